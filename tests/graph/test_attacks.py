"""Attacks get in nowhere: nothing is fetched, no file is read, nothing runs on, nothing drives a terminal or a sheet.

A server records every request, and a file holds a word that must never be seen again.
"""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.cli.console import printable
from kg.cli.tables import columns
from kg.errors import GraphError, QueryError
from kg.graph.answers import Answer
from kg.graph.queries import ask
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.statements.tables import Tables

QUERIES = Path(__file__).parents[2] / "ontology" / "queries"
WORD = "the-word-that-nobody-may-see"


@dataclass
class Outside:
    """What an attack may try to reach."""

    web: str
    secret: Path
    fetched: list[str] = field(default_factory=list)

    def put_into(self, text: str) -> str:
        return (
            text.replace("WEB", self.web).replace("SECRET", str(self.secret)).replace("\\r", "\r").replace("\\n", "\n")
        )


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    fetched: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fetched.append(self.path)
            self.send_error(404)

        do_POST = do_HEAD = do_GET  # noqa: N815 - the names that the server asks for

        def log_message(self, *_: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}/x", fetched
    listening.shutdown()
    listening.server_close()
    thread.join()


@pytest.fixture
def outside(server: tuple[str, list[str]], tmp_path: Path) -> Iterator[Outside]:
    secret = tmp_path / "secret.ttl"
    secret.write_text(f'<http://x/s> <http://x/p> "{WORD}" .')
    web, fetched = server
    fetched.clear()
    yield Outside(web=web, secret=secret, fetched=fetched)
    assert fetched == [], "something was fetched"


@pytest.fixture(scope="module")
def store(world: Tables, vocabulary: RelationSource) -> GraphStore:
    return GraphStore.of(world, vocabulary)


def attacks() -> list[object]:
    lines = (Path(__file__).parent / "attacks.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [pytest.param(" ".join(row[1:-1]), row[-1], id=row[0]) for row in rows]


def test_the_server_would_notice(server: tuple[str, list[str]]) -> None:
    from urllib.error import HTTPError
    from urllib.request import urlopen

    web, fetched = server
    with pytest.raises(HTTPError):
        urlopen(web)
    assert fetched == ["/x"]


def test_there_are_at_least_thirty() -> None:
    assert len(attacks()) >= 30


@pytest.mark.parametrize(("query", "outcome"), attacks())
def test_a_query_gets_in_nowhere(query: str, outcome: str, store: GraphStore, outside: Outside) -> None:
    before = len(store)
    kind, _, words = outcome.partition(" ")
    if kind == "harmless":
        answer = store.query(outside.put_into(query), timeout=60, limit=100)
        assert WORD not in str(answer.rows)
        assert answer.table() in ([], [["0"]])
    else:
        with pytest.raises(QueryError, match=words or "was stopped") as caught:
            store.query(outside.put_into(query), timeout=0.5, limit=100)
        assert WORD not in str(caught.value)
    assert len(store) == before


# ---- parameters -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        "x> } SERVICE <WEB> { ?s ?p ?o } #",
        "<WEB> } LOAD <file://SECRET> #",
        'norland" } ; DROP ALL #',
        "ex:norland } UNION { ?s ?p ?o } #",
        "\\u003e SERVICE",
        "norland\n} SERVICE <WEB> {",
    ],
)
@pytest.mark.parametrize(
    ("query", "name"), [("who-holds-office", "body"), ("topic-actors", "topic"), ("timeline", "from")]
)
def test_a_value_stays_a_value(query: str, name: str, value: str, store: GraphStore, outside: Outside) -> None:
    with pytest.raises(QueryError, match=r"the graph has no|is no date"):
        ask(store, query, {name: outside.put_into(value)}, folder=QUERIES)


def test_a_text_stays_a_text(store: GraphStore, outside: Outside, tmp_path: Path) -> None:
    (tmp_path / "same.rq").write_text("# title: x\n# param: it text x\nSELECT ?it { VALUES ?it { 1 } }")
    for value in ('" } SERVICE <WEB> { ?s ?p ?o } #', "\\", "' } #", "\\g<1>\\1"):
        hostile = outside.put_into(value)
        assert ask(store, "same", {"it": hostile}, folder=tmp_path).rows == ((Literal(hostile),),)


# ---- files ----------------------------------------------------------------------------------------------------------

BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
FILES = {
    "remote context.jsonld": '{"@context": "WEB", "@id": "http://x/a", "name": "x"}',
    "context from a file.jsonld": '{"@context": "file://SECRET", "@id": "http://x/a", "name": "x"}',
    "context within a context.jsonld": '{"@context": {"a": {"@id": "http://x/a", "@context": "WEB"}}, "a": {"b": 1}}',
    "imported context.jsonld": '{"@context": {"@version": 1.1, "@import": "WEB"}, "@id": "http://x/a"}',
    "external entity.rdf": '<!DOCTYPE r [<!ENTITY e SYSTEM "file://SECRET">]><r>&e;</r>',
    "external dtd.xml": '<!DOCTYPE r SYSTEM "WEB"><r/>',
    "a billion laughs.rdf": f'<!DOCTYPE r [<!ENTITY e0 "ha">{BOMB}]><r>&e9;</r>',
    "a base elsewhere.ttl": '@base <WEB> . <a> <b> "c" .',
    "an import.ttl": "<http://x/o> <http://www.w3.org/2002/07/owl#imports> <WEB>, <file://SECRET> .",
    "deep nesting.ttl": "<http://x/s> <http://x/p> " + "(" * 50_000 + ")" * 50_000 + " .",
    "an address that is none.nt": '<http://x/a> <http://x/b> <http://x/" onload=alert(1)> .',
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_makes_nothing_be_fetched_or_read(name: str, outside: Outside, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(outside.put_into(FILES[name]))
    store = GraphStore()
    try:
        store.load(path)
        said = ""
    except GraphError as error:
        said = str(error)
    assert WORD not in said
    size = len(store)  # counted anew each time it is asked for
    assert not said or size == 0
    assert not any(WORD in str(quad.object) for quad in store.quads())


# ---- answers --------------------------------------------------------------------------------------------------------

HOSTILE = [
    "\x1b[2J\x1b]0;title\x07",
    "\x9b31m",
    "a\u202eb",
    "\x08\x08\x7f",
    '=HYPERLINK("http://x")',
    "@SUM(A1)",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "\t=1",
    'a,b\r\n"c"',
    "</literal><script>alert(1)</script>",
    "]]>",
    "\x00",
]


@pytest.fixture(scope="module")
def hostile() -> Answer:
    """Texts as a graph of somebody else may hold them."""
    store = GraphStore()
    store.add(
        Quad(NamedNode(f"http://x/{n}"), NamedNode("http://x/p"), Literal(text)) for n, text in enumerate(HOSTILE)
    )
    return store.query("SELECT ?s ?o { ?s <http://x/p> ?o }", timeout=60)


def test_a_terminal_is_shown_nothing_that_drives_it(hostile: Answer) -> None:
    for shown in ("".join(columns(hostile.columns, hostile.table())), *map(printable, everything(hostile))):
        assert not set("\x00\x07\x08\x1b\x7f\x9b\u202e") & set(shown)


def test_a_sheet_runs_nothing(hostile: Answer) -> None:
    rows = list(csv.reader(io.StringIO(hostile.csv(), newline="")))
    assert len(rows) == len(HOSTILE) + 1
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_every_form_has_every_row(hostile: Answer) -> None:
    import json
    from xml.etree import ElementTree

    assert len(json.loads(hostile.json())["results"]["bindings"]) == len(HOSTILE)
    assert len(ElementTree.fromstring(hostile.xml())[1]) == len(HOSTILE)
    assert len(hostile.tsv().splitlines()) == len(HOSTILE) + 1


def everything(answer: Answer) -> list[str]:
    return [answer.csv(), answer.tsv(), answer.json(), answer.xml()]
