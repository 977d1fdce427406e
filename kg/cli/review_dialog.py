"""The questions of a review, one by one: what is shown, which keys there are, and what each writes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import typer

from kg.cli.console import Talk
from kg.model import Argument, Attribution
from kg.resolution.changes import SLOTS, Corrector
from kg.resolution.judgements import Judgement, StatementJudgement, StatementVerdict, Verdict, now, of_statement
from kg.resolution.ledger import append
from kg.resolution.questions import ActorCard, ActorQuestion, StatementQuestion
from kg.views.safe import one_line

__all__ = ["Dialog", "Keys", "Lines", "Terminal", "keyboard"]

type Question = ActorQuestion | StatementQuestion
type Answer = Judgement | StatementJudgement

ACTOR_KEYS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
STATEMENT_KEYS = {"r": StatementVerdict.RIGHT, "w": StatementVerdict.WRONG, "u": StatementVerdict.UNSURE}
ACTOR_HELP = "s same · d different · u unsure · z undo · space skip · q quit"
STATEMENT_HELP = "r right · w wrong · c change · u unsure · z undo · space skip · q quit"


# ---- keys -----------------------------------------------------------------------------------------------------------


class Keys(Protocol):
    """Where answers come from."""

    def key(self) -> str:
        """One key in small letters; `q` where there are no more."""

    def line(self) -> str:
        """A line without its end; empty where there are no more."""


class Terminal:
    """Keys as they are pressed."""

    def key(self) -> str:
        try:
            return typer.getchar().lower()
        except EOFError:
            return "q"

    def line(self) -> str:
        return sys.stdin.readline().strip()


class Lines:
    """The first letter of each line, from a file or a pipe; an empty line skips."""

    def key(self) -> str:
        line = sys.stdin.readline()
        return (line.strip().lower() or " ")[0] if line else "q"

    def line(self) -> str:
        return sys.stdin.readline().strip()


def keyboard() -> Keys:
    return Terminal() if sys.stdin.isatty() else Lines()


# ---- the dialog -----------------------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Dialog:
    """Asks, and writes each answer into the ledger at once."""

    keys: Keys
    ledger: Path
    who: str
    corrector: Corrector
    talk: Talk = field(default_factory=Talk)
    """Questions are asked however quiet it is to be."""
    given: list[tuple[int, Answer]] = field(default_factory=list)
    """The answers of this session, with the number of the question."""

    def run(self, questions: Sequence[Question]) -> int:
        """Ask until all is answered or somebody has enough.

        Returns:
            How many were answered.
        """
        number = 0
        while number < len(questions):
            question = questions[number]
            self.talk.say(f"\n{number + 1} of {len(questions)}", style="bold")
            self.show(question)
            key = self.keys.key()
            if key == "q":
                break
            number = self.answered(key, question, number)
        return len(self.given)

    def show(self, question: Question) -> None:
        if isinstance(question, ActorQuestion):
            lines = [*_card(question.left), *_card(question.right), _alike(question), ACTOR_HELP]
        else:
            lines = [*_reading(question), STATEMENT_HELP]
        for line in lines:
            self.talk.say(line)

    def answered(self, key: str, question: Question, number: int) -> int:
        """Do what a key says.

        Returns:
            The number of the next question.
        """
        if key == "z":
            return self.undone(number)
        if key == " ":
            return number + 1
        answer = self.answer(key, question)
        if answer is None:
            return number
        append(self.ledger, answer)
        self.given.append((number, answer))
        return number + 1

    def answer(self, key: str, question: Question) -> Answer | None:
        return (
            self.of_actors(key, question) if isinstance(question, ActorQuestion) else self.of_statement(key, question)
        )

    def of_actors(self, key: str, question: ActorQuestion) -> Judgement | None:
        if key not in ACTOR_KEYS:
            self.not_understood(ACTOR_HELP)
            return None
        left, right = question.left.actor, question.right.actor
        return Judgement(
            left=left.id,
            right=right.id,
            left_name=left.name,
            right_name=right.name,
            verdict=ACTOR_KEYS[key],
            score=question.suggestion.score,
            who=self.who,
            when=now(),
        )

    def of_statement(self, key: str, question: StatementQuestion) -> StatementJudgement | None:
        if key == "c":
            return self.changed(question)
        if key not in STATEMENT_KEYS:
            self.not_understood(STATEMENT_HELP)
            return None
        return of_statement(question.statement, STATEMENT_KEYS[key], who=self.who, when=now())

    def changed(self, question: StatementQuestion) -> StatementJudgement | None:
        """Ask for slots and values until a line is empty; `None` if none was given."""
        changes: dict[str, str | None] = {}
        self.talk.say(f"which slot? {', '.join(SLOTS)}; nothing to end")
        while slot := self.keys.line():
            self.talk.say(f"{slot} is to be? - for nothing")
            value = self.keys.line()
            wanted = changes | {slot: None if value in ("", "-") else value}
            try:
                self.corrector.changed(question.statement, wanted)
            except ValueError as error:
                self.talk.say(str(error), style="yellow")
            else:
                changes = wanted
            self.talk.say("another slot? nothing to end")
        if not changes:
            return None
        verdict = StatementVerdict.CHANGED
        return of_statement(question.statement, verdict, who=self.who, when=now(), changes=changes)

    def undone(self, number: int) -> int:
        """Take back the last answer, by a further line, and ask that question again."""
        if not self.given:
            self.talk.say("there is nothing to undo", style="yellow")
            return number
        back, answer = self.given.pop()
        if isinstance(answer, Judgement):
            append(self.ledger, replace(answer, verdict=Verdict.WITHDRAWN, when=now()))
        else:
            taken_back = replace(answer, verdict=StatementVerdict.WITHDRAWN, changes={}, when=now())
            append(self.ledger, taken_back)
        return back

    def not_understood(self, help_: str) -> None:
        self.talk.say(f"that is none of these: {help_}", style="yellow")


# ---- what is shown --------------------------------------------------------------------------------------------------


def _card(card: ActorCard) -> list[str]:
    actor = card.actor
    facts = [actor.type, actor.country or "no country", f"{card.mentions} mentions"]
    lines = [f"{one_line(actor.name)}  [{' · '.join(facts)}]  {actor.id}"]
    if actor.names:
        lines.append(f"   also {one_line(', '.join(actor.names))}")
    return [*lines, *(f"   “{one_line(sentence)}”" for sentence in card.sentences)]


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
