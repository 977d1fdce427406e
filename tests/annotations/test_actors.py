"""Who is named, and as what."""

import pytest

from kg.annotations.article import AnnotatedArticle
from tests.sentences import annotate


def named(annotated: AnnotatedArticle) -> dict[str, str]:
    """Text of each mention → name of its actor."""
    doc = annotated.doc
    return {doc[m.start : m.end].text: annotated.actors[m.actor].name for m in annotated.mentions}


def kinds(text: str) -> dict[str, str]:
    annotated = annotate(text)
    return {annotated.doc[m.start : m.end].text: annotated.actors[m.actor].type for m in annotated.mentions}


@pytest.mark.parametrize(
    ("sentence", "form", "actor"),
    [
        ("The U.S. and the U.K. met in Oslo.", "U.S.", "United States"),
        ("The Russian Federation left.", "Russian Federation", "Russia"),
        ("Dutch officials left.", "Dutch", "Netherlands"),
        ("The US Senate met.", "US Senate", "U.S. Senate"),
        ("Tokyo agreed to the plan.", "Tokyo", "Japan"),
        ("Talks with Beijing failed.", "Beijing", "China"),
        ("The White House said no.", "White House", "United States"),
    ],
)
def test_a_known_name_is_its_actor(sentence: str, form: str, actor: str) -> None:
    assert named(annotate(sentence)).get(form) == actor


@pytest.mark.parametrize(
    "sentence", ["He spoke in Tokyo.", "They arrived at the White House.", "A meeting in Washington followed."]
)
def test_after_a_preposition_of_place_it_is_the_place(sentence: str) -> None:
    assert "Country" not in kinds(sentence).values()


def test_a_long_name_binds_its_acronym() -> None:
    found = annotate("The Ministry of Coastal Works (MCW) of Kenya fined the firm. MCW will decide.")
    assert len({m.actor for m in found.mentions if "MCW" in found.doc[m.start : m.end].text}) == 1


def test_a_surname_is_the_person_named_before() -> None:
    found = annotate("Ada Vale met Tom Oren in Oslo. Vale left early.")
    assert named(found)["Vale"] == "Ada Vale"


def test_a_country_inside_a_longer_name_is_no_mention_of_it() -> None:
    assert "China" not in named(annotate("Ships crossed the East China Sea."))


def test_listed_names_are_several_actors() -> None:
    found = set(named(annotate("Kenya, Ghana and the Netherlands signed the treaty.")).values())
    assert {"Kenya", "Ghana", "Netherlands"} <= found


def test_same_named_ministries_of_two_countries_are_two_bodies() -> None:
    found = annotate("Kenya’s Ministry of Finance met Ghana’s Ministry of Finance.")
    ministries = {m.actor for m in found.mentions if "Ministry" in found.doc[m.start : m.end].text}
    assert len(ministries) == 2


def test_the_government_of_a_country_is_the_country() -> None:
    found = annotate("The Japanese government signed the treaty.")
    assert named(found)["The Japanese government"] == "Japan"


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. President, we sanctioned Peru.",
        "Thank you, Madam Vice President.",
        "I agree, Mr. Speaker.",
        "Mr. Chairman!",
    ],
)
def test_a_title_behind_an_honorific_is_an_address_and_nobodys_name(sentence: str) -> None:
    assert "Person" not in kinds(sentence).values()


@pytest.mark.parametrize(("sentence", "name"), [("Mr. King left.", "King"), ("Mr. President Vale left.", "Vale")])
def test_a_surname_behind_an_honorific_is_a_name(sentence: str, name: str) -> None:
    assert kinds(sentence)[name] == "Person"


@pytest.mark.parametrize(
    "sentence",
    [
        "Under Secretary for Farm Production and Conservation Robert Vale met Kenya.",
        "Norway joined the APEC Virtual Leaders Retreat.",
        "The group of Peer Support Specialists thanked Kenya.",
        "Mr. Mayor, Kenya thanked Norway.",
        "Ada Vale is Professor Emerita of Sociology at Lake University.",
        "Official One of Kenya thanked Norway.",
    ],
)
def test_words_of_titles_fields_and_kinds_are_nobodys_name(sentence: str) -> None:
    people = {name for name, kind in kinds(sentence).items() if kind == "Person"}
    assert all("Vale" in name for name in people)


def test_a_title_is_no_part_of_a_name() -> None:
    annotated = annotate("Italian Justice Minister Angelino Vale met Senators Ada Oren and Mary Lind.")
    people = {actor.name for actor in annotated.actors.values() if actor.type == "Person"}
    assert people == {"Angelino Vale", "Ada Oren", "Mary Lind"}


@pytest.mark.parametrize("name", ["Fair Housing Act", "Plan for Clean Rivers", "Budget"])
def test_an_instrument_is_no_actor_whatever_the_model_says(name: str) -> None:
    assert kinds(f"Norway thanked Peru for the {name}.").get(name) in (None, "PolicyInstrument")


def test_korea_alone_is_the_south() -> None:
    assert named(annotate("Korea signed the treaty with Norway."))["Korea"] == "South Korea"


def test_a_country_in_the_name_of_a_region_is_no_mention_of_it() -> None:
    annotated = annotate("The floods hit New Mexico. Governors of New Mexico and Texas met Norway.")
    assert "mexico" not in {m.actor for m in annotated.mentions}
