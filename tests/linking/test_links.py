"""The table of links: written, read back, and applied only where identifier and label agree."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import TableError
from kg.linking.links import Link, linked, links_file, read_links
from kg.model import Actor
from kg.statements.tables import Tables

VALE = Actor(id="ada-vale", name="Ada Vale", type="Person", names=("Ada Vale", "Vale"))
LINK = Link(
    actor="ada-vale",
    name="Ada Vale",
    identifier="http://www.wikidata.org/entity/Q990001",
    label="Ada Vale",
    matched="Ada Vale",
    source="https://query.example.org/sparql",
    retrieved="2026-01-31",
)


def tables(*actors: Actor) -> Tables:
    return Tables(actors=actors, run={})


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "links.tsv"
    path.write_text("".join(links_file([LINK])), encoding="utf-8")
    assert read_links(path) == [LINK]


def test_a_break_in_a_label_stays_one_line() -> None:
    lines = list(links_file([replace(LINK, label="Ada\tVale\nQ1\u2028x")]))
    assert len(lines) == 2
    assert lines[1].count("\t") == lines[0].count("\t")


def test_a_link_that_agrees_is_applied() -> None:
    made, notes = linked(tables(VALE), [LINK])
    assert (made.actors[0].same_as, notes) == ((LINK.identifier,), ())


def test_an_alias_may_be_what_agrees() -> None:
    made, notes = linked(tables(VALE), [replace(LINK, label="Adelaide Vale")])
    assert (made.actors[0].same_as, notes) == ((LINK.identifier,), ())


def test_a_link_whose_label_is_no_name_of_the_actor_is_left_out_and_named() -> None:
    made, (note,) = linked(tables(VALE), [replace(LINK, label="Bram Kestrel", matched="Bram Kestrel")])
    assert made.actors == (VALE,)
    assert "ada-vale" in str(note)
    assert "none of the names" in str(note)


def test_a_link_that_contradicts_the_record_is_left_out() -> None:
    known = replace(VALE, same_as=("Q17",))
    made, (note,) = linked(tables(known), [LINK])
    assert made.actors == (known,)
    assert "Q990001 is not Q17" in str(note)


@pytest.mark.parametrize("same", ["Q990001", "wd:Q990001", "https://www.wikidata.org/wiki/Q990001", LINK.identifier])
def test_a_link_that_the_record_has_already_is_not_written_twice(same: str) -> None:
    known = replace(VALE, same_as=(same,))
    assert linked(tables(known), [LINK]) == (tables(known), ())


def test_a_link_of_an_actor_that_is_not_there_is_passed_over() -> None:
    assert linked(tables(), [LINK]) == (tables(), ())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("ada-vale\tAda Vale\tQ17\tAda Vale\tAda Vale\tx\t", "line 2: there is no retrieved"),
        ("\tAda Vale\tQ17\tAda Vale\tAda Vale\tx\t2026-01-31", "line 2: there is no actor"),
        ("ada-vale\tAda Vale\t17\tAda Vale\tAda Vale\tx\t2026-01-31", "line 2: '17' is no address"),
        ("ada-vale\tAda Vale\tjavascript:alert(1)\tA\tA\tx\t2026-01-31", "no address"),
        ("ada-vale", "line 2 has not as many columns"),
    ],
)
def test_a_line_that_is_no_link_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "links.tsv"
    path.write_text(next(links_file([])) + line + "\n", encoding="utf-8")
    with pytest.raises(TableError, match=message):
        read_links(path)


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"links\.tsv"):
        read_links(tmp_path / "links.tsv")
