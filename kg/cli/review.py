"""`kg review`: judge what a run found, by keys or in a sheet; the ledger keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import Exit, Talk, deliver, verb
from kg.cli.options import Ontology, Quiet, login, settings_of, vocabulary_of
from kg.errors import OutputError, SettingsError, TableError

if TYPE_CHECKING:
    from kg.resolution.ledger import Ledger
    from kg.resolution.questions import ActorQuestion, StatementQuestion
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["review"]

KINDS = ("actors", "statements")


@verb
def review(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that build or extract wrote.")],
    ledger: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the judgements go; made if it is not there.")
    ] = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who judges; else the name of the login.")] = None,
    only: Annotated[str | None, typer.Option(metavar="actors|statements", help="Ask about these alone.")] = None,
    sheet: Annotated[
        str | None,
        typer.Option(metavar="FILE.csv", help="Write what is to be judged as a sheet; - is standard output."),
    ] = None,
    read: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Take the verdicts of such a sheet into the ledger.")
    ] = None,
    ontology: Ontology = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Judge what a run found: who is who, and which statements are right.

    One key for each answer. The answers go into the ledger, which build and extract apply ever after.
    """
    from kg.resolution.questions import as_known
    from kg.statements.tables import read_tables

    settings = settings_of(ledger=ledger, ontology=ontology)
    if sheet is not None and read is not None:
        raise SettingsError("a sheet is written or read", where="--sheet and --read", advice="choose one of them")
    if only not in (None, *KINDS):
        raise SettingsError(f"{only!r} is nothing to ask about", where="--only", advice=f"choose {' or '.join(KINDS)}")
    talk = Talk(quiet=quiet)
    place, before = _ledger(settings.ledger, folder, talk)
    vocabulary = vocabulary_of(settings)
    tables = as_known(read_tables(folder), vocabulary)
    session = _Session(place=place, ledger=before, tables=tables, vocabulary=vocabulary, who=who or login(), talk=talk)
    if read is not None:
        found = session.taken(read)
    elif sheet is not None:
        found = session.written(sheet, only)
    else:
        found = session.asked(only)
    return Exit.SOME_INPUTS_FAILED if before.faults else found


def _ledger(place: Path | None, folder: Path, talk: Talk) -> tuple[Path, Ledger]:
    """The ledger and what it says; an empty one if the file is not there yet."""
    from kg.resolution.ledger import Ledger, refuse_inside

    if place is None:
        advice = "name a file outside the folder, as --ledger ledger.jsonl; it is made if it is not there"
        raise SettingsError("is missing", where="--ledger", advice=advice)
    refuse_inside(place, folder)
    if not place.exists():
        return place, Ledger(path=place)
    ledger = Ledger.read(place)
    if ledger.faults and not (ledger.actors or ledger.statements or ledger.articles):
        raise TableError("holds no judgement", where=place, advice="name a ledger, or a file that is not there yet")
    for fault in ledger.faults:
        talk.warn(fault)
    return place, ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class _Session:
    """What somebody judges, and where it goes."""

    place: Path
    ledger: Ledger
    tables: Tables
    vocabulary: Vocabulary
    who: str
    talk: Talk

    def open(self, only: str | None) -> list[ActorQuestion | StatementQuestion]:
        """What is to be judged still.

        Raises:
            TableError: the tables were written without the sentences, so that there is nothing to judge by.
        """
        from kg.resolution.questions import ActorQuestion, questions
        from kg.resolution.suggestions import suggestions

        if any(not statement.evidence.quote for statement in self.tables.statements):
            advice = "make them anew with --text full or --text sentence"
            raise TableError("the tables hold no sentences to judge by", where="statements.jsonl", advice=advice)
        suggested = suggestions(self.tables, known=self.vocabulary.actors) if only != "statements" else ()
        found = questions(self.tables, self.ledger, suggested)
        if only == "actors":
            found = [question for question in found if isinstance(question, ActorQuestion)]
        if not found:
            self.talk.say("all is judged")
        return found

    def asked(self, only: str | None) -> Exit:
        from kg.cli.review_dialog import Dialog, keyboard
        from kg.resolution.changes import Corrector
        from kg.resolution.verdicts import decide

        found = self.open(only)
        if not found:
            return Exit.NOTHING_FOUND
        dialog = Dialog(
            keys=keyboard(),
            ledger=self.place,
            who=self.who,
            corrector=Corrector.of(self.tables.actors, self.tables.mentions, self.vocabulary),
            before=decide(self.tables.actors, self.ledger),
        )
        judged = dialog.run(found)
        self.talk.say(f"{judged} judged; kg build and kg extract apply them with --ledger {self.place}")
        return Exit.OK

    def written(self, sheet: str, only: str | None) -> Exit:
        from kg.evaluation.review_sheets import review_sheet

        found = self.open(only)
        if not found:
            return Exit.NOTHING_FOUND
        if Path(sheet).is_file():
            advice = "somebody may have filled it in; choose another name"
            raise OutputError("is there already", where=sheet, advice=advice)
        deliver([review_sheet(found)], sheet, self.talk)
        return Exit.OK

    def taken(self, sheet: Path) -> Exit:
        from kg.evaluation.review_sheets import read_review
        from kg.resolution.ledger import append

        read = read_review(sheet, self.tables, self.vocabulary, self.ledger, who=self.who)
        for fault in read.faults:
            self.talk.warn(fault)
        for judgement in read.judgements:
            append(self.place, judgement)
        self.talk.say(f"{len(read.judgements)} taken into {self.place}, {read.known} known already")
        if read.faults:
            return Exit.SOME_INPUTS_FAILED
        return Exit.OK if read.judgements or read.known else Exit.NOTHING_FOUND
