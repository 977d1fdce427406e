"""An actor is linked to the only entity of its name, type and country, and else to none."""

from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from kg.errors import EndpointError
from kg.linking.endpoint import Endpoint
from kg.linking.links import Link
from kg.linking.proposals import Linker, wanting
from kg.model import Actor, Mention, MentionKind
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary
from tests.linking.conftest import Server, results

Make = Callable[..., Endpoint]
VALE = Actor(id="ada-vale", name="Ada Vale", type="Person", country="NOR")
TIDES = Actor(id="ministry-of-tides", name="Ministry of Tides", type="GovernmentBody")
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
ITEM = "http://www.wikidata.org/entity/Q990001"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def row(item: str = ITEM, **cells: str) -> dict[str, str]:
    given = {"label": "Ada Vale", "matched": "Ada Vale", "class": "human", "code": "NOR"} | cells
    return {"item": item} | {name: value for name, value in given.items() if value}


def proposed(linker: Linker, *actors: Actor) -> list[Link]:
    def failed(error: EndpointError) -> None:
        raise error

    return list(linker.proposals(actors, failed))


def test_the_only_entity_of_name_type_and_country_is_proposed(
    server: Server, endpoint: Make, vocabulary: Vocabulary
) -> None:
    server.replies = [results(row(), row(code="SWE"), row("http://www.wikidata.org/entity/Q990002", code="PER"))]
    (link,) = proposed(Linker(endpoint(), vocabulary), VALE)
    assert (link.actor, link.identifier, link.label, link.source) == ("ada-vale", ITEM, "Ada Vale", server.address)


def test_an_alias_is_a_name_too(server: Server, endpoint: Make, vocabulary: Vocabulary) -> None:
    server.replies = [results(row(label="Adelaide Vale"))]
    (link,) = proposed(Linker(endpoint(), vocabulary), VALE)
    assert (link.label, link.matched) == ("Adelaide Vale", "Ada Vale")


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row(), row("http://www.wikidata.org/entity/Q990002")],
        [row(code="PER")],
        [row(code="")],
        [row(**{"class": "ship"})],
        [row(**{"class": ""})],
        [row(matched="ADA VALE")],
        [row(label="")],
        [row("javascript:alert(1)")],
        [row("https://example.org/<x>")],
        [{"other": "x"}],
    ],
)
def test_where_anything_disagrees_nothing_is_proposed(
    server: Server, endpoint: Make, vocabulary: Vocabulary, rows: list[dict[str, str]]
) -> None:
    server.replies = [results(*rows)]
    assert proposed(Linker(endpoint(), vocabulary), VALE) == []


@pytest.mark.parametrize(
    ("kind", "agrees"),
    [
        ("ministry", True),
        ("ministry of the sea", True),
        ("government agency", True),
        ("organization", True),
        ("court", True),
        ("company", False),
        ("human", False),
        ("sovereign state", False),
    ],
)
def test_the_name_of_a_class_elsewhere_says_the_type(
    server: Server, endpoint: Make, vocabulary: Vocabulary, kind: str, agrees: bool
) -> None:
    server.replies = [results(row(label="Ministry of Tides", matched="Ministry of Tides", **{"class": kind}))]
    assert bool(proposed(Linker(endpoint(), vocabulary), TIDES)) is agrees


HOSTILE = (
    'Ada "Vale"',
    'Vale" } ; DROP ALL #',
    "Vale'''",
    'Vale"""',
    "Vale $NAME",
    "瓦莱",
    "Va\u200ble",
    "O'Neil & Sons <b>",
    "?item",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_name_holds_it_stays_one_literal(endpoint: Make, vocabulary: Vocabulary, name: str) -> None:
    store = Store()
    for item, label in ((ITEM, name), ("http://www.wikidata.org/entity/Q990002", "Ada Vale")):
        store.add(Quad(NamedNode(item), RDFS_LABEL, Literal(label, language="en")))
    found = store.query(Linker(endpoint(), vocabulary).query(name))
    assert isinstance(found, QuerySolutions)
    assert [(row["item"].value, row["matched"].value) for row in found] == [(ITEM, name)]


def test_a_question_that_fails_does_not_end_the_others(server: Server, endpoint: Make, vocabulary: Vocabulary) -> None:
    server.replies = [(400, {}, b""), results(row())]
    failures: list[EndpointError] = []
    other = Actor(id="bram", name="Bram Kestrel", type="Person")
    links = list(Linker(endpoint(), vocabulary).proposals([other, VALE], failures.append))
    assert [link.actor for link in links] == ["ada-vale"]
    assert len(failures) == 1


def test_an_endpoint_that_fails_again_and_again_is_left_alone(
    server: Server, endpoint: Make, vocabulary: Vocabulary
) -> None:
    server.replies = [(400, {}, b"")]
    failures: list[EndpointError] = []
    actors = [Actor(id=f"bram-{number}", name=f"Bram Kestrel {number}", type="Person") for number in range(9)]
    with pytest.raises(EndpointError):
        list(Linker(endpoint(), vocabulary).proposals(actors, failures.append))
    assert len(server.queries) == 3


def test_who_is_named_most_is_asked_for_first_and_some_never(vocabulary: Vocabulary) -> None:
    actors = (
        Actor(id="a", name="Ada Vale", type="Person"),
        Actor(id="b", name="Bram Kestrel", type="Person"),
        Actor(id="c", name="Kestrel", type="Person"),
        Actor(id="d", name="six lawmakers", type="Group"),
        Actor(id="e", name="Norland Accord", type="PolicyInstrument"),
        Actor(id="f", name="Norland", type="Country", same_as=("Q990003",)),
        Actor(id="g", name="x" * 300, type="Company"),
        Actor(id="h", name="Vale\x00Ltd", type="Company"),
        Actor(id="i", name="Vale\\u0022 Ltd", type="Company"),
        Actor(id="j", name="Vale\ud800 Ltd", type="Company"),
    )
    mention = Mention(article="1", start=0, end=12, text="Bram Kestrel", kind=MentionKind.NAME, actor="b")
    asked = wanting(Tables(actors=actors, mentions=(mention,), run={}), vocabulary)
    assert [actor.id for actor in asked] == ["b", "a"]


def test_the_ontology_says_what_is_asked(vocabulary: Vocabulary) -> None:
    text = (vocabulary.folder / "linking.rq").read_text(encoding="utf-8")
    asked = text.partition("SELECT")[2].partition("WHERE")[0]
    assert all(f"?{name}" in asked for name in ("item", "label", "matched", "class", "code"))
