"""Writing files so that nothing is ever half-written, and nobody else's file is ever replaced.

A file is written aside and renamed. The files of one run are written aside together, and take their places together
at its end; `run.json` lists them. In a folder that already holds something, only files that the `run.json` there lists
are replaced; what that run made and this one does not is removed, so that a folder always shows one run.

A run is finished at one moment: when the folder of what was written aside is renamed to `COMMIT`. Whoever is killed
before has changed nothing; if it is killed after, the next to open the folder puts the rest in its place.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import OutputError

__all__ = [
    "MANIFEST",
    "RUN_SCHEMA",
    "STORE",
    "OutputFolder",
    "append_line",
    "complete",
    "discard",
    "dump",
    "is_of_run",
    "write_file",
]

MANIFEST = "run.json"
RUN_SCHEMA = "kg.run/1"
COMMIT = ".kg-commit"
STORE = "graph.store"
"""The one folder among the files of a run; `run.json` lists it with a slash."""

SYNCED_AT_ONCE = 8

_JOURNAL = ".journal.json"

_ADVICE = {
    errno.ENOSPC: "free some space, or choose another folder with -o",
    errno.EDQUOT: "free some space, or choose another folder with -o",
    errno.EACCES: "choose a folder that you may write to with -o",
    errno.EPERM: "choose a folder that you may write to with -o",
    errno.EROFS: "choose a folder that you may write to with -o",
    errno.ENAMETOOLONG: "choose a shorter name with -o",
}


def write_file(path: Path, chunks: Iterable[str | bytes]) -> Path:
    """Write one file the user named, as a whole or not at all; a file that was there is replaced.

    Raises:
        OutputError: it cannot be written.
    """
    aside: Path | None = None
    try:
        with _plainly(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            place = path.resolve()  # a link is followed, not replaced
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, "it is a folder, and a file is to be written")
            if place.exists() and not place.is_file():
                _fill(place, chunks)  # a pipe or a device, as `/dev/null`
                return path
            aside = place.with_name(f".kg-{os.getpid()}.part")
            _fill(aside, chunks)
            os.replace(aside, place)
    finally:
        if aside is not None:
            aside.unlink(missing_ok=True)
    return path


def append_line(path: Path, line: str) -> Path:
    """Add a line to a file, as a whole or not at all, and wait until the disk has it; the file is made if need be.

    Raises:
        OutputError: it cannot be written; the file is then as it was.
    """
    with _plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b", buffering=0) as file:
            length = file.seek(0, os.SEEK_END)
            file.seek(max(0, length - 1))
            begin = "" if file.read(1) in (b"", b"\n") else "\n"  # the last line may lack its end
            data = f"{begin}{line}\n".encode()
            try:
                if file.write(data) != len(data):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(file.fileno())
            except OSError:
                file.truncate(length)
                raise
    return path


class OutputFolder:
    """The folder that a run writes into.

    ::

        with OutputFolder(Path("out")) as folder:
            folder.add("actors.jsonl", lines)
            folder.finish(run)

    Leaving the block without `finish`, by an error or by Ctrl-C, leaves the folder as it was.
    """

    def __init__(self, path: Path, *, schema: str = RUN_SCHEMA) -> None:
        """Nothing is done yet.

        Args:
            path: the folder.
            schema: of the `run.json` that lists what is ours; a folder with one of another schema is somebody else's.
        """
        self.path = path
        self.schema = schema
        self._staging: Path | None = None
        self._made: list[Path] = []
        self._added: set[str] = set()
        self._previous: frozenset[str] = frozenset()

    def __enter__(self) -> Self:
        with _plainly(self.path):
            if self.path.exists() and not self.path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "it is a file, and a folder is needed")
            for folder in (*reversed(self.path.parents), self.path):
                if not folder.exists():
                    folder.mkdir()
                    self._made.append(folder)
            _carry_out(self.path)
            self._previous = _files_of_last_run(self.path, self.schema)
            self._staging = Path(tempfile.mkdtemp(dir=self.path, prefix=".kg-"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._staging is not None:
            shutil.rmtree(self._staging, ignore_errors=True)
        for folder in reversed(self._made):
            try:
                folder.rmdir()
            except OSError:
                break  # something is in it: what this run wrote

    @property
    def previous(self) -> frozenset[str]:
        """What the run before wrote here, `run.json` too."""
        return self._previous

    def claim(self, *names: str) -> None:
        """Make sure that these names are free or ours, before hours of work go into what shall stand there.

        Raises:
            OutputError: a file of that name is there and no run of ours wrote it.
        """
        for name in (*names, MANIFEST):
            place = self.path / name
            if place.exists() and _listed(name) not in self._previous:
                raise OutputError(
                    "is in the way, and was not written by an earlier run",
                    where=place,
                    advice="move it away, or choose another folder with -o",
                )

    def add(self, name: str, chunks: Iterable[str | bytes]) -> None:
        """Write a file aside; it takes its place when the run is finished."""
        self.claim(name)
        if self._staging is None:
            raise RuntimeError("an output folder is written inside `with` only")
        aside = self._staging / name
        with _plainly(self.path / name):
            aside.parent.mkdir(parents=True, exist_ok=True)
            _fill(aside, chunks)
        self._added.add(name)

    def add_store(self) -> Path:
        """Where to write the store aside; it takes the place of `STORE` when the run is finished.

        Whoever has the old one open goes on to see the old one.
        """
        self.claim(STORE)
        if self._staging is None:
            raise RuntimeError("an output folder is written inside `with` only")
        self._added.add(_listed(STORE))
        return self._staging / STORE

    def finish(self, run: Mapping[str, object]) -> list[Path]:
        """Put every file in its place, write `run.json`, remove what only an earlier run had made.

        Returns:
            The paths of all files, `run.json` last.
        """
        return self._finish(run, stays=frozenset())

    def amend(self, *, without: Iterable[str] = ()) -> list[Path]:
        """Put every file in its place beside the others of the run before, which stay, and list all in `run.json`.

        Args:
            without: files of the run before that go, where they were not written anew.

        Returns:
            The paths of all files of the run, `run.json` last.
        """
        run = json.loads((self.path / MANIFEST).read_text(encoding="utf-8"))
        return self._finish(run, stays=self._previous.difference(without))

    def _finish(self, run: Mapping[str, object], *, stays: frozenset[str]) -> list[Path]:
        made = sorted(self._added)
        names = sorted(stays.union(made) - {MANIFEST})
        self.add(MANIFEST, [dump({**run, "files": names}, indent=2), "\n"])
        stale = sorted(self._previous - self._added - stays)
        with _plainly(self.path):
            self._commit({"files": [*made, MANIFEST], "remove": stale})
            _carry_out(self.path)
        return [self.path / name for name in (*names, MANIFEST)]

    def _commit(self, journal: Mapping[str, object]) -> None:
        """The moment at which the run is finished."""
        if self._staging is None:
            raise RuntimeError("an output folder is written inside `with` only")
        _fill(self._staging / _JOURNAL, [dump(journal)])
        _sync_all([path for path in self._staging.rglob("*") if path.is_file()])
        _carry_out(self.path)  # another run may have been killed meanwhile
        self._staging.rename(self.path / COMMIT)
        self._staging = None


def complete(folder: Path) -> None:
    """Put in its place what a run had finished and was killed before it could: whoever reads a folder calls it first.

    Raises:
        OutputError: there is something to do, and the folder cannot be written.
    """
    with _plainly(folder):
        _carry_out(folder)


def is_of_run(path: Path) -> bool:
    """Whether a run wrote this file, as the `run.json` beside it says.

    Raises:
        OutputError: that cannot be read.
    """
    with _plainly(path):
        _carry_out(path.parent)
        return path.name in _files_of_last_run(path.parent, RUN_SCHEMA)


def discard(folder: Path, *, schema: str) -> bool:
    """Remove what `OutputFolder` put into a folder, and the folder if nothing else is in it.

    Args:
        folder: nothing is done if it does not exist, or no `run.json` of this schema says what is ours.
        schema: as for `OutputFolder`.

    Returns:
        Whether there was something.

    Raises:
        OutputError: it cannot be removed.
    """
    with _plainly(folder):
        _carry_out(folder)
        ours = _files_of_last_run(folder, schema)
        for name in sorted(ours - {MANIFEST}):
            _remove(folder / name, folder / COMMIT)
        if ours:
            (folder / MANIFEST).unlink(missing_ok=True)  # the last: what is left after a failure stays ours
            with suppress(OSError):
                folder.rmdir()
    return bool(ours)


def _carry_out(folder: Path) -> None:
    """What the journal of a finished run says; it can be done again, and by several at once, with the same result."""
    aside = folder / COMMIT
    if not aside.exists():
        return
    try:
        journal = json.loads((aside / _JOURNAL).read_text(encoding="utf-8"))
    except FileNotFoundError:
        shutil.rmtree(aside, ignore_errors=True)  # all is in its place
        return
    for name in filter(_stays_inside, journal["files"]):
        _put(aside / name, folder / name)
    for name in filter(_stays_inside, journal["remove"]):
        _remove(folder / name, aside)
    (aside / _JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(aside, ignore_errors=True)


def _put(aside: Path, place: Path) -> None:
    if not aside.exists():
        return  # it is there already
    place.parent.mkdir(parents=True, exist_ok=True)
    if aside.is_dir() and place.is_dir():
        place.rename(Path(tempfile.mkdtemp(dir=aside.parent)) / place.name)  # a folder cannot replace another
    with suppress(FileNotFoundError):  # somebody else has just put it there
        os.replace(aside, place)


def _remove(place: Path, aside: Path) -> None:
    if not place.is_dir():
        place.unlink(missing_ok=True)
        if place.parent != aside.parent:
            with suppress(OSError):  # something else is in it
                place.parent.rmdir()
    elif place.name == STORE:  # no other folder is ever ours
        place.rename(Path(tempfile.mkdtemp(dir=aside)) / place.name)


def _listed(name: str) -> str:
    """How `run.json` lists it."""
    return f"{name}/" if name == STORE else name


def dump(value: object, *, indent: int | None = None) -> str:
    """JSON as we write it: UTF-8 as it is, and nothing that could break a line or an encoder.

    Line and paragraph separators are escaped, as many programs take them for the end of a line; so are halves of
    surrogate pairs, which are legal in JSON and cannot be encoded.
    """
    separators = (",", ": ") if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return text.translate(_ESCAPES) if _needs_escape(text) else text


class _Escapes(dict[int, str]):
    def __missing__(self, code: int) -> str:
        if code in (0x85, 0x2028, 0x2029) or 0xD800 <= code <= 0xDFFF:
            return f"\\u{code:04x}"
        raise LookupError(code)


_ESCAPES = _Escapes()


def _needs_escape(text: str) -> bool:
    if any(separator in text for separator in ("\x85", "\u2028", "\u2029")):
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _fill(path: Path, chunks: Iterable[str | bytes]) -> None:
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk if isinstance(chunk, bytes) else chunk.encode())


def _sync_all(paths: Sequence[Path]) -> None:
    """Wait for many files at once: one after the other, the disk would be waited for as often as there are files."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(SYNCED_AT_ONCE) as pool:
        list(pool.map(_sync, paths))


def _sync(path: Path) -> None:
    """Wait until the disk has a file, so that a loss of power leaves no empty one in the place of a good one."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _files_of_last_run(folder: Path, schema: str) -> frozenset[str]:
    """What the `run.json` of a folder lists; nothing if there is none of ours."""
    try:
        run = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return frozenset()
    if not isinstance(run, dict) or run.get("schema") != schema or not isinstance(run.get("files"), list):
        return frozenset()
    return frozenset({name for name in run["files"] if _stays_inside(name)} | {MANIFEST})


def _stays_inside(name: object) -> bool:
    # The list may have been written by somebody else: `../../.bashrc` is not to be replaced because it says so.
    return isinstance(name, str) and bool(name) and not Path(name).is_absolute() and ".." not in Path(name).parts


@contextmanager
def _plainly(place: Path) -> Iterator[None]:
    """Turn what the operating system says into a sentence with a next step."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        advice = _ADVICE.get(error.errno or 0, "choose another place with -o")
        raise OutputError(f"cannot be written: {reason}", where=place, advice=advice) from error
