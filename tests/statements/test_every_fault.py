"""Each kind of fault of an ontology is reported in plain words that name the record."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.statements.checks import faults
from kg.vocabulary import ontology_folder

Break = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ontology_folder(), tmp_path / "ontology"))


def change(file: str, old: str, new: str) -> Break:
    def broken(folder: Path) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return broken


def add(file: str, text: str) -> Break:
    def broken(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8", newline="") as stream:
            stream.write(text)

    return broken


def remove(file: str) -> Break:
    return lambda folder: (folder / file).unlink()


def row(file: str, **cells: str) -> Break:
    """One more record of a table, with these cells and the others empty."""

    def broken(folder: Path) -> None:
        header = (folder / file).read_text(encoding="utf-8").partition("\n")[0].split("\t")
        assert set(cells) <= set(header)
        add(file, "\t".join(cells.get(name, "") for name in header) + "\n")(folder)

    return broken


NEW = "\npol:greets a owl:ObjectProperty ; rdfs:subPropertyOf pol:related_to"
BARE = add("policy.ttl", f'{NEW} ; pol:aspect "event" .\n')
BODIES = "actors/organizations.tsv"
OFFICES = "actors/offices.tsv"
PEOPLE = "actors/people.tsv"

FAULTS: dict[str, tuple[Break, tuple[str, ...]]] = {
    "a file is missing": (remove("topics.ttl"), ("topics.ttl",)),
    "a table is missing": (remove(OFFICES), ("offices.tsv", "missing")),
    "a file is no Turtle": (add("lexicon.en.ttl", "\nhello"), ("lexicon.en.ttl",)),
    "a line has too few columns": (add(BODIES, "lonely\n"), ("organizations.tsv", "columns")),
    "a class without definition": (
        add("policy.ttl", '\npol:Ghost a owl:Class ; rdfs:subClassOf pol:Actor ; rdfs:label "ghost"@en .\n'),
        ("pol:Ghost", "definition"),
    ),
    "a class under nothing": (
        add(
            "policy.ttl",
            '\npol:Ghost a owl:Class ; rdfs:subClassOf pol:Spirit ; rdfs:label "g"@en ; skos:definition "A."@en .\n',
        ),
        ("pol:Ghost", "pol:Spirit"),
    ),
    "a relation without definition": (BARE, ("pol:greets", "definition")),
    "a relation without aspect": (add("policy.ttl", f"{NEW} .\n"), ("pol:greets", "aspect")),
    "an office named by nothing known": (
        add("policy.ttl", f'{NEW} ; pol:aspect "state" ; pol:officeNamedBy "chance" .\n'),
        ("pol:greets", "officeNamedBy", "chance"),
    ),
    "a stance that is none": (
        add("policy.ttl", f'{NEW} ; pol:aspect "event" ; pol:stance "perhaps" .\n'),
        ("pol:greets", "stance", "perhaps"),
    ),
    "a relation without domain": (BARE, ("pol:greets", "domainIncludes")),
    "a relation without range": (BARE, ("pol:greets", "rangeIncludes")),
    "a relation without examples": (BARE, ("pol:greets", "examples")),
    "a relation that nothing says": (BARE, ("pol:greets", "lex:verb")),
    "a range that is no class": (
        add("policy.ttl", f'{NEW} ; pol:aspect "event" ; schema:rangeIncludes pol:Spirit .\n'),
        ("pol:greets", "pol:Spirit"),
    ),
    "a template of no relation": (add("lexicon.en.ttl", '\npol:sanktions lex:verb "X zap Y" .\n'), ("pol:sanktions",)),
    "a template without X": (
        add("lexicon.en.ttl", '\npol:signs lex:verb "undersign Y" .\n'),
        ("undersign Y", "pol:signs"),
    ),
    "a template that asks for a class that the relation does not admit": (
        add("lexicon.en.ttl", '\npol:signs lex:verb "X zap Y:Person" .\n'),
        ("X zap Y:Person", "pol:signs"),
    ),
    "a template that asks for no class": (
        add("lexicon.en.ttl", '\npol:signs lex:idiom "X:Spirit zap Y" .\n'),
        ("X:Spirit zap Y", "pol:signs"),
    ),
    "a template of two relations": (
        add("lexicon.en.ttl", '\npol:signs lex:verb "X zap Y" .\npol:joins lex:verb "X zap Y" .\n'),
        ("X zap Y", "joins and signs"),
    ),
    "a topic without label": (add("topics.ttl", "\ntopic:ghosts a skos:Concept .\n"), ("topic:ghosts", "prefLabel")),
    "a topic under nothing": (
        add(
            "topics.ttl", '\ntopic:ghosts a skos:Concept ; skos:prefLabel "ghosts"@en ; skos:broader topic:spirits .\n'
        ),
        ("topic:ghosts", "topic:spirits"),
    ),
    "a phrase of two topics": (
        add(
            "topics.ttl",
            '\ntopic:g1 a skos:Concept ; skos:prefLabel "ghost"@en .\n'
            'topic:g2 a skos:Concept ; skos:prefLabel "ghost"@en .\n',
        ),
        ("ghost", "g1", "g2"),
    ),
    "a sector without definition": (
        add("sectors.ttl", '\nsector:ghosts a skos:Concept ; skos:notation "GHO" ; skos:prefLabel "ghosts"@en .\n'),
        ("sector:ghosts", "definition"),
    ),
    "a sector without code": (
        add("sectors.ttl", '\nsector:ghosts a skos:Concept ; skos:prefLabel "g"@en ; skos:definition "G."@en .\n'),
        ("sector:ghosts", "skos:notation"),
    ),
    "a sector under itself": (
        add("sectors.ttl", "\nsector:ghosts a skos:Concept ; skos:broader sector:ghosts .\n"),
        ("sector:ghosts", "skos:notation"),
    ),
    "a sector under nothing": (
        add("sectors.ttl", "\nsector:ghosts a skos:Concept ; skos:broader sector:spirits .\n"),
        ("sector:ghosts", "sector:spirits"),
    ),
    "a class of two sectors": (
        add("sectors.ttl", "\nsector:police pol:ofClass pol:Court .\n"),
        ("pol:Court", "judiciary and police"),
    ),
    "a sector of no class": (add("sectors.ttl", "\nsector:police pol:ofClass pol:Ghost .\n"), ("pol:Ghost", "police")),
    "a word of no sector": (
        row("actors/sector_words.tsv", phrase="ghost", sector="ghosts", use="noun"),
        ("sector_words.tsv", "ghost", "sectors.ttl"),
    ),
    "a word of no use": (
        row("actors/sector_words.tsv", phrase="ghost", sector="police", use="above"),
        ("sector_words.tsv", "ghost", "above"),
    ),
    "a region that is no territory": (row("actors/regions.tsv", territory="ghosts", state="NOR"), ("ghosts",)),
    "a region of no state": (row("actors/regions.tsv", territory="scotland", state="ZZZ"), ("scotland", "ZZZ")),
    "an actor of no sector": (
        row(BODIES, id="ghosts", type="Company", name="Ghosts Ltd", sector="spirits", source="own work"),
        ("ghosts", "spirits", "sectors.ttl"),
    ),
    "an actor of no class": (
        row(BODIES, id="ghosts", type="Spirit", name="Ghosts Ltd", source="own work"),
        ("ghosts", "Spirit"),
    ),
    "an actor of no country": (
        row(BODIES, id="ghosts", type="Company", name="Ghosts Ltd", country="ZZZ", source="own work"),
        ("ghosts", "ZZZ"),
    ),
    "an actor of no parent": (
        row(BODIES, id="ghosts", type="Company", name="Ghosts Ltd", parent="spirits", source="own work"),
        ("ghosts", "spirits"),
    ),
    "a name of two actors": (
        row(BODIES, id="ghosts", type="Company", name="Norway", source="own work"),
        ("Norway", "ghosts", "weak_names"),
    ),
    "a person of no country": (
        row(PEOPLE, id="zz-vale", type="Person", name="Zz Vale", country="ZZZ", source="own work"),
        ("people.tsv", "zz-vale", "ZZZ"),
    ),
    "a name of a person and a state": (
        row(PEOPLE, id="zz-vale", type="Person", name="Zz Vale", names="Norway", source="own work"),
        ("Norway", "zz-vale", "weak_names"),
    ),
    "a date that is none": (
        row(PEOPLE, id="zz-vale", type="Person", name="Zz Vale", valid_from="May 1999", source="own work"),
        ("people.tsv", "zz-vale", "May 1999"),
    ),
    "a span of time that ends before it begins": (
        row(PEOPLE, id="zz-vale", type="Person", name="Zz Vale", valid_from="1999", valid_to="1990"),
        ("zz-vale", "1999", "1990"),
    ),
    "a record out of order": (
        row(PEOPLE, id="aa-vale", type="Person", name="Aa Vale", source="own work"),
        ("people.tsv", "aa-vale", "sort"),
    ),
    "a record that stands in two tables": (
        row(PEOPLE, id="norway", type="Person", name="Nora Way", source="own work"),
        ("people.tsv", "norway", "another table"),
    ),
    "an office of no relation": (
        row(OFFICES, title="ghost", relation="haunts", object="body", org_relation="leads", plural="ghosts"),
        ("ghost", "haunts"),
    ),
    "an office of no object": (
        row(OFFICES, title="ghost", relation="leads", object="castle", org_relation="leads", plural="ghosts"),
        ("ghost", "castle"),
    ),
    "an office of no body": (
        row(
            OFFICES,
            title="ghost",
            relation="leads",
            object="body",
            org_relation="leads",
            plural="ghosts",
            body="spirits",
        ),
        ("ghost", "spirits"),
    ),
    "an office twice": (
        row(OFFICES, title="president", relation="leads", object="body", org_relation="leads", plural="presidents"),
        ("president", "2 times"),
    ),
    "a noun of no class": (row("actors/head_nouns.tsv", noun="ghost", type="Spirit"), ("ghost", "Spirit")),
    "a cue of no category": (
        row(
            "cues.en.tsv",
            phrase="ghostly",
            category="spirit",
            value="denied",
            direction="both",
            scope="clause",
            note="-",
        ),
        ("ghostly", "spirit"),
    ),
    "a cue of no value": (
        row(
            "cues.en.tsv",
            phrase="ghostly",
            category="hedge",
            value="spooky",
            direction="both",
            scope="clause",
            note="-",
        ),
        ("ghostly", "spooky"),
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_told_in_one_line_that_names_the_record(kind: str, folder: Path) -> None:
    broken, words = FAULTS[kind]
    broken(folder)
    found = faults(folder)
    assert any(all(word in fault for word in words) for fault in found), found
    assert all(len(fault.splitlines()) == 1 for fault in found if "not valid Turtle" not in fault)


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path / "nowhere")
    assert "nowhere" in fault


def test_a_fault_alone_is_the_only_one_reported(folder: Path) -> None:
    change(
        "policy.ttl",
        '    pol:aspect "event" ;\n    pol:stance "against" ;\n    pol:reachesOwner true ;\n    skos:example "Canada',
        '    pol:reachesOwner true ;\n    skos:example "Canada',
    )(folder)
    (fault,) = faults(folder)
    assert "pol:sanctions" in fault
    assert "aspect" in fault
