"""What the five examples must yield, and what they must never yield.

`examples/README.md` explains the lines of `examples/expected/`. A line is compared by what it says (names, relation,
factuality, sentence), not by ids, so that a better rule or another model breaks nothing that is still right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from kg.model import Argument, Statement

from .conftest import Built, expected_rows

ROWS = expected_rows()
NUMBERS = sorted({number for number, _ in ROWS})


def label(row: tuple[str, Mapping[str, Any]]) -> str:
    number, line = row
    return f"{number}: {line['subject']} {line['relation']} {line['object']} ({line['factuality']})"


MUST = [row for row in ROWS if row[1].get("must")]
NEVER = [row for row in ROWS if row[1].get("never")]
every_must = pytest.mark.parametrize(("number", "line"), MUST, ids=map(label, MUST))
every_never = pytest.mark.parametrize(("number", "line"), NEVER, ids=map(label, NEVER))
every_article = pytest.mark.parametrize("number", NUMBERS)


# ---- comparing ------------------------------------------------------------------------------------------------------


def skeleton(text: str) -> str:
    """A text without what line breaks, hyphens at line ends and markup change about it."""
    return "".join(filter(str.isalnum, text)).casefold()


def plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def is_named(wanted: str | list[str] | None, arguments: Iterable[Argument | None], built: Built) -> bool:
    """Whether one of the arguments goes by (one of) the wanted names; where none is wanted, any will do."""
    if wanted is None:
        return True
    names = {plain(name) for name in ([wanted] if isinstance(wanted, str) else wanted)}
    return any(
        not names.isdisjoint(map(plain, {*built.names[argument.actor], argument.name, argument.text or argument.name}))
        for argument in arguments
        if argument
    )


def same_parties(line: Mapping[str, Any], statement: Statement, built: Built) -> bool:
    """An office may point to the ministry: then the country stands as its jurisdiction."""
    left, right = (statement.subject,), (statement.object, statement.jurisdiction)
    if is_named(line["subject"], left, built) and is_named(line["object"], right, built):
        return True
    symmetric = built.vocabulary.relations[statement.relation].symmetric
    return symmetric and is_named(line["subject"], right, built) and is_named(line["object"], left, built)


def same_speaker(line: Mapping[str, Any], statement: Statement, built: Built) -> bool:
    if line["speaker"] is None:
        return not statement.attribution
    return is_named(line["speaker"], [link.speaker for link in statement.attribution], built)


def same_sentence(line: Mapping[str, Any], statement: Statement) -> bool:
    wanted, quote = skeleton(line["sentence"]), skeleton(statement.evidence.quote)
    return wanted in quote or quote in wanted


def fits(line: Mapping[str, Any], statement: Statement, built: Built) -> bool:
    """Whether a statement is the one that a line describes; a key that the line lacks decides nothing."""
    return (
        statement.relation == line["relation"]
        and statement.factuality == line["factuality"]
        and same_parties(line, statement, built)
        and ("speaker" not in line or same_speaker(line, statement, built))
        and ("sentence" not in line or same_sentence(line, statement))
    )


def found(number: str, line: Mapping[str, Any], built: Built) -> list[Statement]:
    return [statement for statement in built.statements_of(number) if fits(line, statement, built)]


# ---- the expectations themselves ------------------------------------------------------------------------------------


@every_article
def test_an_example_has_statements_that_must_be_found_and_some_that_must_never_be(number: str) -> None:
    lines = [line for owner, line in ROWS if owner == number]
    assert sum(bool(line.get("must")) for line in lines) >= 5
    assert sum(bool(line.get("never")) for line in lines) >= 5


def test_every_expected_line_uses_a_relation_of_the_ontology(built: Built) -> None:
    assert {line["relation"] for _, line in ROWS} <= built.vocabulary.relations.keys()


@pytest.mark.model
@every_article
def test_every_expected_sentence_stands_in_its_article(number: str, built: Built) -> None:
    text = skeleton(built.articles[number].text)
    sentences = [line["sentence"] for owner, line in ROWS if owner == number and "sentence" in line]
    assert [sentence for sentence in sentences if skeleton(sentence) not in text] == []


# ---- what is built from them ----------------------------------------------------------------------------------------


@pytest.mark.model
@every_must
def test_what_is_plainly_said_is_found(number: str, line: dict[str, Any], built: Built) -> None:
    nearest = [s for s in built.statements_of(number) if same_sentence(line, s)]
    assert found(number, line, built), f"read from this sentence: {[summary(s) for s in nearest]}"


@pytest.mark.model
@every_never
def test_what_is_denied_possible_or_planned_is_never_given_as_having_happened(
    number: str, line: dict[str, Any], built: Built
) -> None:
    assert [summary(statement) for statement in found(number, line, built)] == []


@pytest.mark.model
@every_must
def test_no_date_is_wrong_or_made_up(number: str, line: dict[str, Any], built: Built) -> None:
    dates = {statement.date for statement in found(number, line, built)}
    assert dates <= {None, line["date"]}


@pytest.mark.model
def test_most_dates_are_found(built: Built) -> None:
    dated = [(number, line) for number, line in MUST if line["date"]]
    right = [line for number, line in dated if any(s.date == line["date"] for s in found(number, line, built))]
    assert len(right) / len(dated) > 2 / 3


@pytest.mark.model
@pytest.mark.parametrize(
    ("number", "line"), [row for row in MUST if row[1]["role"]], ids=[label(row) for row in MUST if row[1]["role"]]
)
def test_an_office_has_its_title_as_written(number: str, line: dict[str, Any], built: Built) -> None:
    roles = {skeleton(statement.role or "") for statement in found(number, line, built)}
    assert skeleton(line["role"]) in roles


def summary(statement: Statement) -> str:
    subject, target = (argument and argument.name for argument in (statement.subject, statement.object))
    return f"{subject} {statement.relation} {target} ({statement.factuality}): {statement.evidence.quote}"


# A day, the country or body, and what is known: surely held on the day of the article, possibly on others.
HELD = [
    ("2023-01-07", "Japan", ("Fumio Kishida", "head of government of", "yes")),
    ("2023-01-07", "Japan", ("Yoshimasa Hayashi", "minister of", "yes")),
    ("2023-01-07", "United States", ("Joe Biden", "head of state of", "yes")),
    ("2023-01-08", "United States", ("Joe Biden", "head of state of", "possibly")),
    ("2024-07-01", "Norland", ("Ingrid Vale", "minister of", "yes")),
    ("2024-10-03", "Norland", ("Ingrid Vale", "minister of", "possibly")),
]


@pytest.mark.model
@pytest.mark.parametrize(("on", "body", "row"), HELD)
def test_who_held_an_office_on_a_day_is_found_by_name(
    on: str, body: str, row: tuple[str, str, str], built: Built
) -> None:
    from kg.graph.queries import ask
    from kg.graph.store import GraphStore

    store = GraphStore.of(built.tables, built.vocabulary)
    folder = built.vocabulary.folder / "queries"
    answer = ask(store, "who-held-office", {"body": body, "on": on}, folder=folder)
    rows = [dict(zip(answer.columns, cells, strict=True)) for cells in answer.table()]
    assert row in [(each["person"], each["relation"], each["held"]) for each in rows]


# ---- offsets --------------------------------------------------------------------------------------------------------


@pytest.mark.model
@every_article
def test_every_quote_is_the_exact_slice_of_its_article(number: str, built: Built) -> None:
    text = built.articles[number].text
    evidence = [statement.evidence for statement in built.statements_of(number)]
    assert evidence
    assert [e.quote for e in evidence] == [text[e.start : e.end] for e in evidence]
    assert all(e.start <= e.trigger.start < e.trigger.end <= e.end for e in evidence)


@pytest.mark.model
@every_article
def test_every_argument_and_mention_is_the_exact_slice_of_its_article(number: str, built: Built) -> None:
    article = built.articles[number]
    mentions = [mention for mention in built.tables.mentions if mention.article == article.id]
    assert mentions
    assert [m.text for m in mentions] == [article.text[m.start : m.end] for m in mentions]
    placed = [a for s in built.statements_of(number) for a in arguments_of(s) if a.start is not None]
    assert placed
    assert [a.text for a in placed] == [article.text[a.start : a.end] for a in placed]


def arguments_of(statement: Statement) -> list[Argument]:
    slots = (statement.subject, statement.object, statement.jurisdiction, statement.target, statement.place)
    return [argument for argument in (*slots, *(link.speaker for link in statement.attribution)) if argument]


@pytest.mark.model
def test_evidence_from_the_pdf_names_the_page(built: Built) -> None:
    assert {statement.evidence.page for statement in built.statements_of("05")} == {1, 2}


@pytest.mark.model
def test_running_heads_page_numbers_menus_and_scripts_are_no_text(built: Built) -> None:
    release, communique = built.articles["05"].text, built.articles["03"].text
    assert "Page 1 of 2" not in release
    assert release.count("Press release 17/2024") <= 1
    assert not [word for word in ("Peru", "Brazil", "Cookie", "Newsletter") if word in communique]
