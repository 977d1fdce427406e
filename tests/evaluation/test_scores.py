"""Statements against gold: what answers to what, and what is counted."""

from collections.abc import Iterable
from typing import Any

import pytest

from kg.evaluation.gold import GoldActor, GoldArticle, GoldStatement
from kg.evaluation.scores import GoldScores, score
from kg.model import (
    Actor,
    Argument,
    Article,
    Attribution,
    Certainty,
    EventStatus,
    Evidence,
    Polarity,
    Qualification,
    Span,
    Statement,
)
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

SENTENCE = "Ada Vale met Tom Orr in Salthaven."

FACTUALITY = {
    "asserted": Qualification(),
    "planned": Qualification(status=EventStatus.PLANNED),
    "possible": Qualification(certainty=Certainty.POSSIBLE),
    "denied": Qualification(polarity=Polarity.NEGATIVE),
    "requested": Qualification(status=EventStatus.REQUESTED),
    "hypothetical": Qualification(status=EventStatus.HYPOTHETICAL),
}


def argument(name: str | None, text: str | None = None) -> Argument | None:
    return None if name is None else Argument(actor=name.lower(), name=name, type="Person", start=0, end=1, text=text)


def given(subject: str | None, relation: str, object: str | None, sentence: str = SENTENCE, **more: Any) -> Statement:
    speaker = more.pop("speaker", None)
    return Statement(
        id=more.pop("id", f"{subject} {relation} {object} {sentence}"),
        subject=argument(subject),
        relation=relation,
        object=argument(object, more.pop("text", None)),
        qualification=FACTUALITY[more.pop("factuality", "asserted")],
        place=argument(more.pop("place", None)),
        jurisdiction=argument(more.pop("jurisdiction", None)),
        attribution=(Attribution(speaker=argument(speaker), cue="said"),) if speaker else (),
        confidence=0.9,
        evidence=Evidence(
            article="a-1", start=0, end=9, quote=sentence, trigger=Span(0, 1), rule="rule", extractor="rules"
        ),
        **more,
    )


def wanted(
    subject: str | None, relation: str, object: str | None, sentence: str = SENTENCE, **more: Any
) -> GoldStatement:
    slots = dict.fromkeys(("role", "topic", "place", "date"))
    fixed = {"factuality": "asserted", "level": "core", "id": f"{subject} {relation} {object} {sentence}"}
    return GoldStatement(
        subject=subject, relation=relation, object=object, evidence=sentence, **{**slots, **fixed, **more}
    )


def scored(gold: Iterable[GoldStatement], statements: Iterable[Statement], *actors: GoldActor) -> GoldScores:
    article = GoldArticle(id="a-1", actors=actors, statements=tuple(gold), where="a.json")
    known = (Actor(id="mr vale", name="Mr Vale", type="Person", names=("Leo Vale",)),)
    tables = Tables(articles=(Article(id="a-1", text=SENTENCE),), actors=known, statements=tuple(statements), run={})
    return score([article], tables, Vocabulary.load())


def counts(scores: GoldScores) -> tuple[int, int, int, int]:
    return scores.total.right, scores.total.wrong, scores.total.found, scores.total.core


# ---- what answers to what -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold", "statement"),
    [
        (wanted("Ada Vale", "meets", "Tom Orr"), given("Ada Vale", "meets", "Tom Orr")),
        (wanted("Ada Vale", "meets", "Tom Orr"), given("Tom Orr", "meets", "Ada Vale")),
        (wanted("Ada Vale", "visits", "Tom Orr", accept_relation=("meets",)), given("Ada Vale", "meets", "Tom Orr")),
        (wanted("Ada Vale", "meets", "Orr", accept_object=("Tom Orr",)), given("Ada Vale", "meets", "Tom Orr")),
        (wanted("Leo Vale", "meets", "Tom Orr"), given("Mr Vale", "meets", "Tom Orr")),
        (wanted("Vale", "meets", "the  Envoy’s"), given("Vale", "meets", "envoy")),
        (wanted("Ada Vale", "minister_of", "Peru"), given("Ada Vale", "minister_of", "Ministry", jurisdiction="Peru")),
        (wanted("U.S.", "meets", "Ada Vale"), given("United States", "meets", "Ada Vale")),
        (wanted("Ada Vale", "calls_for", None), given("Ada Vale", "calls_for", None)),
        (wanted("Ada Vale", "calls_for", None), given("Ada Vale", "calls_for", "a truce")),
        (wanted("Ada Vale", "calls_for", "truce", accept_object=(None,)), given("Ada Vale", "calls_for", None)),
        (wanted("Ada Vale", "adopts", "the new fishing rules"), given("Ada Vale", "adopts", "fishing rule")),
    ],
)
def test_a_statement_answers_to_the_gold(gold: GoldStatement, statement: Statement) -> None:
    assert counts(scored([gold], [statement])) == (1, 0, 1, 1)


@pytest.mark.parametrize(
    ("gold", "statement"),
    [
        (wanted("Ada Vale", "visits", "Tom Orr"), given("Tom Orr", "visits", "Ada Vale")),
        (wanted("Ada Vale", "visits", "Tom Orr"), given("Ada Vale", "meets", "Tom Orr")),
        (wanted("Ada Vale", "meets", "Tom Orr"), given("Ada Vale", "meets", "Sue Holm")),
        (wanted("Ada Vale", "calls_for", "truce"), given("Ada Vale", "calls_for", None)),
        (wanted("Ada Vale", "adopts", "the new fishing rules"), given("Ada Vale", "adopts", "tax")),
        # Known actors are themselves and nobody else, however many words they share.
        (wanted("US Department of Defense", "meets", "Tom Orr"), given("United States", "meets", "Tom Orr")),
        (wanted("United States delegation", "meets", "Tom Orr"), given("United States", "meets", "Tom Orr")),
    ],
)
def test_another_statement_is_wrong_and_the_gold_is_missed(gold: GoldStatement, statement: Statement) -> None:
    scores = scored([gold], [statement])
    assert counts(scores) == (0, 1, 0, 1)
    assert [pair.wanted for pair in scores.missed] == [gold]
    assert scores.wrong == [statement]


def test_the_forms_of_an_actor_name_it_and_no_other() -> None:
    actors = GoldActor(name="Ada Vale", forms=("the Harbour Minister",)), GoldActor(name="Harbour Board")
    gold = [wanted("Ada Vale", "meets", "Tom Orr")]
    assert counts(scored(gold, [given("harbour minister", "meets", "Tom Orr")], *actors)) == (1, 0, 1, 1)
    assert counts(scored(gold, [given("Harbour Board", "meets", "Tom Orr")], *actors)) == (0, 1, 0, 1)


def test_the_words_in_the_slot_count_as_the_name_does() -> None:
    statement = given("Ada Vale", "meets", "Envoy of Peru 1a2b", text="Tom Orr")
    assert counts(scored([wanted("Ada Vale", "meets", "Tom Orr")], [statement])) == (1, 0, 1, 1)


def test_what_is_found_already_is_neither_right_nor_wrong() -> None:
    gold = [wanted("Ada Vale", "meets", "Tom Orr")]
    twice = [given("Ada Vale", "meets", "Tom Orr"), given("Ada Vale", "meets", "Tom Orr", "They met again.")]
    assert counts(scored(gold, twice)) == (1, 0, 1, 1)


def test_each_of_two_sentences_takes_its_own_statement() -> None:
    again = "Vale met Orr again on Sunday."
    gold = [wanted("Vale", "meets", "Orr", again, date="2024-01-07"), wanted("Vale", "meets", "Orr")]
    statements = [given("Vale", "meets", "Orr"), given("Vale", "meets", "Orr", again, date="2024-01-07")]
    scores = scored(gold, statements)
    assert counts(scores) == (2, 0, 2, 2)
    assert scores.share(scores.slots["date"]).value == 1


def test_extra_statements_are_right_and_need_not_be_found() -> None:
    gold = [wanted("Vale", "meets", "Orr", level="extra"), wanted("Vale", "visits", "Peru", level="extra")]
    scores = scored(gold, [given("Vale", "meets", "Orr")])
    assert counts(scores) == (1, 0, 0, 0)
    assert (scores.total.precision, scores.total.recall) == (1, None)


def test_core_goes_before_extra() -> None:
    gold = [wanted("Vale", "meets", "Orr", level="extra"), wanted("Vale", "meets", "Orr", "Vale met.")]
    assert counts(scored(gold, [given("Vale", "meets", "Orr")])) == (1, 0, 1, 1)


def test_precision_recall_and_f1_by_relation() -> None:
    gold = [wanted("Vale", "meets", "Orr"), wanted("Vale", "visits", "Peru"), wanted("Orr", "visits", "Chile")]
    statements = [given("Vale", "meets", "Orr"), given("Vale", "visits", "Peru"), given("Orr", "visits", "Mali")]
    scores = scored(gold, statements)
    visits = scores.relations["visits"]
    assert (visits.precision, visits.recall, visits.f1) == (0.5, 0.5, 0.5)
    assert scores.total.row() == {
        **{"precision": 0.6667, "recall": 0.6667, "f1": 0.6667},
        **{"right": 2, "wrong": 1, "core": 3, "found": 2},
    }


def test_nothing_right_is_an_f1_of_0_and_nothing_at_all_is_none() -> None:
    scores = scored([wanted("Vale", "meets", "Orr")], [given("Orr", "visits", "Mali")])
    assert scores.total.f1 == 0
    assert scored([], []).total.f1 is None


def test_statements_of_other_articles_are_left_aside() -> None:
    article = GoldArticle(id="a-2", actors=(), statements=(), where="b.json")
    tables = Tables(statements=(given("Vale", "meets", "Orr"),), run={})
    assert score([article], tables, Vocabulary.load()).wrong == []


# ---- how it is meant ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold", "accepted", "ours", "met"),
    [
        ("asserted", (), "asserted", True),
        ("planned", (), "asserted", False),
        ("planned", ("asserted",), "asserted", True),
        ("possible", (), "hypothetical", True),
        ("possible", (), "requested", True),
        ("hypothetical", (), "possible", False),
        ("denied", (), "possible", False),
    ],
)
def test_factuality_is_met_or_not(gold: str, accepted: tuple[str, ...], ours: str, met: bool) -> None:
    statement = wanted("Vale", "meets", "Orr", factuality=gold, accept_factuality=accepted)
    scores = scored([statement], [given("Vale", "meets", "Orr", factuality=ours)])
    assert scores.factuality[gold][met] == 1
    assert bool(scores.misread) is not met


@pytest.mark.parametrize(
    ("gold", "speaker", "met"),
    [
        ("reported-by Sue Holm", "Sue Holm", True),
        ("reported-by Sue Holm", "Ada Vale", False),
        ("reported-by Sue Holm", None, False),
        ("reported-by unspecified", "Ada Vale", True),
        ("reported-by unspecified", None, False),
    ],
)
def test_what_is_reported_needs_its_speaker(gold: str, speaker: str | None, met: bool) -> None:
    scores = scored([wanted("Vale", "meets", "Orr", factuality=gold)], [given("Vale", "meets", "Orr", speaker=speaker)])
    assert scores.factuality["reported"][met] == 1


def test_the_shares_of_factuality() -> None:
    values = ["asserted", "asserted", "planned", "denied"]
    gold = [wanted("Vale", "visits", name, factuality=value) for name, value in zip("abcd", values, strict=True)]
    statements = [given("Vale", "visits", name) for name in "abc"] + [given("Vale", "visits", "d", factuality="denied")]
    scores = scored(gold, statements)
    assert (scores.not_asserted.hits, scores.not_asserted.number) == (1, 2)
    assert scores.factuality_macro == pytest.approx(2 / 3)


@pytest.mark.parametrize("value", ["denied", "possible", "requested", "hypothetical"])
@pytest.mark.parametrize("level", ["core", "extra"])
def test_what_did_not_happen_and_is_shown_as_asserted_is_a_danger(value: str, level: str) -> None:
    gold = [wanted("Vale", "meets", "Orr", factuality=value, level=level)]
    scores = scored(gold, [given("Vale", "meets", "Orr", speaker="Holm")])
    assert (len(scores.dangers), scores.unsure) == (1, 1)
    meant = scored(gold, [given("Vale", "meets", "Orr", factuality=value)])
    assert (len(meant.dangers), meant.unsure) == (0, 1)


@pytest.mark.parametrize(
    "gold",
    [
        wanted("Vale", "meets", "Orr", factuality="planned"),
        wanted("Vale", "meets", "Orr", factuality="possible", accept_factuality=("asserted",)),
        wanted(
            "Vale", "meets", "Orr", "Nobody knows whether those two will ever come together.", factuality="possible"
        ),
    ],
)
def test_no_danger_is_a_plan_an_accepted_reading_or_another_sentence(gold: GoldStatement) -> None:
    scores = scored([gold], [given("Vale", "meets", "Orr")])
    assert (scores.dangers, scores.unsure) == ([], 0)


# ---- slots ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "accepted", "ours", "counted", "invented"),
    [
        ("2024-01-07", (), "2024-01-07", True, 0),
        ("2024-01-07", (), None, False, 0),
        ("2024-01-07", (), "2024-01-08", False, 0),
        ("2024-01", (), "2024-01-08", False, 1),
        ("2024-01", ("2024-01-08",), "2024-01-08", True, 0),
        ("2024-01-07", (None,), None, None, 0),
        (None, (), "2024-01-08", None, 1),
        (None, (), None, None, 0),
    ],
)
def test_dates_are_met_missed_or_invented(
    date: str | None, accepted: tuple[str | None, ...], ours: str | None, counted: bool | None, invented: int
) -> None:
    scores = scored(
        [wanted("Vale", "meets", "Orr", date=date, accept_date=accepted)], [given("Vale", "meets", "Orr", date=ours)]
    )
    assert scores.slots["date"] == ({} if counted is None else {counted: 1})
    assert len(scores.invented_dates) == invented


def test_role_topic_and_place_agree_by_half_of_the_words() -> None:
    gold = wanted("Vale", "meets", "Orr", role="trade minister", topic="the fishing quotas of the strait", place="Bonn")
    near = given("Vale", "meets", "Orr", role="Minister for Trade", topic="fishing quota", place="Bonn")
    far = given("Vale", "meets", "Orr", role="envoy", topic="the strike")
    assert {slot: dict(each) for slot, each in scored([gold], [near]).slots.items()} == {
        slot: {True: 1} for slot in ("role", "topic", "place")
    }
    assert {slot: dict(each) for slot, each in scored([gold], [far]).slots.items()} == {
        slot: {False: 1} for slot in ("role", "topic", "place")
    }
