"""What is read in a sentence: the pieces that the tests of annotations, statements and ontology share."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.model import Article, Span
from kg.settings import Settings
from kg.statements.extraction import ArticleRecords, Extraction
from kg.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.model import Statement

ID = "a-1"


@cache
def whole_vocabulary() -> Vocabulary:
    """The ontology of the repository, read once."""
    return Vocabulary.load()


@cache
def whole_extraction() -> Extraction:
    """Vocabulary and language model, compiled once in a run of the tests."""
    return Extraction(whole_vocabulary(), Settings().model)


def article(text: str, **fields: Any) -> Article:
    return Article(**{"id": ID, "text": text} | fields)


class Reader:
    """Reads texts with one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction

    def annotate(self, text: str, **fields: Any) -> AnnotatedArticle:
        (annotated,) = self.extraction.annotator.annotate([article(text, **fields)])
        return annotated

    def records(self, text: str, **fields: Any) -> ArticleRecords:
        (record,) = self.extraction.records([article(text, **fields)])
        return record

    def read(self, text: str, **fields: Any) -> list[Statement]:
        return list(self.records(text, **fields).statements)


# ---- short forms to compare -----------------------------------------------------------------------------------------


def line(statement: Statement) -> str:
    """ "norway sanctions chile": ids of the actors, so that a test does not hang on how a name is written."""
    ends = [argument.actor if argument else "-" for argument in (statement.subject, statement.object)]
    return f"{ends[0]} {statement.relation} {ends[1]}"


def lines(statements: Iterable[Statement]) -> set[str]:
    return {line(statement) for statement in statements}


def acts(statements: Iterable[Statement], relation: str) -> list[Statement]:
    return [statement for statement in statements if statement.relation == relation]


def offices(statements: Iterable[Statement]) -> set[str]:
    """ "ada-vale minister_of norway: trade minister": who holds what, with the title as written."""
    return {f"{line(statement)}: {statement.role}" for statement in statements if statement.role}


def mention(annotated: AnnotatedArticle, text: str, nth: int = 0) -> ActorMention | None:
    """The mention that stands on exactly these words, or `None`."""
    found = [each for each in annotated.mentions if annotated.doc[each.start : each.end].text == text]
    return found[nth] if nth < len(found) else None


def actor_of(annotated: AnnotatedArticle, text: str, nth: int = 0) -> str | None:
    found = mention(annotated, text, nth)
    return found.actor if found else None


def type_of(annotated: AnnotatedArticle, text: str, nth: int = 0) -> str | None:
    found = mention(annotated, text, nth)
    return annotated.actors[found.actor].type if found else None


def token(annotated: AnnotatedArticle, text: str, nth: int = 0) -> Token:
    """The nth token that is written so."""
    return [each for each in annotated.doc if each.text == text][nth]


def texts(tokens: Iterable[Token]) -> list[str]:
    return [each.text for each in tokens]


def misplaced(record: ArticleRecords) -> list[str]:
    """Every offset of a record that does not reproduce its text from the article as given."""
    text = record.article.text
    places: list[tuple[int | None, int | None, str | None]] = [(m.start, m.end, m.text) for m in record.mentions]
    for statement in record.statements:
        evidence = statement.evidence
        places.append((evidence.start, evidence.end, evidence.quote))
        if not Span(evidence.start, evidence.end).covers(evidence.trigger):
            places.append((evidence.trigger.start, evidence.trigger.end, "a trigger outside its quote"))
        slots = [statement.subject, statement.object, statement.jurisdiction, statement.target, statement.place]
        slots += [step.speaker for step in statement.attribution]
        places += [(slot.start, slot.end, slot.text) for slot in slots if slot is not None and slot.text is not None]
    return [f"{start}:{end} {quote!r}" for start, end, quote in places if text[start:end] != quote]
