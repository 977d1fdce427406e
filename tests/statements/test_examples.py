"""The table of examples: how its lines are read, and what is said of a line that is wrong."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.annotations.language import DEFAULT_MODEL
from kg.errors import OntologyError
from kg.statements.checks import faults
from kg.statements.examples import TABLE, Example, example_faults, given, read_examples
from kg.vocabulary import Vocabulary, ontology_folder
from tests.sentences import extraction

HEADER = "relation\tsentence\tgives\n"
type Folder = Callable[[str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """An ontology with this table of examples."""

    def made(table: str) -> Path:
        copy = Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))
        (copy / TABLE).write_text(table, encoding="utf-8")
        return copy

    return made


class Settings:
    model = DEFAULT_MODEL


def test_a_line_is_read_with_each_of_its_pairs(folder: Folder) -> None:
    place = folder(
        f"{HEADER}mediates\tOman may mediate between Iran and Iraq.\tOman > Iran (possible); Oman > Iraq (possible)\n"
        "visits\tThe blame landed in Norway.\t-\n"
    )
    first, second = read_examples(place)
    assert first.gives == {"Oman > Iran (possible)", "Oman > Iraq (possible)"}
    assert first.is_negative
    assert second == Example(relation="visits", sentence="The blame landed in Norway.", gives=frozenset())
    assert second.is_negative


def test_an_asserted_act_is_no_negative_example() -> None:
    gives = frozenset(["Oman > Iran", "Oman > Iraq (denied)"])
    assert not Example(relation="mediates", sentence="x", gives=gives).is_negative


def test_an_ontology_may_have_no_table(folder: Folder) -> None:
    place = folder(HEADER)
    (place / TABLE).unlink()
    assert read_examples(place) == []
    assert faults(place) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("greets\tNorway greeted Chile.\tNorway > Chile\n", ("greets", "no relation")),
        ("visits\tAda Vale flew to Chile.\tAda Vale visits Chile\n", ("Ada Vale visits Chile", "no pair")),
        ("visits\tAda Vale flew to Chile.\tAda Vale > Chile (certain)\n" * 2, ("Ada Vale flew", "twice")),
    ],
)
def test_a_wrong_line_is_a_fault_that_names_its_sentence(folder: Folder, line: str, words: tuple[str, ...]) -> None:
    found = [fault for fault in faults(folder(HEADER + line)) if fault.startswith(TABLE)]
    assert any(all(word in fault for word in words) for fault in found), found
    assert all(line.split("\t")[1] in fault for fault in found)


def test_a_missing_column_is_told(folder: Folder) -> None:
    with pytest.raises(OntologyError, match="gives"):
        read_examples(folder("relation\tsentence\nvisits\tAda Vale flew to Chile.\n"))


def test_a_sentence_that_gives_something_else_is_told_with_both(folder: Folder) -> None:
    place = folder(
        f"{HEADER}sanctions\tNorway may sanction Chile.\tNorway > Chile\n"
        "sanctions\tNorway sanctioned Peru.\tNorway > Peru\n"
        "sanctions\tNorway sanctioned Mali.\t-\n"
    )
    first, second = example_faults(Vocabulary.load(place), Settings())
    assert "Norway may sanction Chile." in first
    assert "Norway > Chile (possible) in place of Norway > Chile" in first
    assert "Norway > Mali in place of -" in second


def test_the_sides_of_a_symmetric_relation_may_stand_either_way() -> None:
    for pair in ("Norway > Chile", "Chile > Norway"):
        example = Example(relation="meets", sentence="Norway met Chile.", gives=frozenset([pair]))
        assert given(example, extraction()) == {pair}
    turned = Example(relation="sanctions", sentence="Norway sanctioned Chile.", gives=frozenset(["Chile > Norway"]))
    assert given(turned, extraction()) == {"Norway > Chile"}
