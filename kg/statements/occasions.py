"""When and where the named events of an article take place: "the Oslo Summit was held on 3 May in Oslo".

Who attends "the summit" in another sentence attends it then and there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause
from kg.annotations.language import lemma
from kg.annotations.tree import is_verb
from kg.model import Factuality, Qualification
from kg.statements.circumstances import Circumstances

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.model import TimeValue
    from kg.statements.arguments import Arguments

__all__ = ["Occasion", "find_occasions"]

_HAPPENS = frozenset(["hold", "take", "open", "convene", "begin", "start", "schedule"])
"""Verbs that say of an event when and where it is, in the passive or without an object but its "place"."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event's own time and place, as far as one sentence gives them."""

    time: TimeValue | None
    place: ActorMention | None


def find_occasions(
    annotated: AnnotatedArticle,
    arguments: Arguments,
    qualification: Callable[[Token], Qualification],
    is_saying: Callable[[Token], bool],
) -> Mapping[str, Occasion]:
    """Occasions by the id of the event; the first sentence that tells is believed."""
    found: dict[str, Occasion] = {}
    for verb in [annotated.doc[at] for at, word in enumerate(annotated.lemmas) if word in _HAPPENS]:
        if not is_verb(verb):
            continue
        for token in _happening(Clause(verb)):
            event = arguments.actor_or_thing(token, ("Event",))
            if event is None or arguments.type_of(event) != "Event":
                continue
            meant = qualification(verb)
            if meant.factuality is Factuality.DENIED:
                continue
            circumstances = Circumstances(annotated, verb, is_saying)
            occasion = Occasion(circumstances.time(meant), circumstances.place(exclude=(event,)))
            if occasion.time is not None or occasion.place is not None:
                found.setdefault(event.actor, occasion)
    return found


def _happening(clause: Clause) -> list[Token]:
    """What is held, or takes place."""
    if clause.passive:
        return clause.objects
    return clause.subjects if all(lemma(each) == "place" for each in clause.objects) else []
