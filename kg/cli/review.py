"""`kg review`: judge what a run found, by keys or in a sheet; the ledger keeps it."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import Exit, Talk, deliver, verb
from kg.cli.options import Ontology, Quiet, settings_of, vocabulary_of
from kg.errors import OutputError, SettingsError, TableError

if TYPE_CHECKING:
    from kg.resolution.ledger import Ledger
    from kg.resolution.questions import ActorQuestion, StatementQuestion
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["review"]


@verb
def review(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that build or extract wrote.")],
    ledger: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the judgements go; made if it is not there.")
    ] = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who judges; else the name of the login.")] = None,
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
    talk = Talk(quiet=quiet)
    place, before = _ledger(settings.ledger, folder, talk)
    vocabulary = vocabulary_of(settings)
    tables = as_known(read_tables(folder), vocabulary)
    name = who or _login()
    if read is not None:
        found = _taken(read, place, before, tables, vocabulary, who=name, talk=talk)
    elif sheet is not None:
        found = _written(sheet, before, tables, vocabulary, talk)
    else:
        found = _asked(place, before, tables, vocabulary, who=name, talk=talk)
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
    if ledger.faults and not len(ledger):
        raise TableError("holds no judgement", where=place, advice="name a ledger, or a file that is not there yet")
    for fault in ledger.faults:
        talk.warn(fault)
    return place, ledger


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may know no user of that number
        return "unknown"


def _open(ledger: Ledger, tables: Tables, vocabulary: Vocabulary) -> list[ActorQuestion | StatementQuestion]:
    """What is to be judged still.

    Raises:
        TableError: the tables were written without the sentences, so that there is nothing to judge by.
    """
    from kg.resolution.questions import questions
    from kg.resolution.suggestions import suggestions

    if any(not statement.evidence.quote for statement in tables.statements):
        advice = "make them anew with --text full or --text sentence"
        raise TableError("the tables hold no sentences to judge by", where="statements.jsonl", advice=advice)
    return questions(tables, ledger, suggestions(tables, known=vocabulary.actors))


def _asked(place: Path, ledger: Ledger, tables: Tables, vocabulary: Vocabulary, *, who: str, talk: Talk) -> Exit:
    from kg.cli.review_dialog import Dialog, keyboard
    from kg.resolution.changes import Corrector

    found = _open(ledger, tables, vocabulary)
    if not found:
        talk.say("all is judged")
        return Exit.NOTHING_FOUND
    corrector = Corrector.of(tables.actors, tables.mentions, vocabulary)
    dialog = Dialog(keys=keyboard(), ledger=place, who=who, corrector=corrector)
    judged = dialog.run(found)
    talk.say(f"{judged} judged, {len(found) - judged} left; kg build and kg extract apply it with --ledger {place}")
    return Exit.OK


def _written(sheet: str, ledger: Ledger, tables: Tables, vocabulary: Vocabulary, talk: Talk) -> Exit:
    from kg.evaluation.review_sheets import review_sheet

    found = _open(ledger, tables, vocabulary)
    if not found:
        talk.say("all is judged")
        return Exit.NOTHING_FOUND
    if Path(sheet).exists() and not Path(sheet).is_dir():
        advice = "somebody may have filled it in; choose another name"
        raise OutputError("is there already", where=sheet, advice=advice)
    deliver([review_sheet(found)], sheet, talk)
    return Exit.OK


def _taken(
    sheet: Path, place: Path, ledger: Ledger, tables: Tables, vocabulary: Vocabulary, *, who: str, talk: Talk
) -> Exit:
    from kg.evaluation.review_sheets import read_review
    from kg.resolution.ledger import append

    read = read_review(sheet, tables, vocabulary, ledger, who=who)
    for fault in read.faults:
        talk.warn(fault)
    for judgement in read.judgements:
        append(place, judgement)
    talk.say(f"{len(read.judgements)} taken into {place}, {read.known} known already")
    if read.faults:
        return Exit.SOME_INPUTS_FAILED
    return Exit.OK if read.judgements or read.known else Exit.NOTHING_FOUND
