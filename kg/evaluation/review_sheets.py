"""What there is to judge as a sheet, for people who prefer a spreadsheet, and its verdicts as lines of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import TableError
from kg.evaluation.judgements import sheet_rows
from kg.evaluation.sampling import as_csv, no_number, shown
from kg.resolution.changes import Corrector, read_changes
from kg.resolution.judgements import Judgement, StatementJudgement, StatementVerdict, Verdict, now, of_statement
from kg.resolution.ledger import Ledger
from kg.resolution.questions import ActorCard, ActorQuestion, StatementQuestion

if TYPE_CHECKING:
    from kg.model import Statement
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["COLUMNS", "ReadReview", "read_review", "review_sheet"]

COLUMNS = (
    *("kind", "left", "left_name", "left_about", "right", "right_name", "right_about", "statement", "article"),
    *("subject", "relation", "object", "role", "factuality", "topic", "date", "sentence", "score", "why"),
    *("verdict", "changes", "note"),
)
NEEDED = ("kind", "left", "left_name", "right", "right_name", "statement", "verdict", "changes", "note")


def review_sheet(questions: Iterable[ActorQuestion | StatementQuestion]) -> str:
    """A row for each question, with empty cells for verdict, changes and note."""
    return as_csv(COLUMNS, map(_cells, questions))


def _cells(question: ActorQuestion | StatementQuestion) -> dict[str, str]:
    if isinstance(question, ActorQuestion):
        left, right = question.left, question.right
        return {
            "kind": "actors",
            "left": no_number(left.actor.id),
            "left_name": left.actor.name,
            "left_about": _about(left),
            "right": no_number(right.actor.id),
            "right_name": right.actor.name,
            "right_about": _about(right),
            "score": f"{question.suggestion.score:.2f}",
            "why": question.suggestion.why,
        }
    statement = question.statement
    return {
        "kind": "statement",
        "statement": no_number(statement.id),
        "article": statement.evidence.article,
        "subject": shown(statement.subject),
        "relation": statement.relation,
        "object": shown(statement.object),
        "role": statement.role or "",
        "factuality": statement.factuality.value,
        "topic": statement.topic or "",
        "date": statement.date or "",
        "sentence": statement.evidence.quote,
        "score": f"{statement.confidence:.2f}",
    }


def _about(card: ActorCard) -> str:
    actor = card.actor
    what = [actor.type, actor.country, f"mentions: {card.mentions}", "also " + ", ".join(actor.names)]
    return " · ".join([*filter(None, what if actor.names else what[:-1]), *card.sentences])


# ---- reading --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReview:
    """What a sheet adds to the ledger."""

    judgements: tuple[Judgement | StatementJudgement, ...]
    known: int
    """Verdicts that the ledger has already."""
    faults: tuple[TableError, ...]
    """Rows that could not be used."""


def read_review(path: Path, tables: Tables, vocabulary: Vocabulary, ledger: Ledger, *, who: str) -> ReadReview:
    """The verdicts of a sheet that `kg review --sheet` wrote. To read it twice adds nothing.

    Args:
        path: the sheet; rows without a verdict say nothing.
        tables: those that the sheet was made of.
        vocabulary: against which corrections are checked.
        ledger: what was said before.
        who: whose verdicts these are.

    Raises:
        TableError: it is no such sheet. A row that is wrong is among the faults.
    """
    reader = _Reader(
        statements={statement.id: statement for statement in tables.statements},
        corrector=Corrector.of(tables.actors, tables.mentions, vocabulary),
        who=who,
        when=now(),
    )
    before = {
        **_last(entry.judgement for entry in ledger.actors),
        **_last(entry.judgement for entry in ledger.statements),
    }
    found: list[Judgement | StatementJudgement] = []
    faults: list[TableError] = []
    known = 0
    for number, row in enumerate(sheet_rows(path, NEEDED, writer="kg review --sheet"), start=2):
        try:
            judgement = reader.judgement(row)
        except ValueError as error:
            faults.append(
                TableError(str(error), where=f"{path}, row {number}", advice="correct the row, and read again")
            )
            continue
        if judgement is not None and before.get(_about_what(judgement)) == _said(judgement):
            known += 1
        elif judgement is not None:
            found.append(judgement)
    return ReadReview(judgements=tuple(found), known=known, faults=tuple(faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    statements: Mapping[str, Statement]
    corrector: Corrector
    who: str
    when: str

    def judgement(self, row: Mapping[str, str]) -> Judgement | StatementJudgement | None:
        """What a row says; `None` if there is no verdict in it.

        Raises:
            ValueError: it says something that cannot be.
        """
        verdict = row["verdict"].strip().casefold()
        if not verdict:
            return None
        match row["kind"].strip():
            case "actors":
                return self._actors(row, verdict)
            case "statement":
                return self._statement(row, verdict)
            case kind:
                raise ValueError(f"{kind!r} in kind is not actors or statement")

    def _actors(self, row: Mapping[str, str], verdict: str) -> Judgement:
        left, right = _plain(row["left"]), _plain(row["right"])
        if not left or not right or left == right:
            raise ValueError("names no two actors")
        return Judgement(
            left=left,
            right=right,
            left_name=_plain(row["left_name"]) or None,
            right_name=_plain(row["right_name"]) or None,
            verdict=_one_of({each.value: each for each in Verdict}, verdict),
            who=self.who,
            when=self.when,
            why=_plain(row["note"]) or None,
        )

    def _statement(self, row: Mapping[str, str], verdict: str) -> StatementJudgement:
        statement = self.statements.get(_plain(row["statement"]))
        if statement is None:
            raise ValueError(f"statement {_plain(row['statement'])!r} is not in the tables")
        said = _one_of({each.value: each for each in StatementVerdict}, verdict)
        changes = read_changes(row["changes"])
        if bool(changes) is not (said is StatementVerdict.CHANGED):
            raise ValueError("changes go with the verdict changed, and it with them")
        if changes:
            self.corrector.changed(statement, changes)
        note = _plain(row["note"]) or None
        return of_statement(statement, said, who=self.who, when=self.when, changes=changes, why=note)


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    return cell.strip().removeprefix("'")


def _one_of[V](values: Mapping[str, V], said: str) -> V:
    """A verdict by its name or, unless it takes one back, by its first letter."""
    short = {name[0]: value for name, value in values.items() if name != Verdict.WITHDRAWN}
    if said not in values and said not in short:
        raise ValueError(f"{said[:40]!r} is no verdict; there are {', '.join(values)}")
    return values[said] if said in values else short[said]


def _last(judgements: Iterable[Judgement | StatementJudgement]) -> dict[object, object]:
    return {_about_what(judgement): _said(judgement) for judgement in judgements}


def _about_what(judgement: Judgement | StatementJudgement) -> object:
    if isinstance(judgement, Judgement):
        return frozenset((judgement.left, judgement.right))
    return judgement.reading


def _said(judgement: Judgement | StatementJudgement) -> object:
    """A judgement but for who said it when: verdict, changes and the note."""
    if isinstance(judgement, Judgement):
        return judgement.verdict, judgement.why
    return judgement.verdict, dict(judgement.changes), judgement.why
