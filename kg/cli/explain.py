"""`kg explain`: how each sentence is read, which words of a corpus the lexicon lacks, which templates never fire."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from kg.cli.console import Exit, Talk, printable, stdout, verb
from kg.cli.options import (
    Actors,
    AuthorColumn,
    DateColumn,
    IdColumn,
    Meta,
    MinConfidence,
    Model,
    Ontology,
    PublisherColumn,
    Quiet,
    TextColumn,
    TitleColumn,
    UrlColumn,
    read_options,
    settings_of,
    vocabulary_of,
)
from kg.errors import InputError, SettingsError

if TYPE_CHECKING:
    from kg.model import Article
    from kg.settings import Settings
    from kg.statements.explain.lines import Line
    from kg.statements.explain.records import ExplainedSentence
    from kg.statements.explain.uncovered import UncoveredWord
    from kg.statements.explain.unused import TemplateUse
    from kg.text import ReadOptions

__all__ = ["UNCOVERED_SCHEMA", "UNUSED_SCHEMA", "explain"]

UNCOVERED_SCHEMA = "kg.uncovered/1"
UNUSED_SCHEMA = "kg.unused/1"
COLUMNS = ("count", "articles", "part", "template", "types", "example")
USE_COLUMNS = ("count", "relation", "part", "template", "example")

STYLES = {
    "sentence": "bold",
    "heading": "dim",
    "actor": "cyan",
    "asserted": "green",
    "planned": "yellow",
    "requested": "yellow",
    "possible": "yellow",
    "hypothetical": "yellow",
    "denied": "red",
    "refusal": "magenta",
}
"""By kind of line; for statements that is the factuality."""


@verb
def explain(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT…", help="Files and folders with articles; - is standard input."),
    ] = None,
    sentence: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Only the Nth sentence of each article.")
    ] = None,
    grep: Annotated[str | None, typer.Option(metavar="TEXT", help="Only sentences that hold this text.")] = None,
    uncovered: Annotated[
        bool, typer.Option("--uncovered", help="List the words between two actors that no template knows.")
    ] = False,
    unused: Annotated[
        bool, typer.Option("--unused", help="List the templates that fire on no example and on none of the inputs.")
    ] = False,
    counts: Annotated[bool, typer.Option("--counts", help="With --unused: all templates, and how often.")] = False,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="No more lines of the list than N.")] = None,
    tsv: Annotated[bool, typer.Option("--tsv", help="The list as a table, separated by tabs.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a line, for programs.")] = False,
    meta: Meta = None,
    text_column: TextColumn = None,
    title_column: TitleColumn = None,
    date_column: DateColumn = None,
    publisher_column: PublisherColumn = None,
    author_column: AuthorColumn = None,
    url_column: UrlColumn = None,
    id_column: IdColumn = None,
    min_confidence: MinConfidence = None,
    model: Model = None,
    ontology: Ontology = None,
    actors: Actors = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Show how each sentence is read.

    The actors seen, the clauses, the statements made, and the reasons for what is refused.
    """
    _refuse_mixtures(
        {"--uncovered": uncovered, "--unused": unused},
        {"--tsv": tsv, "--limit": limit is not None, "--json": json},
        {"--sentence": sentence is not None, "--grep": grep is not None},
    )
    _refuse_mixture("--counts", counts and not unused, "it is for the list of templates", "add --unused")
    _refuse_mixture("INPUT…", not inputs and not unused, "nothing to read", "name files or folders, or - for input")
    columns = {"text": text_column, "title": title_column, "published": date_column, "publisher": publisher_column}
    columns |= {"author": author_column, "url": url_column, "id": id_column}
    settings = settings_of(min_confidence=min_confidence, model=model, ontology=ontology, actors=actors)
    articles = _Articles(inputs or [], read_options(meta=meta, **columns), talk := Talk(quiet=quiet))
    if unused:
        never = _list_uses(_uses(articles, settings), talk, limit, counts=counts, tsv=tsv, json=json)
        return Exit.SOME_INPUTS_FAILED if articles.failed else Exit.INVALID if never else Exit.OK
    if uncovered:
        found = _list_words(_uncovered(articles, settings), talk, limit, tsv=tsv, json=json)
    else:
        found = _show_sentences(_explained(articles, settings, number=sentence, grep=grep), json=json)
    if articles.failed:
        return Exit.SOME_INPUTS_FAILED
    return Exit.OK if found else Exit.NOTHING_FOUND


def _refuse_mixtures(
    lists: Mapping[str, bool], for_lists: Mapping[str, bool], for_sentences: Mapping[str, bool]
) -> None:
    """Raises SettingsError: options that mean nothing beside each other."""
    _refuse_mixture("--tsv", for_lists["--tsv"] and for_lists["--json"], "a list has one form only", "leave out --json")
    chosen = [name for name, is_set in lists.items() if is_set]
    if len(chosen) > 1:
        raise SettingsError("one list at a time", where=chosen[0], advice=f"leave out {chosen[1]}")
    for name, is_set in for_lists.items():
        if is_set and not chosen and name != "--json":  # sentences are printed so too
            raise SettingsError("it is for lists", where=name, advice=f"add {' or '.join(lists)}")
    for name, is_set in for_sentences.items():
        if is_set and chosen:
            raise SettingsError("it is for single sentences", where=name, advice=f"leave out {chosen[0]}")


def _refuse_mixture(name: str, is_so: bool, problem: str, advice: str) -> None:
    if is_so:
        raise SettingsError(problem, where=name, advice=advice)


class _Articles:
    """The articles of the inputs; those that fail are named, and the rest goes on."""

    def __init__(self, inputs: list[str], options: ReadOptions, talk: Talk) -> None:
        self._inputs = inputs
        self._options = options
        self._talk = talk
        self.failed = 0

    def each[T](self, work: Callable[[Article], T]) -> Iterator[T]:
        """What the work gives for each article."""
        from kg.pipeline import usable
        from kg.text import read_articles

        for item in read_articles(self._inputs, self._options):
            try:
                yield self._done(usable(item), work)
            except InputError as error:
                self.failed += 1
                self._talk.warn(error)

    def _done[T](self, article: Article, work: Callable[[Article], T]) -> T:
        try:
            return work(article)
        except Exception as error:  # one article must not end the batch, whatever is in it
            problem = f"could not be analysed ({type(error).__name__}: {error})"
            raise InputError(problem, where=article.id, advice="please report it with the text") from error


# ---- sentences ------------------------------------------------------------------------------------------------------


def _explained(
    articles: _Articles, settings: Settings, *, number: int | None, grep: str | None
) -> Iterator[ExplainedSentence]:
    from kg.statements.explain.explainer import Explainer

    explainer = Explainer(vocabulary_of(settings), settings.model, min_confidence=settings.min_confidence)
    wanted = " ".join((grep or "").casefold().split())
    for sentences in articles.each(lambda article: list(explainer.explain(article))):
        for sentence in sentences:
            if number in (None, sentence.number) and wanted in " ".join(sentence.text.casefold().split()):
                yield sentence


def _show_sentences(sentences: Iterable[ExplainedSentence], *, json: bool) -> bool:
    """Print them as they come. Returns whether any statement was made."""
    from kg.output import dump
    from kg.statements.explain.lines import lines_of

    found = False
    for sentence in sentences:
        found = found or bool(sentence.statements)
        if json:
            stdout([f"{dump(sentence.row())}\n"])
        else:
            _print(lines_of(sentence))
    return found


def _print(lines: Iterable[Line]) -> None:
    """In colour on a terminal, else as plain text."""
    if not _on_terminal():
        stdout(f"{printable(line.text)}\n" for line in lines)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(markup=False, highlight=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(Text(printable(line.text), style=STYLES.get(line.kind, "")))


def _on_terminal() -> bool:
    return sys.stdout.isatty()


# ---- words ----------------------------------------------------------------------------------------------------------


def _uncovered(articles: _Articles, settings: Settings) -> list[UncoveredWord]:
    from kg.annotations.annotate import Annotator
    from kg.statements.explain.uncovered import Uncovered

    vocabulary = vocabulary_of(settings)
    annotator, uncovered = Annotator(vocabulary, settings.model), Uncovered(vocabulary)

    def count(article: Article) -> None:
        for annotated in annotator.annotate([article]):
            uncovered.add(annotated)

    for _ in articles.each(count):
        pass
    return uncovered.words()


def _list_words(words: list[UncoveredWord], talk: Talk, limit: int | None, *, tsv: bool, json: bool) -> bool:
    """Returns whether there is any."""
    _show_words(words[:limit], tsv=tsv, json=json)
    talk.say(f"{len(words)} {'word or frame' if len(words) == 1 else 'words and frames'} that no template knows")
    return bool(words)


def _show_words(words: list[UncoveredWord], *, tsv: bool, json: bool) -> None:
    def lines(word: UncoveredWord) -> Iterator[str]:
        yield f"{word.count:>6}  {word.frame.text}  ({word.frame.part}; {word.types})"
        yield f"        {word.example}"

    _show_list(words, lines, UNCOVERED_SCHEMA, COLUMNS, tsv=tsv, json=json)


# ---- templates ------------------------------------------------------------------------------------------------------


def _uses(articles: _Articles, settings: Settings) -> list[TemplateUse]:
    from kg.annotations.annotate import Annotator
    from kg.statements.explain.unused import Uses

    vocabulary = vocabulary_of(settings)
    annotator, uses = Annotator(vocabulary, settings.model), Uses(vocabulary)
    uses.add_examples(annotator)

    def count(article: Article) -> None:
        for annotated in annotator.annotate([article]):
            uses.add(annotated)

    for _ in articles.each(count):
        pass
    return uses.all()


def _list_uses(
    uses: list[TemplateUse], talk: Talk, limit: int | None, *, counts: bool, tsv: bool, json: bool
) -> list[TemplateUse]:
    """Returns the templates that never fire."""
    never = [use for use in uses if not use.count]
    _show_uses((uses if counts else never)[:limit], counts=counts, tsv=tsv, json=json)
    talk.say(f"{len(never)} of {len(uses)} templates never fire" if never else f"all {len(uses)} templates fire")
    return never


def _show_uses(uses: list[TemplateUse], *, counts: bool, tsv: bool, json: bool) -> None:
    def lines(use: TemplateUse) -> Iterator[str]:
        template = f"pol:{use.template.relation} lex:{use.template.part} “{use.template.text}”"
        yield f"{use.count:>6}  {template}" if counts else template

    _show_list(uses, lines, UNUSED_SCHEMA, USE_COLUMNS, tsv=tsv, json=json)


# ---- lists ----------------------------------------------------------------------------------------------------------


class _Row(Protocol):
    def row(self) -> dict[str, object]: ...


def _show_list[T: _Row](
    items: Sequence[T],
    lines: Callable[[T], Iterable[str]],
    schema: str,
    columns: Sequence[str],
    *,
    tsv: bool,
    json: bool,
) -> None:
    """As lines to read, as a table, or as JSON Lines."""
    from kg.output import dump
    from kg.views.safe import csv_cell

    if json:
        stdout(f"{dump({'schema': schema, **item.row()})}\n" for item in items)
    elif tsv:
        stdout(["\t".join(columns), "\n"])
        for item in items:
            cells = ("" if value is None else value for value in item.row().values())
            stdout(["\t".join(printable(str(csv_cell(cell))) for cell in cells), "\n"])
    else:
        stdout(f"{printable(line)}\n" for item in items for line in lines(item))
