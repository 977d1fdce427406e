"""The ontology as OWL: declared, within OWL 2 DL, consistent, and tied to terms that exist."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from pyoxigraph import Triple
from rdflib import (
    DC,
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SKOS,
    TIME,
    VANN,
    VOID,
    XSD,
    Graph,
    Literal,
    Namespace,
    URIRef,
)
from rdflib.term import Node

import kg
from kg.graph.owl_copy import owl_copy, rdf_xml
from kg.vocabulary import ontology_folder

FOLDER = ontology_folder()
POL = Namespace("https://w3id.org/policy-actors/ns#")
ONTOLOGY = URIRef("https://w3id.org/policy-actors/ns")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")  # https://www.loc.gov/standards/datetime/
OA = "http://www.w3.org/ns/oa#"
OA_TERMS = {  # https://www.w3.org/TR/annotation-vocab/: rdflib knows all of the others, but not these
    *("SpecificResource", "TextPositionSelector", "TextQuoteSelector"),
    *("hasSelector", "hasSource", "start", "end", "exact"),
}
KNOWN = (DC, DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, VANN, VOID, XSD)
PLOVER = set(  # https://github.com/openeventdata/PLOVER, draft 0.8
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
CAMEO = {f"{number:02}" for number in range(1, 21)}  # the roots of CAMEO 1.1b3
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDFS.Datatype)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(FOLDER / "policy.ttl")


@pytest.fixture(scope="module")
def copy() -> Graph:
    return Graph().parse(data=rdf_xml(FOLDER), format="xml")


def plain(triples: Iterable[tuple[Node, Node, Node] | Triple]) -> set[tuple[str, ...]]:
    return {tuple(str(getattr(term, "value", term)).lower() for term in triple) for triple in triples}  # true, True


def reserved(term: Node) -> bool:
    return any(str(term).startswith(str(space)) for space in (RDF, RDFS, OWL, XSD))


def above(graph: Graph, term: Node, way: URIRef) -> set[Node]:
    return {each for each in graph.transitive_objects(term, way) if each is not None} - {term}


# ---- versions -------------------------------------------------------------------------------------------------------


def test_the_ontology_has_the_version_of_the_package_and_an_address_for_it(graph: Graph) -> None:
    assert graph.value(ONTOLOGY, OWL.versionInfo) == Literal(kg.__version__)
    assert graph.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{kg.__version__}")


def test_each_release_tells_of_changes_of_the_ontology_under_their_own_heading(repository: Path) -> None:
    changes = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.split(r"^## ", changes, flags=re.MULTILINE)[1:]
    assert [text.partition("\n")[0] for text in releases if text.count("\n### Ontology\n") != 1] == []


# ---- OWL 2 DL -------------------------------------------------------------------------------------------------------


def test_every_term_that_is_used_is_declared_once_as_one_kind(copy: Graph) -> None:
    used: set[Node] = {term for term in copy.predicates() if not reserved(term)}
    for way in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith):
        used |= {
            term for pair in copy.subject_objects(way) for term in pair if str(term).partition("#")[0] != str(XSD)[:-1]
        }
    used |= {kind for kind in copy.objects(None, RDF.type) if not reserved(kind)}
    kinds = {term: [kind for kind in KINDS if (term, RDF.type, kind) in copy] for term in used}
    assert {str(term): kind for term, kind in kinds.items() if len(kind) != 1} == {}


def test_what_is_below_or_between_is_of_the_same_kind(copy: Graph) -> None:
    for way, kinds in ((RDFS.subClassOf, KINDS[:1]), (OWL.disjointWith, KINDS[:1]), (RDFS.subPropertyOf, KINDS[1:3])):
        for pair in copy.subject_objects(way):
            assert any(all((term, RDF.type, kind) in copy for term in pair) for kind in kinds), pair
    for term, value in copy.subject_objects(RDFS.range):
        wanted = OWL.Class if (term, RDF.type, OWL.ObjectProperty) in copy else None
        assert (value, RDF.type, wanted) in copy if wanted else str(value).startswith(str(XSD)), term


def test_the_copy_uses_no_reserved_name_as_class_and_no_datatype_that_owl_lacks(copy: Graph) -> None:
    owl = {XSD.string, XSD.integer, XSD.decimal, XSD.boolean, XSD.anyURI}  # of the datatype map of OWL 2, what is used
    ranges = {value for value in copy.objects(None, RDFS.range) if str(value).startswith(str(XSD))}
    assert ranges <= owl
    assert [term for term in copy.objects(None, RDFS.subClassOf) if reserved(term)] == []


def test_the_copy_says_all_that_the_ontology_says_but_for_what_owl_does_not_admit(graph: Graph, copy: Graph) -> None:
    assert plain(copy) == plain(owl_copy(FOLDER))
    left_out = set(graph) - set(copy)
    assert {(p, o) for _, p, o in left_out} == {(RDFS.subClassOf, RDF.Statement), (RDFS.range, XSD.date)}


def test_another_program_reads_the_copy(tmp_path: Path) -> None:
    program = shutil.which("rapper") or shutil.which("riot")
    if program is None:
        pytest.skip("neither rapper nor riot is here")
    (tmp_path / "o.rdf").write_text(rdf_xml(FOLDER), encoding="utf-8")
    options = ["--validate"] if program.endswith("riot") else ["-q", "-c", "-i", "rdfxml"]
    subprocess.run([program, *options, str(tmp_path / "o.rdf")], check=True, capture_output=True)


# ---- consistency ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", [RDFS.subClassOf, RDFS.subPropertyOf])
def test_nothing_is_above_itself(graph: Graph, way: URIRef) -> None:
    pairs = set(graph.subject_objects(way))
    assert [term for term, parent in pairs if term in {parent, *above(graph, parent, way)}] == []


def test_the_relations_of_a_symmetric_pair_have_the_same_classes_on_both_sides(graph: Graph) -> None:
    for term in graph.subjects(RDF.type, OWL.SymmetricProperty):
        assert set(graph.objects(term, SDO.domainIncludes)) == set(graph.objects(term, SDO.rangeIncludes)), term


def errors(graph: Graph) -> Iterator[str]:
    """What OWL 2 RL finds wrong when every class has a member, and every property a pair."""
    world = Graph() + graph
    for number, term in enumerate(sorted(set(graph.subjects(RDF.type, OWL.Class)), key=str)):
        world.add((POL[f"member-{number}"], RDF.type, term))
    for number, term in enumerate(sorted(set(graph.subjects(RDF.type, OWL.ObjectProperty)), key=str)):
        world.add((POL[f"one-{number}"], URIRef(str(term)), POL[f"other-{number}"]))
    DeductiveClosure(OWLRL_Semantics).expand(world)
    yield from (
        str(value) for value in world.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))
    )


def logical(graph: Graph) -> Graph:
    """Without annotations, from which nothing follows."""
    said = Graph()
    for way in (RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith):
        said += graph.triples((None, way, None))
    return said


def test_no_class_is_empty_and_every_property_can_hold(copy: Graph) -> None:
    assert list(errors(logical(copy))) == []


@pytest.mark.parametrize(
    "fault",
    [
        (POL.Ship, RDFS.subClassOf, (POL.Vessel, POL.Person)),
        (POL.speaker, RDFS.range, (POL.Actor, POL.Person, POL.Place)),
    ],
)
def test_the_reasoner_sees_a_class_that_must_be_empty(copy: Graph, fault: tuple[URIRef, URIRef, tuple[URIRef]]) -> None:
    term, way, values = fault
    bad = logical(copy)
    if way == RDFS.subClassOf:
        bad.add((term, RDF.type, OWL.Class))
    for value in values:
        bad.add((term, way, value))
    assert any("disjoint" in error.lower() for error in errors(bad))


# ---- alignments -----------------------------------------------------------------------------------------------------


def test_every_term_of_others_exists(graph: Graph) -> None:
    terms = {term for triple in graph for term in triple if isinstance(term, URIRef)}
    missing = set()
    for term in terms - {EDTF, ONTOLOGY} - {*graph.objects(ONTOLOGY, None)}:
        known = any(term in space for space in KNOWN) or (term.startswith(OA) and term.removeprefix(OA) in OA_TERMS)
        if not known and not term.startswith(POL):
            missing.add(str(term))
    assert missing == set()


def test_a_term_that_nobody_has_is_seen() -> None:
    assert URIRef("http://www.w3.org/ns/prov#wasMadeUpBy") not in PROV  # rdflib's lists are closed


def test_classes_of_event_codings_exist(graph: Graph) -> None:
    assert {str(value) for value in graph.objects(None, POL.ploverClass)} <= PLOVER
    assert {str(value) for value in graph.objects(None, POL.cameoRoot)} <= CAMEO


def test_our_own_terms_have_a_label_and_a_definition(graph: Graph) -> None:
    ours = {
        term
        for kind in (*KINDS[:4], OWL.NamedIndividual)
        for term in graph.subjects(RDF.type, kind)
        if str(term).startswith(POL)
    }
    assert [term for term in ours if not graph.value(term, RDFS.label) or not graph.value(term, SKOS.definition)] == []
