import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.output import MANIFEST, RUN_SCHEMA, STORE, OutputFolder, append_line, complete, dump, is_of_run, write_file

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


def test_a_run_that_is_amended_keeps_what_is_not_said_to_go(tmp_path: Path) -> None:
    run(tmp_path, a="1", b="1", c="1")
    with OutputFolder(tmp_path) as output:
        output.add("a.txt", ["2"])
        output.add("new/d.txt", ["2"])
        paths = output.amend(without=["a.txt", "b.txt", "not-there.txt"])
    names = ["a.txt", "c.txt", "new/d.txt"]
    assert paths == [tmp_path / name for name in (*names, MANIFEST)]
    found = files(tmp_path)
    assert json.loads(found.pop(MANIFEST)) == {**RUN, "files": names}
    assert found == {"a.txt": "2", "c.txt": "1", "new/d.txt": "2"}


def test_a_file_is_of_the_run_that_lists_it(tmp_path: Path) -> None:
    run(tmp_path, a="1")
    (tmp_path / "mine.txt").write_text("mine")
    assert [is_of_run(tmp_path / name) for name in ("a.txt", "mine.txt")] == [True, False]
    assert not is_of_run(tmp_path / "nowhere" / "a.txt")
    with pytest.raises(OutputError, match=r"b\.txt: cannot be written: not a directory"):
        is_of_run(tmp_path / "a.txt" / "b.txt")


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


# ---- a run that is killed -------------------------------------------------------------------------------------------


class Killed(BaseException):
    """Stands for SIGKILL: nobody catches it, nothing is tidied up after it."""


def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, the `step`-th change of a name in a folder is the last thing that happens."""
    done = 0

    def counting[**P, R](change: Callable[P, R]) -> Callable[P, R]:
        def changed(*args: P.args, **kwargs: P.kwargs) -> R:
            nonlocal done
            if done == step:
                raise Killed
            done += 1
            return change(*args, **kwargs)

        return changed

    monkeypatch.setattr(os, "replace", counting(os.replace))
    monkeypatch.setattr(Path, "rename", counting(Path.rename))
    monkeypatch.setattr(Path, "unlink", counting(Path.unlink))
    monkeypatch.setattr("shutil.rmtree", counting(shutil.rmtree))


@pytest.mark.parametrize("step", range(12))
def test_a_run_that_is_killed_shows_either_run_whole_when_the_folder_is_opened_again(
    step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_with_store(tmp_path, "old", a="1", b="2")
    with monkeypatch.context() as patched:
        killed_at(step, patched)
        with suppress(Killed):
            run_with_store(tmp_path, "new", a="3", c="4")
    complete(tmp_path)
    found = {name: text for name, text in files(tmp_path).items() if not name.startswith(".kg-")}
    assert found.pop(MANIFEST)
    old = {"a.txt": "1", "b.txt": "2", f"{STORE}/data": "old"}
    new = {"a.txt": "3", "c.txt": "4", f"{STORE}/data": "new"}
    assert found == (old if step < 1 else new)
    complete(tmp_path)
    run(tmp_path, d="5")
    assert {name for name in files(tmp_path) if not name.startswith(".kg-")} == {"d.txt", MANIFEST}


def run_with_store(folder: Path, data: str, **contents: str) -> None:
    with OutputFolder(folder) as output:
        output.add_store().mkdir()
        (output.path / output._staging / STORE / "data").write_text(data)  # type: ignore[operator]
        for name, text in contents.items():
            output.add(f"{name}.txt", [text])
        output.finish(RUN)


def test_a_store_of_somebody_else_is_never_replaced_nor_any_other_folder_removed(tmp_path: Path) -> None:
    (tmp_path / STORE).mkdir()
    with pytest.raises(OutputError, match=r"graph\.store: is in the way"):
        run_with_store(tmp_path, "new")
    (tmp_path / STORE).rmdir()
    (tmp_path / "photos").mkdir()
    (tmp_path / MANIFEST).write_text(json.dumps({"schema": RUN_SCHEMA, "files": ["photos/", "photos"]}))
    run(tmp_path, a="1")
    assert (tmp_path / "photos").is_dir()


def test_a_journal_that_was_forged_reaches_nothing_outside_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    (folder / ".kg-commit").mkdir(parents=True)
    (tmp_path / "mine.txt").write_text("mine")
    journal = {"files": ["../mine.txt", 7], "remove": ["../mine.txt", str(tmp_path / "mine.txt")]}
    (folder / ".kg-commit" / ".journal.json").write_text(json.dumps(journal))
    complete(folder)
    assert files(tmp_path) == {"mine.txt": "mine"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_what_cannot_be_completed_is_said(tmp_path: Path) -> None:
    (tmp_path / ".kg-commit").mkdir()
    (tmp_path / ".kg-commit" / "a.txt").write_text("1")
    (tmp_path / ".kg-commit" / ".journal.json").write_text(json.dumps({"files": ["a.txt"], "remove": []}))
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"):
        complete(tmp_path)
    tmp_path.chmod(0o700)
