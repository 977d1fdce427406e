"""What is known about one sentence: the records that `kg explain` shows, and how they stand in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Factuality, Mention, Span, Statement
from kg.statements.rows import statement_row

__all__ = ["EXPLAIN_SCHEMA", "ExplainedSentence", "SeenActor", "SeenClause"]

EXPLAIN_SCHEMA = "kg.explain/1"

type Row = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenActor:
    """A mention with the actor it was linked to; `mention.reason` says why."""

    mention: Mention
    name: str
    type: str

    def row(self) -> Row:
        mention = self.mention
        return {
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "kind": mention.kind.value,
            "actor": mention.actor,
            "name": self.name,
            "type": self.type,
            "reason": mention.reason,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenClause:
    """A verb, or a noun that names an act, with its arguments.

    Attributes:
        part: `verb` or `noun`.
        lemma: the dictionary form that the lexicon is asked for.
        place: where the word stands in the article as given.
        slots: by name or preposition, the actors by name and the others by their words.
        polarity: of the word itself; `None` for nouns, as are `tense` and `modality`.
        embedding: the words that it stands under, innermost first.
        factuality: how an act of this word would be meant, all that in view.
    """

    part: str
    word: str
    lemma: str
    place: Span
    slots: Mapping[str, tuple[str, ...]]
    passive: bool = False
    polarity: str | None = None
    tense: str | None = None
    modality: str | None = None
    embedding: tuple[str, ...] = ()
    factuality: Factuality
    cue: str | None = None

    def row(self) -> Row:
        return {
            "part": self.part,
            "word": self.word,
            "lemma": self.lemma,
            "start": self.place.start,
            "end": self.place.end,
            "slots": {name: list(values) for name, values in self.slots.items()},
            "passive": self.passive,
            "polarity": self.polarity,
            "tense": self.tense,
            "modality": self.modality,
            "embedding": list(self.embedding),
            "factuality": self.factuality.value,
            "hedge_cue": self.cue,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedSentence:
    """One sentence of an article, counted from 1, with what was seen, made and refused."""

    article: str
    number: int
    place: Span
    text: str
    actors: tuple[SeenActor, ...] = ()
    clauses: tuple[SeenClause, ...] = ()
    statements: tuple[Statement, ...] = ()
    refused: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    """The lemmas of the sentence."""

    def row(self) -> Row:
        """One object of the JSON Lines of `kg explain --json`."""
        return {
            "schema": EXPLAIN_SCHEMA,
            "article": self.article,
            "sentence": self.number,
            "start": self.place.start,
            "end": self.place.end,
            "text": self.text,
            "actors": [actor.row() for actor in self.actors],
            "clauses": [clause.row() for clause in self.clauses],
            "statements": [statement_row(statement) for statement in self.statements],
            "refused": list(self.refused),
        }
