"""The questions of a review, one by one: which keys there are, and what each writes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

import typer

from kg.cli.console import Talk
from kg.cli.review_cards import shown
from kg.resolution.changes import SLOTS, Corrector
from kg.resolution.closure import Closure
from kg.resolution.judgements import Judgement, StatementJudgement, StatementVerdict, Verdict, now, of_statement
from kg.resolution.ledger import append
from kg.resolution.questions import ActorQuestion, StatementQuestion
from kg.resolution.verdicts import Decisions

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
    before: Decisions
    """What had been said of the actors before this session."""
    talk: Talk = field(default_factory=Talk)
    """Questions are asked however quiet it is to be."""
    given: list[tuple[int, Answer]] = field(default_factory=list)
    """The answers of this session, with the number of the question."""
    closure: Closure = field(init=False)
    """What follows from all answers so far."""

    def __post_init__(self) -> None:
        self.closure = self.before.closure

    def run(self, questions: Sequence[Question]) -> int:
        """Ask until all is answered or somebody has enough; what follows from earlier answers is not asked.

        Returns:
            How many were answered.
        """
        number = 0
        while number < len(questions):
            question = questions[number]
            if self.follows(question):
                number += 1
                continue
            self.talk.say(f"\n{number + 1} of {len(questions)}", style="bold")
            self.show(question)
            key = self.keys.key()
            if key == "q":
                break
            number = self.answered(key, question, number)
        return len(self.given)

    def follows(self, question: Question) -> bool:
        """Whether the answer is known by those to other questions."""
        if not isinstance(question, ActorQuestion):
            return False
        pair = question.left.actor.id, question.right.actor.id
        return self.closure.together(*pair) or self.closure.apart(*pair)

    def show(self, question: Question) -> None:
        actors = isinstance(question, ActorQuestion)
        for line in (*shown(question), ACTOR_HELP if actors else STATEMENT_HELP):
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
        self.given.append((number, answer))
        self.keep(answer)
        return number + 1

    def keep(self, answer: Answer) -> None:
        """Write an answer down, and see what follows."""
        append(self.ledger, answer)
        if isinstance(answer, Judgement):
            self.closure = self.before.after(each for _, each in self.given if isinstance(each, Judgement))

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
            self.keep(replace(answer, verdict=Verdict.WITHDRAWN, when=now()))
        else:
            self.keep(replace(answer, verdict=StatementVerdict.WITHDRAWN, changes={}, when=now()))
        return back

    def not_understood(self, help_: str) -> None:
        self.talk.say(f"that is none of these: {help_}", style="yellow")
