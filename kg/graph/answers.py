"""What a query gives: rows of RDF terms, and the same as table, CSV, TSV, JSON, XML and Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryResultsFormat, parse_query_results

from kg.errors import QueryError
from kg.graph.engine import Found
from kg.graph.namespaces import PREFIXES, XSD, clean
from kg.graph.serialize import serialize

__all__ = ["Answer"]

type Term = NamedNode | Literal | BlankNode | None

_NUMBERS = frozenset(XSD[name] for name in ("integer", "decimal", "double", "float"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Rows under columns; a cell is `None` where nothing is bound.

    A CONSTRUCT or DESCRIBE query has the columns `subject`, `predicate`, `object`; an ASK query has none, and `truth`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term, ...], ...]
    truth: bool | None = None
    prefixes: Mapping[str, str] = field(default_factory=lambda: PREFIXES)
    complete: bool = True
    """Whether these are all rows: not if there were more than a limit allows."""
    is_graph: bool = False
    """Whether the rows are triples: the answer to a CONSTRUCT or DESCRIBE query."""

    @classmethod
    def of(cls, found: Found, prefixes: Mapping[str, str], *, ordered: bool) -> Self:
        """What the engine found, sorted unless the query says how its rows are ordered."""
        rows = list(found.rows)
        if not ordered:
            rows.sort(key=lambda row: [(getattr(term, "value", ""), str(term)) for term in row])
        return cls(
            columns=found.columns,
            rows=tuple(rows),
            truth=found.truth,
            prefixes=prefixes,
            complete=found.complete,
            is_graph=found.is_graph,
        )

    def __len__(self) -> int:
        return len(self.rows)

    def table(self) -> list[list[str]]:
        """The rows as texts to show: IRIs shortened by the prefixes, literals without their types."""
        if self.truth is not None:
            return [["yes" if self.truth else "no"]]
        return [[self._shown(term) for term in row] for row in self.rows]

    def csv(self) -> str:
        """SPARQL 1.1 CSV, with a header; texts that a spreadsheet would run as a formula begin with `'`."""
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\r\n")
        if self.truth is not None:
            writer.writerows([["answer"], ["true" if self.truth else "false"]])
            return file.getvalue()
        writer.writerow(self.columns)
        writer.writerows([_cell(term) for term in row] for row in self.rows)
        return file.getvalue()

    def tsv(self) -> str:
        """SPARQL 1.1 TSV: each cell as it would stand in Turtle, so that nothing is lost."""
        return self._as(QueryResultsFormat.TSV)

    def json(self) -> str:
        """SPARQL 1.1 query results in JSON."""
        document: dict[str, object] = {"head": {"vars": list(self.columns)}}
        if self.truth is not None:
            document = {"head": {}, "boolean": self.truth}
        else:
            document["results"] = {"bindings": [self._binding(row) for row in self.rows]}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def xml(self) -> str:
        """SPARQL query results in XML."""
        return self._as(QueryResultsFormat.XML)

    def turtle(self) -> str:
        """The graph that a CONSTRUCT or DESCRIBE query gives, sorted.

        Raises:
            QueryError: it is the answer to another kind of query.
        """
        if not self.is_graph:
            advice = "choose another format, or ask with CONSTRUCT or DESCRIBE"
            raise QueryError("the answer is no graph, so that it cannot be Turtle", where="query", advice=advice)
        return serialize((Quad(*row) for row in self.rows), format="ttl", prefixes=self.prefixes).decode()  # type: ignore[arg-type]

    def _as(self, format: QueryResultsFormat) -> str:
        results = parse_query_results(self.json(), format=QueryResultsFormat.JSON)
        return (results.serialize(format=format) or b"").decode()

    def _binding(self, row: Sequence[Term]) -> dict[str, object]:
        return {name: _json_term(term) for name, term in zip(self.columns, row, strict=True) if term is not None}

    def _shown(self, term: Term) -> str:
        if not isinstance(term, NamedNode):
            return "" if term is None else term.value
        fitting = [
            (len(start), prefix, start) for prefix, start in self.prefixes.items() if term.value.startswith(start)
        ]
        if not fitting:
            return term.value
        _, prefix, start = max(fitting)
        return f"{prefix}:{term.value.removeprefix(start)}"


def _cell(term: Term) -> str:
    if term is None:
        return ""
    value = f"_:{term.value}" if isinstance(term, BlankNode) else term.value
    is_text = isinstance(term, Literal) and term.datatype not in _NUMBERS
    # Texts come from articles and from the web; Excel and LibreOffice run a cell that begins like this.
    return f"'{value}" if is_text and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else value


def _json_term(term: NamedNode | Literal | BlankNode) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    binding = {"type": "literal", "value": clean(term.value)}
    if term.language:
        return binding | {"xml:lang": term.language}
    return binding if term.datatype == XSD.string else binding | {"datatype": term.datatype.value}
