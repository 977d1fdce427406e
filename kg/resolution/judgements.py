"""What people say of actors, of statements and of articles.

A judgement names actors and statements by what stays the same when articles come and go and rules change: actors by
their id, with the name by which they are found again if the id is gone; statements by article, relation, the words in
the slots and the sentence, never by offsets, rules or ids.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model import Factuality, Statement

__all__ = [
    "AnyJudgement",
    "ArticleJudgement",
    "ArticleVerdict",
    "Judgement",
    "StatementJudgement",
    "StatementKey",
    "StatementVerdict",
    "Verdict",
    "moment",
    "now",
    "of_statement",
    "statement_key",
]


class Verdict(StrEnum):
    """What somebody says of two actors."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"
    """Nothing any more: what was said before is taken back."""


class StatementVerdict(StrEnum):
    """What somebody says of a statement."""

    RIGHT = "right"
    WRONG = "wrong"
    CHANGED = "changed"
    """Right with other values in some of its slots."""
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


class ArticleVerdict(StrEnum):
    """What somebody says of an article."""

    EXCLUDED = "excluded"
    """It is not read, and nothing of it goes into any output."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Somebody's decision about two actors."""

    left: str
    right: str
    verdict: Verdict
    who: str
    when: str
    """ISO 8601 date, or date and time; without a zone it is UTC."""
    left_name: str | None = None
    right_name: str | None = None
    why: str | None = None
    score: float | None = field(default=None, compare=False)
    """Of the suggestion that was judged, 0 to 1."""


type StatementKey = tuple[str, str, str, str, str]
"""Article, relation, the words of subject and object, and the sentence; blanks do not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementJudgement:
    """Somebody's decision about one reading of one sentence."""

    article: str
    relation: str
    subject: str | None
    """The words that stand in the slot; `None` where nobody is named there."""
    object: str | None
    quote: str
    verdict: StatementVerdict
    who: str
    when: str
    factuality: Factuality | None = None
    """As it was when it was judged; of a reading that is meant otherwise now, nothing has been said."""
    role: str | None = None
    subject_name: str | None = None
    object_name: str | None = None
    changes: Mapping[str, str | None] = field(default_factory=dict)
    """By slot: the right value, `None` to empty it (`kg.resolution.changes`)."""
    why: str | None = None
    score: float | None = field(default=None, compare=False)
    """The confidence that the statement had."""

    @property
    def key(self) -> StatementKey:
        return self.article, self.relation, _bare(self.subject), _bare(self.object), _bare(self.quote)

    @property
    def detail(self) -> tuple[str | None, ...]:
        """What tells readings apart that one sentence gives in the same words."""
        return self.role, self.subject_name, self.object_name

    @property
    def reading(self) -> tuple[StatementKey, Factuality | None, tuple[str | None, ...]]:
        """What it is about: of two judgements about the same, the later one holds."""
        return self.key, self.factuality, self.detail


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleJudgement:
    """Somebody's decision about an article."""

    article: str
    """Its id: what it is given, else a hash of its address, else its path."""
    verdict: ArticleVerdict
    who: str
    when: str
    why: str | None = None


type AnyJudgement = Judgement | StatementJudgement | ArticleJudgement


def statement_key(statement: Statement) -> StatementKey:
    """By what a judgement is found again, whatever rule reads the sentence and wherever it stands."""
    words = (each.text if each else None for each in (statement.subject, statement.object))
    evidence = statement.evidence
    return evidence.article, statement.relation, *map(_bare, words), _bare(evidence.quote)  # type: ignore[return-value]


def of_statement(
    statement: Statement,
    verdict: StatementVerdict,
    *,
    who: str,
    when: str,
    changes: Mapping[str, str | None] | None = None,
    why: str | None = None,
) -> StatementJudgement:
    """A judgement of a statement as it stands in the tables."""
    subject, object_ = statement.subject, statement.object
    return StatementJudgement(
        article=statement.evidence.article,
        relation=statement.relation,
        subject=subject.text if subject else None,
        object=object_.text if object_ else None,
        quote=statement.evidence.quote,
        verdict=verdict,
        who=who,
        when=when,
        factuality=statement.factuality,
        role=statement.role,
        subject_name=subject.name if subject else None,
        object_name=object_.name if object_ else None,
        changes=changes or {},
        why=why,
        score=statement.confidence,
    )


def _bare(text: str | None) -> str:
    return " ".join((text or "").split())


def now() -> str:
    """The time for a new line, in UTC: `2024-05-21T09:30:00.000Z`."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(when: str) -> dt.datetime:
    """The time of a line; a mere date is its beginning.

    Raises:
        ValueError: it is no ISO 8601 date.
    """
    read = dt.datetime.fromisoformat(when)
    return read if read.tzinfo else read.replace(tzinfo=dt.UTC)
