import textwrap
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.model import Span
from kg.text import BlockKind, Repaired, repair

PROSE = st.lists(
    st.sampled_from(
        [
            "The minister met her counterpart in Oslo.",
            "Norland will join the talks, she said.",
            "“We are ready,” said Ms Vale.",
            "Sudria denied the report on 3 May 2021.",
        ]
    ),
    min_size=1,
    unique=True,
)
DAMAGE = (
    *("The minister", " met", "-\n", "\n", "\n\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "â€œ", "Ã©", ".The", ",he"),
    *("- ", "NORLAND TO JOIN", "<p>", "&amp;", "&nbsp;", "\x00", "\ud800", "TNSHe ", "***", "ﬁ", "https://x.org/"),
    *("Photo: A. Vale", "By Ann Vale", "  ", "\u00ad\n", "12", "[[Page D5]]", "**bold**", "``", "''", "😀", "é"),
)
DAMAGED = st.lists(st.sampled_from(DAMAGE), max_size=40).map("".join)
WORDS = ("Norland", "and", "Sudria", "will", "sign", "the", "border", "treaty", "in", "May")
HOSTILE = (
    *(
        "a",
        "A.",
        "<a ",
        "&amp",
        "“",
        "(left",
        "- ",
        "\n",
        "Ã©",
        "x.Y",
        "a,b",
        "*",
        "[",
        "By A ",
        "1 ",
        "Photo: ",
        "a-\n",
    ),
    *("THE END ", "http://", "\n\n- a", "word ", ". ", " ", "NATOThe", "â€", "(left) ", "12 May 2021 ", "\n\nx y"),
)


def kinds(repaired: Repaired) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(repaired.text)) for block in repaired.blocks]


def check(text: str, repaired: Repaired) -> None:
    length = len(repaired.text)
    assert len(repaired.offsets) == length + 1
    assert len(repaired.ends) == length
    assert repaired.offsets[-1] == len(text)
    assert all(a <= b for a, b in zip(repaired.offsets, repaired.offsets[1:], strict=False))
    assert all(a <= b for a, b in zip(repaired.ends, repaired.ends[1:], strict=False))
    assert all(0 <= a <= b <= len(text) for a, b in zip(repaired.offsets, repaired.ends, strict=False))
    assert "\n\n".join(block.span.of(repaired.text) for block in repaired.blocks) == repaired.text
    for block in repaired.blocks:
        back = repaired.original(block.span)
        assert 0 <= back.start <= back.end <= len(text)
        assert repaired.working(back) is not None


@given(st.text())
def test_any_string_is_repaired_and_every_character_leads_back(text: str) -> None:
    check(text, repair(text))


@given(DAMAGED)
def test_damaged_text_is_repaired_and_every_character_leads_back(text: str) -> None:
    repaired = repair(text)
    check(text, repaired)
    for odd in "\x00\ud800\u00a0\u200b\ufeff\u00ad":
        assert odd not in repaired.text


@given(PROSE)
def test_a_clean_text_comes_back_unchanged(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    repaired = repair(text)
    assert repaired.text == text
    assert list(repaired.offsets) == list(range(len(text) + 1))


@given(PROSE, st.integers(min_value=30, max_value=80))
@example(
    sentences=[
        "The minister met her counterpart in Oslo.",
        "Sudria denied the report on 3 May 2021.",
        "Norland will join the talks, she said.",
        "“We are ready,” said Ms Vale.",
    ],
    width=41,
)
def test_repairing_a_repaired_text_changes_nothing(sentences: list[str], width: int) -> None:
    paragraphs = [" ".join(sentences[number:]) for number in range(len(sentences))]
    once = repair("\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)).text
    assert repair(once).text == once


@given(st.lists(st.sampled_from(WORDS), min_size=12))
def test_wrapping_at_any_width_is_undone(words: list[str]) -> None:
    text = "The " + " ".join(words) + "."
    for width in (50, 60, 72, 100):
        assert repair(textwrap.fill(text, width, break_on_hyphens=False)).text == text


def test_an_original_span_covers_everything_from_the_first_to_the_last_character() -> None:
    text = "The US-\nJapan commit-\ntee met."
    repaired = repair(text)
    assert repaired.text == "The US-Japan committee met."
    start = repaired.text.index("committee")
    assert repaired.original(Span(start, start + len("committee"))).of(text) == "commit-\ntee"
    assert repaired.working(Span(text.index("tee"), text.index("tee") + 3)) == Span(start + 6, start + 9)


def test_what_is_dropped_has_no_working_span() -> None:
    text = "The talks ended.\n\n* * *\n\nThey will resume."
    repaired = repair(text)
    rule = text.index("* * *")
    assert repaired.working(Span(rule, rule + 5)) is None
    assert [(block.kind, block.span.of(text)) for block in repaired.dropped] == [(BlockKind.FURNITURE, "* * *")]


def test_an_empty_span_stays_empty() -> None:
    repaired = repair("end.The")
    assert repaired.original(Span(2, 2)) == Span(2, 2)
    assert repaired.original(Span(4, 5)) == Span(4, 4)  # the blank that was put in


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", "- - -\n***", "\ud800"])
def test_a_text_without_words_gives_an_empty_working_text(text: str) -> None:
    repaired = repair(text)
    assert (repaired.text, repaired.blocks) == ("", ())
    assert list(repaired.offsets) == [len(text)]


@pytest.mark.parametrize("unit", HOSTILE)
def test_repair_takes_linear_time_on_hostile_repetition(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.process_time()
    check(text, repair(text))
    assert time.process_time() - started < 15


def test_acronyms_given_by_the_caller_stay_in_capitals() -> None:
    text = "OPEC TO CUT OUTPUT"
    assert repair(text).text == "Opec to Cut Output"
    assert repair(text, acronyms={"OPEC"}).text == "OPEC to Cut Output"


def test_a_whole_damaged_article_is_told_apart_into_its_blocks() -> None:
    text = (
        "NORLAND TO CLOSE ITS PORTS\n\n6 January 2023\n\nBy Ann Vale in Oslo\n\n"
        "Ms Vale (left) and Mr Roe in Oslo. Photo: J. Doe/NTB\n\n"
        "Norland will close its ports, the pre-\nmier said.\n\nThe steps are:\n- no oil\n- no gas\n\n- - -\n"
        "Additional reporting by Jon Roe in Sudria"
    )
    assert kinds(repair(text)) == [
        ("headline", "Norland to close its ports"),
        ("dateline", "6 January 2023"),
        ("byline", "By Ann Vale in Oslo"),
        ("caption", "Ms Vale (left) and Mr Roe in Oslo. Photo: J. Doe/NTB"),
        ("body", "Norland will close its ports, the premier said."),
        ("body", "The steps are:"),
        ("list_item", "no oil"),
        ("list_item", "no gas"),
        ("byline", "Additional reporting by Jon Roe in Sudria"),
    ]
