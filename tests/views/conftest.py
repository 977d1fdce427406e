"""Made-up tables to draw."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from kg.model import (
    Actor,
    ActorClass,
    Argument,
    Article,
    Attribution,
    Certainty,
    EventStatus,
    Evidence,
    Mention,
    MentionKind,
    OfficeStatus,
    Polarity,
    Qualification,
    Relation,
    Span,
    Statement,
    Topic,
)


@dataclass(frozen=True)
class MadeTables:
    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    run: Mapping[str, object] = field(default_factory=dict)


# ---- a small vocabulary ---------------------------------------------------------------------------------------------


def _relation(name: str, parent: str, *, inverse: str = "", symmetric: bool = False, aspect: str = "event") -> Relation:
    return Relation(
        name=name,
        label=name.replace("_", " "),
        definition="",
        domain=("Actor",),
        range=("Actor",),
        aspect=aspect,
        symmetric=symmetric,
        inverse_label=inverse or None,
        parents=(parent,),
    )


def _words(name: str) -> str:
    return re.sub("(?<=.)([A-Z])", r" \1", name).lower()


class MadeVocabulary:
    """A handful of classes and relations; the real ones are a data file that changes."""

    def __init__(self) -> None:
        parents = {
            "Actor": (),
            "Person": ("Actor",),
            "Group": ("Actor",),
            "Country": ("Actor",),
            "Organization": ("Actor",),
            "GovernmentBody": ("Organization",),
            "Ministry": ("GovernmentBody",),
            "IntergovernmentalOrganization": ("Organization",),
            "Company": ("Organization",),
            "Event": (),
            "PolicyInstrument": (),
        }
        self.classes: Mapping[str, ActorClass] = {
            name: ActorClass(name=name, label=_words(name), definition="", parents=above)
            for name, above in parents.items()
        }
        self.relations: Mapping[str, Relation] = {
            relation.name: relation
            for relation in (
                _relation("holds_position_in", "related_to", aspect="state"),
                _relation("minister_of", "holds_position_in", inverse="has as minister", aspect="state"),
                _relation("agency_of", "related_to", inverse="has agency", aspect="state"),
                _relation("coordinates_with", "related_to", symmetric=True, inverse="coordinates with"),
                _relation("meets", "related_to", symmetric=True, inverse="meets"),
                _relation("sanctions", "related_to", inverse="is sanctioned by"),
                _relation("criticizes", "related_to", inverse="is criticized by"),
                _relation("proposes", "related_to"),
                _relation("related_to", ""),
            )
        }
        self.topics: Mapping[str, Topic] = {
            "export-control": Topic(id="export-control", label="export control"),
            "fisheries": Topic(id="fisheries", label="fisheries"),
        }

    def ancestors(self, name: str) -> tuple[str, ...]:
        table: Mapping[str, Any] = self.classes if name in self.classes else self.relations
        above: tuple[str, ...] = tuple(each for each in (table[name].parents if name in table else ()) if each)
        return above + tuple(each for parent in above for each in self.ancestors(parent))


# ---- statements from sentences --------------------------------------------------------------------------------------

ASSERTED = Qualification()
PLANNED = Qualification(status=EventStatus.PLANNED, cue="will")
POSSIBLE = Qualification(certainty=Certainty.POSSIBLE, cue="may")
DENIED = Qualification(polarity=Polarity.NEGATIVE, cue="denied")
REQUESTED = Qualification(certainty=Certainty.UNKNOWN, status=EventStatus.REQUESTED, cue="urged")
HYPOTHETICAL = Qualification(certainty=Certainty.UNKNOWN, status=EventStatus.HYPOTHETICAL, cue="if")


End = tuple[str, str | None]
"""An actor, and the words that stand for it in the sentence, if any."""


@dataclass
class Maker:
    """Writes articles sentence by sentence, and the statements that each sentence makes."""

    actors: dict[str, Actor]
    articles: list[Article] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def article(self, identifier: str, text: str, **known: Any) -> None:
        self.articles.append(Article(id=identifier, text=text, **known))

    def argument(self, end: End | None, start: int, sentence: str) -> Argument | None:
        if end is None:
            return None
        actor, form = end
        known = self.actors[actor]
        at = sentence.find(form) if form else -1
        if at < 0 or form is None:
            return Argument(actor=actor, name=known.name, type=known.type)
        begin = start + at
        self.mentions.append(
            Mention(
                article=self.articles[-1].id,
                start=begin,
                end=begin + len(form),
                text=form,
                kind=MentionKind.NAME,
                actor=actor,
            )
        )
        return Argument(actor=actor, name=known.name, type=known.type, start=begin, end=begin + len(form), text=form)

    def say(
        self,
        sentence: str,
        subject: End | None,
        relation: str,
        object: End | None,
        trigger: str,
        meant: Qualification = ASSERTED,
        *,
        speaker: tuple[str, str | None, str] | None = None,
        **more: Any,
    ) -> None:
        article = self.articles[-1]
        start = article.text.index(sentence)
        at = start + sentence.index(trigger)
        voices: tuple[Attribution, ...] = ()
        if speaker:
            voices = (Attribution(speaker=self.argument(speaker[:2], start, sentence), cue=speaker[2]),)
        self.statements.append(
            Statement(
                id=f"s{len(self.statements):04d}",
                subject=self.argument(subject, start, sentence),
                relation=relation,
                object=self.argument(object, start, sentence),
                qualification=meant,
                evidence=Evidence(
                    article=article.id,
                    start=start,
                    end=start + len(sentence),
                    quote=sentence,
                    trigger=Span(at, at + len(trigger)),
                    rule=f"verb.{relation}",
                    extractor="rules",
                ),
                confidence=more.pop("confidence", 0.9),
                attribution=voices,
                **more,
            )
        )

    def tables(self) -> MadeTables:
        return MadeTables(
            articles=tuple(self.articles),
            actors=tuple(self.actors[key] for key in sorted(self.actors)),
            mentions=tuple(self.mentions),
            statements=tuple(self.statements),
        )


def _actors(*records: tuple[str, str, str], **more: dict[str, Any]) -> dict[str, Actor]:
    return {
        identifier: Actor(id=identifier, name=name, type=kind, **more.get(identifier.replace("-", "_"), {}))
        for identifier, name, kind in records
    }


SENTENCES = (
    "Trade Minister Ines Vale said Norland would\nwork closely with Sudria on chip exports.",
    "Sudria denied that it had sanctioned Vale.",
    "Norland may meet the Harbour Union in October.",
    "According to the Daily Lantern, Sudria coordinates with Norland.",
    "A package of port rules was proposed.",
    "The Harbour Union urged Norland to sanction Øster Lines 🚢 at once.",
)


@pytest.fixture(scope="session")
def vocabulary() -> MadeVocabulary:
    return MadeVocabulary()


@pytest.fixture(scope="session")
def tables() -> MadeTables:
    """Two articles, seven actors, nine statements: every factuality, speakers, a missing subject, a missing line."""
    maker = Maker(
        _actors(
            ("harbour-union", "Harbour Union", "IntergovernmentalOrganization"),
            ("ines-vale", "Ines Vale", "Person"),
            ("daily-lantern", "Daily Lantern", "Organization"),
            ("norland", "Norland", "Country"),
            ("oster-lines", "Øster Lines", "Company"),
            ("port-ministry", "Port Ministry", "Ministry"),
            ("sudria", "Sudria", "Country"),
            ines_vale={"names": ("Vale", "Minister Vale")},
            norland={"country": "NOR", "same_as": ("https://example.org/id/norland",)},
            oster_lines={"names": ("Oester", "Ø-Lines")},
        )
    )
    known = {"published": "2024-03-08", "publisher": "The Meridian"}
    maker.article("a1", " ".join(SENTENCES[:3]), title="Norland looks south", url="https://example.org/a1", **known)
    one, two, three, four, five, six = SENTENCES
    maker.say(
        one, ("ines-vale", "Ines Vale"), "minister_of", ("norland", "Norland"), "Trade Minister",
        role="Trade Minister", status=OfficeStatus.CURRENT,
    )  # fmt: skip
    maker.say(
        one, ("norland", "Norland"), "coordinates_with", ("sudria", "Sudria"), "work closely", PLANNED,
        speaker=("ines-vale", "Ines Vale", "said"), topic="chip exports", topics=("export-control",), date="2024-03",
    )  # fmt: skip
    maker.say(two, ("sudria", "Sudria"), "sanctions", ("ines-vale", "Vale"), "sanctioned", DENIED, date="2023")
    maker.say(
        three, ("norland", "Norland"), "meets", ("harbour-union", "Harbour Union"), "meet", POSSIBLE,
        date="2024-10", confidence=0.4,
    )  # fmt: skip
    maker.article("a2", " ".join(SENTENCES[3:]), title="Ports and “rules”", published="2024-05-02")
    maker.say(
        four, ("sudria", "Sudria"), "coordinates_with", ("norland", "Norland"), "coordinates",
        speaker=("daily-lantern", "Daily Lantern", "According to"), date="2024-05-01",
    )  # fmt: skip
    maker.say(four, ("norland", "Norland"), "coordinates_with", ("sudria", "Sudria"), "coordinates", date="2024-05-01")
    maker.say(five, None, "proposes", None, "proposed")
    maker.say(
        six, ("norland", "Norland"), "sanctions", ("oster-lines", "Øster Lines"), "sanction", REQUESTED,
        speaker=("harbour-union", "Harbour Union", "urged"),
    )  # fmt: skip
    maker.say(six, ("norland", "Norland"), "sanctions", ("sudria", None), "sanction", HYPOTHETICAL, date="2025/..")
    return maker.tables()


@pytest.fixture(scope="session")
def no_tables() -> MadeTables:
    return MadeTables(articles=(Article(id="a1", text="It rained.", title="Weather"),))


# ---- hostile texts --------------------------------------------------------------------------------------------------

PAYLOADS = (
    "<img src=x onerror=\"window.hurt='image'\"> href",
    "</script><script>window.hurt='script'</script>",
    "<!--<script>",
    "{{ 7*7 }}{% raw %}",
    "' onmouseover='window.hurt=1",
    "__proto__",
    "constructor",
    '=HYPERLINK("http://example.org")',
    "\u202egnirts desrever\u202c",
    "nul\x00 bell\x07 lone \ud800 line\u2028end",
)
HOSTILE_ADDRESSES = ("javascript:window.hurt='link'", "data:text/html,<script>window.hurt=1</script>", "http://[::bad")


@pytest.fixture(scope="session")
def hostile() -> MadeTables:
    """Every payload as a name, an alias, a title, a publisher, a topic, a role, a speaker, a rule and a sentence."""
    actors = {text: Actor(id=text, name=text, type=text, names=(text, text + "!"), sector=text) for text in PAYLOADS}
    maker = Maker(actors)
    for place, text in enumerate(PAYLOADS):
        address = HOSTILE_ADDRESSES[place % len(HOSTILE_ADDRESSES)]
        maker.article(f"h{place}{text}", f"Look: {text} met {text} here.", title=text, publisher=text, url=address)
        other = PAYLOADS[(place + 1) % len(PAYLOADS)]
        maker.say(
            maker.articles[-1].text, (text, text), text, (other, other), "met",
            speaker=(text, text, text), topic=text, topics=(text,), role=text, date_text=text,
        )  # fmt: skip
    made = maker.tables()
    linked = tuple(replace(actor, same_as=HOSTILE_ADDRESSES) for actor in made.actors)
    return replace(made, actors=linked)


# ---- many actors ----------------------------------------------------------------------------------------------------

FIRST = ("Ada", "Bruno", "Chiara", "Dmitri", "Esra", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kaya", "Leif")
LAST = ("Abara", "Brandt", "Castell", "Duarte", "Ekholm", "Fontaine", "Galanis", "Haddad", "Ivers", "Jansky", "Kovar")
LANDS = ("Norland", "Sudria", "Estmark", "Westria", "Altania", "Borvia", "Cardenia", "Drusk", "Elbonne", "Farrow Isles")
BODIES = ("Ministry of Trade", "Ministry of Ports", "Export Agency", "Parliament", "Central Bank", "Coast Guard")
FIRMS = ("Helix Semiconductors", "Blue Anchor Shipping", "Orrin Energy", "Tessel Optics", "Vantor Steel", "Quill Media")
BLOCS = ("Harbour Union", "Northern Council", "Straits Forum", "League of Islands")


def _crowd(size: int) -> dict[str, Actor]:
    wanted: list[tuple[str, str]] = [(land, "Country") for land in LANDS[: max(3, size // 8)]]
    wanted += [(bloc, "IntergovernmentalOrganization") for bloc in BLOCS]
    wanted += [(f"{body} of {land}", "GovernmentBody") for body in BODIES[: 2 + size // 60] for land in LANDS]
    wanted += [(firm, "Company") for firm in FIRMS]
    people = [f"{first} {last}" for last in LAST for first in FIRST]
    wanted += [(name, "Person") for name in people]
    wanted += [(f"{name} the Younger", "Person") for name in people]
    shares = random.Random(5).sample(wanted[14:], min(size, len(wanted)) - 14)
    return _actors(*((f"x-{name.lower().replace(' ', '-')}", name, kind) for name, kind in [*wanted[:14], *shares]))


@pytest.fixture(scope="session")
def crowd() -> Callable[[int], MadeTables]:
    """Tables with about so many actors: hubs, small groups and pairs, as real articles give them."""

    def made(size: int) -> MadeTables:
        rng = random.Random(size)
        maker = Maker(_crowd(size))
        ids = sorted(maker.actors)
        hubs = [key for key in ids if maker.actors[key].type in ("Country", "IntergovernmentalOrganization")]
        meanings = (ASSERTED, ASSERTED, ASSERTED, ASSERTED, PLANNED, POSSIBLE, DENIED, REQUESTED, HYPOTHETICAL)
        relations = ("coordinates_with", "meets", "sanctions", "criticizes", "agency_of", "minister_of")
        for number in range(max(4, size // 6)):
            home = rng.choice(hubs)
            lines: list[str] = []
            wanted: list[tuple[str, str]] = []
            for _ in range(rng.randint(5, 14)):
                left = home if rng.random() < 0.45 else rng.choice(ids)
                right = rng.choice(hubs) if rng.random() < 0.3 else rng.choice(ids)
                if left != right:
                    one, other = maker.actors[left].name, maker.actors[right].name
                    lines.append(
                        f"On day {len(lines)}, {one} came to terms with {other} over landing rights and quotas."
                    )
                    wanted.append((left, right))
            month = f"2024-{rng.randint(1, 12):02d}"
            maker.article(
                f"c{number}", "\n".join(lines), title=f"Talks in {maker.actors[home].name}, part {number}",
                published=f"{month}-15", publisher=rng.choice(("The Meridian", "Daily Lantern", "Coastal Times")),
                url=f"https://example.org/{number}",
            )  # fmt: skip
            for line, (left, right) in zip(lines, wanted, strict=True):
                names = maker.actors[left].name, maker.actors[right].name
                reported = (home, None, "said") if rng.random() < 0.25 else None
                maker.say(
                    line, (left, names[0]), rng.choice(relations), (right, names[1]), "came to terms",
                    rng.choice(meanings), speaker=reported, date=f"{month}-{rng.randint(1, 28):02d}",
                    confidence=round(rng.uniform(0.4, 1), 2), topics=("fisheries",),
                )  # fmt: skip
        return maker.tables()

    return made
