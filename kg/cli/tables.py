"""Rows as aligned columns on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from kg.cli.console import printable

__all__ = ["columns", "terminal_width"]

UNLIMITED = 10_000


def terminal_width(otherwise: int = UNLIMITED) -> int:
    """How wide standard output is, in columns; `otherwise` where it is no terminal."""
    from rich.console import Console

    return Console().width if sys.stdout.isatty() else otherwise


def columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Aligned columns; in a terminal as wide as it is, elsewhere as wide as they need to be."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*header, box=box.SIMPLE_HEAD if header else None, show_header=bool(header), pad_edge=False)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    console = Console(width=terminal_width(), highlight=False, markup=False, emoji=False)
    with console.capture() as written:
        console.print(table)
    yield from (f"{line.rstrip()}\n" for line in written.get().splitlines() if line.strip())
