"""Names that need a second look: weak ones, unknown ones, and names inside other names."""

import pytest

from tests.sentences import actor_of, annotate, mention, read, said, type_of


@pytest.mark.parametrize(
    ("sentence", "name", "actor"),
    [
        ("Norway criticised Peru.", "Norway", "norway"),
        ("The Republic of Korea thanked Peru.", "Republic of Korea", "south-korea"),
        ("Norwegian officials thanked Peru.", "Norwegian", "norway"),
        ("Norwegians thanked Peru.", "Norwegians", "norway"),
        ("The U.S. State Department criticised Peru.", "U.S. State Department", "us-department-of-state"),
        ("The European Commission criticised Peru.", "European Commission", "european-commission"),
        ("The WTO thanked Peru.", "WTO", "wto"),
        ("Huawei criticised Norway.", "Huawei", "huawei"),
    ],
)
def test_names_of_the_gazetteer_are_found_in_all_their_forms(sentence: str, name: str, actor: str) -> None:
    assert actor_of(annotate(sentence), name) == actor


def test_a_longer_name_goes_before_the_country_in_it() -> None:
    annotated = annotate("The Bank of Thailand criticised Peru.")
    assert actor_of(annotated, "Bank of Thailand") == "thailand-central-bank"
    assert mention(annotated, "Thailand") is None


@pytest.mark.parametrize(
    ("sentence", "country"),
    [("Ships crossed the South China Sea.", "China"), ("The Gulf of Mexico is warm.", "Mexico")],
)
def test_the_name_of_a_sea_is_no_mention_of_the_country(sentence: str, country: str) -> None:
    assert mention(annotate(sentence), country) is None


@pytest.mark.parametrize(
    ("sentence", "name"), [("Georgia criticised Peru.", "Georgia"), ("Jordan thanked Peru.", "Jordan")]
)
def test_a_weak_name_is_the_country_where_the_model_sees_a_country(sentence: str, name: str) -> None:
    assert actor_of(annotate(sentence), name) == name.lower()


@pytest.mark.parametrize("name", ["Jordan Vale", "Chad Reed", "Georgia Moss"])
def test_a_person_may_be_called_like_a_country(name: str) -> None:
    annotated = annotate(f"Trade expert {name} thanked Norway.")
    assert type_of(annotated, name) == "Person"
    assert mention(annotated, name.split()[0]) is None


def test_state_and_commerce_in_lower_case_are_no_ministries() -> None:
    annotated = annotate("The state of commerce in Norway worried the treasury of the club.")
    assert {each.actor for each in annotated.mentions} == {"norway"}


def test_a_common_name_of_a_ministry_takes_its_country_from_beside_it() -> None:
    annotated = annotate("Kenya's Energy Ministry thanked Ghana's Energy Ministry.")
    first, second = actor_of(annotated, "Energy Ministry"), actor_of(annotated, "Energy Ministry", 1)
    assert first is not None
    assert second is not None
    assert annotated.actors[first].country == "KEN"
    assert annotated.actors[second].country == "GHA"
    assert annotated.actors[first].parent == "kenya"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Institute for Quiet Harbours criticised Peru.", "Institute for Quiet Harbours"),
        ("The Nordic Harbour Council thanked Peru.", "Nordic Harbour Council"),
        ("Norland Air thanked Peru.", "Norland Air"),
    ],
)
def test_an_unknown_body_stays_as_an_actor_of_the_text(sentence: str, name: str) -> None:
    annotated = annotate(sentence)
    found = mention(annotated, name)
    assert found is not None
    assert annotated.actors[found.actor].source is None


def test_a_name_with_its_acronym_binds_the_acronym() -> None:
    annotated = annotate("The Nordic Harbour Council (NHC) criticised Peru. Later the NHC thanked Ghana.")
    body = actor_of(annotated, "Nordic Harbour Council")
    assert body is not None
    assert actor_of(annotated, "NHC", 0) == body
    assert actor_of(annotated, "NHC", 1) == body


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Norway, Ghana and Peru criticised Chile.", {f"{c} criticizes chile" for c in ("norway", "ghana", "peru")}),
        ("Chile criticised Norway, Ghana and Peru.", {f"chile criticizes {c}" for c in ("norway", "ghana", "peru")}),
        (
            "Peru was criticised by Ada Vale, Tom Reed and Ida Moss.",
            {f"{p} criticizes peru" for p in ("ada-vale", "tom-reed", "ida-moss")},
        ),
    ],
)
def test_each_member_of_a_list_is_an_actor(sentence: str, found: set[str]) -> None:
    assert said(sentence) == found


def test_a_demonym_before_a_common_thing_does_not_act() -> None:
    assert read("Norwegian salmon is popular. A Norwegian thriller criticised Peru.") == []


def test_the_same_name_is_the_same_actor_throughout() -> None:
    annotated = annotate("Norland Air thanked Peru. Norland Air then criticised Chile.")
    assert actor_of(annotated, "Norland Air", 0) == actor_of(annotated, "Norland Air", 1) == "norland-air"
