"""Reading single sentences in tests: the model and the compiled rules are loaded once for all of them."""

from functools import cache

from kg.annotations.article import AnnotatedArticle
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
