"""What has to hold of any tables: quotes are the text, types fit, the graph is valid, a second run is the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import GraphError, InputError, TableError
from kg.output import MANIFEST
from kg.resolution.ledger import Ledger
from kg.resolution.settle import settle
from kg.statements.tables import TABLES, Tables, table_files

if TYPE_CHECKING:
    from kg.model import Argument, Statement
    from kg.settings import Settings
    from kg.statements.extraction import ArticleRecords
    from kg.vocabulary import Vocabulary

__all__ = ["Check", "about", "check_evidence", "check_second_run", "check_shapes", "check_types"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that has to hold, of how much it was looked at, and where it does not."""

    name: str
    says: str
    checked: int
    faults: tuple[str, ...] = ()
    skipped: str | None = None
    """Why nothing could be looked at."""

    def row(self) -> dict[str, object]:
        """For programs."""
        return {"checked": self.checked, "faults": list(self.faults), "skipped": self.skipped}


def about(tables: Tables, articles: Collection[str]) -> Tables:
    """What the tables say of some of the articles."""
    return replace(
        tables,
        articles=tuple(article for article in tables.articles if article.id in articles),
        mentions=tuple(mention for mention in tables.mentions if mention.article in articles),
        statements=tuple(s for s in tables.statements if s.evidence.article in articles),
    )


# ---- evidence -------------------------------------------------------------------------------------------------------


def check_evidence(tables: Tables) -> Check:
    """Is every quote, every argument and every mention the very text of its article, at the place it names?"""
    says = "quotes, arguments and mentions that are the text of their article"
    texts = {article.id: article.text for article in tables.articles if article.text}
    if not texts:
        return Check(
            name="evidence", says=says, checked=0, skipped="the tables were written without the articles' text"
        )
    checked, faults = 0, []
    for where, article, start, end, quote in _quotes(tables):
        checked += 1
        if article not in texts:
            faults.append(f"{where}: there is no text of article {article!r}")
        elif not quote or texts[article][start:end] != quote:
            faults.append(f"{where}: {quote!r} is not what stands at {start} to {end} of article {article!r}")
    return Check(name="evidence", says=says, checked=checked, faults=tuple(faults))


type Quoted = tuple[str, str, int, int, str | None]


def _quotes(tables: Tables) -> Iterator[Quoted]:
    for statement in tables.statements:
        evidence, where = statement.evidence, f"statement {statement.id}"
        yield where, evidence.article, evidence.start, evidence.end, evidence.quote
        for slot, argument in _arguments(statement):
            if argument.start is not None and argument.end is not None:
                yield f"{where}, {slot}", evidence.article, argument.start, argument.end, argument.text
    for mention in tables.mentions:
        yield f"mention of {mention.actor}", mention.article, mention.start, mention.end, mention.text


def _arguments(statement: Statement) -> Iterator[tuple[str, Argument]]:
    for slot in ("subject", "object", "jurisdiction", "target", "place"):
        argument: Argument | None = getattr(statement, slot)
        if argument is not None:
            yield slot, argument
    yield from (("speaker", said.speaker) for said in statement.attribution if said.speaker is not None)


# ---- ontology -------------------------------------------------------------------------------------------------------


def check_types(tables: Tables, vocabulary: Vocabulary) -> Check:
    """Does the ontology admit each relation between actors of these classes?"""
    says = "statements whose types the ontology admits"
    faults = tuple(
        f"statement {statement.id}: {_typed(statement.subject)} {statement.relation} {_typed(statement.object)}"
        for statement in tables.statements
        if statement.relation not in vocabulary.relations
        or not vocabulary.admits(statement.relation, _type(statement.subject), _type(statement.object))
    )
    return Check(name="types", says=says, checked=len(tables.statements), faults=faults)


def _type(argument: Argument | None) -> str | None:
    return argument.type if argument else None


def _typed(argument: Argument | None) -> str:
    return f"{argument.name} ({argument.type})" if argument else "nobody"


def check_shapes(tables: Tables, vocabulary: Vocabulary, base: str) -> Check:
    """Is the graph of the tables valid, as `kg graph --validate` asks?"""
    from kg.graph.shapes import validate
    from kg.graph.store import GraphStore

    says = "statements whose graph conforms to the shapes"
    try:
        violations = validate(GraphStore.of(tables, vocabulary, base), vocabulary.folder / "shapes.ttl", vocabulary)
        faults = tuple(map(str, violations))
    except GraphError as error:  # tables of which no graph can be made have no valid one
        faults = (str(error),)
    return Check(name="shapes", says=says, checked=len(tables.statements), faults=faults)


# ---- a second run ---------------------------------------------------------------------------------------------------


def check_second_run(tables: Tables, vocabulary: Vocabulary, settings: Settings) -> Check:
    """Does a new run over the same articles write the same tables, byte for byte?

    The pages of a paged document are left aside: the table of articles does not hold them.

    Raises:
        TableError: the articles' text is not in the tables, or a ledger was applied and the settings name none.
        ModelError: the language model is missing.
    """
    if not all(article.text for article in tables.articles):
        advice = "make them anew without --text"
        raise TableError("there is no text to extract again", where=TABLES[0], advice=advice)
    first, second = (_lines(_without_pages(each)) for each in (tables, _extracted(tables, vocabulary, settings)))
    faults = tuple(
        f"{name}, line {number}: the second run has {new[:160] if new else 'none'}"
        for name in TABLES
        if (difference := _first_difference(first[name], second[name]))
        for number, new in [difference]
    )
    says = "tables that a second run writes the same, byte for byte"
    return Check(name="second_run", says=says, checked=len(TABLES), faults=faults)


def _extracted(tables: Tables, vocabulary: Vocabulary, settings: Settings) -> Tables:
    from kg.linking.links import linked, read_links
    from kg.statements.extraction import collect, extract_articles

    def records() -> Iterator[ArticleRecords]:
        for record in extract_articles(tables.articles, vocabulary, settings):
            if isinstance(record, InputError):
                raise record
            yield record

    again = settle(collect(records(), run=tables.run), vocabulary, _ledger(tables, settings)).tables
    if settings.links:
        again, _ = linked(again, read_links(settings.links))
    options = tables.run.get("options")
    least = options.get("min_confidence", 0.0) if isinstance(options, dict) else 0.0
    return replace(again, statements=tuple(s for s in again.statements if s.confidence >= least))


def _ledger(tables: Tables, settings: Settings) -> Ledger | None:
    """The one that was applied the first time."""
    if "ledger" not in tables.run:
        return None
    if settings.ledger is None:
        raise TableError("a ledger was applied", where=MANIFEST, advice="name it with --ledger")
    return Ledger.read(settings.ledger)


def _without_pages(tables: Tables) -> Tables:
    bare = tuple(replace(s, evidence=replace(s.evidence, page=None)) for s in tables.statements)
    return replace(tables, statements=bare)


def _lines(tables: Tables) -> dict[str, list[str]]:
    return {name: list(lines) for name, lines in table_files(tables)}


def _first_difference(old: list[str], new: list[str]) -> tuple[int, str] | None:
    for number, (left, right) in enumerate(zip(old, new, strict=False), start=1):
        if left != right:
            return number, right
    shorter = min(len(old), len(new))
    return (shorter + 1, new[shorter] if len(new) > shorter else "") if len(old) != len(new) else None
