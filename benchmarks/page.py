"""A part of a page of the documentation that a script writes: it stands between two comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

__all__ = ["STORES", "kept", "put", "table"]

STORES = Path(__file__).parents[1] / "docs" / "reference" / "stores.md"


def put(name: str, text: str, page: Path = STORES) -> None:
    """Put the text in the place of what stands between `<!-- name -->` and `<!-- /name -->`."""
    before = page.read_text(encoding="utf-8")
    part = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
    if not part.search(before):
        raise LookupError(f"{page} has no part {name!r}")
    page.write_text(part.sub(lambda found: f"{found[1]}\n{text.strip()}\n\n{found[2]}", before), encoding="utf-8")


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows))


def kept(name: str, rows: Sequence[tuple[str, ...]], key: int, page: Path = STORES) -> list[tuple[str, ...]]:
    """The new rows, after those of the table that stands there which do not begin with the same `key` cells."""
    text = page.read_text(encoding="utf-8").partition(f"<!-- {name} -->")[2].partition(f"<!-- /{name} -->")[0]
    lines = [line for line in text.splitlines() if line.startswith("|")][2:]
    old = (tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines)
    new = {row[:key] for row in rows}
    return [*(row for row in old if row[:key] not in new), *rows]
