"""Who is one by rule: each case gives rows as documents wrote them, and says which of them are one."""

import random
import time
from collections.abc import Iterable
from dataclasses import replace

import pytest

from kg.model import Actor, Argument, Article, Evidence, Mention, MentionKind, Polarity, Qualification, Span, Statement
from kg.resolution.closure import Link, close
from kg.resolution.resolver import resolve
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

type Row = tuple[str, ...]
"""`name type country`, then further names."""


def tables(rows: Iterable[Row], offices: Iterable[tuple[int, str, str]] = ()) -> Tables:
    """Rows as actors with the ids `0`, `1` …; `offices` are row, relation and object."""
    actors, mentions = [], []
    for number, (name, kind, country, *names) in enumerate(rows):
        actors.append(Actor(id=str(number), name=name, type=kind, country=country or None))
        for at, form in enumerate((name, *names)):
            where, start, end = f"a-{number}", at * 100, at * 100 + len(form)
            kind = MentionKind.NAME
            mentions.append(Mention(article=where, start=start, end=end, text=form, kind=kind, actor=str(number)))
    held = tuple(office(actors[row], relation, body) for row, relation, body in offices)
    return Tables(actors=tuple(actors), mentions=tuple(mentions), statements=held, run={"id": "r"})


def office(holder: Actor, relation: str, body: str) -> Statement:
    return Statement(
        id=f"s-{holder.id}",
        subject=Argument(actor=holder.id, name=holder.name, type=holder.type),
        relation=relation,
        object=Argument(actor=body, name=body, type="GovernmentBody"),
        qualification=Qualification(),
        evidence=Evidence(article="a", start=0, end=1, quote="x", trigger=Span(0, 1), rule="r", extractor="rules"),
        confidence=0.9,
    )


def groups(found: Tables, vocabulary: Vocabulary) -> set[frozenset[str]]:
    """What is one, by the ids of the rows or of the gazetteer."""
    links = [Link(left=merge.left, right=merge.right, same=True) for merge in resolve(found, vocabulary)]
    return {frozenset(cluster) for cluster in close(links, known=vocabulary.actors).clusters}


ONE: list[tuple[str, list[Row]]] = [
    (
        "spelling",
        [("Norland Defence Organisation", "Organization", ""), ("Norland Defense Organization", "Company", "")],
    ),
    ("article", [("The Port of Vale Council", "Organization", ""), ("Port of Vale Council", "Organization", "")]),
    ("possessive", [("Bergland Farmers’ Union", "Organization", ""), ("Bergland Farmers Union", "Organization", "")]),
    ("ampersand", [("Lakes & Ports Board", "GovernmentBody", ""), ("Lakes and Ports Board", "GovernmentBody", "")]),
    ("hyphen", [("High-Level Lakes Board", "GovernmentBody", ""), ("High Level Lakes Board", "GovernmentBody", "")]),
    ("stops", [("N.L.R. Rail Watch", "Organization", ""), ("NLR Rail Watch", "Organization", "")]),
    ("accents", [("Chișmău Forum", "Event", ""), ("Chismau Forum", "Event", "")]),
    ("legal form", [("Brann Shipping, Inc.", "Company", ""), ("Brann Shipping", "Organization", "")]),
    ("one state known", [("Brann Coast Guard", "GovernmentBody", "NOR"), ("Brann Coast Guard", "GovernmentBody", "")]),
    ("acronym", [("Lake and Port Authority", "GovernmentBody", "", "LPA"), ("LPA", "Organization", "")]),
    ("name order", [("Ada Vale", "Person", ""), ("Vale Ada", "Person", "")]),
    ("honorific", [("Dr. Ada Vale", "Person", ""), ("Ada Vale", "Person", "")]),
    ("accents of a person", [("Ada Válé", "Person", ""), ("Ada Vale", "Person", "")]),
    ("hyphen in a given name", [("Moss Ji-hoon", "Person", ""), ("Moss Ji Hoon", "Person", "")]),
    ("initial", [("Ada B. Vale", "Person", ""), ("Ada Vale", "Person", "")]),
    ("middle name under one state", [("Ada Berta Vale", "Person", "NOR"), ("Ada Vale", "Person", "NOR")]),
    ("letters under one state", [("Oleg Mosskyy", "Person", "UKR"), ("Oleg Mossky", "Person", "UKR")]),
    ("umlaut under one state", [("Jörg Mäule", "Person", "DEU"), ("Joerg Maeule", "Person", "DEU")]),
]

TWO: list[tuple[str, list[Row]]] = [
    ("two states", [("Brann Coast Guard", "GovernmentBody", "NOR"), ("Brann Coast Guard", "GovernmentBody", "CHL")]),
    (
        "generic without a state",
        [("Ministry of Defence", "GovernmentBody", ""), ("Ministry of Defense", "GovernmentBody", "NOR")],
    ),
    ("generic in two states", [("Supreme Court", "Court", "NOR"), ("Supreme Court", "Court", "CHL")]),
    ("a party of any state", [("Green Party", "PoliticalParty", ""), ("Green Party", "PoliticalParty", "NOR")]),
    ("one word apart", [("Brann Commerce Board", "GovernmentBody", ""), ("Brann Defense Board", "GovernmentBody", "")]),
    ("two kinds", [("Brann Vale", "Person", ""), ("Brann Vale", "Place", "")]),
    ("case of an acronym", [("Sec", "Organization", ""), ("SEC", "Organization", "")]),
    ("acronym with other letters", [("Bureau of Ports", "GovernmentBody", "", "LPA"), ("LPA", "Organization", "")]),
    ("couple", [("Ada Vale", "Person", "NOR"), ("Tom Vale", "Person", "NOR")]),
    ("father and son", [("Tom Vale", "Person", "NOR"), ("Tom Vale Jr.", "Person", "NOR")]),
    ("a middle name of somebody else", [("Ada Berta Vale", "Person", ""), ("Ada Vale", "Person", "")]),
    ("surname alone", [("Vale", "Person", ""), ("Ada Vale", "Person", "")]),
    ("a double name alone", [("Moss-Vale", "Person", ""), ("Vale Moss", "Person", "")]),
    ("letters without a state", [("Oleg Mosskyy", "Person", ""), ("Oleg Mossky", "Person", "")]),
    ("a group", [("Norland farmers", "Group", ""), ("Norland farmers", "Group", "")]),
]


@pytest.mark.parametrize("rows", [rows for _, rows in ONE], ids=[name for name, _ in ONE])
def test_what_differs_in_writing_only_is_one(rows: list[Row], vocabulary: Vocabulary) -> None:
    assert groups(tables(rows), vocabulary) == {frozenset(["0", "1"])}


@pytest.mark.parametrize("rows", [rows for _, rows in TWO], ids=[name for name, _ in TWO])
def test_what_may_be_two_stays_two(rows: list[Row], vocabulary: Vocabulary) -> None:
    assert groups(tables(rows), vocabulary) == set()


# ---- several together -----------------------------------------------------------------------------------------------


def test_an_initial_that_two_could_have_joins_nobody(vocabulary: Vocabulary) -> None:
    rows = [("Ada B. Vale", "Person", ""), ("Ada C. Vale", "Person", ""), ("Ada Vale", "Person", "")]
    assert groups(tables(rows), vocabulary) == set()


def test_an_acronym_of_two_joins_nobody(vocabulary: Vocabulary) -> None:
    long = [
        ("Lake and Port Authority", "GovernmentBody", "", "LPA"),
        ("League of Popular Action", "Organization", "", "LPA"),
    ]
    assert groups(tables([*long, ("LPA", "Organization", "")]), vocabulary) == set()


def test_a_company_and_its_pipeline_are_two_where_a_document_tells_them_apart(vocabulary: Vocabulary) -> None:
    found = tables([("Brann Stream 2", "Organization", ""), ("Brann Stream 2 AG", "Company", "")])
    together = tuple(replace(mention, article="a") for mention in found.mentions)
    assert groups(found, vocabulary) == {frozenset(["0", "1"])}
    assert groups(replace(found, mentions=together), vocabulary) == set()


def test_a_name_of_two_states_joins_each_with_its_own(vocabulary: Vocabulary) -> None:
    states = ("NOR", "CHL", "NOR", "CHL", "")
    rows = [("Brann Coast Guard", "GovernmentBody", state) for state in states]
    assert groups(tables(rows), vocabulary) == {frozenset(["0", "2"]), frozenset(["1", "3"])}


@pytest.mark.parametrize("short", ["Vale", "A. Vale", "Mrs. Vale"])
def test_a_surname_under_an_office_is_the_only_full_name_under_it(short: str, vocabulary: Vocabulary) -> None:
    rows = [("Ada Vale", "Person", ""), (short, "Person", ""), ("Tom Vale", "Person", "")]
    held = [(0, "minister_of", "m"), (1, "minister_of", "m"), (2, "leads", "m")]
    assert groups(tables(rows, held), vocabulary) == {frozenset(["0", "1"])}


def test_two_full_names_under_an_office_leave_the_surname_alone(vocabulary: Vocabulary) -> None:
    rows = [("Ada Vale", "Person", ""), ("Vale", "Person", ""), ("Tom Vale", "Person", "")]
    assert groups(tables(rows, [(n, "member_of", "m") for n in range(3)]), vocabulary) == set()


def test_who_is_named_in_full_is_nobody_elses_surname(vocabulary: Vocabulary) -> None:
    rows = [("Ada Vale", "Person", ""), ("Vale", "Person", "", "Vale Moss")]
    assert groups(tables(rows, [(0, "leads", "m"), (1, "leads", "m")]), vocabulary) == set()


def test_an_office_that_is_denied_is_no_sign(vocabulary: Vocabulary) -> None:
    found = tables([("Ada Vale", "Person", ""), ("Vale", "Person", "")], [(n, "leads", "m") for n in range(2)])
    denied = [replace(s, qualification=replace(s.qualification, polarity=Polarity.NEGATIVE)) for s in found.statements]
    assert groups(replace(found, statements=tuple(denied)), vocabulary) == set()


def described(found: Tables, row: int, form: str) -> Tables:
    """The tables with one more description of a row."""
    where, end = f"d-{row}-{len(form)}", len(form)
    kind = MentionKind.NOMINAL
    more = Mention(article=where, start=0, end=end, text=form, kind=kind, actor=str(row))
    return replace(found, mentions=(*found.mentions, more))


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ({0: ["Senator Ada Vale", "Senator Vale"], 1: ["Senator Vale"]}, {frozenset(["0", "1"])}),
        ({0: ["Senator Vale"], 1: ["Senator Vale"]}, set()),  # perhaps some other Vale's title
        ({0: ["Senator Ada Vale", "Senator Vale"], 1: ["Mayor Vale"]}, set()),
        ({0: ["Senator Ada Vale", "Senator Vale"], 1: ["the senator"]}, set()),
        (
            {0: ["Senator Ada Vale", "Senator Vale"], 1: ["Senator Vale"], 2: ["Senator Tom Vale", "Senator Vale"]},
            set(),
        ),
    ],
)
def test_a_title_and_surname_are_the_only_one_named_in_full(
    forms: dict[int, list[str]], expected: set[frozenset[str]], vocabulary: Vocabulary
) -> None:
    found = tables([("Ada Vale", "Person", ""), ("Vale", "Person", ""), ("Tom Vale", "Person", "")])
    for row, texts in forms.items():
        for text in texts:
            found = described(found, row, text)
    assert groups(found, vocabulary) == expected


def test_a_full_name_of_the_gazetteer_is_its_actor(vocabulary: Vocabulary) -> None:
    known = vocabulary.actors["angela-merkel"]
    found = tables([("ANGELA MÉRKEL", "Person", ""), ("Angela Vale", "Person", "")])
    found = replace(found, actors=(*found.actors, replace(known, names=())))
    assert groups(found, vocabulary) == {frozenset(["0", "angela-merkel"])}


def test_two_of_the_gazetteer_stay_two(vocabulary: Vocabulary) -> None:
    rows = [
        ("U.S. Department of Commerce", "GovernmentBody", "USA"),
        ("U.S. Department of Defense", "GovernmentBody", "USA"),
    ]
    known = ("us-department-of-commerce", "us-department-of-defense")
    found = tables(rows)
    found = replace(found, actors=(*found.actors, *(vocabulary.actors[key] for key in known)))
    assert groups(found, vocabulary) == {frozenset(["0", known[0]]), frozenset(["1", known[1]])}


HOUSE = "Ministry of Lakes"


def issued(names: list[tuple[str, int]], publisher: str = HOUSE) -> Tables:
    """A person of each name, spoken of in so many articles of a publisher."""
    found = tables([(name, "Person", "") for name, _ in names])
    mentions = [
        replace(mention, article=f"i-{mention.actor}-{number}")
        for mention, (_, count) in zip(found.mentions, names, strict=True)
        for number in range(count)
    ]
    articles = [Article(id=mention.article, text="", publisher=publisher) for mention in mentions]
    return replace(found, mentions=tuple(mentions), articles=tuple(articles))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([("Ada Vale", 5), ("VALE", 1)], {frozenset(["0", "1"])}),
        ([("Ada Moss-Vale", 5), ("Moss-Vale", 1)], {frozenset(["0", "1"])}),
        ([("Ada Vale", 4), ("VALE", 1)], set()),  # not often
        ([("Ada Vale", 5), ("VALE", 1), ("Tom Vale", 1)], set()),  # two that bear it
        ([("Ada Vale", 5), ("VALE", 1), ("Vale Moss", 1)], set()),  # a first name, too
    ],
)
def test_a_surname_alone_is_whom_the_publisher_often_names_in_full(
    names: list[tuple[str, int]], expected: set[frozenset[str]], vocabulary: Vocabulary
) -> None:
    assert groups(issued(names), vocabulary) == expected


def test_another_publishers_vale_may_be_another(vocabulary: Vocabulary) -> None:
    found = issued([("Ada Vale", 5), ("VALE", 1)])
    *others, last = found.articles
    assert groups(replace(found, articles=(*others, replace(last, publisher="The Lake"))), vocabulary) == set()


# ---- order and size -------------------------------------------------------------------------------------------------


def test_the_order_of_the_rows_says_nothing(vocabulary: Vocabulary) -> None:
    found = tables([*ONE[0][1], *ONE[9][1], *ONE[14][1], ("Ada Vale", "Person", "CHL"), *TWO[0][1]])
    expected = groups(found, vocabulary)
    for seed in range(5):
        mixed = random.Random(seed)
        actors, mentions = list(found.actors), list(found.mentions)
        mixed.shuffle(actors)
        mixed.shuffle(mentions)
        assert groups(replace(found, actors=tuple(actors), mentions=tuple(mentions)), vocabulary) == expected


def test_time_grows_with_the_number_of_names(vocabulary: Vocabulary) -> None:
    def seconds(count: int) -> float:
        people: list[Row] = [(f"Ada{n % 97} Vale{n}", "Person", "") for n in range(count)]
        bodies: list[Row] = [(f"Brann{n} Board", "Organization", "") for n in range(count)]
        found = tables([*people, *bodies])
        began = time.process_time()
        resolve(found, vocabulary)
        return time.process_time() - began

    seconds(500)  # what is compiled once
    assert seconds(16_000) < 8 * 4 * max(seconds(2_000), 0.01)
