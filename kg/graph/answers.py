"""What a query gives: rows of RDF terms, and the same as table, CSV, JSON and XML."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, parse_query_results

from kg.graph.namespaces import PREFIXES, XSD, clean

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
        writer.writerow(self.columns or ["answer"])
        if self.truth is not None:
            writer.writerow(["true" if self.truth else "false"])
        writer.writerows([_cell(term) for term in row] for row in self.rows)
        return file.getvalue()

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
        results = parse_query_results(self.json(), format=QueryResultsFormat.JSON)
        written = results.serialize(format=QueryResultsFormat.XML)
        return (written or b"").decode()

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
