"""Known people: linked by their full name, by a surname where nobody else can be meant, and otherwise not."""

import pytest

from kg.annotations.article import ActorMention
from tests.sentences import actor_of, annotate, lines, mention, records, type_of


def person(text: str, name: str, published: str = "2018-03-01", nth: int = 0) -> str | None:
    """Id of the actor that a name stands for."""
    return actor_of(annotate(text, published=published), name, nth)


def known(text: str, published: str = "2018-03-01") -> set[str]:
    """Ids of the people of the table that a text names."""
    actors = annotate(text, published=published).actors
    return {key for key, actor in actors.items() if actor.source == "people.tsv"}


# ---- full names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "name", "actor"),
    [
        ("Angela Merkel criticised Peru.", "Angela Merkel", "angela-merkel"),
        ("Recep Tayyip Erdoğan criticised Peru.", "Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Peru thanked Abe Shinzo.", "Abe Shinzo", "shinzo-abe"),
        ("Kim Jong Un threatened Japan.", "Kim Jong Un", "kim-jong-un"),
        ("Kim Jong-un threatened Japan.", "Kim Jong-un", "kim-jong-un"),
        ("Talks with Moammar Gadhafi failed.", "Moammar Gadhafi", "muammar-gaddafi"),
        ("Antony J. Blinken thanked Peru.", "Antony J. Blinken", "antony-blinken"),
    ],
)
def test_a_full_name_in_any_of_its_forms_is_the_person(sentence: str, name: str, actor: str) -> None:
    assert person(sentence, name) == actor


def test_a_signature_in_capitals_is_a_full_name_too() -> None:
    assert known("It is so ordered.\n\nJOSEPH R. BIDEN JR.", "2022-03-01") == {"joe-biden"}


def test_with_title_and_country_it_is_the_same_node() -> None:
    annotated = annotate("Angela Merkel left. German Chancellor Angela Merkel thanked Peru.", published="2018-03-01")
    assert actor_of(annotated, "German Chancellor Angela Merkel") == "angela-merkel"
    assert annotated.actors["angela-merkel"].country == "DEU"


def test_the_surname_that_follows_is_the_same_person() -> None:
    text = "Recep Tayyip Erdogan met Ilham Aliyev in Baku. Erdogan thanked Aliyev."
    assert (person(text, "Erdogan"), person(text, "Aliyev")) == ("recep-tayyip-erdogan", "ilham-aliyev")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Angela Merkel Foundation thanked Peru.",
        "The ship docked behind the USS Ronald Reagan.",
        "Maria Angela Merkel bakes bread in Lima.",
        "Flights left the Jacques and Angela Merkel National Airport on time.",
    ],
)
def test_a_full_name_inside_a_longer_name_is_not_the_person(sentence: str) -> None:
    assert not known(sentence)


# ---- surnames -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "name", "actor"),
    [
        ("Russian President Putin criticised Peru.", "Putin", "vladimir-putin"),
        ("Merkel criticised Peru.", "Merkel", "angela-merkel"),
        ("Prime Minister Modi visited Peru.", "Modi", "narendra-modi"),
        ("Peru asked President Assad to leave.", "Assad", "bashar-al-assad"),
    ],
)
def test_a_surname_that_a_person_bears_alone_is_the_person(sentence: str, name: str, actor: str) -> None:
    assert person(sentence, name) == actor


@pytest.mark.parametrize(
    ("published", "actor"),
    [("1990-09-01", "george-h-w-bush"), ("2002-09-01", "george-w-bush"), ("2008-09-01", "george-w-bush")],
)
def test_of_two_with_one_surname_the_one_of_that_time_is_meant(published: str, actor: str) -> None:
    assert person("President Bush warned Iraq.", "Bush", published) == actor


@pytest.mark.parametrize("published", ["", "1975-01-01", "2024-01-01"])
def test_without_a_date_or_at_another_time_neither_is_meant(published: str) -> None:
    annotated = annotate("President Bush warned Iraq.", published=published)
    assert actor_of(annotated, "Bush") not in (None, "george-h-w-bush", "george-w-bush")


def test_a_private_person_of_this_surname_keeps_it() -> None:
    text = "Ada Putin runs a bakery in Oslo. Putin sells bread to Peru."
    annotated = annotate(text, published="2018-03-01")
    assert actor_of(annotated, "Putin") == actor_of(annotated, "Ada Putin") == "ada-putin"
    assert not known(text)


def test_a_namesake_of_another_country_is_not_the_person() -> None:
    assert person("Norwegian Foreign Minister Modi visited Peru.", "Modi") != "narendra-modi"
    assert person("Indian Prime Minister Modi visited Peru.", "Modi") == "narendra-modi"


@pytest.mark.parametrize(
    ("sentence", "published"),
    [
        ("Officials met in Washington and in Lincoln, Nebraska.", "2018-03-01"),
        ("Officials met in Austin, Texas, on Monday.", "2022-03-01"),
        ("Jordan criticised Peru.", "2018-03-01"),
        ("Bush Street and Clinton County were under water.", "2002-03-01"),
        ("The Obama Foundation thanked Peru.", "2018-03-01"),
    ],
)
def test_a_place_or_body_called_like_a_person_is_nobody(sentence: str, published: str) -> None:
    assert not known(sentence, published)


def test_the_fathers_name_is_not_the_sons() -> None:
    text = "King Salman thanked Peru. Mohammed bin Salman left."
    assert person(text, "Mohammed bin Salman") == "mohammed-bin-salman"
    assert person(text, "Salman") != "mohammed-bin-salman"


# ---- days and months ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Norwegian envoys saw Turkish President Abdullah Gul Thursday in Ankara.", "Abdullah Gul"),
        ("Peru thanked French President Emmanuel Macron Monday.", "Emmanuel Macron"),
        ("Peru thanked Trade Minister Amina Diallo Friday.", "Amina Diallo"),
    ],
)
def test_a_day_is_no_part_of_a_name(sentence: str, name: str) -> None:
    assert type_of(annotate(sentence), name) == "Person"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [("Theresa May thanked Peru.", "Theresa May"), ("Trade Minister April Diallo thanked Peru.", "April Diallo")],
)
def test_may_and_april_are_names_too(sentence: str, name: str) -> None:
    assert type_of(annotate(sentence), name) == "Person"


# ---- what follows from it -------------------------------------------------------------------------------------------


def test_the_table_makes_no_office_statement() -> None:
    assert lines("Angela Merkel slept in Lima.", published="2018-03-01") == set()


def test_offices_come_from_the_text_as_before() -> None:
    found = lines("German Chancellor Angela Merkel slept in Lima.", published="2018-03-01")
    assert found == {"Angela Merkel head_of_government_of Germany asserted"}


def test_the_record_names_its_table_and_keeps_the_forms_of_the_text() -> None:
    (actor,) = [
        actor
        for actor in records("Moamer Kadhafi met envoys of Peru. Gaddafi left.", published="2009-03-01").actors
        if actor.type == "Person"
    ]
    assert (actor.id, actor.source) == ("muammar-gaddafi", "people.tsv")
    assert {"Moamer Kadhafi", "Gaddafi"} <= set(actor.names)
    found: ActorMention | None = mention(annotate("Moamer Kadhafi left.", published="2009-03-01"), "Moamer Kadhafi")
    assert found is not None
    assert found.reason == "known person"


def test_a_surname_with_the_title_is_no_relative_named_in_full() -> None:
    text = "President Macron met Peru. His sister Ada Macron was there. Macron thanked Ghana."
    assert {person(text, "Macron", nth=0), person(text, "Macron", nth=1)} == {"emmanuel-macron"}
    both = "Minister Macron met Peru. Justice Minister Ada Macron was there."
    assert person(both, "Macron") != "emmanuel-macron"


# ---- the time of what is said ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1985, Prime Minister Modi visited Peru.",
        "Prime Minister Modi visited Peru in March 1985.",
        "In 1985, Peru asked President Modi to leave.",
    ],
)
def test_a_statement_dated_before_the_first_office_does_not_take_the_surname(sentence: str) -> None:
    assert person(sentence, "Modi") != "narendra-modi"


@pytest.mark.parametrize(
    "sentence",
    [
        "Prime Minister Modi visited Peru in 2017.",
        "Prime Minister Modi visited Peru on Monday.",
        "Prime Minister Modi praised the bridge that was built in 1985.",
        "Prime Minister Modi said that Peru had built the bridge in 1985.",
    ],
)
def test_a_date_of_something_else_takes_nothing_from_the_person(sentence: str) -> None:
    assert person(sentence, "Modi") == "narendra-modi"


def test_who_is_named_in_full_is_meant_whatever_the_date() -> None:
    assert person("Narendra Modi left. In 1985, Modi visited Peru.", "Modi") == "narendra-modi"


@pytest.mark.parametrize(("published", "linked"), [("1941-05-01", False), ("1995-05-01", True), ("2024-05-01", True)])
def test_a_full_name_a_lifetime_before_the_office_is_a_namesakes(published: str, linked: bool) -> None:
    assert (person("Narendra Modi thanked Peru.", "Narendra Modi", published) == "narendra-modi") is linked
