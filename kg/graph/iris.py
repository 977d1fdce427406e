"""Where the IRIs of the data come from: one place, flat names, a whitelist and no escaping.

Text from articles is hostile, and one bad IRI makes a whole file unreadable. So a name stands in an IRI only if it is
a plain word already (as the ids of actors and statements are); everything else (paths, URLs, other people's ids) is
shortened to a slug with a hash. `pyoxigraph.NamedNode` then checks what came out.

No two ids share an IRI: a plain word that ends as our own names do (with such a hash, or `-voice-1`) gets a hash, too.
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
_OURS = re.compile(r".*-(?:[0-9a-f]{16}|voice-[0-9]+|time)|software-.*", re.ASCII)
"""How names end (or begin) that are made here."""


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
        name = f"{table.removesuffix('.tsv')}-{key}"
        if "-" in table:  # whose part of the name would not be known from the key's
            return NamedNode(f"{self.base}record/{_hashed(name, table, key)}")
        return self._mint("record", name)

    def run(self, run: str) -> NamedNode:
        return self._mint("run", run)

    def software(self, version: str) -> NamedNode:
        name = slug(version)
        if not re.fullmatch(r"[0-9a-z]+(?:\.[0-9a-z]+)*", version):  # only dots become hyphens without loss
            name = _hashed(version)
        return NamedNode(f"{self.base}run/software-{name}")

    def graph(self, name: Literal["ontology", "reference", "edges", "tenures", "dataset"]) -> NamedNode:
        return NamedNode(f"{self.base}graph/{name}")

    def article_graph(self, article: str) -> NamedNode:
        """The graph that holds all that one article says."""
        return NamedNode(f"{self.base}graph/article-{_local(article)}")

    def _mint(self, kind: str, name: str) -> NamedNode:
        return NamedNode(f"{self.base}{kind}/{_local(name)}")


def _local(name: str) -> str:
    return name if _PLAIN.fullmatch(name) and not _OURS.fullmatch(name) else _hashed(name)


def _hashed(name: str, *parts: str) -> str:
    return f"{slug(name)[:40].strip('-') or 'x'}-{digest(*(parts or (name,)))}"


def _is_base(base: str) -> bool:
    try:
        NamedNode(base)
        parts = urlsplit(base)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and base[-1] in "/#" and base.count("#") < 2
