"""Known names that are cut out of longer ones: the longer one is its own, the part is nobody's."""

import pytest

from tests.sentences import actor_of, annotate


def forms(text: str, **fields: str) -> dict[str, str]:
    """What each name of a text is called."""
    annotated = annotate(text, **fields)
    return {annotated.doc[m.start : m.end].text: annotated.actors[m.actor].name for m in annotated.mentions}


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("She is a judge for the Western District of Washington.", "Western District of Washington", "Washington"),
        ("Ada Vale led the Northern District of Georgia, Peru said.", "Northern District of Georgia", "Georgia"),
        ("Norway helped Washington County.", "Washington County", "Washington"),
        ("Washington Heights is old, Norway said.", "Washington Heights", "Washington"),
        ("Norway taxed New Mexico Lantern Works.", "New Mexico", "Mexico"),
        ("Norway sells bicycles all over South America Week after week.", "South America", "America"),
        (
            "Peru wrote to the Norwegian Harbor Pilots' Association.",
            "Norwegian Harbor Pilots' Association",
            "Norwegian",
        ),
        ("The United Nations Foundation met Peru.", "United Nations Foundation", "United Nations"),
        (
            "The Norwegian Association for the Advancement of Boats met Peru.",
            "Norwegian Association for the Advancement of Boats",
            "Norwegian",
        ),
        ("She left Savannah for the University of Georgia.", "University of Georgia", "Georgia"),
        ("Peru owes money to Norway Crane & Norway Lift Co., Ltd. of Lima.", "Norway Lift Co., Ltd.", "Norway"),
        ("Peru paid the Crane Corporation of Norway.", "Crane Corporation of Norway", "Norway"),
    ],
)
def test_the_longer_name_is_its_own(text: str, whole: str, part: str) -> None:
    found = forms(text)
    assert whole in found
    assert part not in found


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Washington criticised Peru.", "Washington", "united-states"),
        ("Officials in the Western Region of Ghana met Peru.", "Ghana", "ghana"),
        ("The United Nations met the Vale Foundation.", "United Nations", "united-nations"),
        (
            "The Norwegian Foreign Ministry met the Vale Association.",
            "Foreign Ministry",
            "norway-ministry-of-foreign-affairs",
        ),
        ("Mexico and New Zealand met.", "Mexico", "mexico"),
        ("Norway heard one of 50 U.S. College Presidents.", "U.S.", "united-states"),
    ],
)
def test_a_name_that_only_stands_beside_such_words_keeps_its_actor(text: str, name: str, actor: str) -> None:
    assert actor_of(annotate(text), name) == actor


def test_a_university_that_is_named_after_another_thing_is_not_a_bodys() -> None:
    assert "Dominion University" not in forms("Peru met Old Dominion University.")


@pytest.mark.parametrize(
    ("text", "branch"),
    [
        ("France attacked ISIS-GS fighters.", "isis-gs"),
        ("France attacked ISIS-Khorasan.", "isis-k"),
        ("France attacked ISIS-Mozambique.", "isis-mozambique"),
    ],
)
def test_a_branch_that_is_known_is_a_group_of_its_own(text: str, branch: str) -> None:
    actors = {mention.actor for mention in annotate(text).mentions}
    assert branch in actors
    assert actors.isdisjoint({"islamic-state", "mozambique"})


def test_a_branch_that_is_not_known_is_one_too() -> None:
    annotated = annotate("France attacked ISIS-Q fighters.")
    (branch,) = {m.actor for m in annotated.mentions} - {"france"}
    assert annotated.actors[branch].name == "ISIS-Q"
    assert annotated.actors[branch].type == "ArmedGroup"


def test_a_group_in_talks_is_itself() -> None:
    assert "hamas" in {mention.actor for mention in annotate("Norway left the Hamas-Israel talks.").mentions}


HOUSE = "us-house-of-representatives"
SENATE = "us-senate"


@pytest.mark.parametrize(
    ("text", "body", "federal"),
    [
        ("North Dakota House Whip Ada Vale met Peru in Washington, D.C.", "North Dakota House", HOUSE),
        (
            "He sat in the North Dakota State Senate. The Senate of the United States met.",
            "North Dakota State Senate",
            None,
        ),
        ("Peru sued in Washington, D.C. The Ohio Supreme Court ruled.", "Ohio Supreme Court", "us-supreme-court"),
    ],
)
def test_a_chamber_or_court_of_a_member_of_a_federation_is_its_own(text: str, body: str, federal: str | None) -> None:
    annotated = annotate(text, publisher="The White House")
    assert body in {annotated.doc[m.start : m.end].text for m in annotated.mentions}
    assert federal is None or federal not in {m.actor for m in annotated.mentions}


@pytest.mark.parametrize(
    "text",
    [
        "Peru praised the state Senate.",
        "The Senate met. Peru praised the state Senate of 1990.",
        "The People’s House is old, Peru said.",
    ],
)
def test_the_chamber_of_some_member_is_not_that_of_the_federation(text: str) -> None:
    annotated = annotate(text, publisher="The White House")
    last = annotated.doc[len(annotated.doc) // 2 :]
    assert not [m for m in annotated.mentions if m.actor in (HOUSE, SENATE) and m.start >= last.start]


def test_the_office_is_held_in_the_chamber_of_the_member() -> None:
    (office,) = annotate("North Dakota House Whip Ada Vale met Peru.").offices
    assert office.object == "north-dakota-house"


def test_lines_that_are_names_of_companies() -> None:
    text = "Annex\n\nNORWAY HARBOR CRANE CORPORATION\n\nCRANE CORPORATION OF NORWAY\n\nNORWAY MOBILE CRANES LIMITED\n"
    assert "norway" not in {mention.actor for mention in annotate(text).mentions}


def test_a_plan_that_is_named_once_is_the_same_plan_again() -> None:
    text = "Peru backs the Norwegian Harbor Plan. Ada Vale, the Norwegian Harbor Plan coordinator, met Peru."
    assert "norway" not in {mention.actor for mention in annotate(text).mentions}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The Minsk agreements failed. Peru is serious about implementing Minsk.", "Minsk"),
        ("The Paris Agreement holds. Peru meets the Paris goals.", "Paris"),
        ("Peru asked about the Minsk process.", "Minsk"),
        ("Peru rescued flights from London Heathrow.", "London"),
        ("Peru called on Paris Dunmore next.", "Paris"),
    ],
)
def test_a_town_by_which_something_else_is_called_is_no_government(text: str, town: str) -> None:
    annotated = annotate(text)
    found = {m.actor for m in annotated.mentions if annotated.doc[m.start : m.end].text == town}
    assert found.isdisjoint({"belarus", "france", "united-kingdom"})


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Minsk agreements failed. Minsk announced that it would help Peru.", "belarus"),
        ("Peru spoke of the Minsk agreements. Belarus is near, and Peru has sanctions against Minsk.", "belarus"),
        ("Peru has sanctions against Minsk.", "belarus"),
    ],
)
def test_a_town_that_acts_is_the_government_all_the_same(text: str, actor: str) -> None:
    annotated = annotate(text)
    last = [m.actor for m in annotated.mentions if annotated.doc[m.start : m.end].text == "Minsk"][-1]
    assert last == actor


def test_an_assistant_of_the_president_is_no_president() -> None:
    annotated = annotate(
        "The Assistant to the President for Homeland Security, Dr. Ada Vale, met Peru.", publisher="The White House"
    )
    relations = {office.relation for office in annotated.offices}
    assert "head_of_state_of" not in relations
    assert "us-department-of-homeland-security" not in {mention.actor for mention in annotated.mentions}
    text = "Ada Vale, the Assistant to the President for Trade Bo Reed and others met Peru."
    assert "head_of_state_of" not in {office.relation for office in annotate(text, publisher="The White House").offices}


def test_a_town_that_lies_in_a_member_of_a_federation_is_no_state() -> None:
    assert actor_of(annotate("Norway built a plant in Peru, Indiana."), "Peru") != "peru"
    assert actor_of(annotate("Trucks from Peru, Indiana and Ohio reached Norway."), "Peru") == "peru"
