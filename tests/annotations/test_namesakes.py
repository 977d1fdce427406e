"""Georgia and Washington: the state, the capital, or the member of a federation."""

import pytest

from tests.sentences import annotate


def called(text: str, form: str) -> set[str]:
    annotated = annotate(text)
    return {annotated.actors[m.actor].name for m in annotated.mentions if annotated.doc[m.start : m.end].text == form}


@pytest.mark.parametrize(
    "text",
    [
        "Voters in Alabama and Georgia chose new judges.",
        "Voters in North Carolina and Georgia chose new judges.",
        "Voters in North Dakota and Georgia chose new judges.",
        "She teaches in Savannah, Georgia.",
        "She grew up in Fairburn, Georgia. America is proud of her.",
        "The United States is a union. The bridge in Georgia is old.",
        "She left Mull College, Whitcombe, Georgia, for Peru.",
        "A lawyer filed a lawsuit against Georgia and Peru.",
    ],
)
def test_beside_other_members_or_its_towns_it_is_the_member(text: str) -> None:
    assert called(text, "Georgia") == {"Georgia (United States)"}


@pytest.mark.parametrize(
    "text",
    [
        "Ministers of Armenia, Georgia and Moldova met.",
        "She flew to Tbilisi. Later she praised Georgia.",
        "The United States backs Georgia. The Georgian minister thanked her.",
        "Georgia signed the treaty.",
        "Envoys of the United States, Whitcombe, Georgia and Peru met.",
        "The United States helped. Peru built a power plant in Georgia.",
    ],
)
def test_beside_other_states_or_its_own_other_names_it_is_the_state(text: str) -> None:
    assert called(text, "Georgia") == {"Georgia"}


def test_each_place_is_judged_by_itself() -> None:
    text = "Alabama and Georgia sued the firm." + " Nobody knew why." * 30 + " Ukraine and Georgia met in Oslo."
    assert called(text, "Georgia") == {"Georgia", "Georgia (United States)"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fires burn in Oregon, Washington and Idaho.", "Washington State"),
        ("The State of Washington sued the firm.", "Washington State"),
        ("She works in Tacoma, Washington.", "Washington State"),
        ("Fires burn in Nevada, Idaho and Washington.", "Washington State"),
        ("The governor of Washington sued the firm.", "Washington State"),
        ("Washington state sued the firm.", "Washington State"),
        ("The mayor of Washington sued the firm.", "Washington"),
        ("They met in Washington.", "Washington"),
        ("He drove from Maryland to Virginia and Washington.", "Washington"),
    ],
)
def test_a_capital_is_a_member_only_in_its_list_or_beside_its_towns(text: str, name: str) -> None:
    assert called(text, "Washington") == {name}


def test_a_capital_is_one_place_however_it_is_written() -> None:
    text = "They met in Washington, D.C. on Monday. He stayed in Washington."
    assert called(text, "Washington, D.C.") == called(text, "Washington") == {"Washington"}


@pytest.mark.parametrize(
    "text",
    [
        "The envoy spoke in New York, London and Tokyo.",
        "She met him in New York, NY, on Friday.",
        "Cities like Chicago, New York, and Boston grew.",
        "Cities like Chicago, New York, Boston grew.",
        "They flew to New York City. New York said it will pay.",
        "On Monday, New York sued Peru.",
        "However, New York sued Peru.",
        "They met in Tokyo, Paris, New York and Oslo.",
        "They met in Chicago, Boston, New York.",
        "They met in Chicago, New York and Oslo.",
        "They met in Washington and New York.",
        "The governor spoke. The mayor and the United Nations met in New York.",
        "They met in New York." + " Nobody knew why." * 60 + " The mayor slept.",
        "Officials flew to New York on Monday.",
    ],
)
def test_a_city_bears_the_name_of_its_state(text: str) -> None:
    assert called(text, "New York") == {"New York City"}


@pytest.mark.parametrize(
    "text",
    [
        "He lives in Buffalo, New York.",
        "They met in Dallas, Texas; Buffalo, New York; and Mobile, Alabama.",
        "They met in Buffalo, New York, and Mobile, Alabama.",
        "They sued in Connecticut and New York.",
        "Lawyers sue in New York, Ohio and Maine.",
        "Ada Vale, of New York, to be an ambassador.",
        "Attorneys Ada Vale (New York) and Bo Rall (Ohio) sued.",
        "The governor of New York resigned.",
        "The state is called New York State." + " Nobody knew why." * 90 + " Nobody sued New York.",
        "Ohio grew. So did Texas, and people there said that Maine and New York would.",
    ],
)
def test_the_state_is_told_by_its_signs_its_towns_and_its_like(text: str) -> None:
    assert called(text, "New York") == {"New York State"}


def test_a_city_named_twice_lies_in_its_state() -> None:
    assert called("She met him in New York, New York.", "New York") == {"New York City", "New York State"}
