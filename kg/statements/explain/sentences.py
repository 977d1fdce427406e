"""What was seen in a sentence, what was made of it, and what was refused and why (`kg try`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.annotations.annotate import Annotator
from kg.annotations.language import lemma
from kg.errors import SettingsError
from kg.model import Article, Statement
from kg.statements.qualify import Qualifier
from kg.statements.rules import RuleExtractor

if TYPE_CHECKING:
    from kg.annotations.article import AnnotatedArticle
    from kg.statements.extraction import HasModel
    from kg.vocabulary import Vocabulary

__all__ = ["try_sentence"]


def try_sentence(relation: str, sentence: str, vocabulary: Vocabulary, settings: HasModel) -> Iterator[str]:
    """Lines for a terminal: the actors seen, the statements made, and every refusal, with those of `relation` marked.

    Raises:
        SettingsError: the ontology has no such relation.
    """
    name = relation.removeprefix("pol:")
    if name not in vocabulary.relations:
        raise SettingsError(
            "there is no such relation", where=relation, advice=f"known: {', '.join(vocabulary.relations)}"
        )
    article = Article(id="try", text=sentence)
    (annotated,) = Annotator(vocabulary, settings.model).annotate([article])
    yield from _seen(annotated)
    refusals: list[str] = []
    qualifier = Qualifier(vocabulary)
    rules = RuleExtractor(vocabulary)
    made = [
        statement
        for candidate in rules.candidates(annotated, refusals.append)
        if (statement := qualifier.statement(candidate, annotated, rules.name, refusals.append)) is not None
    ]
    yield "statements:" if made else "statements: none"
    yield from (f"  {'→' if statement.relation == name else ' '} {_line(statement)}" for statement in made)
    if refusals:
        yield "refused:"
        yield from (f"    {reason}" for reason in refusals)
    if not any(statement.relation == name for statement in made):
        yield from _hint(name, annotated, vocabulary)


def _seen(annotated: AnnotatedArticle) -> Iterator[str]:
    yield "actors:" if annotated.mentions else "actors: none"
    for mention in annotated.mentions:
        actor = annotated.actors[mention.actor]
        text = annotated.doc[mention.start : mention.end].text
        yield f"    “{text}” is {actor.name} ({actor.type}; {mention.reason})"


def _line(statement: Statement) -> str:
    subject = statement.subject.name if statement.subject else "nobody named"
    other = statement.object.name if statement.object else "nobody named"
    details = [str(statement.factuality), statement.evidence.rule]
    details += [f"according to {step.speaker.name if step.speaker else step.cue}" for step in statement.attribution]
    details += [value for value in (statement.date, statement.topic and f"on {statement.topic}") if value]
    return f"{subject} – {statement.relation} – {other} [{'; '.join(details)}]"


def _hint(name: str, annotated: AnnotatedArticle, vocabulary: Vocabulary) -> Iterator[str]:
    """The nearest reason why the relation was not found: no template's word is here, or its slots are not filled."""
    words = {lemma(token) for token in annotated.doc}
    templates = vocabulary.relations[name].templates
    near = [
        t.text for t in templates if any(choice in words for word in t.text.split()[1:2] for choice in word.split("|"))
    ]
    yield f"{name}: no template fits" + (
        f"; nearest: {' · '.join(near[:4])}" if near else "; none of its words is in the sentence"
    )
