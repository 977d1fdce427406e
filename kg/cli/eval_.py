"""`kg eval`: how good is it, by judged sheets or by gold, and does what has to hold of any output hold of this one?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import Exit, Talk, print_json, printable, stdout, verb
from kg.cli.options import Json, Ledger, Model, Ontology, settings_of, vocabulary_of
from kg.errors import SettingsError, TableError

if TYPE_CHECKING:
    from kg.evaluation.checks import Check
    from kg.evaluation.gold import GoldArticle
    from kg.settings import Settings
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["EVAL_SCHEMA", "eval_"]

EVAL_SCHEMA = "kg.eval/1"


@verb
def eval_(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCE…", help="Judged sheets, one of each coder; or a folder of tables."),
    ],
    gold: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Score the folder against the gold in this one.")
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List every statement that is missed, misread or wrong.")
    ] = False,
    validate: Annotated[
        bool, typer.Option("--validate", help="Also check the graph against the shapes, as kg graph does.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Extract the articles a second time, and compare byte for byte.")
    ] = False,
    ledger: Ledger = None,
    json: Json = False,
    model: Model = None,
    ontology: Ontology = None,
) -> Exit | None:
    """Measure the quality.

    Of judged sheets: precision with its interval, and how far the coders agree. Of a folder: whether its quotes
    are in the articles and its types fit, and with gold how much of it is found and how much is wrong.
    """
    talk = Talk()
    folders = [source for source in sources if source.is_dir()]
    if not folders:
        options = {"--gold": gold, "--list": list_, "--validate": validate, "--again": again}
        for name in (name for name, value in options.items() if value):
            raise SettingsError("it is for a folder of tables", where=name, advice="name one that `kg extract` wrote")
        return _judged(sources, talk, as_json=json)
    if len(sources) > 1:
        raise SettingsError("a folder is measured alone", where=folders[0], advice="name one folder, or sheets only")
    if list_ and (gold is None or json):
        raise SettingsError("it lists what differs from the gold", where="--list", advice="add --gold, without --json")
    settings = settings_of(ledger=ledger, model=model, ontology=ontology)
    wanted = _Wanted(gold=gold, listing=list_, validate=validate, again=again, as_json=json)
    return _measured(folders[0], wanted, settings, talk)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What is asked of a folder."""

    gold: Path | None
    listing: bool
    validate: bool
    again: bool
    as_json: bool


# ---- judged sheets --------------------------------------------------------------------------------------------------


def _judged(sources: Sequence[Path], talk: Talk, *, as_json: bool) -> Exit:
    from kg.evaluation.judgements import read_sheet
    from kg.evaluation.reports import judged_lines, judged_row

    sheets = [read_sheet(path) for path in sources]
    faults = [fault for sheet in sheets for fault in sheet.faults]
    for fault in faults:
        talk.warn(fault)
    if as_json:
        print_json({"schema": EVAL_SCHEMA, "judged": judged_row(sheets)})
    else:
        _print(judged_lines(sheets))
    if faults:
        return Exit.SOME_INPUTS_FAILED
    judged = any(row.verdict for sheet in sheets for row in sheet.coded)
    return Exit.OK if judged else Exit.NOTHING_FOUND


# ---- a folder -------------------------------------------------------------------------------------------------------


def _measured(folder: Path, wanted: _Wanted, settings: Settings, talk: Talk) -> Exit:
    from kg.evaluation.reports import checks_lines, checks_row, gold_lines, gold_listing, gold_row
    from kg.evaluation.scores import score
    from kg.statements.tables import read_tables

    vocabulary = vocabulary_of(settings)
    tables = read_tables(folder)
    articles = None if wanted.gold is None else _gold(wanted.gold, folder, tables, vocabulary, talk)
    scores = None if articles is None else score(articles, tables, vocabulary)
    checks = _checks(tables, articles, vocabulary, settings, wanted)
    if wanted.as_json:
        scored = None if scores is None else gold_row(scores)
        print_json({"schema": EVAL_SCHEMA, "gold": scored, "checks": checks_row(checks)})
    else:
        if scores is not None:
            _print([*gold_listing(scores), ""] if wanted.listing else ())
            _print([*gold_lines(scores), ""])
        _print(checks_lines(checks))
    if any(check.faults for check in checks):
        return Exit.INVALID
    return Exit.NOTHING_FOUND if scores is not None and not scores.total.found else Exit.OK


def _gold(place: Path, folder: Path, tables: Tables, vocabulary: Vocabulary, talk: Talk) -> list[GoldArticle]:
    """The gold; what is odd about it is said."""
    from kg.evaluation.gold import read_gold

    articles = read_gold(place, vocabulary.relations)
    texts = {article.id: article.text for article in tables.articles}
    missing = [article for article in articles if article.id not in texts]
    if len(missing) == len(articles):
        advice = f"the ids have to be the same; there are: {', '.join(sorted(texts)[:5])}"
        raise TableError("holds none of the articles that the gold is about", where=folder, advice=advice)
    for article in missing:
        problem = f"article {article.id!r} is not in {folder}; all that its gold has counts as missed"
        talk.doubt(TableError(problem, where=article.where))
    for article in articles:
        for wanted in article.statements:
            if texts.get(article.id) and wanted.evidence not in texts[article.id]:
                where = f"{article.where}, statement {wanted.id}"
                talk.doubt(TableError("its evidence is not in the article", where=where, advice="copy it from there"))
    return articles


def _checks(
    tables: Tables,
    articles: Sequence[GoldArticle] | None,
    vocabulary: Vocabulary,
    settings: Settings,
    wanted: _Wanted,
) -> list[Check]:
    """With gold, only its articles are looked at; a second run is one over all, as the actors are those of all."""
    from kg.evaluation.checks import about, check_evidence, check_second_run, check_shapes, check_types

    part = tables if articles is None else about(tables, {article.id for article in articles})
    checks = [check_evidence(part), check_types(part, vocabulary)]
    if wanted.validate:
        checks.append(check_shapes(part, vocabulary, settings.base))
    if wanted.again:
        checks.append(check_second_run(tables, vocabulary, settings))
    return checks


def _print(lines: Iterable[str]) -> None:
    stdout(f"{printable(line)}\n" for line in lines)
