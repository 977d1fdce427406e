"""Ships are followed from noun to noun."""

from collections import Counter

from tests.sentences import annotate, records


def ships(text: str) -> list[set[str]]:
    """The words of each ship of a text, the ship named most first."""
    annotated = annotate(text)
    words: dict[str, set[str]] = {}
    vessels = [each for each in annotated.things if annotated.actors[each.actor].type == "Vessel"]
    for each in vessels:
        words.setdefault(each.actor, set()).add(annotated.doc[each.start : each.end].text)
    return [words[actor] for actor, _ in Counter(each.actor for each in vessels).most_common()]


def test_a_ship_is_the_ship_and_the_vessel_from_there_on() -> None:
    assert ships("They stopped a tanker off Peru. The ship carried oil. The vessel was old. The tanker sank.") == [
        {"tanker", "ship", "vessel"}
    ]


def test_the_name_beside_the_noun_is_the_name_of_the_ship() -> None:
    text = "They stopped a ship. The cargo ship, the Halvmane, sank near Peru. The Halvmane was old."
    annotated = annotate(text)
    meant = {annotated.doc[m.start : m.end].text: m.actor for m in (*annotated.mentions, *annotated.things)}
    assert meant["ship"] == meant["cargo ship"] == meant["Halvmane"]
    assert annotated.actors[meant["ship"]].name == "Halvmane"


def test_the_heading_has_the_ship_of_which_the_text_tells() -> None:
    assert ships("Peru stops oil tanker\n\nPeru has stopped a ship off its coast. The ship was old.") == [
        {"oil tanker", "ship"}
    ]


def test_a_ship_that_is_spoken_of_once_is_left_out() -> None:
    assert ships("They stopped a tanker off Peru. It was old.") == []


def test_another_ship_is_another() -> None:
    assert ships("A frigate met a tanker. The tanker sank. The frigate left.") == [
        {"frigate"},
        {"tanker"},
    ]
    assert ships("They stopped a tanker. The other ship left.") == []
    assert ships("They stopped a tanker. The Peruvian vessel left.") == []
    assert ships("They sent an aircraft. The ship left.") == []


def test_the_ship_of_a_statement_is_the_ship_of_the_text() -> None:
    found = records("Peru attacked a tanker. The ship was old, and the vessel sank.")
    vessels = {actor.id for actor in found.actors if actor.type == "Vessel"}
    assert len(vessels) == 1
    assert [each.text for each in found.mentions if each.actor in vessels] == ["tanker", "ship", "vessel"]
