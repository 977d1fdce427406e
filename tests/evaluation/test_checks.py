from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from kg.errors import InputError, TableError
from kg.evaluation.checks import about, check_evidence, check_second_run, check_shapes, check_types
from kg.model import Actor, Argument, Article, Mention, Statement
from kg.settings import Settings
from kg.statements.extraction import ArticleRecords
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

BASE = "https://example.org/data/"


def with_statement(tables: Tables, statement: Statement) -> Tables:
    return replace(tables, statements=(statement, *tables.statements[1:]))


# ---- evidence -------------------------------------------------------------------------------------------------------


def test_quotes_that_are_the_text_have_no_fault(tables: Tables) -> None:
    check = check_evidence(tables)
    # two quotes; two subjects, two objects and a speaker; two mentions (an implied jurisdiction has no place)
    assert (check.checked, check.faults, check.skipped) == (9, (), None)


def test_an_invented_quote_is_found(tables: Tables) -> None:
    act = tables.statements[0]
    for quote in (act.evidence.quote.replace("may", "will"), act.evidence.quote[:-1], ""):
        invented = replace(act, evidence=replace(act.evidence, quote=quote))
        (fault,) = check_evidence(with_statement(tables, invented)).faults
        assert fault.startswith("statement s-2: ")


@pytest.mark.parametrize("slot", ["subject", "object", "target", "place"])
def test_invented_words_in_a_slot_are_found(tables: Tables, slot: str) -> None:
    moved = Argument(actor="norland", name="Norland", type="Country", start=1, end=8, text="Norland")
    changed = replace(tables.statements[0], **{slot: moved})  # type: ignore[arg-type]  # the slot is a parameter
    (fault,) = check_evidence(with_statement(tables, changed)).faults
    assert fault == f"statement s-2, {slot}: 'Norland' is not what stands at 1 to 8 of article 'a-1'"


def test_an_invented_speaker_is_found(tables: Tables) -> None:
    act = tables.statements[0]
    said = replace(act.attribution[0], speaker=replace(act.attribution[0].speaker, text="Tom Orr"))  # type: ignore[type-var]
    (fault,) = check_evidence(with_statement(tables, replace(act, attribution=(said,)))).faults
    assert fault.startswith("statement s-2, speaker: 'Tom Orr'")


def test_an_invented_mention_is_found(tables: Tables) -> None:
    first: Mention = replace(tables.mentions[0], text="Vale")
    (fault,) = check_evidence(replace(tables, mentions=(first, *tables.mentions[1:]))).faults
    assert fault.startswith("mention of ada-vale: 'Vale'")


def test_a_quote_of_an_unknown_article_is_found(tables: Tables) -> None:
    act = tables.statements[0]
    elsewhere = replace(act, evidence=replace(act.evidence, article="a-9"))
    assert "there is no text of article 'a-9'" in check_evidence(with_statement(tables, elsewhere)).faults[0]


def test_without_texts_it_is_said_that_nothing_was_looked_at(tables: Tables) -> None:
    check = check_evidence(replace(tables, articles=tuple(replace(a, text="") for a in tables.articles)))
    assert (check.checked, check.faults) == (0, ())
    assert check.skipped


# ---- ontology -------------------------------------------------------------------------------------------------------


def test_types_that_the_ontology_admits_have_no_fault(tables: Tables) -> None:
    check = check_types(tables, Vocabulary.load())
    assert (check.checked, check.faults) == (2, ())


def test_types_that_it_does_not_admit_are_found(tables: Tables) -> None:
    vessel = Argument(actor="x", name="Amber Star", type="Vessel")
    office = replace(tables.statements[1], subject=vessel)
    check = check_types(replace(tables, statements=(office,)), Vocabulary.load())
    assert check.faults == ("statement s-1: Amber Star (Vessel) minister_of Norland (Country)",)


def test_a_missing_object_is_found_where_there_has_to_be_one(tables: Tables) -> None:
    act = replace(tables.statements[0], object=None)
    assert check_types(replace(tables, statements=(act,)), Vocabulary.load()).faults == (
        "statement s-2: Norland (Country) sanctions nobody",
    )


def test_an_unknown_relation_is_found(tables: Tables) -> None:
    act = replace(tables.statements[0], relation="kisses")
    assert len(check_types(with_statement(tables, act), Vocabulary.load()).faults) == 1


def test_a_valid_graph_conforms_to_the_shapes(tables: Tables) -> None:
    assert check_shapes(tables, Vocabulary.load(), BASE).faults == ()


def test_what_breaks_a_shape_is_found(tables: Tables) -> None:
    act = replace(tables.statements[0], confidence=7.0)
    assert check_shapes(with_statement(tables, act), Vocabulary.load(), BASE).faults


def test_tables_of_which_no_graph_can_be_made_do_not_conform(tables: Tables) -> None:
    act = replace(tables.statements[0], relation="kisses")
    (fault,) = check_shapes(with_statement(tables, act), Vocabulary.load(), BASE).faults
    assert "its relation 'kisses' is not in the ontology" in fault


def test_the_tables_about_some_articles(tables: Tables) -> None:
    more = replace(tables, articles=(*tables.articles, Article(id="a-2", text="It rained.")))
    assert about(more, {"a-1"}) == tables
    assert about(more, {"a-2"}) == replace(
        tables, articles=(Article(id="a-2", text="It rained."),), mentions=(), statements=()
    )


# ---- a second run ---------------------------------------------------------------------------------------------------


def second_run(monkeypatch: pytest.MonkeyPatch, tables: Tables, *, error: InputError | None = None) -> None:
    """What the extraction finds the second time."""

    def records(articles: Iterable[Article], *_: object) -> Iterator[ArticleRecords | InputError]:
        for article in articles:
            yield error or ArticleRecords(
                article=article, actors=tables.actors, mentions=tables.mentions, statements=tables.statements
            )

    monkeypatch.setattr("kg.statements.extraction.extract_articles", records)


def test_the_same_tables_have_no_fault(monkeypatch: pytest.MonkeyPatch, tables: Tables) -> None:
    second_run(monkeypatch, tables)
    check = check_second_run(tables, Vocabulary.load(), Settings())
    assert (check.checked, check.faults) == (4, ())


def test_another_value_is_found_with_its_table_and_line(monkeypatch: pytest.MonkeyPatch, tables: Tables) -> None:
    second_run(monkeypatch, with_statement(tables, replace(tables.statements[0], confidence=0.7501)))
    (fault,) = check_second_run(tables, Vocabulary.load(), Settings()).faults
    assert fault.startswith("statements.jsonl, line 2: the second run has {")


def test_a_missing_and_a_new_line_are_found(monkeypatch: pytest.MonkeyPatch, tables: Tables) -> None:
    second_run(monkeypatch, replace(tables, mentions=tables.mentions[:1]))
    (fewer,) = check_second_run(tables, Vocabulary.load(), Settings()).faults
    assert fewer.startswith("mentions.jsonl, line 1: ")
    second_run(monkeypatch, replace(tables, actors=(*tables.actors, Actor(id="zz", name="Z", type="Person"))))
    (more,) = check_second_run(tables, Vocabulary.load(), Settings()).faults
    assert more.startswith("actors.jsonl, line 4: the second run has {")
    second_run(monkeypatch, replace(tables, statements=tables.statements[1:]))
    (end,) = check_second_run(tables, Vocabulary.load(), Settings()).faults
    assert end == "statements.jsonl, line 2: the second run has none"


def test_statements_that_the_first_run_left_out_are_left_out_again(
    monkeypatch: pytest.MonkeyPatch, tables: Tables
) -> None:
    second_run(monkeypatch, tables)
    options = {"min_confidence": 0.8}
    first = replace(tables, statements=tables.statements[1:], run={**tables.run, "options": options})
    assert check_second_run(first, Vocabulary.load(), Settings()).faults == ()


def test_pages_are_left_aside(monkeypatch: pytest.MonkeyPatch, tables: Tables) -> None:
    second_run(monkeypatch, tables)
    act = tables.statements[0]
    paged = with_statement(tables, replace(act, evidence=replace(act.evidence, page=2)))
    assert check_second_run(paged, Vocabulary.load(), Settings()).faults == ()


def test_an_article_that_breaks_the_second_run_is_named(monkeypatch: pytest.MonkeyPatch, tables: Tables) -> None:
    second_run(monkeypatch, tables, error=InputError("could not be analysed", where="a-1"))
    with pytest.raises(InputError, match="a-1: could not be analysed"):
        check_second_run(tables, Vocabulary.load(), Settings())


def test_without_texts_there_is_no_second_run(tables: Tables) -> None:
    bare = replace(tables, articles=tuple(replace(article, text="") for article in tables.articles))
    with pytest.raises(TableError, match="no text to extract again"):
        check_second_run(bare, Vocabulary.load(), Settings())
