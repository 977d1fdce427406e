"""Offices before and after names, in every construction."""

import pytest

from kg.model import OfficeStatus
from tests.sentences import lines, read

CASES = [
    ("Japanese Prime Minister Keiko Mori spoke.", "Keiko Mori head_of_government_of Japan"),
    ("US Commerce Secretary Ada Vale spoke.", "Ada Vale minister_of U.S. Department of Commerce"),
    ("Ada Vale, Kenya's minister of health, spoke.", "Ada Vale minister_of"),
    ("Ada Vale, the president of Kenya, spoke.", "Ada Vale head_of_state_of Kenya"),
    ("The Kenyan president, Ada Vale, spoke.", "Ada Vale head_of_state_of Kenya"),
    ("Prime Minister Ada Vale of Kenya spoke.", "Ada Vale head_of_government_of Kenya"),
    ("Ada Vale was elected president of Kenya.", "Ada Vale head_of_state_of Kenya"),
    ("Ada Vale, the secretary-general of NATO, spoke.", "Ada Vale leads NATO"),
    ("State Department spokesman Tom Oren spoke in Washington.", "Tom Oren spokesperson_of U.S. Department of State"),
    ("US Ambassador to Japan Tom Oren spoke.", "Tom Oren ambassador_of United States"),
    ("Apple CEO Ada Vale spoke.", "Ada Vale leads Apple"),
    ("Foreign ministers Ada Vale of Kenya and Tom Oren of Ghana met.", "Tom Oren minister_of"),
    ("Kenya's foreign minister Ada Vale met her Ghanaian counterpart Tom Oren.", "Tom Oren minister_of"),
    ("Norland's foreign minister, Ada Vale, spoke.", "Ada Vale minister_of Norland"),
    ("Ada Vale, president and chief executive of Norland Air, spoke.", "Ada Vale leads Norland Air"),
    ("The deputy foreign minister of Kenya, Ada Vale, spoke.", "Ada Vale holds_position_in"),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_an_office_is_read_with_its_holder_and_body(sentence: str, expected: str) -> None:
    assert any(found.startswith(expected) for found in lines(sentence)), lines(sentence)


def test_the_second_office_is_of_the_country_of_the_first() -> None:
    found = lines("US Secretary of State Ada Vale and Defense Secretary Tom Oren will visit Kenya.")
    assert "Tom Oren minister_of U.S. Department of Defense asserted" in found


def test_the_title_is_kept_as_written_and_the_country_beside_it() -> None:
    (statement,) = read("Ada Vale, Japan’s minister of economy, trade and industry, spoke.")
    assert statement.role == "minister of economy, trade and industry"
    assert statement.jurisdiction is not None
    assert (statement.jurisdiction.name, statement.jurisdiction.text) == ("Japan", "Japan")


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Former", OfficeStatus.FORMER),
        ("Acting", OfficeStatus.CURRENT),
        ("Incoming", OfficeStatus.FUTURE),
        ("Newly appointed", OfficeStatus.CURRENT),
    ],
)
def test_a_word_before_the_title_says_whether_it_is_held(title: str, status: OfficeStatus) -> None:
    statements = read(f"{title} Kenyan president Ada Vale spoke.")
    assert [s.status for s in statements if s.relation == "head_of_state_of"] == [status]


def test_a_department_names_its_own_head_without_the_country() -> None:
    text = "Statement by Secretary of State Ada Vale\n\nKenya signed the treaty."
    found = lines(text, publisher="U.S. Department of State")
    assert "Ada Vale minister_of U.S. Department of State asserted" in found


@pytest.mark.parametrize(
    "sentence",
    [
        "President Ada Vale will meet Japanese Prime Minister Keiko Mori.",
        "The British director Ada Vale made a film.",
        "The General Assembly met on Monday.",
    ],
)
def test_no_office_is_made_up(sentence: str) -> None:
    assert not any(
        "Ada Vale head_of" in found or "Ada Vale leads" in found or "Assembly" in found for found in lines(sentence)
    )


def test_two_titles_with_one_body_are_not_the_publishers() -> None:
    text = "Secretary Ada Vale spoke today with Dr. Ivo Holm, Spokesperson and Chief Adviser to the President of Kenya."
    assert not [found for found in lines(text, publisher="U.S. Department of State") if "spokesperson_of" in found]
    text = "The statement is by Ivo Holm, Spokesperson."
    assert [found for found in lines(text, publisher="U.S. Department of State") if "spokesperson_of" in found]
