"""A known name or a part of a longer one."""

import pytest

from tests.sentences import annotate

HOUSE = "us-house-of-representatives"
SENATE = "us-senate"


def actors(text: str, **fields: str) -> set[str]:
    return {mention.actor for mention in annotate(text, **fields).mentions}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The United States has laws. She sat in the Ohio House.", HOUSE),
        ("The United States has laws. She sat in the Alaska State House.", HOUSE),
        ("The United States has laws. The book came out at Random House.", HOUSE),
        ("The United States has laws. The Louisiana Senate met.", SENATE),
        ("The United States has laws. Ohio Senate Democrats met Peru.", SENATE),
        ("The United States has laws. The Kansas Department of Education pays.", "us-department-of-education"),
        ("The United States has laws. The Cleveland Fed fell silent.", "us-federal-reserve"),
        ("The United States has laws. See 86 Fed. Reg. 36.", "us-federal-reserve"),
    ],
)
def test_what_goes_on_before_it_is_another_body(text: str, body: str) -> None:
    assert body not in actors(text)


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("The Federal Reserve Bank of Dallas met Peru.", "us-federal-reserve-bank-of-dallas"),
        ("The Dallas Federal Reserve met Peru.", "us-federal-reserve-bank-of-dallas"),
        ("South Vietnam met Peru.", "south-vietnam"),
        ("The North Vietnamese met Peru.", "north-vietnam"),
    ],
)
def test_a_longer_name_that_is_known_is_its_own(text: str, longer: str) -> None:
    assert longer in actors(text)
    assert actors(text).isdisjoint({"us-federal-reserve", "vietnam"})


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The United States has laws. The House passed a bill.", HOUSE),
        ("The United States has laws. The Democratic House passed a bill.", HOUSE),
        ("The United States has laws. Incoming House Leader Ada Vale met Peru.", HOUSE),
        ("The United States has laws. The Senate met on Monday.", SENATE),
        ("The United States has laws. The U.S. Department of Education pays.", "us-department-of-education"),
        ("The United States has laws. Prices are set by the Fed. They rose.", "us-federal-reserve"),
    ],
)
def test_by_itself_it_is_known(text: str, body: str) -> None:
    assert body in actors(text)


def test_a_government_by_the_name_of_its_state_is_the_state() -> None:
    assert actors("The U.S. Government met the Government of Japan.") == {"united-states", "japan"}


def test_an_acronym_that_the_text_defines_is_what_it_says() -> None:
    text = "The Republic of Chad (ROC) met Peru. The ROC and Peru are friends."
    assert actors(text) == {"chad", "peru"}
    assert actors("The Republic of China (ROC) met Peru.") == {"taiwan", "peru"}


def test_a_surname_is_no_state_that_is_called_so_too() -> None:
    assert actors("Jane Burma met Peru. Burma is tired.") == {"jane-burma", "peru"}
    assert "myanmar" in actors("Jane Burma met Peru. Myanmar is far. Burma is tired.")
    assert "myanmar" in actors("Burma met Peru.")


@pytest.mark.parametrize(
    "text",
    [
        "She lost the House of Delegates in Virginia.",
        "House Bill 5 bans the harbor.",
        "The PA House passed it.",
    ],
)
def test_one_word_for_a_body_that_belongs_to_another_name_is_not_the_body(text: str) -> None:
    annotated = annotate(text, publisher="The White House")
    assert "us-house-of-representatives" not in {mention.actor for mention in annotated.mentions}


@pytest.mark.parametrize("house", ["Ada Vale’s House", "America House"])
def test_a_house_of_somebody_or_called_after_a_state_is_no_chamber(house: str) -> None:
    annotated = annotate(f"{house} thanked the U.S. Senate.", publisher="The White House")
    assert "us-house-of-representatives" not in {m.actor for m in annotated.mentions}


def test_the_house_is_a_chamber() -> None:
    annotated = annotate("The U.S. House thanked the Senate, which waited for the House.", publisher="The White House")
    assert [m.actor for m in annotated.mentions].count("us-house-of-representatives") == 2
