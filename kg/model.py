"""The core types: what an article, an actor, a statement and its evidence are.

All are frozen dataclasses of the standard library. Offsets count Unicode code points, half-open, into
`Article.text`, which is the text *as extracted from its file*: never the repaired working text.
"""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

__all__ = [
    "Actor",
    "ActorClass",
    "Argument",
    "Article",
    "Attribution",
    "Certainty",
    "EventStatus",
    "Evidence",
    "Factuality",
    "Mention",
    "MentionKind",
    "OfficeStatus",
    "Polarity",
    "Qualification",
    "Relation",
    "Span",
    "Statement",
    "Template",
    "TimeValue",
    "Topic",
]


# ---- text -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of a text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0, not from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The slice of a text that this span marks."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, kw_only=True)
class Article:
    """One text with what is known about it."""

    id: str
    text: str
    """As extracted from the file; every offset that leaves the system points into it."""
    title: str | None = None
    published: str | None = None
    """ISO 8601 date in the publisher's own time zone: `2023-01-06`."""
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    path: str | None = None
    language: str | None = None
    sources: tuple[str, ...] = ()
    """Every file or URL that carried this same text."""
    pages: tuple[int, ...] = ()
    """Where each page of a paged document begins in `text`; empty for other texts."""

    @cached_property
    def text_sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def page_at(self, offset: int) -> int | None:
        """The number (from 1) of the page that holds an offset, or `None` where there are no pages."""
        return sum(start <= offset for start in self.pages) or None


class MentionKind(StrEnum):
    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in an article where an actor is spoken of."""

    article: str
    start: int
    end: int
    text: str
    kind: MentionKind
    actor: str
    reason: str | None = None
    """Why this mention was linked to that actor; kept in memory, not in the table."""


# ---- knowledge ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A node: a person, a country, a body, or a thing that statements are about."""

    id: str
    name: str
    type: str
    """Local name of a class of `policy.ttl`, as `Person`."""
    names: tuple[str, ...] = ()
    """Every other form: from the gazetteer, and as met in the texts."""
    weak_names: tuple[str, ...] = ()
    """Names that count only where the context supports them (`Georgia`, `Turkey`, `State`)."""
    country: str | None = None
    """ISO 3166 alpha-3."""
    sector: str | None = None
    same_as: tuple[str, ...] = ()
    parent: str | None = None
    """Id of the body or state that this one is an agency of."""
    valid_from: str | None = None
    valid_to: str | None = None
    source: str | None = None
    """The record of the gazetteer this came from (`organizations.tsv`), or `None` for an actor learnt from texts."""
    replaces: tuple[str, ...] = ()
    """Ids of what turned out to be this same actor; they lead here."""

    def valid_on(self, date: str | None) -> bool:
        """Whether a date (ISO, as exact as it is known) can lie in the validity; without a date it can.

        >>> Actor(id="a", name="A", type="Company", valid_to="1991-07").valid_on("1991")
        True
        """
        if not date:
            return True
        begun = self.valid_from is None or self.valid_from[: len(date)] <= date[: len(self.valid_from)]
        ended = self.valid_to is not None and self.valid_to[: len(date)] < date[: len(self.valid_to)]
        return begun and not ended


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorClass:
    """A class of `policy.ttl`."""

    name: str
    label: str
    definition: str
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One line of the lexicon: how a language says a relation (`X coordinate with Y on Z`)."""

    relation: str
    part: str
    """`verb`, `noun` or `adjective`: what kind of word triggers it."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation of `policy.ttl`; `name` is its name everywhere: Turtle, JSON, CSV, SPARQL."""

    name: str
    label: str
    definition: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    aspect: str
    """`state` (holds over a time: offices, structure) or `event`."""
    symmetric: bool = False
    object_optional: bool = False
    reaches_owner: bool = False
    """What is done to a thing is done to its owner."""
    of_own_acts: bool = False
    """An adjective names the owner of acts and offices only, not of "Norlandic cooking"."""
    reaches_content: bool = False
    """Whom the content is done to is the object: "threatened to cut ties with Norland"."""
    away_from_home: bool = False
    """Nobody does it to the own state or its capital: who is in it is at home."""
    by_persons: frozenset[str] = frozenset()
    """If there are such words, a person is the subject only beside one: who shoots, not who "attacks" in a speech."""
    headings: frozenset[str] = frozenset()
    """Words of headings whose list names who does it: "Participants" over names."""
    undoes: frozenset[str] = frozenset()
    """The relations whose object it has where it names none: "joined the pact, and left"."""
    office_named_by: str | None = None
    """Of an office that one person holds at a time, what names it beside its relation: `body`, `ministry` or `role`."""
    inverse_label: str | None = None
    stance: str | None = None
    """Whether who does it is `for` or `against` its object and topics, where it shows; for discourse networks."""
    parents: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A concept of `topics.ttl`."""

    id: str
    label: str
    broader: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


# ---- how a statement is meant ---------------------------------------------------------------------------------------


class Polarity(StrEnum):
    POSITIVE = "Positive"
    NEGATIVE = "Negative"


class Certainty(StrEnum):
    """FactBank's scale (Saurí & Pustejovsky 2009)."""

    CERTAIN = "Certain"
    PROBABLE = "Probable"
    POSSIBLE = "Possible"
    UNKNOWN = "Unknown"


class EventStatus(StrEnum):
    OCCURRED = "Occurred"
    ONGOING = "Ongoing"
    PLANNED = "Planned"
    REQUESTED = "Requested"
    HYPOTHETICAL = "Hypothetical"


class Factuality(StrEnum):
    """What a reader may conclude; derived from a `Qualification`, never set by hand."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"


_FIRMNESS = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNKNOWN)
_REALITY = (
    EventStatus.OCCURRED,
    EventStatus.ONGOING,
    EventStatus.PLANNED,
    EventStatus.REQUESTED,
    EventStatus.HYPOTHETICAL,
)


@dataclass(frozen=True, slots=True)
class Qualification:
    """Polarity, certainty and event status of an act, with the cue that says so.

    Qualifications compose along embedding: `inner.within(outer)` is the act as a reader may take it when it stands
    under another predicate ("denied that it would join": would join, within denied).
    """

    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    status: EventStatus = EventStatus.OCCURRED
    cue: str | None = None

    def within(self, outer: Qualification) -> Qualification:
        """The weaker certainty and the less real status win; two negations do not make an assertion.

        "did not deny that it attacked" leaves it open whether it attacked: a double negative is `Possible`.
        """
        both = self.polarity is outer.polarity is Polarity.NEGATIVE
        negative = not both and Polarity.NEGATIVE in (self.polarity, outer.polarity)
        certainty = max(self.certainty, outer.certainty, key=_FIRMNESS.index)
        if both:
            certainty = max(certainty, Certainty.POSSIBLE, key=_FIRMNESS.index)
        return Qualification(
            Polarity.NEGATIVE if negative else Polarity.POSITIVE,
            certainty,
            max(self.status, outer.status, key=_REALITY.index),
            outer.cue or self.cue,
        )

    @property
    def factuality(self) -> Factuality:
        if self.polarity is Polarity.NEGATIVE:
            return Factuality.DENIED
        if self.status is EventStatus.HYPOTHETICAL:
            return Factuality.HYPOTHETICAL
        if self.status is EventStatus.REQUESTED:
            return Factuality.REQUESTED
        if self.certainty is not Certainty.CERTAIN:
            return Factuality.POSSIBLE
        return Factuality.PLANNED if self.status is EventStatus.PLANNED else Factuality.ASSERTED


class OfficeStatus(StrEnum):
    CURRENT = "current"
    FORMER = "former"
    FUTURE = "future"


# ---- time -----------------------------------------------------------------------------------------------------------

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeValue:
    """A time at its own precision, in the notation of EDTF (ISO 8601-2).

    `2022`, `2022-10`, `2022-10-07`, an interval `2023-01-02/2023-01-08`, an open one `2020/..`.
    """

    value: str
    text: str
    span: Span | None = None
    how: str | None = None
    """How it was resolved: `absolute`, `weekday before the article's date`, …"""

    def __post_init__(self) -> None:
        for part in self.value.split("/"):
            if part not in ("", "..") and not _DATE.fullmatch(part):
                raise ValueError(f"not a date at day, month or year precision: {self.value!r}")

    @property
    def precision(self) -> str:
        """`year`, `month`, `day` or `interval`."""
        return "interval" if "/" in self.value else ("year", "month", "day")[self.value.count("-")]

    @property
    def earliest(self) -> dt.date | None:
        """The first day it can mean; `None` where the interval is open."""
        return _first_day(self.value.split("/")[0])

    @property
    def latest(self) -> dt.date | None:
        """The last day it can mean; `None` where the interval is open."""
        return _last_day(self.value.split("/")[-1])


def _parts(value: str) -> Sequence[int]:
    return [int(part) for part in value.split("-")] if value not in ("", "..") else ()


def _first_day(value: str) -> dt.date | None:
    parts = _parts(value)
    return dt.date(*parts, *[1] * (3 - len(parts))) if parts else None


def _last_day(value: str) -> dt.date | None:
    match _parts(value):
        case [year]:
            return dt.date(year, 12, 31)
        case [year, month]:
            return dt.date(year, month, calendar.monthrange(year, month)[1])
        case [year, month, day]:
            return dt.date(year, month, day)
    return None


# ---- statements -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An actor in a slot of a statement, and where it stands there.

    `start`, `end` and `text` are `None` where the actor is only implied (the jurisdiction of a named ministry).
    """

    actor: str
    name: str
    type: str
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so, outermost speaker first in a chain; `speaker` is `None` for "reportedly"."""

    speaker: Argument | None
    cue: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentence that says so: `article.text[start:end] == quote`, always."""

    article: str
    start: int
    end: int
    quote: str
    trigger: Span
    rule: str
    extractor: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One reading of one sentence."""

    id: str
    subject: Argument | None
    relation: str
    object: Argument | None
    qualification: Qualification
    evidence: Evidence
    confidence: float
    role: str | None = None
    jurisdiction: Argument | None = None
    target: Argument | None = None
    topic: str | None = None
    topics: tuple[str, ...] = ()
    place: Argument | None = None
    date: str | None = None
    date_text: str | None = None
    attribution: tuple[Attribution, ...] = ()
    status: OfficeStatus | None = None
    group: str | None = None

    @property
    def factuality(self) -> Factuality:
        return self.qualification.factuality
