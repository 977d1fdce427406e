"""Articles taken out of what a run made: tables, graph, views and store, at one moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Article
from kg.output import MANIFEST, STORE, OutputFolder
from kg.pipeline import (
    GRAPHS,
    PROFILES,
    VIEWS,
    File,
    about,
    graph_files,
    had_profiles,
    last_picture,
    ontology_hash,
    view_files,
)
from kg.resolution.editions import Edition
from kg.resolution.judgements import ArticleJudgement, ArticleVerdict, now
from kg.resolution.ledger import append, refuse_inside
from kg.resolution.settle import MERGES, merge_lines, read_merges
from kg.statements.tables import Tables, read_tables, table_files
from kg.vocabulary import Vocabulary
from kg.vocabulary.additions import content_hash

if TYPE_CHECKING:
    from kg.settings import Settings

__all__ = ["WITHDRAWN", "Withdrawal", "withdraw"]

WITHDRAWN = "withdrawn"
"""The key of `run.json` that lists what was taken out since the run."""


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """What was taken out, and what is left."""

    articles: tuple[Article, ...]
    before: Tables
    tables: Tables
    files: tuple[Path, ...]

    def counts(self) -> dict[str, int]:
        """How many rows of each table are gone."""
        names = ("articles", "actors", "mentions", "statements")
        return {name: len(getattr(self.before, name)) - len(getattr(self.tables, name)) for name in names}


def withdraw(
    wanted: Sequence[str], folder: Path, *, settings: Settings, who: str, why: str | None = None
) -> Withdrawal:
    """Take articles out of a folder that `kg build` or `kg extract` wrote, with all that nothing else gives.

    The ledger of the settings, if there is one, gets a line for each first: so no later run brings them back.

    Args:
        wanted: each by its id, path, address or title.
        folder: where the tables are. What a run wrote beside them is written anew.
        settings: the ontology and the table of actors that the run had; the ledger.
        who: who decides.
        why: free.

    Raises:
        TableError, OutputError, GraphError, SettingsError: nothing was changed in the folder.
        QueryError: there is no such article, or there are several.
    """
    from kg.graph.lookup import find_article

    if settings.ledger:
        refuse_inside(settings.ledger, folder)
    before = read_tables(folder)
    articles = {article.id: article for article in (find_article(before.articles, each) for each in wanted)}
    vocabulary = Vocabulary.load(settings.ontology, actors=settings.actors)
    run = {**before.run, WITHDRAWN: sorted({*_withdrawn(before.run), *articles})}
    edition = Edition.of(before, vocabulary.actors)
    after = edition.changed(withdraw=articles, run=run)
    making = _Making(edition, after, tuple(articles), vocabulary, settings)
    with OutputFolder(folder) as output:
        for name, chunks in making.files(output):
            output.add(name, chunks)
        if settings.ledger:
            for key in articles:
                append(settings.ledger, _line(key, who, why))
        files = output.finish(run)
    return Withdrawal(articles=tuple(articles.values()), before=before, tables=making.tables, files=tuple(files))


def _withdrawn(run: Mapping[str, object]) -> Sequence[str]:
    found = run.get(WITHDRAWN)
    return [str(each) for each in found] if isinstance(found, list) else []


def _line(article: str, who: str, why: str | None) -> ArticleJudgement:
    return ArticleJudgement(article=article, verdict=ArticleVerdict.EXCLUDED, who=who, when=now(), why=why)


def _as_in(run: Mapping[str, object], settings: Settings) -> Settings:
    """The settings with the base, title and licence that the run had."""
    options = run.get("options")
    given = options if isinstance(options, dict) else {}
    had = {name: given[name] for name in ("base", "title", "license") if given.get(name) is not None}
    return settings.changed(had, where=MANIFEST)


class _Making:
    """The files of the folder, as they are without the articles."""

    def __init__(
        self, before: Edition, after: Edition, gone: Sequence[str], vocabulary: Vocabulary, settings: Settings
    ) -> None:
        self.before = before
        self.after = after
        self.gone = gone
        self.tables = after.tables()
        self.vocabulary = vocabulary
        self.settings = _as_in(before.run, settings)

    def files(self, output: OutputFolder) -> Iterator[File]:
        """What the run wrote, of the tables as they are now."""
        yield from table_files(self.tables)
        if MERGES in output.previous:
            actors = {actor.id for actor in self.tables.actors}
            yield MERGES, merge_lines(each for each in read_merges(output.path) if each.actor in actors)
        if not output.previous.isdisjoint(GRAPHS):
            yield from self._again(graph_files(self.tables, self.vocabulary, self.settings), output)
        if not output.previous.isdisjoint(VIEWS):
            before, profiles = last_picture(output), had_profiles(output)
            views = view_files(self.tables, self.vocabulary, before, profiles=profiles)
            yield from self._again(views, output)
        if f"{STORE}/" in output.previous:
            self._change_store(output.path / STORE, output.add_store())

    def _again(self, files: Iterator[File], output: OutputFolder) -> Iterator[File]:
        """Of these files, those that the run wrote, and profiles: of others than before, where others are shown."""
        wanted = f"{PROFILES}/"
        return ((name, chunks) for name, chunks in files if name in output.previous or name.startswith(wanted))

    def _change_store(self, old: Path, new: Path) -> None:
        """A copy of the store without the articles: who has the old one open goes on to see the old one."""
        from kg.graph.editions import Editor
        from kg.graph.store import GraphStore

        base, graph_about = self.settings.base, about(self.settings)
        if not self._is_of_this_ontology():
            GraphStore.filled(new, GraphStore.of(self.tables, self.vocabulary, base, about=graph_about).quads())
            return
        GraphStore(old, read_only=True).copy_to(new)
        store = GraphStore(new)
        editor = Editor(store, self.before, self.vocabulary, base, about=graph_about)
        editor.edit(withdraw=self.gone, run=self.after.run)
        store.flush()

    def _is_of_this_ontology(self) -> bool:
        """Whether the ontology and the table of actors are those that the run had: else the store is made anew."""
        actors = self.settings.actors
        now = {"ontology": {"sha256": ontology_hash(self.vocabulary.folder)}}
        now |= {"actors": {"sha256": content_hash(actors)}} if actors else {}
        return all(self.before.run.get(name) == now.get(name) for name in ("ontology", "actors"))
