"""Turns of transcripts: the label names the speaker and is no part of what is said."""

import pytest

from kg.annotations.transcripts import TurnFinder
from kg.vocabulary import Vocabulary
from tests.sentences import actor_of, acts, annotate, extraction, said

VALE = "Norwegian Trade Minister Ada Vale met reporters.\n\n"


def labels(text: str) -> list[str]:
    vocabulary: Vocabulary = extraction().vocabulary
    return [turn.label.of(text) for turn in TurnFinder(vocabulary).find(text)]


def speakers(text: str, relation: str, **fields: str) -> list[str | None]:
    (statement,) = acts(text, relation, **fields)
    return [step.speaker.actor if step.speaker else None for step in statement.attribution]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MS VALE: We stay.\n\nQ: All of you?\n\nMS VALE: Yes.", ["MS VALE", "Q", "MS VALE"]),
        ("MS. VALE: We stay.\n\nQUESTION: And then?", ["MS. VALE", "QUESTION"]),
        ("The Minister: We stay.", ["The Minister"]),
        ("THE PRESIDENT: We stay.", ["THE PRESIDENT"]),
        ("MODERATOR: Welcome.\n\nTRADE MINISTER VALE: We stay.", ["MODERATOR", "TRADE MINISTER VALE"]),
        ("Ada Vale, Trade Minister\n\nMINISTER VALE: We stay.\n\nWe all stay.", ["MINISTER VALE"]),
        ("Ada Vale: We stay.\n\nTom Moss: And we?\n\nAda Vale: Go.\n\nTom Moss: Oh.", ["Ada Vale", "Tom Moss"] * 2),
        ("MS.\u00a0VALE: We stay.\n\nQUESTION: And then?", ["MS.\u00a0VALE", "QUESTION"]),
        ("Ada de la\u00a0Vale: We stay.\n\nTom Moss: And we?\n\n" * 2, ["Ada de la\u00a0Vale", "Tom Moss"] * 2),
        ("MS VALE: We stay.\n\nQ Why is that?\n\nMS VALE: Why not?", ["MS VALE", "Q", "MS VALE"]),
    ],
)
def test_labels_of_speakers_begin_a_turn(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Participants: Norway and Peru.",
        "Norway: a new tax.\n\nPeru: none.\n\nNorway: a second tax.",
        "Friends of the Forest: good.\n\nFriends of the Sea: better.\n\n" * 2,
        "SUBJECT: Trade.\n\nDATE: Monday.",
        "But here is the point: we stay.",
        "Executive Order: the ports are closed.",
        "MINISTER VALE: We stay.\n\nVale is a place.",
        "PRESIDENT PERU: no new tax.\n\nNorway and Peru agreed.",
        "Ada Vale spoke.\n\nMinister Vale: a portrait.",
        "Q is a letter.\n\nQ and A are two.",
        "She said: we stay.",
        "",
    ],
)
def test_headings_of_lists_are_no_labels(text: str) -> None:
    assert labels(text) == []


def test_what_is_said_in_a_turn_is_said_by_its_speaker() -> None:
    text = f"{VALE}MS VALE: Norway sanctioned Peru.\n\nQUESTION: Has Norway attacked Ghana?\n\nMS VALE: No."
    assert speakers(text, "sanctions") == ["ada-vale"]
    assert speakers(text, "attacks") == [None]


def test_text_before_the_first_turn_is_the_publishers() -> None:
    assert speakers(f"Norway sanctioned Peru.\n\n{VALE}MS VALE: We stay.\n\nQ: Yes?", "sanctions") == []


@pytest.mark.parametrize("label", ["THE MINISTER", "The Minister", "TRADE MINISTER VALE", "MS VALE", "ADA VALE"])
def test_a_label_is_linked_to_the_person_of_the_text(label: str) -> None:
    assert speakers(f"{VALE}{label}: Norway sanctioned Peru.\n\nQ: Why?\n\n{label}: Why not?", "sanctions") == [
        "ada-vale"
    ]


def test_a_title_that_two_hold_is_neither() -> None:
    both = "Norwegian Trade Minister Ada Vale met Peruvian Trade Minister Tom Moss."
    text = f"{both}\n\nTHE MINISTER: Norway sanctioned Chile."
    (speaker,) = speakers(text, "sanctions")
    assert speaker not in ("ada-vale", "tom-moss")


def test_the_president_is_the_author_of_the_title() -> None:
    text = "OSLO\n\nTHE PRESIDENT: Norway sanctioned Peru.\n\nQ: Why?"
    fields = {"title": "Remarks by President Vale on Peru", "publisher": "The White House"}
    (statement,) = acts(text, "sanctions", **fields)
    assert [step.speaker and step.speaker.name for step in statement.attribution] == ["Vale"]


def test_unnamed_officials_are_a_group() -> None:
    text = "SENIOR OFFICIAL: Norway sanctioned Peru.\n\nQ: Why?\n\nSENIOR OFFICIAL: Who knows."
    (statement,) = acts(text, "sanctions")
    (step,) = statement.attribution
    assert step.speaker is not None
    assert step.speaker.type == "Group"


def test_the_label_is_no_part_of_the_sentence() -> None:
    text = "MS VALE: Norway sanctioned Peru.\n\nQ: Why?"
    (statement,) = acts(text, "sanctions")
    assert statement.evidence.quote == "Norway sanctioned Peru."


def test_a_source_within_a_turn_stands_inside_of_it() -> None:
    text = f"{VALE}MS VALE: Ghana said that Norway sanctioned Peru.\n\nQ: Why?"
    assert speakers(text, "sanctions") == ["ada-vale", "ghana"]


def test_i_and_we_of_a_turn_are_its_speaker_and_the_country() -> None:
    found = said(f"{VALE}MS VALE: We sanctioned Peru. I visited Chile.\n\nQ: Did we attack Ghana?")
    assert {"norway sanctions peru", "ada-vale visits chile"} <= found
    assert not any("attacks" in line for line in found)


def test_a_name_in_capitals_is_a_person() -> None:
    annotated = annotate("MS ODA: We stay.\n\nQ: Why?")
    assert [annotated.actors[m.actor].name for m in annotated.mentions if m.reason == "label of a turn"] == ["Oda"]


def test_a_speech_of_one_speaker_is_said_by_the_speaker() -> None:
    text = "Ada Vale, Secretary of State\n\nOslo\n\nSECRETARY VALE: Norway sanctioned Peru.\n\nGhana attacked Chile."
    assert speakers(text, "sanctions") == speakers(text, "attacks") == ["ada-vale"]


# ---- the title that came with a transcript ---------------------------------------------------------------------------

BRIEFING = (
    "MS. VALE: Good morning.\n\nQ Is it true?\n\nMS. VALE: Yes.  (Laughter and applause.)  Come in.\n\nQ Thank you."
)


@pytest.mark.parametrize(
    ("title", "publisher", "actor"),
    [
        ("Press Briefing by Press Secretary Ada Vale", "The White House", "ada-vale"),
        ("Press Briefing by Ada Vale and Trade Minister Tom Moss", "The White House", "ada-vale"),
    ],
)
def test_who_is_named_in_full_in_the_title_speaks_under_a_surname(title: str, publisher: str, actor: str) -> None:
    annotated = annotate(BRIEFING, title=title, publisher=publisher)
    assert actor_of(annotated, "VALE") == actor


def test_two_of_one_surname_in_the_title_are_nobody() -> None:
    annotated = annotate(BRIEFING, title="Briefing by Ada Vale and Tom Vale", publisher="The White House")
    assert actor_of(annotated, "VALE") not in ("ada-vale", "tom-vale")


@pytest.mark.parametrize(
    "what", ["Honoring the Workers", "Highlighting Lower Prices", "Highlighting State Plans", "Celebrating Harbor Day"]
)
def test_a_president_known_by_the_title_says_i_in_the_text(what: str) -> None:
    text = "THE PRESIDENT: I met the workers of Norway.\n\nQ When?\n\nTHE PRESIDENT: Today."
    annotated = annotate(
        text,
        title=f"Remarks by President Biden {what}",
        publisher="The White House",
        published="2022-03-01",
    )
    assert "joe-biden" in annotated.actors
    assert not [a for a in annotated.actors.values() if a.type == "Person" and a.id != "joe-biden"]


def test_in_the_remarks_of_a_president_no_other_president_is_the_president() -> None:
    text = (
        "THE PRESIDENT: We stay.\n\nQ What of President Trump, and of the next President of the United States?\n\n"
        "THE PRESIDENT: Norway sanctioned Peru. The President of the United States waits."
    )
    annotated = annotate(
        text, title="Remarks by President Biden on Peru", publisher="The White House", published="2021-06-14"
    )
    spans = {annotated.doc[m.start : m.end].text: m.actor for m in annotated.mentions}
    called = {text: actor for text, actor in spans.items() if "president" in text.lower()}
    assert called["THE PRESIDENT"] == called["President of the United States"] == "joe-biden"
    assert called["President Trump"] == "donald-trump"
    assert called.get("next President of the United States") not in ("donald-trump", "joe-biden")


def test_who_works_at_a_seat_of_government_speaks_for_its_state() -> None:
    text = (
        "MS. VALE: Ada Moss is our new White House Harbor Coordinator.\n\nDR. MOSS: We sanctioned Peru.\n\n"
        "Q Why?\n\nMS. VALE: I said."
    )
    annotated = annotate(text, publisher="The White House", published="2022-06-14")
    assert actor_of(annotated, "We") in (None, "united-states")


def test_what_is_said_of_the_scene_is_nobody() -> None:
    annotated = annotate(BRIEFING, title="Briefing by Ada Vale", publisher="The White House")
    assert "Laughter" not in {actor.name for actor in annotated.actors.values()}


def test_a_label_over_a_quotation_in_a_list_is_no_turn() -> None:
    text = "Rev. Ada Vale: “We thank Peru.”\n\nTom Oren: “We thank Chile.”\n\nNorway attacked Sweden."
    assert labels(text) == []
    assert speakers(text, "attacks") == []


def test_the_author_in_the_title_is_no_relative_of_whom_the_text_speaks() -> None:
    text = "THE PRESIDENT: I met the workers. Beau Biden met them, too.\n\nQ When?\n\nTHE PRESIDENT: In May."
    title = "Remarks by President Biden on Jobs"
    annotated = annotate(text, title=title, publisher="The White House", published="2022-03-01")
    assert actor_of(annotated, "THE PRESIDENT") == actor_of(annotated, "I") == "joe-biden"
    assert actor_of(annotated, "Beau Biden") != "joe-biden"
