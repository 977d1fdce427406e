"""Finding the phrases of a topic scheme; topics and sentences are made up."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotations.topics import TopicMatcher
from kg.model import Topic


def matcher(topics: Iterable[tuple[str, Iterable[str]]]) -> TopicMatcher:
    return TopicMatcher({key: Topic(id=key, label=key, phrases=tuple(phrases)) for key, phrases in topics})


TOPICS = matcher(
    [
        ("trade", ["trade", "commerce"]),
        ("trade-war", ["trade war", "trade wars"]),
        ("export-control", ["export control", "export controls"]),
        ("five-g", ["5g"]),
        ("forced-labour", ["forced labour", "workers' rights"]),
        ("arms", ["arms race"]),
    ]
)


def found(text: str, topics: TopicMatcher = TOPICS) -> list[tuple[str, str]]:
    return [(mention.topic, mention.span.of(text)) for mention in topics.find(text)]


def test_phrases_are_found_in_any_case() -> None:
    assert found("EXPORT CONTROLS hurt Trade.") == [("export-control", "EXPORT CONTROLS"), ("trade", "Trade")]


def test_the_longest_phrase_wins() -> None:
    assert found("a trade war over export controls") == [
        ("trade-war", "trade war"),
        ("export-control", "export controls"),
    ]


def test_a_longer_phrase_that_ends_within_a_word_does_not_hide_the_shorter_one() -> None:
    assert found("a trade warning") == [("trade", "trade")]


@pytest.mark.parametrize(
    "text", ["trader", "fair-traded", "intrade", "trade_x", "ecommerce", "alarms race", "15g", "5gs"]
)
def test_parts_of_words_are_no_topics(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["trade", "(trade)", "trade-related", "free-trade", "trade.", "“trade”", "trade’s"])
def test_punctuation_and_hyphens_end_a_word(text: str) -> None:
    assert found(text) == [("trade", "trade")]


def test_curly_apostrophes_typographic_hyphens_and_odd_blanks_make_no_difference() -> None:
    assert found("workers’ rights") == [("forced-labour", "workers’ rights")]
    assert found("forced\u00a0labour") == [("forced-labour", "forced\u00a0labour")]
    assert found("forced  \n labour") == [("forced-labour", "forced  \n labour")]


def test_no_topic_runs_over_an_empty_line() -> None:
    assert found("export\n\ncontrols") == []


@pytest.mark.parametrize("before", ["İstanbul ", "İİİ  ", "ẞ ", "ΣΑΣ ", "𝔘 ", "ﬁ "])
def test_letters_whose_lower_case_is_longer_do_not_shift_the_offsets(before: str) -> None:
    text = before + "Trade and İ Export Controls"
    assert found(text) == [("trade", "Trade"), ("export-control", "Export Controls")]


def test_a_phrase_of_two_topics_belongs_to_the_first_by_id_whatever_the_order() -> None:
    pairs = [("beta", ["ports"]), ("alpha", ["ports"])]
    assert found("ports", matcher(pairs)) == found("ports", matcher(pairs[::-1])) == [("alpha", "ports")]


def test_a_scheme_without_phrases_finds_nothing() -> None:
    assert found("trade", matcher([])) == found("trade", matcher([("empty", ["", " "])])) == []


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("trade warİ\n  ’'-"))))
def test_spans_of_any_text_lie_within_it_and_spell_a_phrase(text: str) -> None:
    end = 0
    for mention in TOPICS.find(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text)[0].isalnum()
        end = mention.span.end


@given(before=st.text(), after=st.text())
def test_a_phrase_between_blanks_is_found_in_any_text(before: str, after: str) -> None:
    text = f"{before} ; arms race ; {after}"
    assert ("arms", "arms race") in found(text)


def test_time_grows_in_step_with_the_text() -> None:
    started = time.process_time()
    assert TOPICS.find("trade" * 100_000) == []
    assert len(TOPICS.find("trade war " * 50_000)) == 50_000
    assert time.process_time() - started < 5
