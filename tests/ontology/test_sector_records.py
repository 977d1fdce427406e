"""Every concept of `ontology/sectors.ttl` and every line of the tables of sectors keep their rules."""

from __future__ import annotations

import re

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from kg.vocabulary import Vocabulary, ontology_folder, table_rows
from kg.vocabulary.sectors import code_of

FOLDER = ontology_folder()
POL = Namespace("https://w3id.org/policy-actors/ns#")
SECTOR = Namespace("https://w3id.org/policy-actors/sector/")
CODES = set(
    "AGR BUS COP CRM CVL EDU ELI GOV IGO JRN JUD LAB LEG MED MIL NGO OPP PRE PRM PTY REB REF REL SOC SPY UAF".split()
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(FOLDER / "sectors.ttl", format="turtle")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def concepts(graph: Graph) -> list[URIRef]:
    return sorted(node for node in graph.subjects(RDF.type, SKOS.Concept) if isinstance(node, URIRef))


def test_the_scheme_says_what_it_is_and_has_no_blank_nodes(graph: Graph) -> None:
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [SECTOR.scheme]
    assert [str(title) for title in graph.objects(SECTOR.scheme, DCTERMS.title)] == ["Sectors of actors"]
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_each_concept_has_a_plain_name_one_label_and_one_definition_in_english(graph: Graph) -> None:
    for node in concepts(graph):
        assert re.fullmatch(re.escape(SECTOR) + r"[a-z]+(-[a-z]+)*", node)
        for predicate in (SKOS.prefLabel, SKOS.definition):
            (value,) = graph.objects(node, predicate)
            assert isinstance(value, Literal)
            assert value.language == "en"
        assert (node, SKOS.inScheme, SECTOR.scheme) in graph


def test_only_known_properties_are_used(graph: Graph) -> None:
    known = {RDF.type, SKOS.inScheme, SKOS.broader, SKOS.topConceptOf, SKOS.prefLabel, SKOS.notation, SKOS.definition}
    known |= {POL.ofClass, POL.ofPeople, POL.formerly}
    assert {predicate for node in concepts(graph) for predicate in graph.predicates(node)} == known


def test_the_concepts_at_the_top_are_the_sectors_of_plover_and_under_business_are_trades(graph: Graph) -> None:
    top = set(graph.objects(SECTOR.scheme, SKOS.hasTopConcept))
    assert top == set(graph.subjects(SKOS.topConceptOf, SECTOR.scheme))
    assert {str(code) for node in top for code in graph.objects(node, SKOS.notation)} == CODES
    assert {next(graph.objects(node, SKOS.broader), None) for node in set(concepts(graph)) - top} == {SECTOR.business}


def test_a_class_gives_one_sector_only_and_each_is_in_the_ontology(graph: Graph, vocabulary: Vocabulary) -> None:
    classes = [str(kind).removeprefix(POL) for kind in graph.objects(None, POL.ofClass)]
    assert len(classes) == len(set(classes))
    assert set(classes) <= set(vocabulary.classes)


def test_every_body_of_the_gazetteer_has_the_sector_of_its_class_or_its_own(vocabulary: Vocabulary) -> None:
    actors = vocabulary.actors
    assert {actor.sector for actor in actors.values() if actor.sector} <= set(vocabulary.sectors)
    assert actors["us-department-of-defense"].sector == "government"
    assert actors["us-cia"].sector == "intelligence"
    assert actors["abkhazia"].sector == "partly-recognized"
    assert actors["norway"].sector is None


def test_a_trade_has_the_code_of_business(vocabulary: Vocabulary) -> None:
    assert code_of("shipping", vocabulary.sectors) == "BUS"
    assert code_of("police", vocabulary.sectors) == "COP"
    assert code_of(None, vocabulary.sectors) is None


def test_regions_are_territories_without_code_in_a_state_that_has_one(vocabulary: Vocabulary) -> None:
    for row in table_rows(FOLDER / "actors" / "regions.tsv"):
        region = vocabulary.actors[row["territory"]]
        assert region.type == "Place", region.id
        assert not row["state"] or (row["state"] in vocabulary.country_ids and region.country is None), region.id
        assert row["state"] or row["sector"], region.id
        assert row["source"]


def test_the_words_of_sectors_are_sorted_and_in_lower_case(vocabulary: Vocabulary) -> None:
    phrases = [word.phrase for word in vocabulary.sector_words]
    assert phrases == sorted(set(phrases))
    assert [phrase for phrase in phrases if phrase != " ".join(phrase.lower().split())] == []
    assert {word.use for word in vocabulary.sector_words} <= {"noun", "vague", "beside"}
    assert {word.sector for word in vocabulary.sector_words if word.sector} <= set(vocabulary.sectors)
    assert {word.use for word in vocabulary.sector_words if not word.sector} == {"noun"}
