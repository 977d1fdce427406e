from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings

from kg.graph.editions import Editor
from kg.graph.rdf import quads
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.model import Relation, Statement
from kg.resolution.editions import Edition
from kg.statements.collect import ArticleRecords
from kg.statements.tables import Tables
from tests.graph.conftest import SmallVocabulary
from tests.graph.worlds import KNOWN, stories

type Step = str | ArticleRecords


@pytest.fixture(scope="session")
def wide(vocabulary: SmallVocabulary) -> SmallVocabulary:
    """The small ontology with appointments and successions, and bodies under bodies."""
    acts = {
        name: Relation(name=name, label=name, definition="", domain=("Actor",), range=("Actor",), aspect="event")
        for name in ("appoints", "succeeds")
    }
    return replace(vocabulary, relations={**vocabulary.relations, **acts}, actors=KNOWN)


def editor_of(tables: Tables, vocabulary: RelationSource, store: GraphStore | None = None) -> Editor:
    editor = Editor(store or GraphStore(), Edition.of(tables, vocabulary.actors), vocabulary)
    editor.mend()
    return editor


def follow(editor: Editor, steps: Sequence[Step]) -> None:
    for step in steps:
        if isinstance(step, ArticleRecords):
            editor.put(step)
        elif step in {*editor.edition.articles, *editor.edition.statements, *editor.edition.mentions}:
            editor.withdraw(step)


def assert_in_step(editor: Editor, vocabulary: RelationSource) -> None:
    """The store is what a rebuild gives, and the edition what its tables give."""
    tables = editor.edition.tables()
    rebuilt = GraphStore()
    rebuilt.add(quads(tables, vocabulary))
    assert set(editor.store.quads()) == set(rebuilt.quads())
    assert set(editor.store.oxigraph.named_graphs()) == set(rebuilt.oxigraph.named_graphs())
    fresh = Edition.of(tables, vocabulary.actors)
    assert bare(editor.edition.naming) == bare(fresh.naming)
    assert {key: set(each) for key, each in editor.edition.speaking.items() if each} == fresh.speaking


def bare(naming: object) -> dict[str, list[Statement]]:
    return {key: list(statements) for key, statements in dict(naming).items() if statements}  # type: ignore[call-overload]


def check_story(story: tuple[Tables, Sequence[Step]], vocabulary: RelationSource) -> None:
    world, steps = story
    editor = editor_of(world, vocabulary)
    for step in steps:
        follow(editor, [step])
        assert_in_step(editor, vocabulary)


@given(story=stories)
@settings(deadline=None, max_examples=50)
def test_after_any_changes_the_store_is_what_a_rebuild_gives(
    story: tuple[Tables, Sequence[Step]], wide: SmallVocabulary
) -> None:
    check_story(story, wide)


@pytest.mark.slow
@given(story=stories)
@settings(deadline=None, max_examples=1000)
def test_after_a_great_many_changes_too(story: tuple[Tables, Sequence[Step]], wide: SmallVocabulary) -> None:
    check_story(story, wide)
