"""A relation of one's own: one block in `policy.ttl`, one in the lexicon, no Python."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.annotations.language import DEFAULT_MODEL
from kg.model import Article
from kg.statements.checks import faults
from kg.statements.examples import TABLE, example_faults
from kg.statements.extraction import Extraction
from kg.vocabulary import Vocabulary, ontology_folder
from tests.sentences import line

Lines = Callable[[str], set[str]]

BLOCK = """
pol:twins_with a owl:ObjectProperty , owl:SymmetricProperty ;
    rdfs:subPropertyOf pol:related_to ;
    rdfs:label "twins with"@en ;
    pol:inverseLabel "twins with"@en ;
    skos:definition "Two places or states found a lasting partnership of their schools. Not for cooperation alone."@en ;
    schema:domainIncludes pol:Country , pol:Place ;
    schema:rangeIncludes pol:Country , pol:Place ;
    pol:aspect "event" .

pol:decorates a owl:ObjectProperty ;
    rdfs:subPropertyOf pol:related_to ;
    rdfs:label "decorates"@en ;
    pol:inverseLabel "is decorated by"@en ;
    skos:definition "An actor gives a medal to another. Not for praise without a medal."@en ;
    schema:domainIncludes pol:Actor ;
    schema:rangeIncludes pol:Actor ;
    pol:aspect "event" ;
    skos:example "Norway decorated Peru."@en ,
        "Ada Vale pinned a medal on Tom Reed."@en ;
    pol:counterExample "Norway praised Peru."@en .
"""

LEXICON = """
pol:twins_with lex:noun "X school partnership with Y" .
pol:decorates
    lex:verb
        "X decorate Y for Z" ,
        "X pin medal on Y for Z" ,
        "X:Country garland Y:Person|Country" ,
        "X crown Y as Z!" ;
    lex:idiom "X decorate Y with paint" ;
    lex:noun "X decoration of Y" .
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = Path(shutil.copytree(ontology_folder(), tmp_path_factory.mktemp("own") / "ontology"))
    for file, text in (("policy.ttl", BLOCK), ("lexicon.en.ttl", LEXICON)):
        with (copy / file).open("a", encoding="utf-8") as stream:
            stream.write(text)
    return copy


@pytest.fixture(scope="module")
def lines(folder: Path) -> Lines:
    extraction = Extraction(Vocabulary.load(folder), DEFAULT_MODEL)

    def read(text: str) -> set[str]:
        (record,) = extraction.records([Article(id="own", text=text)])
        return {line(statement) for statement in record.statements}

    return read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway decorated Peru.", "Norway decorates Peru asserted"),
        ("Peru was decorated by Norway.", "Norway decorates Peru asserted"),
        ("Norway, which decorated Peru, slept.", "Norway decorates Peru asserted"),
        ("Norway pinned a medal on Peru.", "Norway decorates Peru asserted"),
        ("A medal was pinned on Peru by Norway.", "Norway decorates Peru asserted"),
        ("Norway's decoration of Peru was a surprise.", "Norway decorates Peru asserted"),
        ("Norway will decorate Peru.", "Norway decorates Peru planned"),
        ("Norway plans to decorate Peru.", "Norway decorates Peru planned"),
        ("Peru will be decorated by Norway.", "Norway decorates Peru planned"),
        ("Norway did not decorate Peru.", "Norway decorates Peru denied"),
        ("Peru was never decorated by Norway.", "Norway decorates Peru denied"),
        ("Norway refused to decorate Peru.", "Norway decorates Peru denied"),
        ("Norway may decorate Peru.", "Norway decorates Peru possible"),
        ("Ghana urged Norway to decorate Peru.", "Norway decorates Peru requested"),
    ],
)
def test_the_new_relation_is_read_in_every_voice_and_mood(sentence: str, expected: str, lines: Lines) -> None:
    assert {found for found in lines(sentence) if "decorates" in found} == {expected}


def test_a_new_symmetric_relation_is_read_from_both_sides_at_once(lines: Lines) -> None:
    assert lines("The school partnership between Norway and Peru began.") == {"Norway twins_with Peru asserted"}


def test_what_the_type_filter_of_the_new_relation_forbids_is_not_read(lines: Lines) -> None:
    assert lines("Ada Vale decorated the treaty.") == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway garlanded Peru.", {"Norway decorates Peru asserted"}),
        ("Peru was garlanded by Norway.", {"Norway decorates Peru asserted"}),
        ("Norway garlanded the World Bank.", set()),
        ("Ada Vale garlanded Peru.", set()),
        ("Norway crowned Peru as champion.", {"Norway decorates Peru asserted"}),
        ("Norway crowned Peru.", set()),
        ("Norway crowned Peru on Friday.", set()),
    ],
)
def test_a_template_may_ask_for_classes_and_for_its_topic(sentence: str, expected: set[str], lines: Lines) -> None:
    assert {found for found in lines(sentence) if "decorates" in found} == expected


@pytest.mark.parametrize("sentence", ["Norway decorated Peru with paint.", "Peru was decorated with paint by Norway."])
def test_where_an_idiom_fits_no_template_of_its_relation_does(sentence: str, lines: Lines) -> None:
    assert lines(sentence) == set()
    assert lines("Norway decorated Peru with medals.") == {"Norway decorates Peru asserted"}


def test_the_relations_that_were_there_are_read_as_before(lines: Lines) -> None:
    assert lines("Norway sanctioned Peru.") == {"Norway sanctions Peru asserted"}


def test_the_check_asks_for_the_examples_that_are_missing_and_for_nothing_else(folder: Path) -> None:
    (fault,) = faults(folder)
    assert "pol:twins_with" in fault
    assert "examples" in fault


class Settings:
    model = DEFAULT_MODEL


def test_the_examples_of_the_new_relation_are_tested_with_the_others(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "ontology"))
    (copy / TABLE).unlink()
    with (copy / "policy.ttl").open("a", encoding="utf-8") as stream:
        stream.write(
            '\npol:decorates skos:example "Norway slept."@en ; pol:counterExample "Norway decorated Chile."@en .\n'
        )
    first, second = [fault for fault in example_faults(Vocabulary.load(copy), Settings()) if "decorates" in fault]
    assert "Norway slept." in first
    assert "Norway decorated Chile." in second
