from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from kg.errors import GraphError, TableError
from kg.graph.editions import Editor
from kg.graph.rdf import quads
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.model import Argument, Article, Mention, MentionKind, Statement
from kg.resolution.editions import Edition
from kg.statements.collect import ArticleRecords
from kg.statements.tables import Tables
from tests.graph.conftest import ACTORS, RUN, TEXT, SmallVocabulary, argument
from tests.graph.worlds import ROWS, stories

type Step = str | ArticleRecords


def editor_of(tables: Tables, vocabulary: RelationSource, store: GraphStore | None = None) -> Editor:
    store = GraphStore() if store is None else store  # one that is empty counts as false
    editor = Editor(store, Edition.of(tables, vocabulary.actors), vocabulary)
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


# ---- what hangs on what ---------------------------------------------------------------------------------------------


Make = Callable[..., Statement]


def told(key: str, *statements: Statement, published: str | None = None) -> ArticleRecords:
    """An article that says these things."""
    own = tuple(replace(each, evidence=replace(each.evidence, article=key)) for each in statements)
    return ArticleRecords(
        article=Article(id=key, text=TEXT, published=published),
        actors=tuple(ROWS.values()),
        mentions=(),
        statements=own,
    )


def asks(editor: Editor, pattern: str) -> bool | None:
    return editor.store.query(f"ASK {{ {pattern} }}").truth


@pytest.fixture
def empty(wide: SmallVocabulary) -> Editor:
    return editor_of(Tables(run=RUN), wide)


def test_a_word_is_the_governments_own_only_while_an_article_says_who_holds_the_office(
    empty: Editor, make: Make, wide: SmallVocabulary
) -> None:
    office = make("minister_of", "ada-vale", "norland", id="s1")
    empty.put(told("a-1", office), told("a-2", make("sanctions", "norland", "sudria", id="s2", speakers=["ada-vale"])))
    assert asks(empty, "ex:norland pol:sanctions ex:sudria")
    change = empty.withdraw("a-1")
    assert asks(empty, "ex:norland said:sanctions ex:sudria")
    assert not asks(empty, "ex:norland pol:sanctions ex:sudria")
    assert {str(quad.graph_name) for quad in change.removed} >= {str(empty.iris.graph("edges"))}
    assert_in_step(empty, wide)


def test_what_the_gazetteer_says_is_no_edge_whoever_says_it(empty: Editor, make: Make, wide: SmallVocabulary) -> None:
    """That the two meet relates them in both directions, and in one of these they are related by the gazetteer."""
    empty.put(told("a-1", make("meets", "norland", "ministry-of-trade", id="s1", speakers=["bo-kern"])))
    empty.put(told("a-2", make("spokesperson_of", "bo-kern", "norland", id="s2")))
    assert asks(empty, "ex:norland pol:meets ex:ministry-of-trade")
    assert_in_step(empty, wide)


def test_what_the_gazetteer_says_is_an_edge_where_the_body_is_another_now(make: Make, wide: SmallVocabulary) -> None:
    """Tables of another program: a statement names the id that turned out to be the ministry."""
    ministry = replace(ACTORS["ministry-of-trade"], replaces=("old-office",))
    office, old = (Argument(actor=key, name=key, type="GovernmentBody") for key in ("port-office", "old-office"))
    below = make("agency_of", None, None, id="s1", subject=office, object=old, article="a-2")
    there = make("meets", "ministry-of-trade", "sudria", id="s2")
    articles = tuple(Article(id=key, text=TEXT) for key in ("a-1", "a-2"))
    editor = editor_of(Tables(articles=articles, actors=(ministry,), statements=(below, there), run=RUN), wide)
    edge = "GRAPH graph:edges { ex:port-office pol:agency_of ex:old-office }"
    assert asks(editor, edge)
    editor.withdraw("a-1")
    assert not asks(editor, edge)
    assert_in_step(editor, wide)


def test_a_tenure_ends_with_a_successor_only_while_an_article_gives_that_one_the_office(
    empty: Editor, make: Make, wide: SmallVocabulary
) -> None:
    def office(person: str, key: str) -> Statement:
        return make("minister_of", person, "norland", id=key, role="trade minister")

    follows = make("succeeds", "ada-vale", "bo-kern", id="s3", date="2021-05-03")
    empty.put(told("a-1", office("ada-vale", "s1")), told("a-2", office("bo-kern", "s2")), told("a-3", follows))
    begun = '?tenure org:member ex:ada-vale ; org:memberDuring/pol:begin "2021-05-03"^^edtf:EDTF'
    assert asks(empty, begun)
    empty.withdraw("a-2")
    assert not asks(empty, begun)
    assert_in_step(empty, wide)


def test_an_edge_that_two_articles_give_goes_with_the_second(empty: Editor, make: Make, wide: SmallVocabulary) -> None:
    ministry = make("minister_of", "ada-vale", "ministry-of-trade", id="s1", jurisdiction=argument("norland"))
    empty.put(told("a-1", ministry), told("a-2", make("minister_of", "ada-vale", "norland", id="s2")))
    held = "ex:ada-vale pol:holds_position_in ex:norland"
    empty.withdraw("a-1")
    assert asks(empty, held)
    assert_in_step(empty, wide)
    empty.withdraw("a-2")
    assert not asks(empty, held)
    assert empty.edition.actors == {}
    assert_in_step(empty, wide)


def test_a_form_goes_with_the_last_article_that_has_it_and_a_name_of_the_gazetteer_stays(
    empty: Editor, make: Make, wide: SmallVocabulary
) -> None:
    def spoken(key: str, *words: str) -> ArticleRecords:
        records = told(key, make("meets", "ministry-of-trade", "sudria", id=f"s-{key}"))
        rows = tuple(replace(each, names=words) if each.id == "sudria" else each for each in records.actors)
        mentions = [Mention(article=key, start=0, end=1, text=w, kind=MentionKind.NAME, actor="sudria") for w in words]
        mentions += [replace(each, text="MoT", actor="ministry-of-trade") for each in mentions[:1]]
        return replace(records, actors=rows, mentions=tuple(mentions))

    empty.put(spoken("a-1", "the Sudrians", "Sudrian"), spoken("a-2", "Sudrian"))
    empty.withdraw("a-1")
    assert empty.edition.actors["sudria"].names == ("Sudrian",)
    assert empty.edition.actors["ministry-of-trade"].names == ("MoT",)
    assert_in_step(empty, wide)


def test_an_article_that_is_put_again_changes_nothing(empty: Editor, make: Make) -> None:
    records = told("a-1", make("meets", "norland", "sudria", id="s1"), make("sanctions", "sudria", None, id="s2"))
    empty.put(records)
    change = empty.put(records)
    assert (set(change.removed), set(change.added)) == (set(), set())


def test_an_id_that_turned_out_to_be_another_leads_to_that_one_when_its_article_comes_again(
    make: Make, wide: SmallVocabulary
) -> None:
    rows = [replace(ACTORS["ada-vale"], replaces=("a-vale",)), ACTORS["norland"]]
    tables = Tables(actors=tuple(rows), statements=(make("meets", "ada-vale", "norland", id="s1"),), run=RUN)
    editor = editor_of(tables, wide)
    there = ROWS["a-vale"]
    vale = Argument(actor=there.id, name=there.name, type=there.type)
    editor.put(told("a-1", make("sanctions", None, "sudria", id="s2", subject=vale)))
    assert [each.subject.actor for each in editor.edition.statements["a-1"] if each.subject] == ["ada-vale"]
    assert set(editor.edition.actors) == {"ada-vale", "sudria"}
    assert "A. Vale" in editor.edition.actors["ada-vale"].names
    assert asks(editor, "ex:a-vale dcterms:isReplacedBy ex:ada-vale")
    assert_in_step(editor, wide)


def test_a_run_of_another_id_reaches_every_statement(empty: Editor, make: Make, wide: SmallVocabulary) -> None:
    empty.put(told("a-1", make("meets", "norland", "sudria", id="s1")))
    empty.edit(run={**RUN, "id": "r2"})
    assert asks(empty, "statement:s1 prov:wasGeneratedBy run:r2")
    assert_in_step(empty, wide)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"withdraw": ["nowhere"]}, "nowhere: there is no such article"),
        ({"withdraw": ["a-1"], "put": ["a-1"]}, "a-1: is to be changed twice at once"),
        ({"put": ["a-2"]}, "a-2: names 'stranger', and gives no row of it"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    change: dict[str, list[str]], problem: str, empty: Editor, make: Make
) -> None:
    empty.put(told("a-1", make("meets", "norland", "sudria", id="s1")))
    before, edition = set(empty.store.quads()), empty.edition
    stranger = Argument(actor="stranger", name="Stranger", type="Person")
    put = [told(key, make("meets", None, "sudria", id="s9", subject=stranger)) for key in change.get("put", ())]
    with pytest.raises(TableError, match=problem):
        empty.edit(withdraw=change.get("withdraw", ()), put=put)
    assert (set(empty.store.quads()), empty.edition) == (before, edition)


def test_what_the_ontology_lacks_is_refused_and_changes_nothing(empty: Editor, make: Make) -> None:
    before = set(empty.store.quads())
    with pytest.raises(GraphError, match="'meets_often' is not in the ontology"):
        empty.put(told("a-1", make("meets_often", "norland", "sudria", id="s1")))
    assert set(empty.store.quads()) == before
    assert empty.edition.articles == {}


def test_a_store_on_disk_is_changed_as_one_in_memory_is(make: Make, wide: SmallVocabulary, tmp_path: Path) -> None:
    editor = editor_of(Tables(run=RUN), wide, GraphStore(tmp_path / "db"))
    editor.put(told("a-1", make("meets", "norland", "sudria", id="s1")), told("a-2", make("meets", "norland", None)))
    editor.withdraw("a-1")
    assert_in_step(editor, wide)
    edition = editor.edition
    del editor
    again = Editor(GraphStore(tmp_path / "db"), edition, wide)
    assert_in_step(again, wide)
    change = again.mend()
    assert not change.removed
    assert not change.added
