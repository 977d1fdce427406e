"""An article with all that was recognised in it: what every extractor is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kg.annotations.utterances import UtteranceIndex
from kg.model import Actor, Article, MentionKind, Span

if TYPE_CHECKING:
    import datetime as dt

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

    from kg.annotations.dates import TimeExpression
    from kg.annotations.offices import OfficePhrase
    from kg.annotations.quotations import Quotation
    from kg.annotations.topics import TopicMention
    from kg.annotations.utterances import Utterance
    from kg.text import Repaired

__all__ = ["ActorMention", "AnnotatedArticle", "Office"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """An actor spoken of on tokens `[start, end)`; `root` is the token that carries its place in the sentence."""

    start: int
    end: int
    root: int
    kind: MentionKind
    actor: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office phrase whose holder and body are known: ready to be a statement."""

    holder: ActorMention
    relation: str
    object: str
    """Actor id of the body or country."""
    object_mention: ActorMention | None
    jurisdiction: str | None
    role: str
    status: str
    start: int
    end: int
    head: int
    rule: str


@dataclass(kw_only=True)
class AnnotatedArticle:
    """Positions are tokens of `doc`, the parse of the repaired text; `original` leads back to the text as given."""

    article: Article
    repaired: Repaired
    doc: Doc
    published: dt.date | None
    words: list[str]
    """Of each token, in lower case."""
    lemmas: list[str]
    """Of each token: who looks for some words in the whole article asks here."""
    mentions: list[ActorMention]
    actors: dict[str, Actor]
    offices: list[Office]
    things: list[ActorMention] = field(default_factory=list)
    """Named beside the mentions, or a longer form of one of them: shown, but read for no statement."""
    titles: list[OfficePhrase] = field(default_factory=list)
    """Titles with what belongs to them, of whoever holds them: "a trade minister" too."""
    times: list[TimeExpression] = field(default_factory=list)
    office_times: Mapping[int, int] = field(default_factory=dict)
    """Head tokens of titles → the place in `times` of the stretch said right behind them: "minister since 2021"."""
    quotations: list[Quotation] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)
    """Whose words a stretch is: quotations and the turns of transcripts."""
    topics: list[TopicMention] = field(default_factory=list)
    made: dict[str, ActorMention] = field(default_factory=dict)
    """Things made of common nouns while extracting; they become mentions only where a statement uses them."""
    joint: dict[int, tuple[ActorMention, ...]] = field(default_factory=dict)
    """Roots of phrases that mean two actors at once ("the two leaders") → a mention for each."""
    cover: dict[int, int] = field(default_factory=dict)
    """Tokens of office phrases beside a name ("Minister" in "Minister Vale") → root of the holder's mention."""

    @cached_property
    def _by_root(self) -> Mapping[int, ActorMention]:
        return {mention.root: mention for mention in sorted(self.mentions, key=lambda m: m.end - m.start)}

    @cached_property
    def _by_token(self) -> Mapping[int, ActorMention]:
        owner: dict[int, ActorMention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.start - m.end):
            owner.update(dict.fromkeys(range(mention.start, mention.end), mention))
        return owner

    @cached_property
    def _utterance_index(self) -> UtteranceIndex:
        return UtteranceIndex(self.utterances)

    def utterances_around(self, token: Token) -> list[Utterance]:
        """Whose words a token is, from the inside."""
        return self._utterance_index.around(token.i)

    def mention_at(self, token: Token) -> ActorMention | None:
        """The actor that a token stands for as the head of its phrase, or `None`."""
        found = self._by_root.get(token.i)
        if found is None and token.i in self.cover:
            found = self._by_root.get(self.cover[token.i])
        if found is not None:
            return found
        inside = self._by_token.get(token.i)
        if inside is None or inside.kind is not MentionKind.NAME:
            return None
        # A slip of the parser may make the middle of a name its head: then the root of the name hangs on the token.
        return (
            None
            if token.is_ancestor(self.doc[inside.root]) is False and self.doc[inside.root].head.i != token.i
            else inside
        )

    def name_over(self, token: Token) -> ActorMention | None:
        """The name that a token is part of."""
        inside = self._by_token.get(token.i)
        return inside if inside is not None and inside.kind is MentionKind.NAME else None

    def is_inside_name(self, token: Token) -> bool:
        return self.name_over(token) is not None

    def mentions_in(self, start: int, end: int) -> list[ActorMention]:
        return [mention for mention in self.mentions if start <= mention.start and mention.end <= end]

    def original(self, start: int, end: int) -> Span:
        """Where tokens `[start, end)` stand in the text as given."""
        doc = self.doc
        first, last = doc[start], doc[end - 1]
        return self.repaired.original(Span(first.idx, last.idx + len(last)))

    def sentence(self, token: Token) -> DocSpan:
        """The sentence of a token without the blanks around it."""
        span = token.sent
        start, end = span.start, span.end
        while start < end - 1 and self.doc[start].is_space:
            start += 1
        while end > start + 1 and self.doc[end - 1].is_space:
            end -= 1
        return self.doc[start:end]
