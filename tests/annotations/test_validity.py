"""A body that is no more, or is not yet there, takes no link from a document of another time."""

import pytest

from kg.model import Actor
from tests.sentences import actor_of, annotate

TITLE = "Japanese Defense Minister Ada Vale thanked Peru."


@pytest.mark.parametrize(
    ("published", "body"),
    [("1999-05-01", "japan"), ("2018-05-01", "japan-ministry-of-defense"), ("", "japan-ministry-of-defense")],
)
def test_a_portfolio_points_to_the_ministry_of_its_time_and_else_to_the_state(published: str, body: str) -> None:
    (office,) = annotate(TITLE, published=published).offices
    assert (office.relation, office.object, office.jurisdiction) == ("minister_of", body, "japan")


@pytest.mark.parametrize(("published", "linked"), [("1999-05-01", False), ("2018-05-01", True)])
def test_a_name_that_needs_context_does_not_mean_a_body_of_another_time(published: str, linked: bool) -> None:
    text = "Japan's Defense Ministry thanked Peru."
    assert (actor_of(annotate(text, published=published), "Defense Ministry") == "japan-ministry-of-defense") is linked


@pytest.mark.parametrize(
    ("date", "valid"),
    [
        (None, True),
        ("", True),
        ("2006", False),
        ("2007", True),
        ("2007-01", True),
        ("2007-01-08", False),
        ("2007-01-09", True),
        ("2015-06", True),
        ("2015-07-01", False),
        ("2016", False),
    ],
)
def test_a_date_is_compared_as_exactly_as_both_are_known(date: str | None, valid: bool) -> None:
    body = Actor(id="a", name="A", type="GovernmentBody", valid_from="2007-01-09", valid_to="2015-06")
    assert body.valid_on(date) is valid


def test_without_a_validity_every_date_fits() -> None:
    assert Actor(id="a", name="A", type="GovernmentBody").valid_on("1900")


@pytest.mark.parametrize(
    ("publisher", "home"),
    [("U.S. Department of State", True), ("Department of Education", False)],
)
def test_a_publisher_whose_name_several_states_have_is_no_states_office(publisher: str, home: bool) -> None:
    offices = annotate("Attorney General Ada Vale thanked Peru.", published="2018-05-01", publisher=publisher).offices
    assert any(office.jurisdiction == "united-states" for office in offices) is home
