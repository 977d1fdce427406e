"""Where the IRIs of the data come from: one place, flat names, a whitelist and no escaping.

Text from articles is hostile, and one bad IRI makes a whole file unreadable. So a name stands in an IRI only if it is
a plain word already (as the ids of actors and statements are); everything else (paths, URLs, other people's ids) is
shortened to a slug with a hash. `pyoxigraph.NamedNode` then checks what came out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from kg.errors import GraphError
from kg.identifiers import digest, slug

__all__ = ["DEFAULT_BASE", "Iris"]

DEFAULT_BASE = "https://example.org/policy-actors/"

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs below one base.

    Args:
        base: an absolute http(s) IRI that ends in `/` or `#`.

    Raises:
        GraphError: the base is no such IRI.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not _is_base(self.base):
            raise GraphError(
                "is no base for IRIs",
                where=repr(self.base),
                advice=f"give an absolute http or https address that ends in / or #, such as {DEFAULT_BASE}",
            )

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Prefixes of the kinds of things, in the order in which files declare them."""
        kinds = {"ex": "id", "article": "article", "statement": "statement", "evidence": "evidence"}
        kinds |= {"tenure": "tenure", "record": "record", "run": "run", "graph": "graph"}
        return {prefix: f"{self.base}{kind}/" for prefix, kind in kinds.items()}

    @property
    def dataset(self) -> NamedNode:
        """The graph as a whole; it says what base everything in it has."""
        return NamedNode(f"{self.base}graph/all")

    def actor(self, actor: str) -> NamedNode:
        return self._mint("id", actor)

    def article(self, article: str) -> NamedNode:
        return self._mint("article", article)

    def statement(self, statement: str) -> NamedNode:
        return self._mint("statement", statement)

    def attribution(self, statement: str, level: int) -> NamedNode:
        """The `level`-th voice of a statement, from 1, outermost first."""
        return NamedNode(f"{self.statement(statement).value}-voice-{level}")

    def evidence(self, article: str, start: int, end: int) -> NamedNode:
        """A stretch of an article that says something."""
        return NamedNode(f"{self.base}evidence/{_local(article)}-{start}-{end}")

    def selector(self, article: str, start: int, end: int, kind: Literal["pos", "quote", "span"]) -> NamedNode:
        """How a stretch is found: by position, by its words, or (`span`) a word or name within."""
        return NamedNode(f"{self.evidence(article, start, end).value}-{kind}")

    def tenure(self, tenure: str) -> NamedNode:
        """A person in an office, from when until when."""
        return self._mint("tenure", tenure)

    def interval(self, tenure: str) -> NamedNode:
        """The time of a tenure."""
        return NamedNode(f"{self.tenure(tenure).value}-time")

    def record(self, table: str, key: str) -> NamedNode:
        """A line of a table of reference facts."""
        return self._mint("record", f"{table.removesuffix('.tsv')}-{key}")

    def run(self, run: str) -> NamedNode:
        return self._mint("run", run)

    def software(self, version: str) -> NamedNode:
        return NamedNode(f"{self.base}run/software-{slug(version)}")

    def graph(self, name: Literal["ontology", "reference", "edges", "tenures", "dataset"]) -> NamedNode:
        return NamedNode(f"{self.base}graph/{name}")

    def article_graph(self, article: str) -> NamedNode:
        """The graph that holds all that one article says."""
        return NamedNode(f"{self.base}graph/article-{_local(article)}")

    def _mint(self, kind: str, name: str) -> NamedNode:
        return NamedNode(f"{self.base}{kind}/{_local(name)}")


def _local(name: str) -> str:
    if _PLAIN.fullmatch(name):
        return name
    return f"{slug(name)[:40].strip('-')}-{digest(name)}".lstrip("-")


def _is_base(base: str) -> bool:
    try:
        NamedNode(base)
        parts = urlsplit(base)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and base[-1] in "/#" and base.count("#") < 2
