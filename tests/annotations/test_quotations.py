"""Pairing quotation marks, and telling speech from labels; all sentences are made up."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotations.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in find_quotations(text)]


def inner(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in find_quotations(text)]


def is_speech(text: str) -> bool:
    (found,) = find_quotations(text)
    return found.is_speech


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will stay,” Ms Vale said.", ["“We will stay,”"]),
        ('The truce holds. "We stay," she said. "All of us."', ['"We stay,"', '"All of us."']),
        ("« Nous restons », dit-elle.", ["« Nous restons »"]),
        ("«Мы остаёмся», сказала она.", ["«Мы остаёмся»"]),
        ("„Wir bleiben“, sagte sie.", ["„Wir bleiben“"]),
        ("„We stay”, she said.", ["„We stay”"]),
        ("‘We stay,’ she said.", ["‘We stay,’"]),
        ("She said: 'We stay.'", ["'We stay.'"]),
        ("“We stay“, she said, ”all of us”.", ["“We stay“", "”all of us”"]),
        ('" We stay " she said', ['" We stay "']),
        ('("We stay," she said)', ['"We stay,"']),
        ('"We stay"—"all of us"', ['"We stay"', '"all of us"']),
    ],
)
def test_marks_of_every_shape_are_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_the_inner_span_leaves_the_marks_out() -> None:
    assert inner("“We stay,” she said, ‘all of us’.") == ["We stay,", "all of us"]


@pytest.mark.parametrize(
    "text",
    [
        "Norland’s port and Sudria's ships, since the ’90s.",
        "The states’ ships and the ministers’ cars didn’t move.",
        "A 6\" pipe and a 5' pole.",
        "Rock ’n’ roll won’t do.",
        "No marks here.",
        "",
        '"',
        "“",
    ],
)
def test_apostrophes_inches_and_lone_marks_are_no_quotations(text: str) -> None:
    assert [q for q in find_quotations(text) if len(q.span) > 2] == []


def test_a_plural_possessive_does_not_end_a_quotation_in_single_marks() -> None:
    assert quoted("He said: ‘We don’t want the states’ ships here,’ and left.") == [
        "‘We don’t want the states’ ships here,’"
    ]


def test_a_quotation_in_single_marks_may_end_with_an_s() -> None:
    assert quoted("They spoke of ‘hostile ships’ and left.") == ["‘hostile ships’"]


def test_a_quotation_within_a_quotation_comes_after_the_outer_one() -> None:
    text = "She said: “He told us ‘we attack at dawn’ and left.”"
    assert quoted(text) == ["“He told us ‘we attack at dawn’ and left.”", "‘we attack at dawn’"]


def test_a_long_quotation_runs_over_the_paragraphs_that_repeat_its_mark() -> None:
    text = "Ms Vale said: “The port is open.\n\n“The ships may come.\n\n“All of them,” she added. “Soon.”"
    assert quoted(text) == ["“The port is open.\n\n“The ships may come.\n\n“All of them,”", "“Soon.”"]


def test_straight_marks_run_over_paragraphs_too() -> None:
    text = '"The port is open.\n\n"The ships may come," she said. "Soon."'
    assert quoted(text) == ['"The port is open.\n\n"The ships may come,"', '"Soon."']


def test_a_paragraph_that_breaks_a_quotation_in_two_does_not_lose_it() -> None:
    assert quoted("“We will\n\nstay,” she said.") == ["“We will\n\nstay,”"]


def test_a_lost_closing_mark_swallows_no_more_than_its_paragraph() -> None:
    text = "“The port is open, she said.\n\nThe ships came.\n\n“Good,” said Ms Vale."
    assert quoted(text) == ["“The port is open, she said.", "“Good,”"]


def test_paragraphs_that_never_close_stay_apart() -> None:
    assert quoted("“The port is open.\n\n“The ships came.\n\nThen night fell.") == [
        "“The port is open.",
        "“The ships came.",
    ]


def test_a_lost_mark_in_the_middle_of_a_sentence_is_dropped() -> None:
    assert quoted("She called the port “open and left.\n\nThe ships came.") == []


def test_a_second_opening_mark_starts_anew() -> None:
    assert quoted("“The port is open, she said. “The ships came,” he said.") == ["“The ships came,”"]


@pytest.mark.parametrize(
    "text",
    [
        "“We will not leave the talks,” she said.",
        "“symbolic of a new friendship”",
        "“It is over”",
        "“we agree”",
        "“won’t do”",
        "“Never,” she said.",
        "“Never again.”",
        "“The Port Is Open Again.”",
    ],
)
def test_words_that_somebody_said_are_speech(text: str) -> None:
    assert is_speech(text)


@pytest.mark.parametrize(
    "text",
    [
        "Luis “El Lobo” Marsh",
        "the so-called “blockade”",
        "the so-called “blockade.”",
        "a “free port”",
        "the report “The Long Road to Norwich”",
        "an “unprovoked attack”",
        "“…”",
    ],
)
def test_nicknames_titles_and_words_held_at_arms_length_are_not_speech(text: str) -> None:
    assert not is_speech(text)


_TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from([*"“”„«»\"‘’'ab.,", " ", "we ", "\n\n", "\n"]), max_size=40).map("".join),
)


@given(text=_TEXTS)
def test_quotations_of_any_text_lie_within_it_and_never_cross(text: str) -> None:
    found = find_quotations(text)
    for quotation in found:
        assert quotation.span.end <= len(text)
        assert quotation.span.covers(quotation.inner)
    for left in found:
        for right in found:
            assert not left.span.overlaps(right.span) or left.span.covers(right.span) or right.span.covers(left.span)
    assert [(q.span.start, -q.span.end) for q in found] == sorted({(q.span.start, -q.span.end) for q in found})


@given(text=_TEXTS)
def test_over_an_empty_line_only_a_closed_quotation_goes(text: str) -> None:
    for quotation in find_quotations(text):
        if re.search(r"\n[^\S\n]*\n\s*\S", quotation.span.of(text)):
            assert text[quotation.span.end - 1] in '”“»"'


@pytest.mark.parametrize("hostile", [" ", "\n", "“", "” ", '"', '" ', "'a ", "‘a", "s’ ", "“a\n\n", "«„“"])
def test_time_grows_in_step_with_the_text(hostile: str) -> None:
    started = time.process_time()
    find_quotations(hostile * 20_000)
    assert time.process_time() - started < 5
