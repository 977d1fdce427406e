"""Decisions of the lexicon that hang on more than one relation: which of two takes a word that both may say."""

import pytest

from tests.sentences import lines


@pytest.mark.parametrize(
    ("text", "expected", "refused"),
    [
        # a guest is hosted, what is no guest is supported, an event that is welcomed is no event that is held
        ("Portugal welcomed Ahmed Karim.", "Portugal hosts Ahmed Karim asserted", "supports"),
        ("Portugal welcomed the treaty.", "Portugal supports treaty asserted", "hosts"),
        ("Portugal welcomed the talks.", "Portugal supports - asserted", "hosts"),
        # a body is joined, an event is attended
        ("Finland joined NATO.", "Finland joins NATO asserted", "participates_in"),
        ("Maria Alves joined the summit.", "Maria Alves participates_in summit asserted", "joins"),
        # who accepts an offer agrees with who made it, and who accepts a truce agrees
        ("Peru accepted an offer from Chile.", "Peru agrees_with Chile asserted", "supports"),
        ("Mali accepted the truce.", "Mali agrees_with - asserted", "supports"),
        # aid that is called support is aid, other support is not
        ("Italy sent financial support to Malta.", "Italy provides_aid_to Malta asserted", "supports"),
        ("Italy pledged its support to Malta.", "Italy supports Malta asserted", "provides_aid_to"),
        # a sum is what is given, and the receiver stands behind what it is for
        ("Japan sent two million dollars in aid to Nepal.", "Japan provides_aid_to Nepal asserted", "visits"),
    ],
)
def test_a_word_of_two_relations_goes_to_the_one_its_object_asks_for(text: str, expected: str, refused: str) -> None:
    found = lines(text)
    assert expected in found
    assert not any(f" {refused} " in statement for statement in found)


@pytest.mark.parametrize(
    "text",
    [
        "Senegal is willing to reopen the border.",
        "Senegal promised to reopen the border.",
        "Senegal offered to reopen the border.",
    ],
)
def test_who_is_only_willing_has_not_agreed(text: str) -> None:
    assert not any(" agrees_with " in statement for statement in lines(text))


def test_who_resigns_may_leave_unsaid_from_what() -> None:
    assert "Carlos Mendes withdraws_from - asserted" in lines("Carlos Mendes resigned as foreign minister.")
    assert not any(" withdraws_from " in statement for statement in lines("Carlos Mendes serves as foreign minister."))


@pytest.mark.parametrize("text", ["The delegation took place in Chile.", "Troops of Mali took positions in Chad."])
def test_taking_place_somewhere_is_no_taking_in(text: str) -> None:
    assert not any(" provides_aid_to " in statement for statement in lines(text))


@pytest.mark.parametrize(
    ("text", "expected", "refused"),
    [
        # who gets an act from somebody is its object
        ("Chile won the backing of Peru.", "Peru supports Chile asserted", "Chile supports"),
        ("Norway drew criticism from Chile.", "Chile criticizes Norway asserted", "Norway criticizes"),
        ("Geneva is home to the World Bank.", "World Bank based_in Geneva asserted", "Geneva based_in"),
        # support in arms or money is aid from this side too
        ("Malta received financial support from Italy.", "Italy provides_aid_to Malta asserted", "supports"),
        # what wins approval is adopted if it is a law, and supported if it is somebody
        ("The treaty won approval from the Senate.", "Senate adopts treaty asserted", "supports"),
        ("Peru won approval from Chile.", "Chile supports Peru asserted", "adopts"),
        # a demand of somebody, and one of nobody
        ("Chile demanded that Peru withdraw.", "Chile calls_on Peru asserted", "calls_for"),
        ("Chile demanded that the ban be lifted.", "Chile calls_for - asserted", "calls_on"),
    ],
)
def test_who_is_acted_upon_may_come_first_or_stand_in_the_content_clause(
    text: str, expected: str, refused: str
) -> None:
    found = lines(text)
    assert expected in found
    assert not any(refused in statement for statement in found)


@pytest.mark.parametrize(
    "text",
    [
        "Chile faces sanctions from Peru.",
        "Chile came under fire from Peru.",
        "Chile asked whether Peru had signed.",
        "Chile said that Peru had armed the rebels.",
        "Chile recommended that the ban be lifted by the end of May.",
    ],
)
def test_what_may_be_still_to_come_or_only_words_is_no_act(text: str) -> None:
    assert not any(" Peru " in statement or " Chile " in statement for statement in lines(text))
