"""Sorting more lines than memory should hold: in parts on disk, put together part by part."""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import BinaryIO, Self

__all__ = ["LIMIT", "Sorter"]

LIMIT = 32 * 1024 * 1024
"""How many bytes of lines are sorted in memory. About three times as much is taken, however many lines there are."""


class Sorter:
    r"""Takes bytes in pieces of any length, as a binary file does; gives their lines in the order of bytes, each once.

    ::

        with Sorter() as sorter:
            store.dump(sorter, format=RdfFormat.N_TRIPLES, from_graph=graph)
            for block in sorter.blocks():
                ...  # some lines, sorted, all after those of the block before

    No line may be the beginning of another, as is so of N-Triples. What does not fit into memory lies in temporary
    files. Those are merged in blocks rather than line by line: all that is known to come next is sorted at once, which
    for parts that are sorted already is a merge at the speed of C.

    Args:
        limit: how many bytes are sorted in memory.
        change: is done to the lines before they are sorted, to many at a time; to some perhaps twice.
    """

    def __init__(self, limit: int = LIMIT, change: Callable[[bytes], bytes] | None = None) -> None:
        self.limit, self.change = limit, change
        self._pieces: list[bytes] = []
        self._size = 0
        self._runs: list[BinaryIO] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for run in self._runs:
            run.close()

    def __bool__(self) -> bool:
        """Whether anything was written."""
        return bool(self._pieces or self._runs)

    def write(self, data: bytes) -> int:
        self._pieces.append(data)
        self._size += len(data)
        if self._size >= self.limit:
            self._spill()
        return len(data)

    def flush(self) -> None:
        """Nothing to do; what writes into files calls it."""

    def blocks(self) -> Iterator[list[bytes]]:
        """The lines without their ends, in lists of some at a time; nothing may be written afterwards."""
        if self._runs:
            self._spill()
            yield from _merged(self._runs, self.limit)
        elif lines := self._taken():
            yield lines

    def _taken(self) -> list[bytes]:
        """The whole lines written so far, sorted."""
        data = b"".join(self._pieces)
        lines = (self.change(data) if self.change else data).split(b"\n")
        rest = lines.pop()
        self._pieces, self._size = [rest] if rest else [], len(rest)
        return _in_order(lines)

    def _spill(self) -> None:
        lines = self._taken()
        lines.append(b"")
        run = tempfile.TemporaryFile()  # noqa: SIM115  # it is closed with the others
        self._runs.append(run)
        run.write(b"\n".join(lines))
        run.seek(0)


def _in_order(lines: list[bytes]) -> list[bytes]:
    lines.sort()
    return [line for line, _ in groupby(lines)]


def _merged(runs: list[BinaryIO], limit: int) -> Iterator[list[bytes]]:
    size = limit // len(runs)
    loaded = [(run, lines) for run in runs if (lines := _read(run, size))]
    while loaded:
        last = min(lines[-1] for _, lines in loaded)  # whatever is still on disk comes after it
        block: list[bytes] = []
        for run, lines in loaded:
            end = bisect_right(lines, last)
            block += lines[:end]
            lines[:end] = []
            if not lines:
                lines += _read(run, size)
        loaded = [(run, lines) for run, lines in loaded if lines]
        yield _in_order(block)


def _read(run: BinaryIO, size: int) -> list[bytes]:
    return (run.read(size) + run.readline()).split(b"\n")[:-1]
