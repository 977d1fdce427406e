"""A small made-up ontology and a small made-up world, so that what the graph does hangs on no data file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.graph.store import GraphStore
from kg.model import (
    Actor,
    ActorClass,
    Argument,
    Article,
    Attribution,
    Certainty,
    EventStatus,
    Evidence,
    OfficeStatus,
    Polarity,
    Qualification,
    Relation,
    Span,
    Statement,
    Topic,
)
from kg.statements.tables import Tables
from kg.vocabulary.sectors import Sector

CLASSES: Mapping[str, tuple[str, ...]] = {
    "Actor": (),
    "Person": ("Actor",),
    "Group": ("Actor",),
    "Country": ("Actor",),
    "Organization": ("Actor",),
    "GovernmentBody": ("Organization",),
    "Place": (),
}
RELATIONS: Mapping[str, tuple[str, tuple[str, ...], bool]] = {
    "accuses": ("event", ("related_to",), False),
    "agency_of": ("state", ("related_to",), False),
    "ally_of": ("state", ("related_to",), True),
    "coordinates_with": ("event", ("related_to",), True),
    "holds_position_in": ("state", ("related_to",), False),
    "meets": ("event", ("related_to",), True),
    "member_of": ("state", ("holds_position_in",), False),
    "minister_of": ("state", ("holds_position_in",), False),
    "restricts_exports_to": ("event", ("related_to",), False),
    "sanctions": ("event", ("related_to",), False),
    "spokesperson_of": ("state", ("holds_position_in",), False),
}
SECTORS: Mapping[str, tuple[str, ...]] = {"government": (), "business": (), "shipping": ("business",)}
TOPICS: Mapping[str, tuple[str, ...]] = {"trade": (), "export_control": ("trade",), "health": ()}

ACTORS = {
    actor.id: actor
    for actor in (
        Actor(id="norland", name="Norland", type="Country", country="NOR", same_as=("Q990001",)),
        Actor(id="sudria", name="Sudria", type="Country", country="SUD"),
        Actor(
            id="ministry-of-trade",
            name="Ministry of Trade",
            type="GovernmentBody",
            names=("MoT",),
            country="NOR",
            sector="government",
        ),
        Actor(id="ada-vale", name="Ada Vale", type="Person", names=("Vale", "Ms Vale")),
        Actor(id="bo-kern", name="Bo Kern", type="Person"),
        Actor(id="officials", name="officials", type="Group"),
        Actor(id="portstad", name="Portstad", type="Place"),
    )
}
GAZETTEER = {
    "norland": replace(ACTORS["norland"], weak_names=("Nor",), valid_from="1901", source="territories.tsv"),
    "ministry-of-trade": replace(ACTORS["ministry-of-trade"], parent="norland", source="organizations.tsv"),
}
TEXT = "Norland works with Sudria on export controls, Ada Vale said in Portstad on Monday."
RUN = {"schema": "kg.run/1", "id": "r1", "version": "0.1.0", "options": {"text": "full"}}


@dataclass(frozen=True)
class SmallVocabulary:
    """What the graph reads of a `Vocabulary`, with no more in it than the tests need."""

    folder: Path
    relations: Mapping[str, Relation]
    classes: Mapping[str, ActorClass]
    topics: Mapping[str, Topic]
    sectors: Mapping[str, Sector]
    actors: Mapping[str, Actor]

    def ancestors(self, name: str, /) -> tuple[str, ...]:
        relation, kind = self.relations.get(name), self.classes.get(name)
        parents = relation.parents if relation else kind.parents if kind else ()
        return (*parents, *(above for parent in parents for above in self.ancestors(parent)))

    def is_a(self, name: str, ancestor: str, /) -> bool:
        return name == ancestor or ancestor in self.ancestors(name)


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> SmallVocabulary:
    folder = tmp_path_factory.mktemp("ontology")
    (folder / "policy.ttl").write_text(_policy(), encoding="utf-8")
    (folder / "topics.ttl").write_text(_topics(), encoding="utf-8")
    (folder / "sectors.ttl").write_text(_sectors(), encoding="utf-8")
    return SmallVocabulary(
        folder=folder,
        relations={
            name: Relation(
                name=name,
                label=name.replace("_", " "),
                definition="",
                domain=("Actor",),
                range=("Actor",),
                aspect=aspect,
                symmetric=symmetric,
                parents=parents,
            )
            for name, (aspect, parents, symmetric) in RELATIONS.items()
        },
        classes={n: ActorClass(name=n, label=n, definition="", parents=parents) for n, parents in CLASSES.items()},
        topics={name: Topic(id=name, label=name, broader=broader) for name, broader in TOPICS.items()},
        sectors={
            name: Sector(id=name, label=name, definition="", broader=broader) for name, broader in SECTORS.items()
        },
        actors=GAZETTEER,
    )


@pytest.fixture(scope="session")
def wide(vocabulary: SmallVocabulary) -> SmallVocabulary:
    """The small ontology with appointments and successions, and bodies under bodies."""
    from tests.graph.worlds import KNOWN

    acts = {
        name: Relation(name=name, label=name, definition="", domain=("Actor",), range=("Actor",), aspect="event")
        for name in ("appoints", "succeeds")
    }
    return replace(vocabulary, relations={**vocabulary.relations, **acts}, actors=KNOWN)


def _policy() -> str:
    lines = [
        "@prefix pol: <https://w3id.org/policy-actors/ns#> .",
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        'pol:related_to a owl:ObjectProperty ; rdfs:label "related to"@en .',
    ]
    for name, parents in CLASSES.items():
        lines.append(f'pol:{name} a owl:Class ; rdfs:label "{name.lower()}"@en .')
        lines += [f"pol:{name} rdfs:subClassOf pol:{parent} ." for parent in parents]
    for name, (aspect, parents, symmetric) in RELATIONS.items():
        kinds = "owl:ObjectProperty , owl:SymmetricProperty" if symmetric else "owl:ObjectProperty"
        label = name.replace("_", " ")
        lines.append(f'pol:{name} a {kinds} ; rdfs:label "{label}"@en ; pol:aspect "{aspect}" .')
        lines += [f"pol:{name} rdfs:subPropertyOf pol:{parent} ." for parent in parents]
    return "\n".join(lines)


def _topics() -> str:
    lines = [
        "@prefix topic: <https://w3id.org/policy-actors/topic/> .",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        "topic:scheme a skos:ConceptScheme ; skos:hasTopConcept topic:trade , topic:health .",
    ]
    for name, broader in TOPICS.items():
        label = name.replace("_", " ")
        lines.append(f'topic:{name} a skos:Concept ; skos:prefLabel "{label}"@en ; skos:inScheme topic:scheme .')
        lines += [f"topic:{name} skos:broader topic:{each} ." for each in broader]
    return "\n".join(lines)


def _sectors() -> str:
    lines = [
        "@prefix pol: <https://w3id.org/policy-actors/ns#> .",
        "@prefix sector: <https://w3id.org/policy-actors/sector/> .",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        "sector:scheme a skos:ConceptScheme ; skos:hasTopConcept sector:government , sector:business .",
        'sector:government skos:notation "GOV" ; pol:formerly sector:business .',
    ]
    for name, broader in SECTORS.items():
        lines.append(f'sector:{name} a skos:Concept ; skos:prefLabel "{name}"@en ; skos:inScheme sector:scheme .')
        lines += [f"sector:{name} skos:broader sector:{each} ." for each in broader]
    return "\n".join(lines)


# ---- statements -----------------------------------------------------------------------------------------------------


def argument(actor: str, words: str | None = None) -> Argument:
    """An actor of the made-up world; with the words, as it stands in `TEXT`."""
    known = ACTORS[actor]
    if words is None:
        return Argument(actor=actor, name=known.name, type=known.type)
    start = TEXT.index(words)
    return Argument(actor=actor, name=known.name, type=known.type, start=start, end=start + len(words), text=words)


def evidence(article: str = "a-1", trigger: str = "works") -> Evidence:
    start = TEXT.index(trigger)
    return Evidence(
        article=article,
        start=0,
        end=len(TEXT),
        quote=TEXT,
        trigger=Span(start, start + len(trigger)),
        rule="verb: X work with Y",
        extractor="rules",
    )


type Make = Callable[..., Statement]


@pytest.fixture(scope="session")
def make() -> Make:
    """Makes a statement: `make("meets", "norland", "sudria", id="s2", speakers=["ada-vale"], status=…)`."""

    def statement(
        relation: str,
        subject: str | None,
        object: str | None,
        /,
        *,
        speakers: Sequence[str | None] = (),
        qualification: Qualification | None = None,
        article: str = "a-1",
        **changes: object,
    ) -> Statement:
        made = Statement(
            id=str(changes.pop("id", f"s-{relation}-{subject}-{object}")),
            subject=argument(subject) if subject else None,
            relation=relation,
            object=argument(object) if object else None,
            qualification=qualification or Qualification(),
            evidence=evidence(article),
            confidence=0.9,
            attribution=tuple(
                Attribution(speaker=argument(speaker) if speaker else None, cue="said") for speaker in speakers
            ),
        )
        return replace(made, **changes)  # type: ignore[arg-type]

    return statement


PLANNED = Qualification(status=EventStatus.PLANNED)
POSSIBLE = Qualification(certainty=Certainty.POSSIBLE, cue="may")
DENIED = Qualification(polarity=Polarity.NEGATIVE, cue="not")


@pytest.fixture(scope="session")
def world(make: Make) -> Tables:
    """Two articles of made-up politics with a statement of nearly every kind."""
    office = make(
        "minister_of",
        "ada-vale",
        "ministry-of-trade",
        id="s-office",
        role="trade minister",
        jurisdiction=argument("norland"),
        status=OfficeStatus.CURRENT,
    )
    work = make(
        "coordinates_with",
        None,
        None,
        id="s-work",
        subject=argument("norland", "Norland"),
        object=argument("sudria", "Sudria"),
        place=argument("portstad", "Portstad"),
        topic="export controls",
        topics=("export_control",),
        attribution=(Attribution(speaker=argument("ada-vale", "Ada Vale"), cue="said", date="2023-01-02"),),
        date="2023-01",
        date_text="this month",
    )
    talks = make(
        "meets",
        "ada-vale",
        "bo-kern",
        id="s-talks",
        qualification=PLANNED,
        date="2023-01-20",
        place=argument("portstad"),
        group="g1",
        article="news/2.txt",
    )
    statements = (
        office,
        work,
        talks,
        make("sanctions", "norland", "sudria", id="s-may", qualification=POSSIBLE, speakers=["bo-kern", None]),
        make("sanctions", "sudria", "norland", id="s-said", speakers=["ada-vale"], article="news/2.txt"),
        make("meets", "norland", "sudria", id="s-no", qualification=DENIED, speakers=["bo-kern"]),
        make("member_of", "bo-kern", "norland", id="s-past", status=OfficeStatus.FORMER, role="member"),
        make("coordinates_with", "norland", None, id="s-alone"),
    )
    articles = (
        Article(
            id="a-1",
            text=TEXT,
            title="Norland and Sudria",
            published="2023-01-03",
            publisher="The Portstad Post",
            url="https://news.example.org/1?x=1&y=<2>",
            language="en",
            sources=("1.txt",),
        ),
        Article(id="news/2.txt", text=TEXT, published="2023-01"),
    )
    return Tables(articles=articles, actors=tuple(ACTORS.values()), statements=statements, run=RUN)


@pytest.fixture
def store(world: Tables, vocabulary: SmallVocabulary) -> GraphStore:
    return GraphStore.of(world, vocabulary)
