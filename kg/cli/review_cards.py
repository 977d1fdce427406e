"""What a review shows of a question, in lines for a terminal."""

from __future__ import annotations

from kg.model import Argument, Attribution
from kg.resolution.questions import ActorCard, ActorQuestion, StatementQuestion
from kg.views.safe import one_line

__all__ = ["shown"]


def shown(question: ActorQuestion | StatementQuestion) -> list[str]:
    """The lines of a question, with nothing in them that could break a line."""
    if isinstance(question, ActorQuestion):
        return [*_card(question.left), *_card(question.right), _alike(question)]
    return _reading(question)


def _card(card: ActorCard) -> list[str]:
    actor = card.actor
    facts = [actor.type, actor.country or "no country", _times(card.mentions)]
    lines = [f"{one_line(actor.name)}  [{' · '.join(facts)}]  {actor.id}"]
    if actor.names:
        lines.append(f"   also {one_line(', '.join(actor.names))}")
    return [*lines, *(f"   “{one_line(sentence)}”" for sentence in card.sentences)]


def _times(number: int) -> str:
    return f"{number} mention" if number == 1 else f"{number} mentions"


def _alike(question: ActorQuestion) -> str:
    return f"{question.suggestion.score:.2f}: {one_line(question.suggestion.why)}"


def _reading(question: StatementQuestion) -> list[str]:
    statement = question.statement
    head = f"{_named(statement.subject)} | {statement.relation} | {_named(statement.object)}"
    details = {
        "role": statement.role,
        "jurisdiction": statement.jurisdiction and statement.jurisdiction.name,
        "target": statement.target and statement.target.name,
        "place": statement.place and statement.place.name,
        "topic": statement.topic,
        "topics": ", ".join(statement.topics),
        "date": statement.date,
        "status": statement.status and statement.status.value,
        "said by": " > ".join(map(_said, statement.attribution)),
    }
    shown = [f"{name}: {one_line(str(value))}" for name, value in details.items() if value]
    return [
        f"{head}  [{statement.factuality.value}, {statement.confidence:.2f}]",
        *([f"   {' · '.join(shown)}"] if shown else []),
        f"   “{one_line(statement.evidence.quote)}”",
        f"   {one_line(statement.evidence.article)}",
    ]


def _named(argument: Argument | None) -> str:
    """The actor, and the words that stand for it where they are others."""
    if argument is None:
        return "–"
    words = one_line(argument.text or "")
    name = one_line(argument.name)
    return name if words in ("", name) else f"{name} [{words}]"


def _said(attribution: Attribution) -> str:
    return _named(attribution.speaker) if attribution.speaker else attribution.cue
