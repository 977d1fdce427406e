"""What there is to judge in the tables of a run: who may be who, then statements, the least sure first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.model import Actor, Mention, Statement
from kg.resolution.judgements import StatementVerdict, of_statement
from kg.resolution.ledger import Ledger
from kg.resolution.merging import arguments
from kg.resolution.statement_verdicts import CERTAIN, matches
from kg.resolution.suggestions import Suggestion
from kg.resolution.verdicts import decide
from kg.statements.tables import Tables

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

__all__ = ["ActorCard", "ActorQuestion", "StatementQuestion", "as_known", "questions"]

SENTENCES = 2
"""So many are shown of each actor."""
_AROUND = 120
"""Code points on each side of a mention that no statement speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCard:
    """What somebody has to see of an actor to know it again."""

    actor: Actor
    mentions: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorQuestion:
    """Are these two one?"""

    left: ActorCard
    right: ActorCard
    suggestion: Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementQuestion:
    """Does the sentence say this?"""

    statement: Statement


def questions(
    tables: Tables, ledger: Ledger, suggested: Iterable[Suggestion]
) -> list[ActorQuestion | StatementQuestion]:
    """What nobody has judged yet, in the order in which it is asked.

    Args:
        tables: what a run found.
        ledger: what was judged already; of actors, what follows from it counts, too.
        suggested: pairs of actors that may be one.
    """
    decisions = decide(tables.actors, ledger)
    cards = _Cards.of(tables)
    pairs = [
        ActorQuestion(left=cards.card(each.left), right=cards.card(each.right), suggestion=each)
        for each in suggested
        if decisions.open(each.left, each.right)
    ]
    said, _ = matches(tables.statements, ledger)
    unsure = (s for s in tables.statements if s.id not in said and s.confidence < CERTAIN)
    return [*pairs, *(StatementQuestion(statement=statement) for statement in _each_once(unsure))]


def _each_once(statements: Iterable[Statement]) -> Iterable[Statement]:
    """The least sure first; of a sentence that an article repeats, one: a verdict holds wherever it stands."""
    once: dict[object, Statement] = {}
    for statement in sorted(statements, key=lambda statement: (statement.confidence, statement.id)):
        once.setdefault(of_statement(statement, StatementVerdict.UNSURE, who="", when="").reading, statement)
    return once.values()


def as_known(tables: Tables, vocabulary: Vocabulary) -> Tables:
    """Tables that were read back, with the record of each known actor, which they do not hold."""
    known = vocabulary.actors
    actors = (replace(a, source=known[a.id].source) if a.id in known else a for a in tables.actors)
    return replace(tables, actors=tuple(actors))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cards:
    """Makes cards, from what is looked up once."""

    actors: Mapping[str, Actor]
    texts: Mapping[str, str]
    counts: Mapping[str, int]
    mentions: Mapping[str, list[Mention]]
    quotes: Mapping[str, list[str]] = field(repr=False)

    @classmethod
    def of(cls, tables: Tables) -> _Cards:
        mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in tables.mentions:
            mentions[mention.actor].append(mention)
        quotes: defaultdict[str, list[str]] = defaultdict(list)
        for statement in tables.statements:
            for actor in dict.fromkeys(argument.actor for argument in arguments(statement)):
                quotes[actor].append(statement.evidence.quote)
        return cls(
            actors={actor.id: actor for actor in tables.actors},
            texts={article.id: article.text for article in tables.articles},
            counts=Counter(mention.actor for mention in tables.mentions),
            mentions=mentions,
            quotes=quotes,
        )

    def card(self, actor: str) -> ActorCard:
        shown: dict[str, None] = {}
        for sentence in self._sentences(actor):
            shown[sentence] = None
            if len(shown) == SENTENCES:
                break
        return ActorCard(actor=self.actors[actor], mentions=self.counts.get(actor, 0), sentences=tuple(shown))

    def _sentences(self, actor: str) -> Iterator[str]:
        """The sentences of its statements, then the words around its mentions."""
        quotes = [quote for quote in self.quotes.get(actor, ()) if quote]
        yield from quotes
        for mention in self.mentions.get(actor, ()):
            text = self.texts.get(mention.article, "")
            around = text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
            if around and not any(mention.text in quote for quote in quotes):
                yield f"… {around.strip()} …"
