"""What is named beside the actors: treaties, summits, newspapers, offices, peoples."""

import pytest

from tests.sentences import annotate, records


def things(text: str, **fields: str) -> dict[str, str]:
    """The words of each thing of a text → the type of what they mean."""
    annotated = annotate(text, **fields)
    return {words: annotated.actors[actor].type for words, actor in actors(text, **fields).items()}


def actors(text: str, **fields: str) -> dict[str, str]:
    """The words of each thing → the id of what they mean."""
    annotated = annotate(text, **fields)
    return {" ".join(annotated.doc[each.start : each.end].text.split()): each.actor for each in annotated.things}


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("Nobody kept the promises of the ASEAN Accords.", "ASEAN Accords", "PolicyInstrument"),
        ("Section 3 of Executive Order 98765 allows it.", "Executive Order 98765", "PolicyInstrument"),
        ("Nobody honours the ASEAN Fishing Treaty now.", "ASEAN Fishing Treaty", "PolicyInstrument"),
        (
            "They praised the Peru-Chile Treaty on Fishing and Trade yesterday.",
            "Peru-Chile Treaty on Fishing and Trade",
            "PolicyInstrument",
        ),
        ("She spoke at the NATO Summit.", "NATO Summit", "Event"),
        ("The Velmora Gazette printed it.", "Velmora Gazette", "MediaOrganization"),
        ("They asked the Office of the Envoy for Fishing.", "Office of the Envoy for Fishing", "GovernmentBody"),
    ],
)
def test_a_name_ends_with_the_noun_of_its_kind(sentence: str, words: str, kind: str) -> None:
    assert things(sentence)[words] == kind


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("Norway broke the Lima agreements again.", "Lima agreements", "PolicyInstrument"),
        ("They met after the Peruvian-Chilean talks in Oslo.", "Peruvian-Chilean talks", "Event"),
        ("Chile left the Peru nuclear deal.", "Peru nuclear deal", "PolicyInstrument"),
    ],
)
def test_a_name_stands_before_a_noun_in_small_letters(sentence: str, words: str, kind: str) -> None:
    assert things(sentence)[words] == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile wants a Peruvian agreement on fish.",
        "The Norway-brokered deal failed.",
        "She will answer questions on Sunday in a Sunday meeting.",
        "EC truce monitors came to Lima.",
        "He signed an Executive Order yesterday.",
        "She has a doctorate in Health Policy from Lima.",
        "Sanctions followed on March 15 and in March 2001.",
        "Chile criticised the Belt and Fish Initiative.",
        "They paid for a Reduced-Price Lunch Program.",
    ],
)
def test_what_only_looks_like_a_name_is_none(sentence: str) -> None:
    assert things(sentence) == {}


def test_a_heading_in_capitals_is_the_meeting_that_the_text_names() -> None:
    text = (
        "CHILEAN-PERUVIAN FISHING MEETING\n\nThe ministers praised the Peruvian-Chilean Fishing meeting in Oslo. "
        "They left the Peru-Chile Fishing conference on Friday."
    )
    found = actors(text)
    assert len(found) == 3
    assert len(set(found.values())) == 1


def test_where_every_word_has_a_capital_only_what_is_named_elsewhere_is_a_name() -> None:
    heading = "Great Sorrow, Velmora Fishing Treaty"
    assert things(f"{heading}\n\nThey met on Friday.") == {}
    text = f"{heading}\n\nNorway kept the Velmora Fishing Treaty."
    found = annotate(text).things
    assert [each.start for each in found] == [3, 10]


def test_the_number_tells_one_order_from_another() -> None:
    found = actors("Executive Order 98765 and Executive Order 98766 are old.")
    assert len(set(found.values())) == 2


def test_events_and_what_many_are_called_belong_to_their_document() -> None:
    text = "They will sign a Memorandum of Understanding at the NATO Summit."
    one, other = actors(text, id="one"), actors(text, id="two")
    assert len(one) == 2
    assert set(one.values()).isdisjoint(other.values())
    text = "Nobody kept the Lima agreements."
    assert actors(text, id="one") == actors(text, id="two") != {}


def test_a_line_over_the_text_names_a_body_of_its_publisher() -> None:
    text = "Remarks on fish\n\nOffice of the Harbour Envoy\n\nAda Vale spoke to the press today."
    annotated = annotate(text, publisher="U.S. Department of State")
    (body,) = (annotated.actors[each.actor] for each in annotated.things)
    assert body.name == "Office of the Harbour Envoy (U.S. Department of State)"
    assert (body.country, body.parent) == ("USA", "us-department-of-state")


def test_a_people_without_a_state_is_a_group() -> None:
    assert things("They accused the army of killing Kurds.") == {"Kurds": "Group"}
    assert things("They spoke Kurdish with the Danes.") == {}


def test_things_are_no_arguments_but_are_in_the_tables() -> None:
    found = records("Norway criticised Chile over the Lima agreements.")
    (statement,) = found.statements
    assert statement.object is not None
    assert statement.object.actor == "chile"
    assert "Lima agreements" in {each.text for each in found.mentions}
    assert "Lima agreements" in {actor.name for actor in found.actors}


def test_a_day_behind_it_is_no_part_of_a_name() -> None:
    assert list(actors("Nobody honours the ASEAN Fishing Pact on Friday.")) == ["ASEAN Fishing Pact"]
