"""A phrase that stands alone is read for the country and the sector of whoever it is about."""

from __future__ import annotations

import pytest

from kg.statements.coordinated import coordinated_actors
from kg.statements.phrases import PhraseReader
from tests.sentences import annotate, extraction


@pytest.fixture(scope="module")
def reader() -> PhraseReader:
    return PhraseReader(extraction().annotator)


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Peruvian soldiers", "PER", "military"),
        ("Peru's Ministry of Lakes", "PER", "government"),
        ("the Peruvian authorities", "PER", "government"),
        ("Peru", "PER", None),
        ("Peruvians", "PER", None),
        ("ordinary Peruvians", "PER", "civilians"),
        ("Peruvian Trade Minister Ada Vale", "PER", "government"),
        ("Ada Vale, Peru's deputy trade minister", "PER", "government"),
        ("Peru's ambassador to Norway", "PER", "government"),
        ("a former Peruvian lawmaker", "PER", "elites"),
        ("retired judges", None, "elites"),
        ("a team of heavily armed police", None, "police"),
        ("members of a smuggling gang in Peru", "PER", "crime"),
        ("supporters of the government", None, None),
        ("two men", None, None),
        ("a group of women", None, None),
        ("fishermen from Scotland", "GBR", "agriculture"),
        ("Lima", "PER", "government"),
        ("LIMA", "PER", "government"),
        ("Lima police", "PER", "police"),
        ("Somaliland", "SOM", "partly-recognized"),
        ("European Union lawmakers", None, "legislature"),
        ("the chairwoman of a shipping company", None, "business"),
        ("the displaced of Peru", "PER", "refugees"),
        ("she", None, None),
        ("", None, None),
    ],
)
def test_country_and_sector_of_a_phrase(
    phrase: str, country: str | None, sector: str | None, reader: PhraseReader
) -> None:
    reading = reader.read(phrase)
    assert (reading.country, reading.sector) == (country, sector)


def test_the_body_named_is_given_with_its_class(reader: PhraseReader) -> None:
    reading = reader.read("the United Nations")
    assert (reading.actor, reading.type) == ("united-nations", "IntergovernmentalOrganization")


@pytest.mark.parametrize(
    ("context", "country"),
    [("A strike began in Peru.", "PER"), ("Peru thanked Norway.", None), ("", None)],
)
def test_the_one_country_of_the_context_is_meant_where_the_phrase_names_none(
    context: str, country: str | None, reader: PhraseReader
) -> None:
    assert reader.read("the defence minister", context).country == country
    assert reader.read("Norwegian farmers", context).country == "NOR"


@pytest.mark.parametrize(
    ("text", "phrase", "members"),
    [
        ("Peru, Chile and Norway met on Monday.", "Chile", ["Peru", "Chile", "Norway"]),
        ("Peru criticised Chilean and Norwegian soldiers.", "soldiers", ["Chilean soldiers", "Norwegian soldiers"]),
        ("Peru thanked Chile.", "Chile", ["Chile"]),
    ],
)
def test_the_members_of_a_list_are_found_from_each_of_them(text: str, phrase: str, members: list[str]) -> None:
    annotated = annotate(text)
    start = text.index(phrase)
    found = coordinated_actors(annotated, extraction().vocabulary, start, start + len(phrase))
    names = [annotated.actors[mention.actor].name for mention in found]
    assert names == members
