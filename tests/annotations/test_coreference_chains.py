"""Who is meant again. A wrong link is worse than none."""

import pytest

from tests.sentences import actor_of, annotate, mention, read, said

FIRST = "Norwegian Trade Minister Ada Vale visited Peru."


@pytest.mark.parametrize(
    "again", ["Vale", "Ms. Vale", "Ada Vale", "The minister", "The Norwegian minister", "The trade minister", "She"]
)
def test_a_person_is_meant_again(again: str) -> None:
    assert "ada-vale visits ghana" in said(f"{FIRST} {again} also visited Ghana.")


def test_a_middle_initial_makes_no_other_person() -> None:
    annotated = annotate("Ada J. Vale visited Peru. Ada Vale later visited Ghana.")
    assert actor_of(annotated, "Ada J. Vale") == actor_of(annotated, "Ada Vale")


def test_a_first_name_that_differs_makes_another_person() -> None:
    annotated = annotate("Ada Vale visited Peru. Tom Vale later visited Ghana.")
    assert actor_of(annotated, "Ada Vale") != actor_of(annotated, "Tom Vale")


def test_a_surname_of_two_is_never_a_third_person() -> None:
    annotated = annotate("Ada Vale thanked Peru. Tom Vale thanked Chile. Mr. Vale then thanked Ghana.")
    assert actor_of(annotated, "Vale") in ("ada-vale", "tom-vale", None)


def test_a_surname_alone_is_of_its_own_document() -> None:
    one = annotate("Trade expert Mr. Vale thanked Peru.", id="a-1")
    two = annotate("Trade expert Mr. Vale thanked Peru.", id="a-2")
    assert actor_of(one, "Vale") != actor_of(two, "Vale")


@pytest.mark.parametrize(
    "phrase",
    [
        "The Norwegian government",
        "The government of Norway",
        "Norway's government",
        "Norwegian authorities",
        "The authorities of Norway",
    ],
)
def test_the_government_of_a_country_is_the_country(phrase: str) -> None:
    assert said(f"{phrase} criticised Peru.") == {"norway criticizes peru"}


@pytest.mark.parametrize(
    ("phrase", "kind"), [("Norway's parliament", "Legislature"), ("The Norwegian army", "Military")]
)
def test_the_parliament_and_the_army_are_bodies_of_their_own(phrase: str, kind: str) -> None:
    (found,) = read(f"{phrase} criticised Peru.")
    assert found.subject is not None
    assert found.subject.type == kind
    assert found.subject.actor != "norway"


def test_a_title_after_two_bearers_of_it_is_neither() -> None:
    text = (
        "Norwegian Trade Minister Ada Vale thanked Peru. Chilean Trade Minister Tom Reed thanked Peru. "
        "The minister then visited Ghana."
    )
    assert not any(line.endswith("visits ghana") for line in said(text))


def test_the_country_tells_two_bearers_of_a_title_apart() -> None:
    text = (
        "Norwegian Trade Minister Ada Vale thanked Peru. Chilean Trade Minister Tom Reed thanked Peru. "
        "The Chilean minister then visited Ghana."
    )
    assert "tom-reed visits ghana" in said(text)


def test_a_title_of_another_country_is_not_the_one_named_before() -> None:
    assert "ada-vale visits ghana" not in said(f"{FIRST} The Chilean minister then visited Ghana.")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Vale and Ida Moss thanked Peru. She later visited Ghana.",
        "The storm passed. She later visited Ghana.",
        "Norway thanked Peru. He later visited Ghana.",
    ],
)
def test_a_pronoun_that_could_mean_two_or_nobody_is_left_alone(text: str) -> None:
    annotated = annotate(text)
    assert mention(annotated, "She") is None
    assert mention(annotated, "He") is None


@pytest.mark.parametrize("pronoun", ["It", "They", "We", "This"])
def test_other_pronouns_are_never_guessed(pronoun: str) -> None:
    assert mention(annotate(f"Norway thanked Peru. {pronoun} later criticised Ghana."), pronoun) is None


def test_each_link_says_why_it_was_made() -> None:
    annotated = annotate(f"{FIRST} She thanked Peru.")
    found = mention(annotated, "She")
    assert found is not None
    assert all(each.reason for each in annotated.mentions)
