import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.sorting import Sorter

ROOT = Path(__file__).parents[2]


def sorted_by(limit: int, pieces: list[bytes]) -> list[bytes]:
    with Sorter(limit) as sorter:
        for piece in pieces:
            sorter.write(piece)
        return [line for block in sorter.blocks() for line in block]


@given(
    words=st.lists(st.binary(min_size=1, max_size=8).map(lambda word: word.replace(b"\n", b"") + b" ."), max_size=60),
    limit=st.integers(1, 200),
    size=st.integers(1, 40),
)
def test_lines_come_sorted_and_once_however_they_are_cut_and_spilled(words: list[bytes], limit: int, size: int) -> None:
    data = b"".join(word + b"\n" for word in words)
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    assert sorted_by(limit, pieces) == sorted({*words})


def test_blocks_are_no_longer_than_what_fits_into_memory() -> None:
    lines = [b"%06d ." % number for number in range(20_000)]
    random.Random(1).shuffle(lines)
    with Sorter(20_000) as sorter:
        for line in lines:
            sorter.write(line + b"\n")
        blocks = list(sorter.blocks())
    assert [line for block in blocks for line in block] == sorted(lines)
    assert max(len(b"\n".join(block)) for block in blocks) <= 2 * 20_000


def test_what_is_changed_is_sorted_as_it_is_then() -> None:
    with Sorter(4, lambda lines: lines.replace(b"z", b"a")) as sorter:
        for piece in (b"z1 .\nb", b"2 .\nz0 .\n"):
            sorter.write(piece)
        assert [line for block in sorter.blocks() for line in block] == [b"a0 .", b"a1 .", b"b2 ."]


def test_nothing_written_gives_nothing() -> None:
    with Sorter() as sorter:
        assert not sorter
        assert list(sorter.blocks()) == []


PEAK = """
import sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad
from kg.graph.serialize import chunks

number, format = int(sys.argv[1]), sys.argv[2]
name = "https://example.org/policy-actors/"
predicate, home = NamedNode(name + "p"), NamedNode(name + "graph/x")
quads = (
    Quad(NamedNode(f"{name}id/{k * 7919 % number}"), predicate, Literal("some words " * 20 + str(k)), home)
    for k in range(number)
)
written = sum(len(chunk) for chunk in chunks(quads, format=format, limit=1 << 20))
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) * 1024, written)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read from /proc")
@pytest.mark.parametrize("format", ["ttl", "nq", "jsonld"])
def test_memory_does_not_grow_with_the_graph(format: str) -> None:
    def peak(number: int) -> tuple[int, int]:
        command = [sys.executable, "-c", PEAK, str(number), format]
        done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)})
        memory, written = map(int, done.stdout.split())
        return memory, written

    (little, few), (much, many) = peak(20_000), peak(80_000)
    assert many > 3.9 * few
    assert much - little < (many - few) / 4
