"""The whole flow on one page: articles → statements → tables → what people corrected → graph → views."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, OutputError, UnsupportedInput
from kg.identifiers import digest
from kg.languages import looks_english
from kg.model import Article
from kg.output import RUN_SCHEMA, STORE, OutputFolder
from kg.resolution.ledger import Ledger, refuse_inside
from kg.resolution.settle import MERGES, Merged, Settled, merge_lines, settle
from kg.settings import Settings
from kg.statements.tables import TABLES, Tables, table_files, with_text

if TYPE_CHECKING:
    from kg.graph.description import About
    from kg.statements.extraction import ArticleRecords
    from kg.text import ReadOptions
    from kg.views.html import HtmlGraph
    from kg.views.placed import Picture
    from kg.vocabulary import Vocabulary

__all__ = [
    "GRAPHS",
    "PROFILES",
    "VIEWS",
    "File",
    "Report",
    "about",
    "build",
    "extract",
    "graph_files",
    "had_profiles",
    "last_picture",
    "ontology_hash",
    "usable",
    "view_files",
]

GRAPHS = ("graph.ttl", "graph.trig")
PAGE = "graph.html"
PICTURE = "graph.layout.json"
"""Where the actors of the page stand: the next run starts from there."""
PROFILES = "graph.profiles"
"""The folder of profiles that the page links to, if they are wanted."""
VIEWS = (PAGE, PICTURE, "graph.graphml", "graph.gexf", "nodes.csv", "edges.csv")

EXCLUDED = "excluded"
"""Articles left out as the ledger says, among the counts of corrections."""

type Inputs = Sequence[str | Path]
type Progress = Callable[[str, int], None]
"""Is told what is being done (`articles`, `graph`, `views`) and how many articles are done."""
type File = tuple[str, Iterable[str | bytes]]
"""Its name, and what is in it."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a run found, what it could not read, and what it wrote."""

    tables: Tables
    failures: tuple[InputError, ...] = ()
    doubts: tuple[InputError, ...] = ()
    """What is wrong with articles that were used all the same."""
    corrections: Mapping[str, int] = field(default_factory=dict)
    """What the ledger did, if there is one: `kg.resolution.verdicts.Applied.counts`, and articles `excluded`."""
    merges: tuple[Merged, ...] = ()
    """Actors of several documents that were made one, each with the reason."""
    files: tuple[Path, ...] = ()
    vocabulary: Vocabulary = field(repr=False)

    def page(self, *, title: str | None = None) -> HtmlGraph:
        """The page to explore it: shown in place by a notebook, or saved with `.save(path)`."""
        from kg.views.html import HtmlGraph

        return HtmlGraph.of(self.tables, self.vocabulary, title=title)

    def _repr_html_(self) -> str:
        return self.page()._repr_html_()

    def counts(self) -> dict[str, int]:
        return {
            "articles": len(self.tables.articles),
            "actors": len(self.tables.actors),
            "mentions": len(self.tables.mentions),
            "statements": len(self.tables.statements),
        }


def extract(
    inputs: Inputs,
    folder: Path | str | None = None,
    *,
    settings: Settings | None = None,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> Report:
    """Articles in, statements out, as tables.

    Args:
        inputs: files, folders, or `-` for standard input.
        folder: where the tables are written; nowhere if there is none.
        settings: what to do with the articles.
        options: how to read them.
        progress: called as the work goes on.

    Raises:
        OntologyError, ModelError, OutputError, TableError: nothing can be done at all. An input that cannot be read,
            or a line of the ledger, is no such case: it is in the report's `failures`.
    """
    run = _Run(settings or Settings(), options, progress)
    if folder is None:
        return run.report(inputs)
    run.check(Path(folder), inputs)
    with OutputFolder(Path(folder)) as output:
        output.claim(*TABLES, MERGES)
        report = run.report(inputs)
        return _written(report, output, table_files(report.tables))


def build(
    inputs: Inputs,
    folder: Path | str,
    *,
    settings: Settings | None = None,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
    store: bool = False,
    profiles: bool = False,
    fresh_layout: bool = False,
) -> Report:
    """Articles in; tables, graph and views out. Arguments and errors are those of `extract`.

    With `store` also the graph as a store on disk, which is opened without being read; with `profiles` also a page for
    each actor that the page of the graph shows, linked from it. Actors stay where the page that is in the folder has
    them, but with `fresh_layout`.
    """
    run = _Run(settings or Settings(), options, progress)
    run.check(Path(folder), inputs)
    with OutputFolder(Path(folder)) as output:
        output.claim(*TABLES, MERGES, *GRAPHS, *VIEWS, *([STORE] if store else []))
        if profiles and not had_profiles(output):
            output.claim(PROFILES)
        report = run.report(inputs)
        before = None if fresh_layout else last_picture(output)
        return _written(report, output, _everything(report.tables, run, output, store, profiles, before))


def _everything(
    tables: Tables, run: _Run, output: OutputFolder, store: bool, profiles: bool, before: Picture | None
) -> Iterator[File]:
    yield from table_files(tables)
    run.progress("graph", 0)
    yield from graph_files(tables, run.vocabulary, run.settings, store=output.add_store() if store else None)
    run.progress("views", 0)
    yield from view_files(tables, run.vocabulary, before, profiles=profiles)


def _refuse_inside(folder: Path, inputs: Inputs) -> None:
    """A second run would read what the first one wrote."""
    for each in inputs:
        if Path(each).is_dir() and folder.resolve().is_relative_to(Path(each).resolve()):
            advice = "choose a folder beside it with -o"
            raise OutputError(f"lies inside the input {str(each)!r}", where=folder, advice=advice)


def _written(report: Report, output: OutputFolder, files: Iterable[File]) -> Report:
    if not report.tables.articles and not report.corrections.get(EXCLUDED):
        return report  # what an earlier run left there stays
    output.add(MERGES, merge_lines(report.merges))
    for name, chunks in files:
        output.add(name, chunks)
    return replace(report, files=tuple(output.finish(report.tables.run)))


class _Run:
    """One run: its settings, and what went wrong so far."""

    def __init__(self, settings: Settings, options: ReadOptions | None, progress: Progress | None) -> None:
        from kg.linking.links import read_links
        from kg.vocabulary import Vocabulary

        self.settings = settings
        self.options = options
        self.progress = progress or (lambda _step, _done: None)
        self.failures: list[InputError] = []
        self.doubts: list[InputError] = []
        self.links = read_links(settings.links) if settings.links else []
        self.vocabulary = Vocabulary.load(settings.ontology, actors=settings.actors)
        self.ledger = Ledger.read(settings.ledger) if settings.ledger else None
        self.excluded: list[str] = []

    def check(self, folder: Path, inputs: Inputs) -> None:
        """Refuse an output that would be read by the next run, or that holds the ledger."""
        _refuse_inside(folder, inputs)
        if self.settings.ledger:
            refuse_inside(self.settings.ledger, folder)

    def report(self, inputs: Inputs) -> Report:
        from kg.statements.extraction import collect, extract_articles

        run = self.description()  # loads the model: if it is missing, that is said before anything is read
        found = extract_articles(self.articles(inputs), self.vocabulary, self.settings)
        settled = self.settled(collect(self.analysed(found), run=run))
        tables = with_text(self.linked(settled.tables), self.settings.text)
        confident = tuple(s for s in tables.statements if s.confidence >= self.settings.min_confidence)
        return Report(
            tables=replace(tables, statements=confident),
            failures=tuple(self.failures),
            doubts=tuple(self.doubts),
            corrections=self.corrections(settled) if self.ledger else {},
            merges=settled.merges,
            vocabulary=self.vocabulary,
        )

    def settled(self, tables: Tables) -> Settled:
        """One row for each real actor, by rule and by the ledger; its lines that fail go where inputs that fail go."""
        settled = settle(tables, self.vocabulary, self.ledger)
        self.failures.extend((*(self.ledger.faults if self.ledger else ()), *settled.applied.faults))
        self.doubts.extend(settled.applied.conflicts)
        return settled

    def corrections(self, settled: Settled) -> dict[str, int]:
        """What the ledger did; articles that it excludes and that are not among the inputs are lines unused."""
        counts, ledger = dict(settled.applied.counts), self.ledger or Ledger()
        counts["unused"] = counts.get("unused", 0) + len(ledger.excluded.difference(self.excluded))
        return {**counts, EXCLUDED: len(self.excluded)}

    def linked(self, tables: Tables) -> Tables:
        """The tables with the links of the settings; those that do not agree go to the doubts."""
        from kg.linking.links import linked

        tables, notes = linked(tables, self.links)
        self.doubts.extend(notes)
        return tables

    def analysed(self, found: Iterable[ArticleRecords | InputError]) -> Iterator[ArticleRecords]:
        """The articles whose analysis worked; the others go to the failures."""
        for item in found:
            if isinstance(item, InputError):
                self.failures.append(item)
            else:
                yield item

    def articles(self, inputs: Inputs) -> Iterator[Article]:
        """The articles that can be used; those that cannot go to the failures."""
        from kg.text import ReadOptions, read_articles

        done, excluded = 0, self.ledger.excluded if self.ledger else frozenset()
        for item in read_articles(inputs, self.options or ReadOptions()):
            if isinstance(item, Article) and item.id in excluded:
                self.excluded.append(item.id)
                continue
            try:
                article = usable(item)
            except InputError as error:
                self.failures.append(error)
            else:
                done += 1
                self.doubts.extend(_doubts(article))
                self.progress("articles", done)
                yield article

    def description(self) -> dict[str, object]:
        """What `run.json` says: all that the result depends on besides the articles."""
        from kg import __version__
        from kg.annotations.language import load_model, model_name
        from kg.vocabulary.additions import content_hash

        name, _, version = model_name(load_model(self.settings.model)).rpartition("-")
        facts: dict[str, object] = {
            "version": __version__,
            "options": self.settings.described(),
            "ontology": {"sha256": ontology_hash(self.vocabulary.folder)},
            "model": {"name": name, "version": version},
        }
        if self.ledger is not None:
            facts["ledger"] = {"sha256": self.ledger.sha256}
        named = {"actors": self.settings.actors, "links": self.settings.links}
        facts |= {name: {"sha256": content_hash(path)} for name, path in named.items() if path}
        return {"schema": RUN_SCHEMA, "id": digest(facts), **facts}


def usable(item: Article | InputError) -> Article:
    """The article, if it is one, and in English.

    Raises:
        InputError: it could not be read, or is in another language.
    """
    if isinstance(item, InputError):
        raise item
    where = item.path or item.id
    if item.language is None and not looks_english(item.text):
        advice = "only English can be read; if it is English, say so: language = en in its metadata"
        raise UnsupportedInput("does not look like English", where=where, advice=advice)
    if item.language is not None and not item.language.lower().startswith("en"):
        raise UnsupportedInput(f"is in {item.language!r}", where=where, advice="only English can be read")
    return replace(item, language=item.language or "en")


def _doubts(article: Article) -> Iterator[InputError]:
    """Where metadata and text give different days, "on Friday" may come out in the wrong week."""
    from kg.annotations.dates import other_date

    other = other_date(article.text, article.published)
    if other is not None:
        problem = f"is of {article.published} by its metadata, of {other} by its text; the metadata are followed"
        advice = "if the text is right, correct the date where the metadata are, or give it in a sheet with --meta"
        yield InputError(problem, where=article.path or article.id, advice=advice)


def ontology_hash(ontology: Path) -> str:
    """A hash over what the ontology folder holds, wherever it lies."""
    total = hashlib.sha256()
    for path in sorted(path for path in ontology.rglob("*") if path.suffix in (".ttl", ".tsv", ".rq")):
        total.update(f"{path.relative_to(ontology).as_posix()}\n".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


# ---- what is made of tables -----------------------------------------------------------------------------------------


def graph_files(
    tables: Tables, vocabulary: Vocabulary, settings: Settings, *, store: Path | None = None
) -> Iterator[File]:
    """Name and content of the graph's files: Turtle for reading, TriG with the named graphs for stores.

    Args:
        tables: what a run found.
        vocabulary: the ontology.
        settings: where the IRIs of the data begin, and what the graph is called.
        store: an empty folder, to be filled with the same graph as a store on disk.
    """
    from kg.graph.store import GraphStore

    graph = GraphStore.of(tables, vocabulary, settings.base, about=about(settings))
    if store:
        GraphStore.filled(store, graph.quads())
    for name in GRAPHS:
        yield name, graph.chunks(name.partition(".")[2])


def about(settings: Settings) -> About:
    """What the settings say of the graph as a whole."""
    from kg.graph.description import About

    return About(title=settings.title, license=settings.license)


def view_files(
    tables: Tables, vocabulary: Vocabulary, before: Picture | None = None, *, profiles: bool = False
) -> Iterator[File]:
    """Name and content of the page and of the files for Gephi, R and spreadsheets.

    Args:
        tables: what a run found.
        vocabulary: what it is called.
        before: the picture that the page had: who was in it stays in place.
        profiles: whether each actor of the page gets a profile that is linked from it.
    """
    from kg.graph.measures import add_measures
    from kg.graph.network import network
    from kg.views import exports
    from kg.views.html import page_of
    from kg.views.profiles import profile_pages
    from kg.views.standing import measured

    found = measured(tables, vocabulary)
    page = page_of(tables, vocabulary, before=before, found=found, profiles=PROFILES if profiles else None)
    yield PAGE, [page.html]
    yield PICTURE, page.picture.chunks()
    graph = network(tables, vocabulary)
    add_measures(graph, found=found)
    yield "graph.graphml", [exports.graphml(graph)]
    yield "graph.gexf", [exports.gexf(graph)]
    yield "nodes.csv", [exports.nodes_csv(graph)]
    yield "edges.csv", [exports.edges_csv(graph)]
    if profiles:
        for name, html in profile_pages(tables, vocabulary, shown=page.actors, page=PAGE):
            yield f"{PROFILES}/{name}", [html]


def had_profiles(output: OutputFolder) -> bool:
    """Whether the run before left profiles in the folder."""
    return any(name.startswith(f"{PROFILES}/") for name in output.previous)


def last_picture(output: OutputFolder) -> Picture | None:
    """The picture that the run before left in the folder, if one of ours did."""
    from kg.views.placed import read_picture

    return read_picture(output.path / PICTURE) if PICTURE in output.previous else None
