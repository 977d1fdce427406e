import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.output import MANIFEST, RUN_SCHEMA, OutputFolder, append_line, dump, write_file

RUN = {"schema": RUN_SCHEMA}


def files(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def run(folder: Path, **contents: str) -> list[Path]:
    with OutputFolder(folder) as output:
        for name, text in contents.items():
            output.add(f"{name}.txt", [text])
        return output.finish(RUN)


def no_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


# ---- one file -------------------------------------------------------------------------------------------------------


def test_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    path = write_file(tmp_path / "new" / "graph.ttl", ["a", b"b"])
    assert path.read_text() == "ab"


def test_a_line_is_added_whole_whatever_the_last_one_ended_with(tmp_path: Path) -> None:
    path = append_line(tmp_path / "new" / "ledger.jsonl", "1")
    assert path.read_text() == "1\n"
    path.write_text("1\n2")
    append_line(path, "3")
    assert path.read_text() == "1\n2\n3\n"


def test_a_line_that_cannot_be_added_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = append_line(tmp_path / "ledger.jsonl", "1")
    monkeypatch.setattr("os.fsync", no_space)
    with pytest.raises(OutputError, match=r"ledger\.jsonl: cannot be written: no space left on device"):
        append_line(path, "2")
    assert path.read_text() == "1\n"
    with pytest.raises(OutputError, match="is a directory"):
        append_line(tmp_path, "3")


def test_an_error_while_writing_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = write_file(tmp_path / "graph.ttl", ["old"])

    def chunks() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(path, chunks())
    assert files(tmp_path) == {"graph.ttl": "old"}


def test_a_full_disk_is_said_in_plain_words_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", no_space)
    with pytest.raises(OutputError, match=r"graph\.ttl: cannot be written: no space left on device \(free some space"):
        write_file(tmp_path / "graph.ttl", ["x"])
    assert files(tmp_path) == {}


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder"):
        write_file(tmp_path, ["x"])


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR)
    write_file(pipe, ["x"])
    assert os.read(reader, 10) == b"x"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_link_is_followed(tmp_path: Path) -> None:
    write_file(tmp_path / "real", ["old"])
    (tmp_path / "link").symlink_to("real")
    write_file(tmp_path / "link", ["new"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


# ---- a folder -------------------------------------------------------------------------------------------------------


def test_a_run_lists_its_files(tmp_path: Path) -> None:
    written = run(tmp_path / "deep" / "out", b="2", a="1")
    assert [path.name for path in written] == ["a.txt", "b.txt", MANIFEST]
    assert json.loads(written[-1].read_text()) == {"schema": RUN_SCHEMA, "files": ["a.txt", "b.txt"]}


def test_a_second_run_replaces_the_first_and_removes_what_it_no_longer_makes(tmp_path: Path) -> None:
    run(tmp_path, a="1", b="2")
    (tmp_path / "mine.txt").write_text("mine")
    run(tmp_path, a="3")
    assert files(tmp_path).keys() == {"a.txt", "mine.txt", MANIFEST}
    assert (tmp_path / "a.txt").read_text() == "3"


def test_a_file_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"a\.txt: is in the way"):
        run(tmp_path, a="1")
    assert files(tmp_path) == {"a.txt": "mine"}


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"schema": "other/1", "files": ["a.txt"]}', "\x00\xff"])
def test_a_run_json_of_another_program_gives_no_leave_to_replace(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content)
    with pytest.raises(OutputError, match=r"run\.json: is in the way"):
        run(tmp_path, a="1")
    assert files(tmp_path) == {MANIFEST: content}


def test_a_forged_run_json_reaches_nothing_outside_its_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    folder = tmp_path / "out"
    folder.mkdir()
    forged = {"schema": RUN_SCHEMA, "files": ["../outside.txt", str(outside), "", 7]}
    (folder / MANIFEST).write_text(json.dumps(forged))
    run(folder, a="1")
    assert outside.read_text() == "mine"


def test_leaving_without_finish_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    run(tmp_path, a="1")
    before = files(tmp_path)

    def interrupted() -> Iterator[str]:
        yield "2"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), OutputFolder(tmp_path) as output:
        output.add("a.txt", interrupted())
    assert files(tmp_path) == before


def test_folders_made_for_a_run_that_failed_go_again(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), OutputFolder(tmp_path / "x" / "y"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, a="1")
    before = files(tmp_path)
    monkeypatch.setattr("kg.output._fill", no_space)
    with pytest.raises(OutputError, match="no space left on device"):
        run(tmp_path, a="2")
    assert files(tmp_path) == before


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="it is a file, and a folder is needed"):
        run(tmp_path / "out", a="1")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match=r"permission denied \(choose a folder that you may write to"):
        run(tmp_path, a="1")


# ---- JSON -----------------------------------------------------------------------------------------------------------


def test_json_keeps_letters_and_escapes_what_breaks_lines_and_encoders() -> None:
    value = "Åland\u2028\u2029\x85\ud800\n"
    text = dump(value)
    assert text == '"Åland\\u2028\\u2029\\u0085\\ud800\\n"'
    assert json.loads(text) == value
    assert text.encode()
