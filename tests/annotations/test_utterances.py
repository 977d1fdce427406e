"""Whose words a quotation is: its own frame, the quotation before, or nobody who is known."""

import pytest

from tests.sentences import acts

Chain = list[tuple[str | None, str]]


def chain(text: str, relation: str = "sanctions", **fields: str) -> Chain:
    (statement,) = acts(text, relation, **fields)
    return [(step.speaker.actor if step.speaker else None, step.cue.lower()) for step in statement.attribution]


def speakers(text: str, relation: str = "sanctions") -> list[str | None]:
    return [speaker for speaker, _ in chain(text, relation)]


FRIEND = "“Chile is a friend of us all,”"


@pytest.mark.parametrize(
    "text",
    [
        "“Norway sanctioned Peru,” sighed Ada Vale.",
        "“Norway sanctioned Peru,” warned Minister Vale, turning to Commissioner Moss.",
        "“Norway sanctioned Peru,” according to Ada Vale.",
        "Ada Vale insisted: “Norway sanctioned Peru.”",
        "Ada Vale told reporters on Monday: “Norway sanctioned Peru.”",
        "Said Ada Vale: “Norway sanctioned Peru.”",
        "Ada Vale was blunt: “Norway sanctioned Peru.”",
        "Ada Vale, who met Tom Moss on Friday, warned: “Norway sanctioned Peru.”",
        'Ada Vale said, "Norway sanctioned Peru."',
        "“Norway,” Ada Vale said, “sanctioned Peru and will not stop there.”",
    ],
)
def test_the_frame_of_a_quotation_names_its_speaker(text: str) -> None:
    (speaker,) = speakers(text)
    assert speaker is not None
    assert "vale" in speaker


@pytest.mark.parametrize(
    "text",
    [
        f"{FRIEND} Ada Vale said. “Norway sanctioned Peru.”",
        f"{FRIEND} said Ada Vale. “Norway sanctioned Peru.”",
        f"{FRIEND} Ada Vale said.\n\n“Norway sanctioned Peru.”",
        f"{FRIEND} Ada Vale said.\n\n“Norway sanctioned Peru,” she added.",
        "Ada Vale said: “Chile is a friend of us all.\n\n“Norway sanctioned Peru.”",
        "Ada Vale said:\n\n“Norway sanctioned Peru.”",
        "Ada Vale said: “Chile is a friend of us all.”\n\n“Norway sanctioned Peru.”",
        f"{FRIEND} Ada Vale said. “It was a long day for us.” “Norway sanctioned Peru.”",
        f"{FRIEND} Ada Vale said.\n\n“It was a long day for us.”\n\n“Norway sanctioned Peru.”",
    ],
)
def test_a_quotation_goes_on_with_the_speaker_before(text: str) -> None:
    assert speakers(text) == ["ada-vale"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Vale spoke in Oslo.\n\n“Norway sanctioned Peru.”",
        f"{FRIEND} Ada Vale said. Tom Moss left the room. “Norway sanctioned Peru.”",
        f"{FRIEND} Ada Vale said.\n\nTom Moss left the room.\n\n“Norway sanctioned Peru.”",
        f"{FRIEND} Ada Vale said. Tom Moss left the room.\n\n“Norway sanctioned Peru.”",
        "“Norway sanctioned Peru.” Ada Vale left.",
        "A poster on the wall: “Norway sanctioned Peru.”",
        "“Norway sanctioned Peru.”",
    ],
)
def test_without_a_speaker_a_quotation_is_still_not_the_publishers(text: str) -> None:
    (step,) = chain(text)
    assert step[0] is None


def test_two_speakers_of_one_paragraph_are_kept_apart() -> None:
    text = "“Norway sanctioned Peru,” said Ada Vale. “Norway attacked Ghana,” said Tom Moss."
    assert speakers(text) == ["ada-vale"]
    assert speakers(text, "attacks") == ["tom-moss"]


def test_a_speaker_after_another_paragraph_of_speech_is_the_new_one() -> None:
    text = f"{FRIEND} Ada Vale said.\n\n“Norway sanctioned Peru,” said Tom Moss."
    assert speakers(text) == ["tom-moss"]


def test_a_quotation_within_a_quotation_has_both_speakers() -> None:
    text = "Ada Vale said: “Tom Moss told us: ‘Norway sanctioned Peru.’ I do not know.”"
    assert speakers(text) == ["ada-vale", "tom-moss"]


def test_what_is_reported_of_a_quotation_stands_around_it() -> None:
    assert chain("Ghana reported that Ada Vale said: “Norway sanctioned Peru.”") == [
        ("ghana", "reported"),
        ("ada-vale", "said"),
    ]


def test_what_a_quotation_reports_stands_inside_of_it() -> None:
    assert chain("Ada Vale said: “Ghana said that Norway sanctioned Peru.”") == [
        ("ada-vale", "said"),
        ("ghana", "said"),
    ]


def test_she_said_is_the_one_who_was_quoted_last() -> None:
    text = f"{FRIEND} Ada Vale said of Tom Moss.\n\n“Norway sanctioned Peru,” she said."
    assert speakers(text) == ["ada-vale"]


@pytest.mark.parametrize(
    "text",
    [
        f"{FRIEND} Ada Vale said. She said that Norway had sanctioned Peru.",
        f"{FRIEND} Ada Vale said.\n\n“Norway sanctioned Peru.” She added that Chile had not.",
        "Ada Vale told Reuters that she was tired. She said Norway had sanctioned Peru.",
    ],
)
def test_whoever_goes_on_speaking_is_the_same(text: str) -> None:
    assert speakers(text) == ["ada-vale"]


def test_he_said_after_two_people_were_named_is_nobody() -> None:
    text = f"{FRIEND} Ada Vale said.\n\nTom Moss and Jan Reed listened.\n\n“Norway sanctioned Peru,” he said."
    assert chain(text) == [(None, "said")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway sanctioned the so-called “Silent Wolf” group, and Norway sanctioned Peru.",
        "Norway sanctioned Peru, a “sworn enemy”.",
        "Witnessing all this, Norway sanctioned Peru.",
        "Ada “The Fox” Vale smiled as Norway sanctioned Peru.",
    ],
)
def test_nicknames_and_words_at_arms_length_are_nobodys_speech(text: str) -> None:
    found = [s for s in acts(text, "sanctions") if s.object is not None and s.object.actor == "peru"]
    assert [statement.attribution for statement in found] == [()]


def test_text_beside_a_quotation_is_the_publishers() -> None:
    assert chain(f"Norway sanctioned Peru. {FRIEND} Ada Vale said.") == []
    assert chain(f"{FRIEND} Ada Vale said. Norway sanctioned Peru.") == []
