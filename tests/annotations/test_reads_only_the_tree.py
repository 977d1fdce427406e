"""The layers above the parser read text, tag, dependency, head, entities and `lemma(token)`, nothing else."""

import re
from pathlib import Path

import pytest

FORBIDDEN = re.compile(r"\.pos_?\b|\.morph\b|\.lemma_\b|noun_chunks")
FILES = sorted(
    path
    for folder in ("annotations", "statements")
    for path in (Path(__file__).parents[2] / "kg" / folder).glob("*.py")
)


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_no_module_asks_for_more(path: Path) -> None:
    assert not FORBIDDEN.findall(path.read_text(encoding="utf-8"))
