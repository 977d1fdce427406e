import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from kg.errors import TableError
from kg.evaluation.judgements import (
    JudgedSheet,
    Value,
    agreements,
    pool,
    precision,
    read_sheet,
)
from kg.evaluation.sampling import ASPECTS, COLUMNS

RIGHT = dict.fromkeys((f"{aspect}_verdict" for aspect in ASPECTS), "right")


def write(path: Path, rows: Iterable[Mapping[str, str]], *, delimiter: str = ",", encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=delimiter, restval="")
        writer.writeheader()
        writer.writerows({"relation": "meets", "factuality": "asserted", **row} for row in rows)
    return path


def read(tmp_path: Path, *rows: Mapping[str, str]) -> JudgedSheet:
    return read_sheet(write(tmp_path / "sheet.csv", rows))


def coder(tmp_path: Path, name: str, verdicts: Mapping[str, str]) -> JudgedSheet:
    rows = [{"statement": key, "verdict": verdict} for key, verdict in verdicts.items()]
    return read_sheet(write(tmp_path / f"{name}.csv", rows))


# ---- reading --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("right", Value.RIGHT), (" Wrong ", Value.WRONG), ("U", Value.UNCLEAR), ("r", Value.RIGHT), ("w", Value.WRONG)],
)
def test_a_verdict_is_a_word_or_its_first_letter(tmp_path: Path, written: str, read_as: Value) -> None:
    assert read(tmp_path, {"statement": "s1", "verdict": written}).coded[0].verdict is read_as


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8"), (";", "utf-8-sig")]
)
def test_what_excel_saves_is_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    row = {"statement": "s1", "verdict": "right", "note": "zu grob für Häfen", "sentence": "Vale came; Orr left."}
    path = write(tmp_path / "sheet.csv", [row], delimiter=delimiter, encoding=encoding)
    (coded,) = read_sheet(path).coded
    assert (coded.statement, coded.relation, coded.verdict) == ("s1", "meets", Value.RIGHT)


def test_a_statement_is_right_if_all_its_parts_are(tmp_path: Path) -> None:
    assert read(tmp_path, {"statement": "s1", **RIGHT}).coded[0].verdict is Value.RIGHT


def test_a_statement_is_wrong_if_one_part_is(tmp_path: Path) -> None:
    (coded,) = read(tmp_path, {"statement": "s1", "direction_verdict": "wrong"}).coded
    assert coded.verdict is Value.WRONG
    assert "relation" not in coded.values


def test_a_statement_with_an_unclear_part_is_unclear(tmp_path: Path) -> None:
    (coded,) = read(tmp_path, {"statement": "s1", **RIGHT, "relation_verdict": "unclear"}).coded
    assert coded.verdict is Value.UNCLEAR


def test_parts_that_are_right_so_far_are_no_verdict(tmp_path: Path) -> None:
    sheet = read(tmp_path, {"statement": "s1", **RIGHT, "direction_verdict": ""})
    assert (sheet.coded[0].verdict, sheet.unjudged) == (None, 1)


def test_right_as_a_whole_is_right_in_all_parts(tmp_path: Path) -> None:
    (coded,) = read(tmp_path, {"statement": "s1", "verdict": "right"}).coded
    assert set(coded.values.values()) == {Value.RIGHT}
    assert set(coded.values) == {*ASPECTS, "statement"}


def test_the_mark_that_keeps_an_id_text_is_taken_off(tmp_path: Path) -> None:
    assert read(tmp_path, {"statement": "'123"}).coded[0].statement == "123"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"statement": "s2", "verdict": "maybe"}, "'maybe' in verdict is no verdict"),
        ({"statement": "s2", "direction_verdict": "yes"}, "'yes' in direction_verdict is no verdict"),
        (
            {"statement": "s2", "verdict": "right", "relation_verdict": "wrong"},
            "right as a whole and not in all its parts",
        ),
        ({"statement": "s2", "verdict": "wrong", **RIGHT}, "wrong as a whole and right in all its parts"),
        ({"statement": "s1", "verdict": "wrong"}, "statement s1 stands there twice"),
        ({"statement": "", "verdict": "right"}, "names no statement"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_read(tmp_path: Path, row: Mapping[str, str], problem: str) -> None:
    sheet = read(tmp_path, {"statement": "s1", "verdict": "right"}, row, {"statement": "s3", "verdict": "wrong"})
    assert [coded.statement for coded in sheet.coded] == ["s1", "s3"]
    (fault,) = sheet.faults
    assert fault.where == f"{tmp_path / 'sheet.csv'}, row 3"
    assert problem in fault.problem


def test_rows_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    sheet = read(tmp_path, {"statement": "s1", "note": "two\nlines"}, {"statement": "s2", "verdict": "?"})
    assert "row 3" in str(sheet.faults[0])


def test_empty_rows_at_the_end_are_no_fault(tmp_path: Path) -> None:
    path = write(tmp_path / "sheet.csv", [{"statement": "s1"}])
    path.write_text(path.read_text(encoding="utf-8-sig") + "," * (len(COLUMNS) - 1) + "\n", encoding="utf-8")
    sheet = read_sheet(path)
    assert (len(sheet.coded), sheet.faults) == (1, ())


@pytest.mark.parametrize(
    ("content", "problem"),
    [("", "is empty"), ("a,b\n1,2\n", "has no column 'statement'"), (",".join(COLUMNS) + "\n", "has no rows")],
)
def test_what_is_no_sheet_is_refused(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "other.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match=problem):
        read_sheet(path)


def test_a_missing_sheet_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="nowhere"):
        read_sheet(tmp_path / "nowhere.csv")


# ---- counting -------------------------------------------------------------------------------------------------------


def test_precision_leaves_out_what_is_unclear_or_unjudged(tmp_path: Path) -> None:
    sheet = coder(tmp_path, "a", {"1": "right", "2": "right", "3": "wrong", "4": "unclear", "5": ""})
    share = precision(sheet.coded)
    assert (share.hits, share.number, sheet.unjudged) == (2, 3, 1)


def test_precision_by_relation_names_the_largest_group_first(tmp_path: Path) -> None:
    rows = [
        {"statement": "1", "verdict": "right", "relation": "visits"},
        {"statement": "2", "verdict": "right"},
        {"statement": "3", "verdict": "wrong"},
        {"statement": "4", "relation": "hosts"},
    ]
    shares = pool([read(tmp_path, *rows)]).by(lambda row: row.relation)
    assert [(name, share.hits, share.number) for name, share in shares.items()] == [("meets", 1, 2), ("visits", 1, 1)]


def test_what_coders_dispute_counts_for_neither(tmp_path: Path) -> None:
    first = coder(tmp_path, "a", {"1": "right", "2": "right", "3": "wrong", "4": "", "5": ""})
    second = coder(tmp_path, "b", {"1": "right", "2": "wrong", "3": "wrong", "4": "right", "5": ""})
    pooled = pool([first, second])
    share = precision(pooled.coded)
    assert (share.hits, share.number) == (2, 3)
    assert (pooled.disputed, pooled.unjudged) == (("2",), 1)


def test_a_part_that_nobody_disputes_counts_though_the_whole_is_disputed(tmp_path: Path) -> None:
    rows = {"statement": "1", "relation_verdict": "right", "verdict": "wrong"}, {"statement": "1", "verdict": "right"}
    first, second = (read(tmp_path, row) for row in rows)
    assert precision(pool([first, second]).coded, "relation").hits == 1


def test_agreement_is_of_what_both_judged(tmp_path: Path) -> None:
    first = coder(tmp_path, "a", {"1": "right", "2": "wrong", "3": "right", "4": "right", "5": "right"})
    second = coder(tmp_path, "b", {"1": "right", "2": "wrong", "3": "wrong", "4": "right", "6": "right"})
    found = {agreement.aspect: agreement for agreement in agreements([first, second])}
    whole = found["statement"]
    assert (whole.units, whole.raw) == (4, 0.75)
    # By hand: 8 values, 5 right and 3 wrong; observed disagreement 2, expected 2 * 5 * 3 / 7.
    assert whole.alpha == pytest.approx(1 - 2 / (30 / 7))
    assert found["relation"].units == 2, "of a wrong statement nobody said which part is"
