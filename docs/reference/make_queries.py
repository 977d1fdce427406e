"""Writes `queries.md` from the files of `ontology/queries/`: python docs/reference/make_queries.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.graph.queries import NamedQuery, named_queries
from kg.vocabulary import ontology_folder

PAGE = Path(__file__).parent / "queries.md"
KINDS = {
    "actor": "an actor, by id or any name",
    "topic": "a topic, by id or name",
    "relation": "a relation, by id or label",
    "class": "a class, by id or label",
    "first": "a day, or the first of a month or year",
    "last": "a day, or the last of a month or year",
    "period": "a day, month, year or window",
    "number": "a number",
    "text": "a text",
}
HEAD = """# The named questions

Made from `ontology/queries/` by `docs/reference/make_queries.py`; a test compares. Ask one by name:

    kg query out who-holds-office -p body=Japan

`kg query --explain NAME` prints its SPARQL, which runs as it is in any SPARQL 1.1 tool: on the Turtle file, or on the
named graphs with their union as default graph. What is said of each question here is also in its file. Without a
choice all is meant, unless a default is named. A day is written 2023-01-31, a month 2023-01, a year 2023, a window
2023-01/2023-06, open at an end as 2023-01/.. ; [ask questions](../how-to/ask-questions.md) says more.
"""


def page() -> str:
    """The whole page."""
    known = named_queries(ontology_folder() / "queries")
    return "\n".join([HEAD, *(line for named in known.values() for line in _part(named))])


def _part(named: NamedQuery) -> Iterator[str]:
    yield f"## {named.name}\n"
    yield f"{named.title}.\n"
    yield from named.about
    if named.parameters:
        yield "\n| choice | | |\n|---|---|---|"
        for each in named.parameters:
            default = f"; else `{each.default}`" if each.default else ""
            yield f"| `{each.name}` | {each.description} | {KINDS[each.kind]}{default} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
