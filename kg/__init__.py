"""Articles in; out comes a graph of policy actors, every line of it tied to the sentence that says so.

::

    import kg

    report = kg.build(["articles/"], "out/")

What can be reached from here by the names in `__all__`, and the tables (`docs/reference/tables.md`), stay as they are
from one minor version to the next. Everything else may change. Importing this package loads no language model.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.graph.store import GraphStore
    from kg.model import Actor, Article, Evidence, Factuality, Mention, Relation, Statement
    from kg.pipeline import Report, build, extract
    from kg.settings import Settings
    from kg.statements.tables import Tables, read_tables, write_tables
    from kg.text import ReadOptions
    from kg.vocabulary import Vocabulary

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Article",
    "Evidence",
    "Factuality",
    "GraphStore",
    "KgError",
    "Mention",
    "ReadOptions",
    "Relation",
    "Report",
    "Settings",
    "Statement",
    "Tables",
    "Vocabulary",
    "build",
    "extract",
    "read_tables",
    "write_tables",
]

_HOMES = {
    "kg.errors": ("KgError",),
    "kg.graph.store": ("GraphStore",),
    "kg.model": ("Actor", "Article", "Evidence", "Factuality", "Mention", "Relation", "Statement"),
    "kg.pipeline": ("Report", "build", "extract"),
    "kg.settings": ("Settings",),
    "kg.statements.tables": ("Tables", "read_tables", "write_tables"),
    "kg.text": ("ReadOptions",),
    "kg.vocabulary": ("Vocabulary",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for, so that `import kg` stays quick."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
