"""Every concept of `ontology/topics.ttl` keeps the rules of the scheme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

PATH = Path(__file__).parents[2] / "ontology" / "topics.ttl"
TOPIC = Namespace("https://w3id.org/policy-actors/topic/")
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(PATH, format="turtle")


@pytest.fixture(scope="module")
def concepts(graph: Graph) -> list[URIRef]:
    return sorted(node for node in graph.subjects(RDF.type, SKOS.Concept) if isinstance(node, URIRef))


def texts(graph: Graph, node: URIRef, predicate: URIRef) -> list[str]:
    return [str(value) for value in graph.objects(node, predicate)]


def test_the_scheme_is_large_enough_and_says_what_it_is(graph: Graph, concepts: list[URIRef]) -> None:
    assert len(concepts) >= 240
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [TOPIC.scheme]
    assert texts(graph, TOPIC.scheme, DCTERMS.title) == ["Policy topics"]


def test_there_are_no_blank_nodes(graph: Graph) -> None:
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_names_of_concepts_are_plain(concepts: list[URIRef]) -> None:
    for node in concepts:
        assert re.fullmatch(re.escape(TOPIC) + r"[a-z]+(-[a-z]+)*", node)


def test_each_concept_has_one_label_and_one_definition_in_english(graph: Graph, concepts: list[URIRef]) -> None:
    for node in concepts:
        for predicate in (SKOS.prefLabel, SKOS.definition):
            (value,) = graph.objects(node, predicate)
            assert isinstance(value, Literal)
            assert value.language == "en", node
        (definition,) = texts(graph, node, SKOS.definition)
        assert re.fullmatch(r"[A-Z].{10,150}\.", definition), node
        assert (node, SKOS.inScheme, TOPIC.scheme) in graph


def test_labels_are_in_english(graph: Graph) -> None:
    for predicate in LABELS:
        for value in graph.objects(None, predicate):
            assert isinstance(value, Literal)
            assert value.language == "en"


def test_the_concepts_form_a_tree_under_the_top_concepts(graph: Graph, concepts: list[URIRef]) -> None:
    for node in concepts:
        parents = list(graph.objects(node, SKOS.broader))
        is_top = (node, SKOS.topConceptOf, TOPIC.scheme) in graph
        assert len(parents) == (0 if is_top else 1), node
        assert is_top == ((TOPIC.scheme, SKOS.hasTopConcept, node) in graph), node
        assert set(parents) <= set(concepts), node


def test_every_concept_leads_up_to_a_top_concept(graph: Graph, concepts: list[URIRef]) -> None:
    for node in concepts:
        path = [node]
        while parents := list(graph.objects(path[-1], SKOS.broader)):
            assert parents[0] not in path, f"{node} is broader than itself"
            path.extend(parent for parent in parents if isinstance(parent, URIRef))
        assert (path[-1], SKOS.topConceptOf, TOPIC.scheme) in graph
        assert len(path) <= 4, node


def test_no_phrase_belongs_to_two_concepts(graph: Graph, concepts: list[URIRef]) -> None:
    owner: dict[str, URIRef] = {}
    for node in concepts:
        for phrase in {text.lower() for predicate in LABELS for text in texts(graph, node, predicate)}:
            assert owner.setdefault(phrase, node) == node, phrase


def test_hidden_labels_are_lower_case_phrases_and_repeat_no_label(graph: Graph, concepts: list[URIRef]) -> None:
    for node in concepts:
        shown = {text.lower() for predicate in LABELS[:2] for text in texts(graph, node, predicate)}
        for phrase in texts(graph, node, SKOS.hiddenLabel):
            assert phrase == " ".join(phrase.lower().split())
            assert re.fullmatch(r"[^\W_].*[^\W_]\+?", phrase), phrase
            assert phrase not in shown, phrase


def test_only_known_properties_are_used(graph: Graph, concepts: list[URIRef]) -> None:
    known = {RDF.type, SKOS.inScheme, SKOS.broader, SKOS.topConceptOf, SKOS.definition, *LABELS}
    assert {predicate for node in concepts for predicate in graph.predicates(node)} == known


@pytest.mark.parametrize(
    ("topic", "phrases"),
    [
        ("export-control", ["export control", "export controls", "dual-use technologies", "entity list"]),
        ("semiconductors", ["semiconductor", "chips", "chipmaking"]),
        ("sanctions", ["sanctions", "asset freeze", "price cap"]),
        ("non-proliferation", ["nuclear deal", "uranium enrichment"]),
        ("arms-control", ["arms control", "disarmament"]),
        ("defence-cooperation", ["defence cooperation", "defense cooperation"]),
        ("cyber", ["cybersecurity", "cyber-attack", "cyberattacks"]),
        ("climate", ["climate change", "net-zero", "net zero"]),
        ("migration", ["migrants", "immigration"]),
        ("artificial-intelligence", ["ai", "artificial intelligence"]),
        ("data-protection", ["privacy", "data flows"]),
        ("competition", ["antitrust"]),
        ("taxation", ["corporate tax"]),
        ("agriculture", ["agriculture", "farm subsidies"]),
        ("development", ["development aid", "foreign aid"]),
        ("human-rights", ["human rights"]),
        ("elections", ["elections", "general election"]),
        ("terrorism", ["terrorism", "counter-terrorism", "counterterrorism"]),
        ("maritime-security", ["freedom of navigation"]),
        ("space", ["outer space", "satellites"]),
        ("critical-minerals", ["rare earths", "critical minerals"]),
        ("supply-chain", ["supply chains", "supply-chain resilience"]),
        ("forced-labour", ["forced labour", "forced labor"]),
        ("quantum", ["quantum science"]),
        ("trade-remedy", ["anti-dumping duties", "safeguard duties"]),
        ("ports", ["port access"]),
        ("labour-migration", ["migrant workers", "brain drain"]),
        ("nuclear-disarmament", ["nuclear-weapon-free zone"]),
        ("mercenaries", ["private military company"]),
        ("food-safety", ["sanitary and phytosanitary"]),
        ("sovereign-debt", ["debt default"]),
        ("customs", ["rules of origin"]),
    ],
)
def test_the_fields_of_policy_have_their_phrases(graph: Graph, topic: str, phrases: list[str]) -> None:
    known = {text.lower() for predicate in LABELS for text in texts(graph, TOPIC[topic], predicate)}
    assert set(phrases) <= known


@pytest.mark.parametrize(
    "phrase",
    ["space", "arms", "environment", "minority", "us", "may", "state", "bank", "crude", "customs", "batteries"],
)
def test_words_that_mean_something_else_too_are_no_phrases(graph: Graph, phrase: str) -> None:
    assert not [node for predicate in LABELS for node in graph.subjects(predicate, Literal(phrase, lang="en"))]
