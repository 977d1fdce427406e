"""Articles to statements: annotate, let the extractors propose, qualify, merge; then the tables of many articles."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from kg.annotations.annotate import Annotator
from kg.errors import InputError
from kg.model import Argument, Article, Mention, MentionKind, Statement
from kg.statements.beside import beside
from kg.statements.collect import ArticleRecords, collect
from kg.statements.extractor import Extractor, load_extractor
from kg.statements.merge import merge
from kg.statements.qualify import Qualifier

if TYPE_CHECKING:
    from kg.annotations.article import AnnotatedArticle
    from kg.vocabulary import Vocabulary

__all__ = ["ArticleRecords", "Extraction", "HasModel", "collect", "extract_articles", "set_aside"]


class HasModel(Protocol):
    """Settings, as far as the analysis needs them: the name of the language model."""

    @property
    def model(self) -> str: ...


class Extraction:
    """The compiled pieces, for use on any number of articles."""

    def __init__(self, vocabulary: Vocabulary, model: str, extractors: Sequence[str] = ("rules",)) -> None:
        self.vocabulary = vocabulary
        self.annotator = Annotator(vocabulary, model)
        self.extractors: list[Extractor] = [load_extractor(name, vocabulary) for name in extractors]
        self.qualifier = Qualifier(vocabulary)
        self._symmetric = frozenset(name for name, relation in vocabulary.relations.items() if relation.symmetric)

    def records(self, articles: Iterable[Article]) -> Iterator[ArticleRecords]:
        for annotated in self.annotator.annotate(articles):
            yield self._records(annotated)

    def statements(self, annotated: AnnotatedArticle) -> list[Statement]:
        found = (
            self.qualifier.statement(candidate, annotated, extractor.name)
            for extractor in self.extractors
            for candidate in extractor.candidates(annotated)
        )
        return merge((statement for statement in found if statement), symmetric=self._symmetric)

    def _records(self, annotated: AnnotatedArticle) -> ArticleRecords:
        statements = self.statements(annotated)
        used = {argument.actor for statement in statements for argument in _arguments(statement)}
        made = [mention for key, mention in sorted(annotated.made.items()) if key in used]
        joint = [mention for pair in annotated.joint.values() for mention in pair]
        spoken = [*annotated.mentions, *joint, *made]
        things, actors = beside(annotated, spoken, made)
        spoken += things
        named = used | {mention.actor for mention in spoken}
        return ArticleRecords(
            article=annotated.article,
            actors=tuple(actor for key, actor in sorted(actors.items()) if key in named),
            mentions=tuple(
                _mention(annotated, m.start, m.end, m.kind, m.actor, m.reason)
                for m in sorted(spoken, key=lambda m: (m.start, m.end, m.actor))
            ),
            statements=tuple(statements),
        )


def _arguments(statement: Statement) -> Iterator[Argument]:
    slots = (statement.subject, statement.object, statement.jurisdiction, statement.target, statement.place)
    yield from (argument for argument in slots if argument is not None)
    yield from (step.speaker for step in statement.attribution if step.speaker is not None)


def _mention(annotated: AnnotatedArticle, start: int, end: int, kind: MentionKind, actor: str, reason: str) -> Mention:
    span = annotated.original(start, end)
    return Mention(
        article=annotated.article.id,
        start=span.start,
        end=span.end,
        text=span.of(annotated.article.text),
        kind=kind,
        actor=actor,
        reason=reason,
    )


def extract_articles(
    articles: Iterable[Article], vocabulary: Vocabulary, settings: HasModel
) -> Iterator[ArticleRecords | InputError]:
    """Records of each article, in order, one at a time; an error in place of an article that breaks the analysis.

    Raises:
        ModelError: the language model of the settings is missing.
    """
    extraction = Extraction(vocabulary, settings.model)
    with set_aside():
        for article in articles:
            try:
                yield from extraction.records([article])
            except Exception as error:  # one article must not end the batch, whatever is in it
                problem = f"could not be analysed ({type(error).__name__}: {error})"
                where = f"{article.path}: {article.id}" if article.path and article.path != article.id else article.id
                yield InputError(problem, where=where, advice="please report it with the text")


@contextmanager
def set_aside() -> Iterator[None]:
    """Within it the garbage collector passes over all that was there before.

    The model and the vocabulary are half a million objects that stay; to walk through them again and again took 5 % of
    the time of the rules.
    """
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
