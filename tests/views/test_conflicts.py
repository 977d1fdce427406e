"""Contradictions as rows, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from kg.graph.conflicts import conflicts
from kg.model import Article, OfficeStatus
from kg.views.conflicts import COLUMNS, conflicts_csv, conflicts_json, rows


@pytest.fixture
def disputed(tables: Any) -> Any:
    """The minister of the sample, former in an earlier article with a hostile title."""
    office = next(each for each in tables.statements if each.relation == "minister_of")
    earlier = replace(
        office,
        id="s-earlier",
        status=OfficeStatus.FORMER,
        evidence=replace(office.evidence, article="a0", quote="Former minister\nInes \x1b[31mVale spoke."),
    )
    article = Article(id="a0", text="", title='=HYPERLINK("x")', publisher="Lantern", published="2023-01-01")
    return replace(tables, statements=(*tables.statements, earlier), articles=(*tables.articles, article))


@pytest.fixture
def listed(disputed: Any, vocabulary: Any) -> list[dict[str, str]]:
    return rows(conflicts(disputed, vocabulary), disputed, vocabulary)


def test_a_row_has_both_sentences_with_source_and_day(listed: list[dict[str, str]]) -> None:
    (row,) = listed
    assert tuple(row) == COLUMNS
    assert (row["kind"], row["office"], row["body"]) == ("former, then current", "trade minister", "Norland")
    assert (row["day_1"], row["status_1"], row["publisher_1"]) == ("2023-01-01", "former", "Lantern")
    assert (row["day_2"], row["status_2"], row["title_2"]) == ("2024-03-08", "current", "Norland looks south")
    assert row["sentence_1"] == "Former minister Ines [31mVale spoke."
    assert row["sentence_2"].startswith("Trade Minister Ines Vale said")


def test_formulas_are_made_harmless_in_csv(listed: list[dict[str, str]]) -> None:
    (row,) = csv.DictReader(io.StringIO(conflicts_csv(listed), newline=""))
    assert row["title_1"] == '\'=HYPERLINK("x")'


def test_json_has_a_schema_and_the_rows(listed: list[dict[str, str]]) -> None:
    assert json.loads(conflicts_json(listed)) == {"schema": "kg.conflicts/1", "conflicts": listed}


def test_without_contradictions_there_is_a_header_and_an_empty_list(tables: Any, vocabulary: Any) -> None:
    assert conflicts(tables, vocabulary) == ()
    assert conflicts_csv([]).strip() == ",".join(COLUMNS)
    assert json.loads(conflicts_json([]))["conflicts"] == []
