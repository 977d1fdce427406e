"""Named questions: the SPARQL files of `ontology/queries/`, and how their parameters are filled.

A file runs as it is in any SPARQL tool. Its head says what it asks, what the answer means, and what can be chosen::

    # title: Who holds an office in a body or country
    # about: Only offices that are held now, as the articles have it.
    # param: body actor The body or country

    SELECT … WHERE {
      # -p body: VALUES ?body { ex:japan }
      ?person pol:holds_position_in ?body …
    }

A parameter is `name kind description`, and has one `VALUES` block. The lines that begin with `# -p name:` are part of
the query if something is chosen, by `kg` or by who takes that away from them; without, all is meant. A block in a line
of its own holds what is taken if nothing is chosen. No `UNDEF` is needed, which not every store understands.

A chosen value becomes a term first, and the term takes the place of what is in the block: no text of a user ever enters
a query.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.graph.answers import Answer
from kg.graph.namespaces import POL, RDFS, SKOS, TOPIC, XSD, text
from kg.graph.store import GraphStore
from kg.graph.values import decimal
from kg.model import TimeValue

__all__ = ["NamedQuery", "Parameter", "ask", "named_queries", "named_query", "written_out"]

type Row = tuple[NamedNode | Literal, ...]

KINDS = ("actor", "topic", "relation", "class", "first", "last", "period", "number", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """Something that can be chosen in a named query."""

    name: str
    kind: str
    """One of `KINDS`. `first` and `last` are days, or the first and the last of a month or year; a `period` is both."""
    description: str
    default: str | None
    """As it stands in the file; `None` if all are meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A question with a name."""

    name: str
    title: str
    about: tuple[str, ...]
    """What the answer means, line by line."""
    parameters: tuple[Parameter, ...]
    text: str

    @property
    def body(self) -> str:
        """The query without its head of comments, ready to paste."""
        return re.sub(r"\A(?:#.*\n|\n)+", "", self.text).strip()

    def filled(self, rows: Mapping[str, Sequence[Row]]) -> str:
        """The query with some of its `VALUES` blocks holding the given rows of terms."""
        text = self.text
        for name, chosen in rows.items():
            cells = [" ".join(map(str, row)) for row in chosen]
            values = " ".join(cells if all(len(row) == 1 for row in chosen) else (f"({cell})" for cell in cells))
            text = re.sub(rf"# -p {re.escape(name)}: ?", "", text)
            text = _block(name).sub(lambda found, values=values: f"{found[1]}{{ {values} }}", text)  # type: ignore[misc]
        return text


def ask(
    store: GraphStore,
    query: str,
    values: Mapping[str, str] | None = None,
    *,
    folder: Path,
    timeout: float | None = None,
    limit: int | None = None,
) -> Answer:
    """Run a named query, or one written out in SPARQL.

    Args:
        store: the graph to ask.
        query: the name of a file in `folder`, without its ending; or SPARQL.
        values: what is chosen for parameters of a named query. Actors and topics may be given by any of their names.
        folder: `ontology/queries`.
        timeout: as in `GraphStore.query`.
        limit: as in `GraphStore.query`.

    Raises:
        QueryError: there is no such query, parameter or thing; or `GraphStore.query` refuses it.
    """
    return store.query(written_out(store, query, values, folder=folder), timeout=timeout, limit=limit)


def written_out(store: GraphStore, query: str, values: Mapping[str, str] | None = None, *, folder: Path) -> str:
    """The SPARQL that `ask` runs, with what is chosen in its place.

    Raises:
        QueryError: there is no such query, parameter or thing.
    """
    values = values or {}
    if re.search(r"[\s{]", query.strip()):
        if values:
            advice = "write the values into it, or use a named query"
            raise QueryError("a query written out has no parameters", where="query", advice=advice)
        return query
    named = named_query(folder, query)
    return named.filled({name: _rows(store, named, name, value) for name, value in values.items()})


# ---- reading the files ----------------------------------------------------------------------------------------------


def named_queries(folder: Path) -> dict[str, NamedQuery]:
    """The named queries of a folder, by name.

    Raises:
        QueryError: there is no such folder, or a file breaks the rules of the head.
    """
    if not folder.is_dir():
        raise QueryError("there is no such folder", where=folder, advice="name the queries folder of an ontology")
    return {path.stem: _read(path) for path in sorted(folder.glob("*.rq"))}


def named_query(folder: Path, name: str) -> NamedQuery:
    """One of the named queries of a folder.

    Raises:
        QueryError: there is none of that name.
    """
    known = named_queries(folder)
    if name not in known:
        near = get_close_matches(name, known, n=1)
        advice = f"perhaps {near[0]} is meant; " if near else ""
        raise QueryError("there is no query of that name", where=name, advice=f"{advice}`kg query --list` lists them")
    return known[name]


def _read(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    title = re.search(r"^# title: (.+)$", text, re.MULTILINE)
    if not title:
        raise QueryError("has no title", where=path, advice="begin it with a line “# title: …”")
    lines = re.findall(r"^# param: (.+)$", text, re.MULTILINE)
    parameters = tuple(_parameter(path, text, line) for line in lines)
    about = tuple(line.strip() for line in re.findall(r"^# about:(.*)$", text, re.MULTILINE))
    return NamedQuery(name=path.stem, title=title[1].strip(), about=about, parameters=parameters, text=text)


def _parameter(path: Path, text: str, line: str) -> Parameter:
    name, kind, description = (*line.split(maxsplit=2), "", "")[:3]
    if kind not in KINDS or not description:
        advice = f"write “# param: name kind description”, where the kind is one of {', '.join(KINDS)}"
        raise QueryError(f"has a parameter that is not understood: {line!r}", where=path, advice=advice)
    blocks = list(_block(name).finditer(text))
    if len(blocks) != 1:
        advice = f"write one block “VALUES ?{name} {{ … }}”, after “# -p {name}:” where all are meant"
        raise QueryError(f"has {len(blocks)} places for the parameter {name!r}", where=path, advice=advice)
    line = text[text.rfind("\n", 0, blocks[0].start()) + 1 : blocks[0].start()]
    default = None if f"# -p {name}:" in line else blocks[0][2].strip()
    return Parameter(name=name, kind=kind, description=description, default=default)


def _block(name: str) -> re.Pattern[str]:
    """The block of a parameter; that of a period has two variables."""
    name = re.escape(name)
    return re.compile(rf"(VALUES (?:\?{name}|\(\?{name}_first \?{name}_last\)) )\{{([^}}]*)\}}")


# ---- values ---------------------------------------------------------------------------------------------------------


def _rows(store: GraphStore, query: NamedQuery, name: str, value: str) -> Sequence[Row]:
    """What a value given by a user stands for; several rows where several things have that name."""
    where = f"{query.name}, {name}"
    for parameter in query.parameters:
        if parameter.name == name:
            match parameter.kind:
                case "first" | "last" | "period" as kind:
                    days = _days(value, where)
                    return (days if kind == "period" else days[:1] if kind == "first" else days[1:],)
                case "number":
                    return ((_number(value, where),),)
                case "text":
                    return ((text(value),),)
                case kind:
                    return tuple((thing,) for thing in _things(store, kind, value.strip(), where))
    known = ", ".join(parameter.name for parameter in query.parameters) or "no parameters"
    raise QueryError("there is no such parameter", where=where, advice=f"{query.name} has {known}")


def _days(value: str, where: str) -> tuple[Literal, Literal]:
    """The first and the last day of what is written as a day, a month, a year or a window of them."""
    try:
        time = TimeValue(value=value.strip(), text="")
        days = time.earliest, time.latest
    except ValueError:
        days = None, None
    if days == (None, None):
        advice = "write it as 2023-01-31, 2023-01 or 2023, and a window as 2023-01/2023-06"
        raise QueryError(f"{value!r} is no date", where=where, advice=advice)
    first, last = days[0] or dt.date.min, days[1] or dt.date.max
    return Literal(first.isoformat(), datatype=XSD.date), Literal(last.isoformat(), datatype=XSD.date)


def _number(value: str, where: str) -> Literal:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise QueryError(f"{value!r} is no number", where=where, advice="write it as 0.5")
    return decimal(number)


def _things(store: GraphStore, kind: str, value: str, where: str) -> tuple[NamedNode, ...]:
    starts = {"actor": store.prefixes["ex"], "topic": TOPIC.iri, "relation": POL.iri, "class": POL.iri}
    prefix, colon, local = value.partition(":")
    candidates = [value.strip("<>"), starts[kind] + value]
    if colon and prefix in store.prefixes:
        candidates.insert(0, store.prefixes[prefix] + local)
    for candidate in candidates:
        node = _node(candidate)
        if node and store.has(node):
            return (node,)
    if found := _called(store, value, starts[kind]):
        return found
    advice = f"give an id or a name that stands in the graph; `kg query GRAPH '{_EXAMPLES[kind]}'` lists them"
    raise QueryError(f"the graph has no {kind} {value!r}", where=where, advice=advice)


_EXAMPLES = {
    "actor": "SELECT DISTINCT ?a ?name { ?s rdf:subject|rdf:object ?a . ?a rdfs:label ?name }",
    "topic": "SELECT ?t ?name { ?t skos:inScheme topic:scheme ; skos:prefLabel ?name }",
    "relation": "SELECT ?r ?name { ?r pol:aspect ?a ; rdfs:label ?name }",
    "class": "SELECT ?c ?name { ?c rdfs:subClassOf* pol:Actor ; rdfs:label ?name }",
}


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _called(store: GraphStore, name: str, start: str) -> tuple[NamedNode, ...]:
    """What is called so, whatever the case; the main names before the others."""
    wanted = name.casefold()
    for predicates in ((RDFS.label, SKOS.prefLabel), (SKOS.altLabel, SKOS.hiddenLabel)):
        quads = (quad for each in predicates for quad in store.oxigraph.quads_for_pattern(None, each, None, None))
        found = {
            quad.subject.value
            for quad in quads
            if isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, Literal)
            and quad.subject.value.startswith(start)
            and quad.object.value.casefold() == wanted
        }
        if found:
            return tuple(NamedNode(iri) for iri in sorted(found))
    return ()
