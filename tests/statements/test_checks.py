"""`kg check`, and adding a relation by data alone."""

import shutil
from pathlib import Path

import pytest

from kg.annotations.language import DEFAULT_MODEL
from kg.model import Article
from kg.statements.checks import faults
from kg.statements.extraction import Extraction
from kg.vocabulary import Vocabulary, ontology_folder

BLOCK = """
pol:salutes a owl:ObjectProperty ;
    rdfs:label "salutes"@en ; pol:inverseLabel "is saluted by"@en ;
    skos:definition "Shows respect by a gesture."@en ;
    rdfs:subPropertyOf pol:related_to ;
    schema:domainIncludes pol:Actor ; schema:rangeIncludes pol:Actor ;
    pol:aspect "event" ;
    skos:example "Kenya saluted Ghana."@en , "Ghana was saluted by Kenya."@en .
"""
LINE = '\npol:salutes lex:verb "X salute Y" ; lex:noun "X salute to Y" .\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_the_ontology_has_no_fault() -> None:
    assert faults() == []


def test_a_relation_is_added_by_one_block_and_one_line(folder: Path) -> None:
    append(folder / "policy.ttl", BLOCK)
    append(folder / "lexicon.en.ttl", LINE)
    assert faults(folder) == []
    extraction = Extraction(Vocabulary.load(folder), DEFAULT_MODEL)
    text = (
        "Kenya saluted Ghana. Togo was not saluted by Kenya. Kenya will salute Benin. Kenya's salute to Chad was short."
    )
    (record,) = extraction.records([Article(id="new", text=text)])
    found = {(s.object.name, str(s.factuality)) for s in record.statements if s.object and s.relation == "salutes"}
    assert found == {("Ghana", "asserted"), ("Togo", "denied"), ("Benin", "planned"), ("Chad", "asserted")}


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("policy.ttl", '\npol:broken a owl:ObjectProperty ; pol:aspect "never" .\n', "pol:broken has the aspect"),
        ("policy.ttl", "\nthis is no Turtle", "not valid Turtle"),
        ("lexicon.en.ttl", '\npol:signs lex:verb "sign Y" .\n', "a template begins with X"),
        ("cues.en.tsv", "zzz\tunheard\tdenied\tboth\tclause\t\n", "zzz has the category"),
        ("actors/offices.tsv", "zzz\tno_such\tcountry\tleads\tzzzs\t\t\n", "no_such, which is no relation"),
        ("actors/head_nouns.tsv", "zzz\tGhost\t\n", "zzz is of type Ghost"),
    ],
)
def test_a_fault_is_reported_with_its_record(folder: Path, file: str, text: str, words: str) -> None:
    append(folder / file, text)
    assert any(words in fault for fault in faults(folder))
