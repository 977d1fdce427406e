"""Which statements give a direct triple: the table of `kg/graph/edges.py`, line by line."""

from collections.abc import Callable, Iterable, Sequence

import pytest

from kg.graph.edges import direct_triples
from kg.graph.iris import Iris
from kg.graph.namespaces import local_name
from kg.graph.sources import RelationSource
from kg.model import Certainty, EventStatus, OfficeStatus, Polarity, Qualification, Statement

type Make = Callable[..., Statement]

ASSERTED = Qualification()
ONGOING = Qualification(status=EventStatus.ONGOING)
PLANNED = Qualification(status=EventStatus.PLANNED)
POSSIBLE = Qualification(certainty=Certainty.POSSIBLE)
LIKELY_PLAN = Qualification(certainty=Certainty.PROBABLE, status=EventStatus.PLANNED)
DENIED = Qualification(polarity=Polarity.NEGATIVE)
DENIED_PLAN = Qualification(polarity=Polarity.NEGATIVE, status=EventStatus.PLANNED)
REQUESTED = Qualification(certainty=Certainty.UNKNOWN, status=EventStatus.REQUESTED)
HYPOTHETICAL = Qualification(certainty=Certainty.UNKNOWN, status=EventStatus.HYPOTHETICAL)

NOBODY: list[str | None] = []


def edges(statements: Iterable[Statement], vocabulary: RelationSource) -> set[str]:
    """The direct triples, as `pol:meets(norland, sudria)`."""
    return {
        f"{triple.predicate.value.split('/')[-1].replace('ns#', 'pol:').replace('#', ':')}"
        f"({local_name(triple.subject)}, {local_name(triple.object)})"
        for triple in direct_triples(statements, vocabulary, Iris())
    }


@pytest.mark.parametrize(
    ("qualification", "speakers", "namespace"),
    [
        (ASSERTED, NOBODY, "pol"),
        (ONGOING, NOBODY, "pol"),
        (ASSERTED, ["norland"], "pol"),
        (ASSERTED, ["sudria"], "said"),
        (ASSERTED, [None], "said"),
        (ASSERTED, ["bo-kern", "norland"], "said"),
        (ASSERTED, ["norland", None], "said"),
        (PLANNED, NOBODY, "plan"),
        (PLANNED, ["sudria"], "plan"),
        (POSSIBLE, NOBODY, "may"),
        (POSSIBLE, ["sudria"], "may"),
        (LIKELY_PLAN, NOBODY, "may"),
        (DENIED, NOBODY, None),
        (DENIED, ["norland"], None),
        (DENIED_PLAN, NOBODY, None),
        (REQUESTED, NOBODY, None),
        (HYPOTHETICAL, NOBODY, None),
    ],
)
def test_factuality_and_speakers_decide_the_namespace(
    qualification: Qualification,
    speakers: Sequence[str | None],
    namespace: str | None,
    make: Make,
    vocabulary: RelationSource,
) -> None:
    act = make("sanctions", "norland", "sudria", qualification=qualification, speakers=speakers)
    relations = ("sanctions", "related_to") if namespace else ()
    assert edges([act], vocabulary) == {f"{namespace}:{relation}(norland, sudria)" for relation in relations}


@pytest.mark.parametrize(
    ("relation", "body", "changes", "namespace"),
    [
        ("minister_of", "norland", {}, "pol"),
        ("minister_of", "norland", {"status": OfficeStatus.CURRENT}, "pol"),
        ("spokesperson_of", "norland", {}, "pol"),
        ("minister_of", "norland", {"status": OfficeStatus.FORMER}, "said"),
        ("minister_of", "norland", {"status": OfficeStatus.FUTURE}, "said"),
        ("minister_of", "norland", {"qualification": DENIED}, "said"),
        ("minister_of", "norland", {"qualification": POSSIBLE}, "said"),
        ("minister_of", "sudria", {}, "said"),
        ("member_of", "norland", {}, "said"),
        ("ally_of", "norland", {}, "said"),
    ],
)
def test_whoever_holds_an_office_of_the_subject_now_speaks_for_it(
    relation: str, body: str, changes: dict[str, object], namespace: str, make: Make, vocabulary: RelationSource
) -> None:
    office = make(relation, "ada-vale", body, **changes)
    act = make("sanctions", "norland", "sudria", speakers=["ada-vale"])
    found = edges([act, office], vocabulary)
    assert {edge for edge in found if "sanctions" in edge} == {f"{namespace}:sanctions(norland, sudria)"}


def test_the_minister_of_a_ministry_speaks_for_the_country_whose_office_it_is(
    make: Make, vocabulary: RelationSource
) -> None:
    country = make("meets", "norland", "sudria").subject
    office = make("minister_of", "ada-vale", "ministry-of-trade", jurisdiction=country)
    act = make("sanctions", "norland", "sudria", speakers=["ada-vale"])
    assert "pol:sanctions(norland, sudria)" in edges([office, act], vocabulary)


def test_an_office_holder_does_not_speak_for_the_other_side(make: Make, vocabulary: RelationSource) -> None:
    office = make("minister_of", "ada-vale", "norland")
    act = make("sanctions", "sudria", "norland", speakers=["ada-vale"])
    found = edges([office, act], vocabulary)
    assert "said:sanctions(sudria, norland)" in found
    assert "pol:sanctions(sudria, norland)" not in found


@pytest.mark.parametrize(
    ("status", "given"),
    [(None, True), (OfficeStatus.CURRENT, True), (OfficeStatus.FORMER, False), (OfficeStatus.FUTURE, False)],
)
@pytest.mark.parametrize("qualification", [ASSERTED, PLANNED, POSSIBLE])
def test_a_state_gives_a_triple_only_while_it_lasts(
    status: OfficeStatus | None, given: bool, qualification: Qualification, make: Make, vocabulary: RelationSource
) -> None:
    office = make("minister_of", "ada-vale", "norland", status=status, qualification=qualification)
    assert bool(edges([office], vocabulary)) is given


def test_an_event_gives_its_triple_whatever_became_of_an_office(make: Make, vocabulary: RelationSource) -> None:
    act = make("sanctions", "norland", "sudria", status=OfficeStatus.FORMER)
    assert "pol:sanctions(norland, sudria)" in edges([act], vocabulary)


def test_symmetric_relations_stand_in_both_directions_with_all_above_them(
    make: Make, vocabulary: RelationSource
) -> None:
    assert edges([make("meets", "norland", "sudria", qualification=PLANNED)], vocabulary) == {
        "plan:meets(norland, sudria)",
        "plan:meets(sudria, norland)",
        "plan:related_to(norland, sudria)",
        "plan:related_to(sudria, norland)",
    }


def test_a_minister_holds_a_position_in_the_ministry_and_in_the_country(make: Make, vocabulary: RelationSource) -> None:
    country = make("meets", "norland", "sudria").subject
    office = make("minister_of", "ada-vale", "ministry-of-trade", jurisdiction=country)
    assert edges([office], vocabulary) == {
        "pol:minister_of(ada-vale, ministry-of-trade)",
        "pol:holds_position_in(ada-vale, ministry-of-trade)",
        "pol:related_to(ada-vale, ministry-of-trade)",
        "pol:holds_position_in(ada-vale, norland)",
        "pol:related_to(ada-vale, norland)",
    }


@pytest.mark.parametrize(
    ("accused", "speakers", "namespace"),
    [
        ("bo-kern", [None], None),
        ("bo-kern", ["officials"], None),
        ("bo-kern", ["sudria", None], None),
        ("bo-kern", ["sudria"], "said"),
        ("bo-kern", NOBODY, "pol"),
        ("sudria", [None], "said"),
    ],
)
def test_an_accusation_of_a_person_by_an_unnamed_source_is_never_a_direct_triple(
    accused: str, speakers: Sequence[str | None], namespace: str | None, make: Make, vocabulary: RelationSource
) -> None:
    found = edges([make("accuses", "norland", accused, speakers=speakers)], vocabulary)
    assert {edge for edge in found if "accuses" in edge} == (
        {f"{namespace}:accuses(norland, {accused})"} if namespace else set()
    )
    assert bool(found) is bool(namespace)


@pytest.mark.parametrize("pair", [(None, "sudria"), ("norland", None), (None, None)])
def test_without_a_subject_or_an_object_there_is_no_edge(
    pair: tuple[str | None, str | None], make: Make, vocabulary: RelationSource
) -> None:
    assert edges([make("meets", *pair)], vocabulary) == set()
