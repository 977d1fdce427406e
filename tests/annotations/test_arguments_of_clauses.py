"""Who does what to whom: subjects and objects of a clause, whatever its construction."""

import pytest

from kg.annotations.clauses import Clause, is_infinitive, is_passive
from tests.sentences import annotate, token

Row = tuple[str, str, list[str], list[str]]


def arguments(sentence: str, verb: str) -> tuple[list[str], list[str]]:
    clause = Clause(token(annotate(sentence), verb))
    return [each.text for each in clause.subjects], [each.text for each in clause.objects]


def check(row: Row) -> None:
    sentence, verb, subjects, objects = row
    assert arguments(sentence, verb) == (subjects, objects)


ACTIVE_AND_PASSIVE: list[Row] = [
    ("Norway sanctioned Peru.", "sanctioned", ["Norway"], ["Peru"]),
    ("Norway has sanctioned Peru.", "sanctioned", ["Norway"], ["Peru"]),
    ("Peru was sanctioned by Norway.", "sanctioned", ["Norway"], ["Peru"]),
    ("Peru has been sanctioned by Norway.", "sanctioned", ["Norway"], ["Peru"]),
    ("Peru was sanctioned in 2020.", "sanctioned", [], ["Peru"]),
    ("Peru was sanctioned by Norway and Ghana.", "sanctioned", ["Norway", "Ghana"], ["Peru"]),
]

COORDINATION: list[Row] = [
    ("Norway and Ghana sanctioned Peru.", "sanctioned", ["Norway", "Ghana"], ["Peru"]),
    ("Norway, Ghana and Kenya sanctioned Peru.", "sanctioned", ["Norway", "Ghana", "Kenya"], ["Peru"]),
    ("Norway sanctioned Peru and Chile.", "sanctioned", ["Norway"], ["Peru", "Chile"]),
    ("Norway criticised and sanctioned Peru.", "criticised", ["Norway"], ["Peru"]),
    ("Norway criticised and sanctioned Peru.", "sanctioned", ["Norway"], ["Peru"]),
    ("Norway criticised Peru and praised Ghana.", "criticised", ["Norway"], ["Peru"]),
    ("Norway criticised Peru and praised Ghana.", "praised", ["Norway"], ["Ghana"]),
    ("Norway criticised Peru, and Kenya praised Ghana.", "praised", ["Kenya"], ["Ghana"]),
    ("Peru was criticised and sanctioned by Norway.", "sanctioned", ["Norway"], ["Peru"]),
]

RELATIVE_CLAUSES_AND_PARTICIPLES: list[Row] = [
    ("Norway, which sanctioned Peru, praised Ghana.", "sanctioned", ["Norway"], ["Peru"]),
    ("Norway, which sanctioned Peru, praised Ghana.", "praised", ["Norway"], ["Ghana"]),
    ("The minister who criticised Peru left.", "criticised", ["minister"], ["Peru"]),
    ("Peru, which was sanctioned by Norway, thanked Ghana.", "sanctioned", ["Norway"], ["Peru"]),
    ("Peru, sanctioned by Norway, thanked Ghana.", "sanctioned", ["Norway"], ["Peru"]),
    ("Troops attacking Peru praised Ghana.", "attacking", ["Troops"], ["Peru"]),
    ("By sanctioning Peru, Norway pleased Ghana.", "sanctioning", ["Norway"], ["Peru"]),
    ("Norway left after criticising Peru.", "criticising", ["Norway"], ["Peru"]),
]

CONTROL_AND_RAISING: list[Row] = [
    ("Norway agreed to sanction Peru.", "sanction", ["Norway"], ["Peru"]),
    ("Norway and Ghana agreed to sanction Peru.", "sanction", ["Norway", "Ghana"], ["Peru"]),
    ("Norway persuaded Ghana to sanction Peru.", "sanction", ["Ghana"], ["Peru"]),
    ("Norway urged Ghana to sanction Peru.", "sanction", ["Ghana"], ["Peru"]),
    ("Norway promised Ghana to sanction Peru.", "sanction", ["Norway"], ["Peru"]),
    ("Ghana was urged to criticise Peru.", "criticise", ["Ghana"], ["Peru"]),
    ("Norway is likely to sanction Peru.", "sanction", ["Norway"], ["Peru"]),
    ("Norway seems to support Peru.", "support", ["Norway"], ["Peru"]),
    ("Norway is scheduled to meet Peru.", "meet", ["Norway"], ["Peru"]),
    ("Norway announced a plan to sanction Peru.", "sanction", ["Norway"], ["Peru"]),
    ("Norway's plan to sanction Peru failed.", "sanction", ["Norway"], ["Peru"]),
]


@pytest.mark.parametrize("row", ACTIVE_AND_PASSIVE, ids=str)
def test_a_passive_turns_round(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", COORDINATION, ids=str)
def test_coordination_is_distributed(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", RELATIVE_CLAUSES_AND_PARTICIPLES, ids=str)
def test_a_clause_on_a_noun_takes_its_subject_from_there(row: Row) -> None:
    check(row)


@pytest.mark.parametrize("row", CONTROL_AND_RAISING, ids=str)
def test_an_infinitive_takes_whoever_controls_it(row: Row) -> None:
    check(row)


def test_the_complement_is_what_the_verb_is_about() -> None:
    annotated = annotate("Norway agreed to sanction Peru.")
    assert Clause(token(annotated, "agreed")).complement == token(annotated, "sanction")
    assert is_infinitive(token(annotated, "sanction"))
    assert not is_infinitive(token(annotated, "agreed"))


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Norway sanctioned Peru.", False),
        ("Norway has sanctioned Peru.", False),
        ("Peru was sanctioned.", True),
        ("Peru may be sanctioned.", True),
        ("Peru, sanctioned by Norway, left.", True),
    ],
)
def test_a_passive_is_told_from_a_perfect(sentence: str, passive: bool) -> None:
    assert is_passive(token(annotate(sentence), "sanctioned")) is passive


def test_a_chain_of_embeddings_ends() -> None:
    sentence = "Norway wanted to " + "agree to " * 30 + "visit Peru."
    assert [each.text for each in Clause(token(annotate(sentence), "visit")).objects] == ["Peru"]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Ada Vale, of Norway, to be Director of the Lake Agency, vice Tom Moss, resigned.", "Moss"),
        ("Ada Vale, of Norway, to be Director of the Lake Agency, vice Tom Moss Jr., resigned.", "Moss"),
        ("Ada Vale, vice president of Norway, resigned.", "Vale"),
        ("Ada Vale, who led the Lake Agency, resigned.", "Vale"),
    ],
)
def test_in_a_nomination_it_is_the_predecessor_who_resigned(sentence: str, subject: str) -> None:
    (found,) = Clause(token(annotate(sentence), "resigned")).subjects
    assert subject in [part.text for part in found.subtree]
    assert (subject == "Vale") is (found.i < 3)


def test_an_aside_with_a_verb_of_its_own_is_no_second_subject() -> None:
    joined = annotate("Norway – and Chile – sanctioned Peru.")
    assert [each.text for each in Clause(token(joined, "sanctioned")).subjects] == ["Norway", "Chile"]
    aside = annotate("In recent months, the Foreign Ministry – and Norway has talked about this – has sanctioned Peru.")
    assert len(Clause(token(aside, "talked")).subjects) == 1


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("Ada Vale praised Norway's invitation to visit Oslo.", []),
        ("Ada Vale praised the Norwegian invitation to visit Oslo.", []),
        ("Norway's invitation to Chile to visit Oslo was refused.", ["Chile"]),
        ("Chile accepted an invitation to visit Oslo.", ["Chile"]),
        ("Ada Vale praised Norway's plan to visit Oslo.", ["Norway"]),
    ],
)
def test_whoever_is_asked_does_it(sentence: str, subjects: list[str]) -> None:
    assert [each.text for each in Clause(token(annotate(sentence), "visit")).subjects] == subjects
