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
        ("Port Malta burned, Norway said.", "Port Malta", "Malta"),
        ("Norway: New Mexico Lanterns lamps are good", "New Mexico", "Mexico"),
        ("Norway-South America talks ended.", "South America", "America"),
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
        ("He left Malta Lamp Pty Ltd for Norway.", "Malta Lamp Pty Ltd", "Malta"),
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
        ("Ada Vale, the Iowa House clerk, met Peru in Washington, D.C.", "Iowa House", HOUSE),
        (
            "Peru wrote to the Utah State Senate. The Senate of the United States met.",
            "Utah State Senate",
            None,
        ),
        ("Peru lost. Texas State Supreme Court judges met.", "Texas State Supreme Court", "us-supreme-court"),
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
        "In Lima they sang. The People’s House opened, Peru said.",
    ],
)
def test_the_chamber_of_some_member_is_not_that_of_the_federation(text: str) -> None:
    annotated = annotate(text, publisher="The White House")
    last = annotated.doc[len(annotated.doc) // 2 :]
    assert not [m for m in annotated.mentions if m.actor in (HOUSE, SENATE) and m.start >= last.start]


def test_the_office_is_held_in_the_chamber_of_the_member() -> None:
    (office,) = annotate("Ada Vale, the New Mexico House leader, met Peru.").offices
    assert office.object == "new-mexico-house"


def test_lines_that_are_names_of_companies() -> None:
    text = "Annex\n\nNORWAY HARBOR CRANE CORPORATION\n\nCRANE CORPORATION OF NORWAY\n\nNORWAY MOBILE CRANES LIMITED\n"
    assert "norway" not in {mention.actor for mention in annotate(text).mentions}


def test_a_plan_that_is_named_once_is_the_same_plan_again() -> None:
    text = "Peru backs the Norwegian Harbor Plan. Ada Vale, the Norwegian Harbor Plan coordinator, met Peru."
    assert "norway" not in {mention.actor for mention in annotate(text).mentions}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("The Minsk agreements failed. Norway doubts that Peru will honour Minsk.", "Minsk"),
        ("The Paris Agreement holds. Peru meets the Paris goals.", "Paris"),
        ("Peru asked about the Minsk process.", "Minsk"),
        ("Tokyo Lantern Night begins, Peru said.", "Tokyo"),
        ("Tokyo Dunmore sanctions Peru", "Tokyo"),
    ],
)
def test_a_town_by_which_something_else_is_called_is_no_government(text: str, town: str) -> None:
    annotated = annotate(text)
    found = {m.actor for m in annotated.mentions if annotated.doc[m.start : m.end].text == town}
    assert found.isdisjoint({"belarus", "france", "japan"})


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
        "Peru met the Assistant to the President for Homeland Security and Harbors, Tom Moss.",
        publisher="The White House",
    )
    relations = {office.relation for office in annotated.offices}
    assert "head_of_state_of" not in relations
    assert "us-department-of-homeland-security" not in {mention.actor for mention in annotated.mentions}
    text = "Ada Vale, the Assistant to the President for Trade Bo Reed and others met Peru."
    assert "head_of_state_of" not in {office.relation for office in annotate(text, publisher="The White House").offices}


def test_a_town_that_lies_in_a_member_of_a_federation_is_no_state() -> None:
    assert actor_of(annotate("Norway built a plant in Peru, Indiana."), "Peru") != "peru"
    assert actor_of(annotate("Trucks from Peru, Indiana and Ohio reached Norway."), "Peru") == "peru"


@pytest.mark.parametrize(
    ("text", "body", "other"),
    [
        (
            "The Norwegian Association of Surgeons and Peru sanctioned Chile.",
            "Norwegian Association of Surgeons",
            "Peru",
        ),
        (
            "The Norwegian Institute of Technology and Ada Vale criticised Peru.",
            "Norwegian Institute of Technology",
            "Ada Vale",
        ),
        ("The Norwegian Foundation for Peace and Chile criticised Peru.", "Norwegian Foundation for Peace", "Chile"),
        (
            "The Norwegian Institute of Science and Technology and Chile criticised Peru.",
            "Norwegian Institute of Science and Technology",
            "Chile",
        ),
        (
            "The Norwegian Foundation for Peace and President Ada Vale criticised Peru.",
            "Norwegian Foundation for Peace",
            "Ada Vale",
        ),
        (
            "The Norwegian Association of Surgeons and Parliament criticised Peru.",
            "Norwegian Association of Surgeons",
            "Parliament",
        ),
    ],
)
def test_a_longer_name_ends_before_another_actor(text: str, body: str, other: str) -> None:
    assert {body, other} <= forms(text).keys()


@pytest.mark.parametrize(
    ("text", "relation", "state"),
    [
        ("Norwegian President Tom Moss's Foundation criticised Peru.", "head_of_state_of", "norway"),
        ("American Secretary Tom Moss's Church criticised Peru.", "minister_of", "united-states"),
    ],
)
def test_what_belongs_to_the_holder_of_an_office_is_no_body_of_the_state(text: str, relation: str, state: str) -> None:
    (office,) = annotate(text).offices
    assert (office.relation, office.object) == (relation, state)


def test_a_college_that_is_called_after_a_saint_who_is_a_place_too_is_its_own() -> None:
    text = "Ada Vale has a degree in harbors from Saint Martin’s College, and one in lamps from Peru."
    assert "Saint Martin’s College" in forms(text)


def test_what_belongs_to_somebody_is_no_body_of_the_state() -> None:
    assert {"Norwegian", "Tom Moss"} <= forms("Norwegian Tom Moss's Foundation criticised Peru.").keys()


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The Hamas-Vale talks with Peru failed.", "hamas"),
        ("The Taliban-Vale talks with Peru failed.", "taliban"),
        ("The Taliban-QX talks with Peru failed.", "taliban"),
        ("The Hamas-Run Ministry criticised Peru.", "hamas"),
    ],
)
def test_what_a_hyphen_joins_to_a_group_is_no_branch_unless_it_can_be_nothing_else(text: str, group: str) -> None:
    annotated = annotate(text)
    assert {m.actor for m in annotated.mentions if annotated.actors[m.actor].type == "ArmedGroup"} == {group}


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Settlement with Norwegian energy corporation", "Norwegian", "norway"),
        ("Talks of Norway with Peruvian shipping corporation", "Peruvian", "peru"),
        ("Vale, Norway, sanctions Harbor Corp.", "Norway", "norway"),
        ("PERU SANCTIONS NORWAY HARBOR CORPORATION\n\nNorway met Chile.", "Peru", "peru"),
        ("PERU SANCTIONS CHILE\n\nNORWAY SANCTIONS HARBOR CORPORATION\n\nPeru met Chile.", "Norway", "norway"),
    ],
)
def test_a_heading_that_ends_with_a_company_is_none(text: str, name: str, actor: str) -> None:
    assert actor_of(annotate(text), name) == actor


@pytest.mark.parametrize(
    ("text", "state"),
    [("Canada, California sign a climate pact.", "Canada"), ("Mexico, Arizona sanctioned Peru.", "Mexico")],
)
def test_a_state_that_acts_with_a_member_of_a_federation_is_no_town(text: str, state: str) -> None:
    assert actor_of(annotate(text), state) == state.lower()


@pytest.mark.parametrize(
    "text",
    ["A plant in nearby Peru, Indiana opened, Norway said.", "Peru, Indiana, welcomed Norway."],
)
def test_a_town_keeps_its_state_before_a_verb(text: str) -> None:
    assert actor_of(annotate(text), "Peru") != "peru"
