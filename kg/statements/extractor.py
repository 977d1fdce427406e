"""What every extractor yields, and how extractors are found by name.

An extractor only proposes: who, which relation, whom, on which words. Type filter, factuality, attribution, dates,
topics and evidence come afterwards, in code that all of them share, so a new back end needs few lines and gets
provenance for free.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from kg.errors import SettingsError
from kg.model import Qualification

if TYPE_CHECKING:
    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.vocabulary import Vocabulary

__all__ = ["Candidate", "Extractor", "load_extractor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """All that an extractor may say. Positions are tokens of the annotated article."""

    subject: ActorMention | None
    relation: str
    object: ActorMention | None
    anchor: int
    """The verb or noun whose place in the sentence decides how the statement is meant."""
    trigger: tuple[int, int]
    rule: str
    confidence: float | None = None
    """The extractor's own estimate; without one, what was measured for the rule, relation and arguments."""
    role: str | None = None
    status: str | None = None
    jurisdiction: str | None = None
    object_actor: str | None = None
    """An object that is implied, not spoken of: the ministry of "Commerce Secretary"."""
    target: ActorMention | None = None
    topic: tuple[int, int] | None = None
    group: str | None = None
    state: bool = False
    """Presupposed like an office: as true as the name itself, whatever the clause around it says."""
    dated: bool = False
    """It says so only of a day, or of no more than a week: "is in Norland on Monday"."""
    qualification: Qualification | None = None
    """Set where the construction itself decides: a presupposed state, which the writer takes for granted whoever
    speaks. Otherwise read from the sentence.
    """
    saying: int | None = None
    """Where the subject does it by saying so, the word of saying: the act is as real as that, and of its time."""


class Extractor(Protocol):
    """Proposes candidates for one article."""

    name: str
    """With a version, as written to `evidence.extractor`: `rules.v1`."""

    def candidates(self, annotated: AnnotatedArticle) -> Iterable[Candidate]: ...


_BUILT_IN: Mapping[str, str] = {"rules": "kg.statements.rules:RuleExtractor"}
_ENTRY_POINTS = "kg.extractors"


def load_extractor(name: str, vocabulary: Vocabulary) -> Extractor:
    """An extractor by name: built in, or installed by another package under the entry point group `kg.extractors`.

    Raises:
        SettingsError: nobody offers that name.
    """
    offered = {point.name: point.value for point in entry_points(group=_ENTRY_POINTS)} | dict(_BUILT_IN)
    if name not in offered:
        raise SettingsError("there is no such extractor", where=name, advice=f"known: {', '.join(sorted(offered))}")
    module, _, attribute = offered[name].partition(":")
    extractor: Extractor = getattr(import_module(module), attribute)(vocabulary)
    return extractor
