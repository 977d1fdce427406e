"""Reading single sentences in tests: the model and the compiled rules are loaded once for all of them."""

from functools import cache

from spacy.tokens import Token

from kg.annotations.article import ActorMention, AnnotatedArticle
from kg.annotations.language import DEFAULT_MODEL
from kg.model import Article, Statement
from kg.statements.extraction import ArticleRecords, Extraction
from kg.vocabulary import Vocabulary


@cache
def extraction() -> Extraction:
    return Extraction(Vocabulary.load(), DEFAULT_MODEL)


def article(text: str, **fields: str) -> Article:
    return Article(**({"id": "test", "published": "2023-01-06"} | fields), text=text)  # type: ignore[arg-type]


def annotate(text: str, **fields: str) -> AnnotatedArticle:
    (annotated,) = extraction().annotator.annotate([article(text, **fields)])
    return annotated


def records(text: str, **fields: str) -> ArticleRecords:
    (found,) = extraction().records([article(text, **fields)])
    return found


def read(text: str, **fields: str) -> list[Statement]:
    return list(records(text, **fields).statements)


def line(statement: Statement) -> str:
    """`subject relation object factuality`, as tests write it."""
    ends = [argument.name if argument else "-" for argument in (statement.subject, statement.object)]
    return f"{ends[0]} {statement.relation} {ends[1]} {statement.factuality}"


def lines(text: str, **fields: str) -> set[str]:
    return {line(statement) for statement in read(text, **fields)}


# ---- by ids, where a test should not hang on how a name is written --------------------------------------------------


def triple(statement: Statement) -> str:
    """`norway sanctions chile`."""
    left, right = [argument.actor if argument else "-" for argument in (statement.subject, statement.object)]
    return f"{left} {statement.relation} {right}"


def acts(text: str, relation: str, **fields: str) -> list[Statement]:
    """The statements of one relation."""
    return [statement for statement in read(text, **fields) if statement.relation == relation]


def said(text: str, **fields: str) -> set[str]:
    """`norway sanctions chile` for all that a text gives, however it is meant."""
    return {triple(statement) for statement in read(text, **fields)}


def mention(annotated: AnnotatedArticle, text: str, nth: int = 0) -> ActorMention | None:
    """The nth mention that stands on exactly these words, or `None`."""
    found = [each for each in annotated.mentions if annotated.doc[each.start : each.end].text == text]
    return found[nth] if nth < len(found) else None


def actor_of(annotated: AnnotatedArticle, text: str, nth: int = 0) -> str | None:
    found = mention(annotated, text, nth)
    return found.actor if found else None


def type_of(annotated: AnnotatedArticle, text: str, nth: int = 0) -> str | None:
    found = mention(annotated, text, nth)
    return annotated.actors[found.actor].type if found else None


def token(annotated: AnnotatedArticle, text: str) -> Token:
    """The first token that is written so."""
    return next(each for each in annotated.doc if each.text == text)


def misplaced(record: ArticleRecords) -> list[str]:
    """Every offset of a record that does not reproduce its text from the article as given."""
    text = record.article.text
    places: list[tuple[int | None, int | None, str | None]] = [(m.start, m.end, m.text) for m in record.mentions]
    for statement in record.statements:
        evidence = statement.evidence
        places.append((evidence.start, evidence.end, evidence.quote))
        slots = [statement.subject, statement.object, statement.jurisdiction, statement.target, statement.place]
        slots += [step.speaker for step in statement.attribution]
        places += [(slot.start, slot.end, slot.text) for slot in slots if slot is not None and slot.text is not None]
    return [f"{start}:{end} {quote!r}" for start, end, quote in places if text[start:end] != quote]
