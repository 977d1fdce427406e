import csv
import hashlib
import io
from dataclasses import replace

import pytest

from kg.errors import TableError
from kg.evaluation.sampling import COLUMNS, SEED, draw, sheet
from kg.model import Argument, Evidence, Factuality, Qualification, Span, Statement
from kg.statements.tables import Tables


def many(tables: Tables, number: int = 40) -> list[Statement]:
    return [replace(tables.statements[n % 2], id=f"s{n:03}") for n in range(number)]


def rows(tables: Tables) -> list[dict[str, str]]:
    text = sheet(tables.statements, tables)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


# ---- the draw -------------------------------------------------------------------------------------------------------


def test_the_lowest_hashes_of_seed_and_id_are_drawn(tables: Tables) -> None:
    def lot(statement: Statement) -> str:
        return hashlib.sha256(f"autumn{statement.id}".encode()).hexdigest()

    statements = many(tables)
    assert draw(statements, 7, seed="autumn") == sorted(statements, key=lot)[:7]


def test_the_order_of_the_statements_does_not_matter(tables: Tables) -> None:
    statements = many(tables)
    assert draw(statements, 9) == draw(statements[::-1], 9)


def test_a_larger_sample_begins_with_the_smaller_one(tables: Tables) -> None:
    assert draw(many(tables), 20)[:8] == draw(many(tables), 8)


def test_another_seed_draws_another_sample(tables: Tables) -> None:
    assert draw(many(tables), 8) == draw(many(tables), 8, seed=SEED)
    assert draw(many(tables), 8) != draw(many(tables), 8, seed="2")


def test_relations_and_factualities_can_be_chosen(tables: Tables) -> None:
    statements = many(tables)
    assert {s.relation for s in draw(statements, 30, relations=["sanctions"])} == {"sanctions"}
    possible = draw(statements, 30, factualities=[Factuality.POSSIBLE])
    assert {s.factuality for s in possible} == {Factuality.POSSIBLE}
    assert draw(statements, 30, relations=["meets"]) == []


def test_no_more_than_there_are(tables: Tables) -> None:
    assert len(draw(many(tables, 3), 10)) == 3


# ---- the sheet ------------------------------------------------------------------------------------------------------


def test_a_row_shows_all_that_is_needed_to_judge(tables: Tables) -> None:
    act = next(row for row in rows(tables) if row["relation"] == "sanctions")
    assert list(act) == list(COLUMNS)
    assert act["sentence"] == tables.articles[0].text
    assert (act["statement"], act["article"], act["title"]) == ("s-2", "a-1", "Vale speaks")
    assert (act["subject"], act["object"], act["object_type"]) == ("Norland", "Sudria", "Country")
    assert (act["trigger"], act["factuality"], act["attribution"]) == ("sanction", "possible", "Ada Vale: said")
    office = next(row for row in rows(tables) if row["relation"] == "minister_of")
    assert (office["role"], office["jurisdiction"], office["status"]) == ("trade minister", "Norland", "current")


def test_what_is_to_be_filled_in_is_empty(tables: Tables) -> None:
    columns = COLUMNS[COLUMNS.index("relation_verdict") :]
    assert columns[-2:] == ("verdict", "note")
    assert {row[column] for row in rows(tables) for column in columns} == {""}


def one(tables: Tables, text: str, quote: str, subject: Argument, **changes: str) -> dict[str, str]:
    """The row of a statement with one sentence of a text as its evidence."""
    start = text.index(quote)
    statement = Statement(
        id=changes.pop("id", "s-9"),
        subject=subject,
        relation="criticizes",
        object=None,
        qualification=Qualification(),
        confidence=0.9,
        topic=changes.get("topic"),
        evidence=Evidence(
            article="a-1",
            start=start,
            end=start + len(quote),
            quote=quote,
            trigger=Span(start, start + 3),
            rule="",
            extractor="",
        ),
    )
    article = replace(tables.articles[0], text=text, title=changes.get("title"))
    return rows(replace(tables, articles=(article,), statements=(statement,)))[0]


VALE = Argument(actor="ada-vale", name="Ada Vale", type="Person", start=0, end=3, text="She")


def test_the_neighbouring_sentences_are_shown(tables: Tables) -> None:
    text = "It rained. Dr. Vale came back.\n\nShe blamed\nthe U.S. delegation. Nobody heard her. It rained on."
    row = one(tables, text, "She blamed\nthe U.S. delegation.", VALE)
    assert row["before"] == "Dr. Vale came back."
    assert row["sentence"] == "She blamed the U.S. delegation."
    assert row["after"] == "Nobody heard her."


def test_the_first_and_the_last_sentence_have_one_neighbour(tables: Tables) -> None:
    text = "She blamed the delegation. It rained"
    assert one(tables, text, "She blamed the delegation.", VALE)["before"] == ""
    assert one(tables, text, "It rained", VALE)["after"] == ""


def test_the_words_of_the_text_stand_behind_the_name(tables: Tables) -> None:
    assert one(tables, "She blamed it.", "She blamed it.", VALE)["subject"] == "Ada Vale [She]"


@pytest.mark.parametrize(
    "start", ["=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1"]
)
def test_nothing_is_computed(tables: Tables, start: str) -> None:
    row = one(tables, f"{start} said she.", f"{start} said she.", VALE, title=start, topic=start)
    for cell in (row["sentence"], row["title"], row["topic"]):
        assert cell.startswith(f"'{start.strip()}")


def test_line_breaks_and_controls_do_not_break_the_sheet(tables: Tables) -> None:
    row = one(tables, "She\n\x00said \u202eno,\r\n“go”.", "She\n\x00said \u202eno,\r\n“go”.", VALE)
    assert row["sentence"] == "She said no, “go”."


@pytest.mark.parametrize("key", ["4730112233445566", "12e4500000000000"])
def test_an_id_that_looks_like_a_number_stays_text(tables: Tables, key: str) -> None:
    assert one(tables, "She left.", "She left.", VALE, id=key)["statement"] == f"'{key}"


def test_the_sheet_is_what_spreadsheets_expect(tables: Tables) -> None:
    text = sheet(tables.statements, tables)
    assert text.startswith("\ufeffstatement,article,")
    assert text.count("\r\n") == text.count("\n") == 1 + len(tables.statements)


def test_without_sentences_there_is_nothing_to_judge(tables: Tables) -> None:
    bare = [replace(s, evidence=replace(s.evidence, quote="")) for s in tables.statements]
    with pytest.raises(TableError, match="no sentences to judge by"):
        sheet(bare, tables)


def test_without_the_articles_text_the_neighbours_are_missing(tables: Tables) -> None:
    bare = replace(tables, articles=tuple(replace(article, text="") for article in tables.articles))
    assert {row["before"] + row["after"] for row in rows(bare)} == {""}
