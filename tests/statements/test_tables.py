import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import TableError
from kg.model import Actor, Article, Factuality, Mention, MentionKind
from kg.statements.tables import (
    TABLES,
    Tables,
    TextPolicy,
    actor_from_row,
    actor_row,
    article_from_row,
    article_row,
    mention_from_row,
    mention_row,
    read_tables,
    statement_from_row,
    statement_row,
    with_text,
    write_tables,
)

STATEMENT_KEYS = (
    "id subject relation object role jurisdiction target topic topics place date date_text polarity certainty"
    " event_status factuality hedge_cue attribution status group confidence evidence"
)


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / table).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("text", ["full", "sentence", "none"])
def test_every_row_fits_its_schema(tables: Tables, tmp_path: Path, repository: Path, text: TextPolicy) -> None:
    write_tables(tables, tmp_path, text=text)
    schemas = repository / "docs" / "reference" / "schemas"
    for table in TABLES:
        schema = json.loads((schemas / f"{table.removesuffix('s.jsonl')}.schema.json").read_text())
        validator = jsonschema.Draft202012Validator(schema)
        for row in rows(tmp_path, table):
            validator.validate(row)
            if table != TABLES[3]:
                assert list(row) == schema["required"]
    run = json.loads((tmp_path / "run.json").read_text())
    jsonschema.Draft202012Validator(json.loads((schemas / "run.schema.json").read_text())).validate(run)


def test_a_statement_has_every_key_in_order(tables: Tables) -> None:
    assert [" ".join(statement_row(statement)) for statement in tables.statements] == [STATEMENT_KEYS] * 2


def test_what_is_written_is_read_back(tables: Tables, tmp_path: Path) -> None:
    write_tables(tables, tmp_path)
    assert read_tables(tmp_path) == tables.ordered()


def test_actors_of_tables_from_before_there_was_a_ledger_are_read(tables: Tables) -> None:
    row = actor_row(tables.actors[0])
    del row["replaces"]
    assert actor_from_row(row) == tables.actors[0]


def test_the_derived_factuality_is_in_the_row(tables: Tables) -> None:
    assert [row["factuality"] for row in map(statement_row, tables.statements)] == ["possible", "asserted"]
    assert statement_from_row(statement_row(tables.statements[0])).factuality is Factuality.POSSIBLE


def test_two_runs_write_the_same_bytes_whatever_the_order_of_finding(tables: Tables, tmp_path: Path) -> None:
    backwards = replace(
        tables,
        actors=tables.actors[::-1],
        mentions=tables.mentions[::-1],
        statements=tables.statements[::-1],
    )
    first, second = write_tables(tables, tmp_path / "1"), write_tables(backwards, tmp_path / "2")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_each_table_is_in_its_order(tables: Tables, tmp_path: Path) -> None:
    write_tables(tables, tmp_path)
    assert [row["id"] for row in rows(tmp_path, "actors.jsonl")] == ["ada-vale", "norland", "sudria"]
    assert [row["start"] for row in rows(tmp_path, "mentions.jsonl")] == [0, 26]
    assert [row["id"] for row in rows(tmp_path, "statements.jsonl")] == ["s-1", "s-2"]


def test_an_article_names_its_run(tables: Tables, tmp_path: Path) -> None:
    write_tables(tables, tmp_path)
    assert rows(tmp_path, "articles.jsonl")[0]["run"] == tables.run["id"]


def test_sentence_keeps_the_quotes_only(tables: Tables) -> None:
    kept = with_text(tables, "sentence")
    assert kept.articles[0].text == ""
    assert [s.evidence.quote for s in kept.statements] == [s.evidence.quote for s in tables.statements]


def test_none_keeps_no_sentence_in_any_file(tables: Tables, tmp_path: Path) -> None:
    written = write_tables(tables, tmp_path, text="none")
    assert not any("said on Monday" in path.read_text() for path in written)
    assert rows(tmp_path, "statements.jsonl")[0]["evidence"]["quote"] is None


def test_the_hash_of_a_text_outlives_the_text(tables: Tables, tmp_path: Path) -> None:
    write_tables(tables, tmp_path, text="none")
    assert read_tables(tmp_path).articles[0].text_sha256 == tables.articles[0].text_sha256


TEXTS = st.text(st.characters(exclude_categories=()), max_size=30)  # lone surrogates and all


@given(TEXTS.filter(bool), TEXTS, st.none() | TEXTS)
def test_any_text_survives_the_journey(identifier: str, text: str, title: str | None) -> None:
    article = Article(id=identifier, text=text, title=title, sources=(text,))
    actor = Actor(id=identifier, name=text, type="Person", names=(text,), sector=title)
    mention = Mention(article=identifier, start=0, end=len(text), text=text, kind=MentionKind.NOMINAL, actor=identifier)
    assert article_from_row(article_row(article)) == article
    assert actor_from_row(actor_row(actor)) == actor
    assert mention_from_row(mention_row(mention)) == mention


def test_line_separators_and_lone_surrogates_stay_in_their_line(tables: Tables, tmp_path: Path) -> None:
    hostile = replace(tables, actors=(Actor(id="x", name="a\u2028b\x85c\ud800\nd", type="Person"),))
    write_tables(hostile, tmp_path)
    lines = (tmp_path / "actors.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    assert read_tables(tmp_path).actors == hostile.actors


# ---- damage ---------------------------------------------------------------------------------------------------------


def test_a_missing_table_is_named(tables: Tables, tmp_path: Path) -> None:
    write_tables(tables, tmp_path)
    (tmp_path / "mentions.jsonl").unlink()
    with pytest.raises(TableError, match=r"mentions\.jsonl: is missing \(name a folder"):
        read_tables(tmp_path)


def test_another_version_is_refused(tables: Tables, tmp_path: Path) -> None:
    write_tables(replace(tables, run={**tables.run, "schema": "kg.run/9"}), tmp_path)
    with pytest.raises(TableError, match=r"run\.json: is of version 'kg.run/9', and 'kg.run/1' is needed"):
        read_tables(tmp_path)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("7", "is no JSON object"),
        ('{"article":"a-1"}', "has no key 'start'"),
        ('{"article":"a","start":0,"end":1,"text":"","kind":"song","actor":"x"}', "holds a wrong value: 'song'"),
    ],
)
def test_a_damaged_line_is_named(tables: Tables, tmp_path: Path, line: str, problem: str) -> None:
    write_tables(tables, tmp_path)
    path = tmp_path / "mentions.jsonl"
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(TableError, match=rf"mentions\.jsonl, line 3: {problem}"):
        read_tables(tmp_path)


def test_a_table_in_another_encoding_is_named(tables: Tables, tmp_path: Path) -> None:
    write_tables(tables, tmp_path)
    (tmp_path / "actors.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(TableError, match=r"actors\.jsonl: is not in UTF-8"):
        read_tables(tmp_path)
