"""What was seen in a sentence, what was made of it, and what was refused and why: as lines for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import SettingsError
from kg.model import Article, Factuality, Statement
from kg.statements.explain.explainer import Explainer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.statements.explain.records import ExplainedSentence, SeenActor, SeenClause
    from kg.statements.extraction import HasModel
    from kg.vocabulary import Vocabulary

__all__ = ["Line", "lines_of", "try_sentence"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line and what it is: `sentence`, `heading`, `actor`, `clause`, `refusal`, or the factuality of a statement."""

    kind: str
    text: str


def lines_of(sentence: ExplainedSentence) -> Iterator[Line]:
    """All that is known about a sentence."""
    yield Line("sentence", f"{sentence.article} · {sentence.number}: {_on_one_line(sentence.text)}")
    yield from _block("actors", [Line("actor", f"    {_actor_line(actor)}") for actor in sentence.actors])
    yield from _block("clauses", [Line("clause", f"    {_clause_line(clause)}") for clause in sentence.clauses])
    yield from _block("statements", [Line(str(s.factuality), f"    {_line(s)}") for s in sentence.statements])
    if sentence.refused:
        yield from _block("refused", [Line("refusal", f"    {reason}") for reason in sentence.refused])


def _block(name: str, lines: list[Line]) -> Iterator[Line]:
    yield Line("heading", f"  {name}:" if lines else f"  {name}: none")
    yield from lines


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
    read = list(Explainer(vocabulary, settings.model).explain(Article(id="try", text=sentence)))
    actors = [actor for each in read for actor in each.actors]
    made = [statement for each in read for statement in each.statements]
    refusals = [reason for each in read for reason in each.refused]
    yield "actors:" if actors else "actors: none"
    yield from (f"    {_actor_line(actor)}" for actor in actors)
    yield "statements:" if made else "statements: none"
    yield from (f"  {'→' if statement.relation == name else ' '} {_line(statement)}" for statement in made)
    if refusals:
        yield "refused:"
        yield from (f"    {reason}" for reason in refusals)
    if not any(statement.relation == name for statement in made):
        yield from _hint(name, frozenset().union(*(each.words for each in read)), vocabulary)


# ---- one line -------------------------------------------------------------------------------------------------------


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _actor_line(actor: SeenActor) -> str:
    return f"“{_on_one_line(actor.mention.text)}” is {actor.name} ({actor.type}; {actor.mention.reason})"


def _clause_line(clause: SeenClause) -> str:
    """`imposed (impose) – subject: Norway – object: sanctions – on: Chile [past; under said; asserted]`."""
    slots = [f"{name}: {', '.join(values)}" for name, values in clause.slots.items()]
    word = clause.word if clause.word == clause.lemma else f"{clause.word} ({clause.lemma})"
    return f"{' – '.join([word, *slots])} [{'; '.join(_manner(clause))}]"


def _manner(clause: SeenClause) -> Iterator[str]:
    if clause.polarity == "Negative":
        yield "negated"
    if clause.tense and clause.tense != "none":
        yield clause.tense
    if clause.modality:
        yield f"“{clause.modality}”"
    if clause.embedding:
        yield f"under {', '.join(f'“{word}”' for word in clause.embedding)}"
    hedged = clause.cue and clause.factuality is not Factuality.ASSERTED
    yield f"{clause.factuality} by “{clause.cue}”" if hedged else str(clause.factuality)


def _line(statement: Statement) -> str:
    subject = statement.subject.name if statement.subject else "nobody named"
    other = statement.object.name if statement.object else "nobody named"
    details = [str(statement.factuality), statement.evidence.rule]
    details += [f"according to {step.speaker.name if step.speaker else step.cue}" for step in statement.attribution]
    details += [value for value in (statement.date, statement.topic and f"on {statement.topic}") if value]
    return f"{subject} – {statement.relation} – {other} [{'; '.join(details)}]"


def _hint(name: str, words: Iterable[str], vocabulary: Vocabulary) -> Iterator[str]:
    """The nearest reason why the relation was not found: no template's word is here, or its slots are not filled."""
    have = frozenset(words)
    near = [
        template.text
        for template in vocabulary.relations[name].templates
        if any(choice in have for word in template.text.split()[1:2] for choice in word.split("|"))
    ]
    yield f"{name}: no template fits" + (
        f"; nearest: {' · '.join(near[:4])}" if near else "; none of its words is in the sentence"
    )
