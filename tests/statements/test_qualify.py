"""From candidate to statement: what is refused, what the id is made of, when, where, who says so, and the evidence."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.annotations.article import AnnotatedArticle
from kg.model import EventStatus, Polarity, Qualification, Statement
from kg.statements.extractor import Candidate
from tests.sentences import acts, annotate, extraction, misplaced, read, records

Change = Callable[[Candidate], Candidate]


def only_candidate(annotated: AnnotatedArticle) -> Candidate:
    (candidate,) = extraction().extractors[0].candidates(annotated)
    return candidate


def qualified(
    text: str, change: Change = lambda candidate: candidate, **fields: str
) -> tuple[Statement | None, list[str]]:
    """The statement of the only candidate of a text, once it is changed; and the reasons for which it was refused."""
    annotated, reasons = annotate(text, **fields), list[str]()
    candidate = change(only_candidate(annotated))
    return extraction().qualifier.statement(candidate, annotated, "test.v1", reasons.append), reasons


def made(text: str, change: Change = lambda candidate: candidate, **fields: str) -> Statement:
    statement, _ = qualified(text, change, **fields)
    assert statement is not None
    return statement


SENTENCE = "Norway sanctioned Peru."


# ---- what is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "types"),
    [("minister_of", "Country → Country"), ("citizen_of", "Country → Country"), ("signs", "Country → Country")],
)
def test_types_that_a_relation_does_not_admit_are_refused_with_the_reason(relation: str, types: str) -> None:
    statement, reasons = qualified(SENTENCE, lambda candidate: replace(candidate, relation=relation))
    assert statement is None
    assert reasons == [f"{relation}: {types} is not admitted by its domain and range"]


def test_nobody_acts_upon_himself() -> None:
    statement, reasons = qualified(SENTENCE, lambda candidate: replace(candidate, object=candidate.subject))
    assert statement is None
    assert reasons == ["sanctions: subject and object are the same actor"]


def test_an_object_may_be_missing_only_where_the_relation_says_so() -> None:
    assert qualified(SENTENCE, lambda candidate: replace(candidate, object=None))[0] is None
    assert made(SENTENCE, lambda candidate: replace(candidate, object=None, relation="calls_for")).object is None


def test_without_anybody_to_tell_a_refusal_is_silent() -> None:
    annotated = annotate(SENTENCE)
    candidate = replace(only_candidate(annotated), relation="minister_of")
    assert extraction().qualifier.statement(candidate, annotated, "test.v1") is None


# ---- identity -------------------------------------------------------------------------------------------------------


def other_actor(annotated: AnnotatedArticle, candidate: Candidate) -> Statement:
    """The same reading, had the name been linked to somebody else."""
    actor = replace(annotated.actors["norway"], id="norland", name="Norland")
    annotated.actors["norland"] = actor
    assert candidate.subject is not None
    changed = replace(candidate, subject=replace(candidate.subject, actor="norland"))
    statement = extraction().qualifier.statement(changed, annotated, "test.v1")
    assert statement is not None
    return statement


@pytest.mark.parametrize(
    "change",
    [
        lambda candidate: replace(candidate, confidence=0.1),
        lambda candidate: replace(candidate, rule="another rule"),
        lambda candidate: replace(candidate, group="g"),
    ],
    ids=["confidence", "rule", "group"],
)
def test_the_id_does_not_depend_on_how_it_was_found(change: Change) -> None:
    assert made(SENTENCE, change).id == made(SENTENCE).id


def test_the_id_does_not_depend_on_the_actor_a_name_was_linked_to() -> None:
    annotated = annotate(SENTENCE)
    assert other_actor(annotated, only_candidate(annotated)).id == made(SENTENCE).id


def test_the_id_does_not_depend_on_the_extractor_or_the_day_of_the_article() -> None:
    annotated = annotate(SENTENCE)
    statement = extraction().qualifier.statement(only_candidate(annotated), annotated, "other.v9")
    assert statement is not None
    assert statement.id == made(SENTENCE, published="2001-01-01").id


@pytest.mark.parametrize(
    "change",
    [
        lambda candidate: replace(candidate, relation="criticizes"),
        lambda candidate: replace(candidate, subject=candidate.object, object=candidate.subject),
        lambda candidate: replace(candidate, role="envoy"),
        lambda candidate: replace(candidate, qualification=Qualification(polarity=Polarity.NEGATIVE)),
        lambda candidate: replace(candidate, qualification=Qualification(status=EventStatus.PLANNED)),
    ],
    ids=["relation", "direction", "role", "polarity", "status"],
)
def test_the_id_depends_on_what_is_read(change: Change) -> None:
    assert made(SENTENCE, change).id != made(SENTENCE).id


def test_the_same_sentence_of_another_article_or_place_is_another_statement() -> None:
    assert made(SENTENCE, id="a-1").id != made(SENTENCE, id="a-2").id
    assert len({statement.id for statement in read(f"{SENTENCE} {SENTENCE}")}) == 2


# ---- when -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "relation", "date"),
    [
        ("Norway met Peru on Tuesday and criticised Ghana on Wednesday.", "meets", "2023-01-03"),
        ("Norway met Peru on Tuesday and criticised Ghana on Wednesday.", "criticizes", "2023-01-04"),
        ("Ghana said on Thursday that Norway met Peru on Tuesday.", "meets", "2023-01-03"),
        ("Ghana said on Thursday that Norway met Peru.", "meets", None),
        ("Norway, which met Peru on Tuesday, criticised Ghana.", "meets", "2023-01-03"),
        ("Norway, which met Peru on Tuesday, criticised Ghana.", "criticizes", None),
        ("Norway is scheduled to meet Peru on Wednesday.", "meets", "2023-01-11"),
        ("Norway will meet Peru on Wednesday.", "meets", "2023-01-11"),
        ("On Tuesday, Norway met Peru.", "meets", "2023-01-03"),
        ("Norway held talks with Peru on Tuesday.", "meets", "2023-01-03"),
    ],
)
def test_a_date_belongs_to_its_own_predicate(text: str, relation: str, date: str | None) -> None:
    assert [statement.date for statement in acts(text, relation)] == [date]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("in 2019", "2019"),
        ("in October", "2022-10"),
        ("in October 2019", "2019-10"),
        ("on 7 October 2019", "2019-10-07"),
        ("on October 7, 2019", "2019-10-07"),
        ("yesterday", "2023-01-05"),
        ("last year", "2022"),
        ("last month", "2022-12"),
    ],
)
def test_a_date_is_never_finer_than_the_text(words: str, date: str) -> None:
    (statement,) = read(f"Norway met Peru {words}.")
    assert statement.date == date
    assert statement.date_text is not None
    assert statement.date_text in words


def test_an_undated_act_has_no_date_though_the_article_has_one() -> None:
    (statement,) = read("Norway met Peru.", published="2023-01-06")
    assert (statement.date, statement.date_text) == (None, None)


def test_an_office_is_not_dated_by_the_act_beside_it() -> None:
    (office,) = acts("Norwegian Trade Minister Ada Vale visited Peru on Tuesday.", "minister_of")
    assert office.date is None


def test_without_the_day_of_the_article_a_weekday_is_no_date() -> None:
    (statement,) = acts("Norway met Peru on Tuesday.", "meets", published="")
    assert statement.date is None


# ---- where, on what -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norway met Peru in Paris.", "paris"),
        ("Norway held talks with Peru in Paris.", "paris"),
        ("In Paris, Norway met Peru.", "paris"),
        ("Norway met Peru in Kenya.", "kenya"),
        ("Norway met Peru in secret.", None),
        ("Norway's king met Peruvian President Ana Vale in Oslo.", "oslo"),
        ("Norway's king met with Ana Vale of Peru in Salem, Oregon.", "salem"),
        ("Norway met Peru.", None),
    ],
)
def test_a_place_is_where_the_act_happens(text: str, place: str | None) -> None:
    (statement,) = acts(text, "meets")
    assert (statement.place.actor if statement.place else None) == place


def test_topics_are_those_of_the_sentence_alone() -> None:
    first, second = read("Norway met Peru on fisheries. Norway met Ghana on human rights.")
    assert first.topics
    assert second.topics
    assert not set(first.topics) & set(second.topics)
    assert list(first.topics) == sorted(first.topics)


# ---- evidence -------------------------------------------------------------------------------------------------------

DAMAGED = [
    "Norway sanctioned Peru last week over the\nfishing of cod in waters that both of them\ncall their own.",
    "Norway sanc-\ntioned Peru over fishing.",
    "Norway\u00a0sanctioned\u00a0Peru over fishing.",
    "  \n Norway   sanctioned \t Peru.  \n\n",
    "Norway sanctioned Peru last week over the\r\nfishing of cod in waters that both of them\r\ncall their own.\r\n",
    "Norway’s “sanctions” on Peru failed.",
    "Norway\u2028sanctioned Peru.",
    "\ufeffNorway sanctioned Peru.",
    "Nor\u00adway sanc\u00adtioned Pe\u00adru.",
    "NORWAY SANCTIONS PERU\n\nNorway sanctioned Peru on Tuesday, Ada Vale, the Ghanaian trade minister, said.",
    "Ada Vale (Ghana’s trade\nminis-\nter) said\u00a0on Tuesday that Norway\nhad sanctioned\nPeru.",
    "😀 Norway sanctioned Peru. 😀 Peru was sanctioned by Ghana. 😀",
]


@pytest.mark.parametrize("text", DAMAGED, ids=ascii)
def test_every_offset_reproduces_its_text_from_the_text_as_given(text: str) -> None:
    assert misplaced(records(text)) == []


@pytest.mark.parametrize("text", DAMAGED[:5], ids=ascii)
def test_damage_hides_no_act(text: str) -> None:
    (statement,) = acts(text, "sanctions")
    assert statement.evidence.quote == text[statement.evidence.start : statement.evidence.end]
    assert statement.evidence.quote.strip() == statement.evidence.quote


def test_the_evidence_is_the_sentence_and_holds_the_trigger() -> None:
    text = "It rained. Norway sanctioned Peru. It snowed."
    (statement,) = read(text)
    assert statement.evidence.quote == "Norway sanctioned Peru."
    assert statement.evidence.trigger.of(text) == "sanctioned"
    assert statement.evidence.article == "test"
    assert statement.evidence.extractor.startswith("rules")


def test_an_implied_actor_has_no_place_in_the_text() -> None:
    (office,) = acts("Norwegian Foreign Minister Ada Vale slept.", "minister_of")
    assert office.object is not None
    assert (office.object.start, office.object.end, office.object.text) == (None, None, None)
