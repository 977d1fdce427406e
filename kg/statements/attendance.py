"""Lists under a heading that says what those in it do: "Participants", and below it a name in each line, or all of them
behind a colon.

What they take part in stands in the heading ("Participants in the meeting"); else it is what the sentence behind the
list, that before its heading or the first one of the text is about: the subject or object of its verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from kg.annotations.language import lemma
from kg.annotations.lists import members_behind
from kg.annotations.tree import is_verb
from kg.model import EventStatus, Factuality, MentionKind, Qualification
from kg.statements.extractor import Candidate
from kg.text import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from spacy.tokens import Span, Token

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.model import Relation
    from kg.statements.arguments import Arguments

__all__ = ["Headings"]

_THINGS = ("Event", "PolicyInstrument")
"""What a list can belong to: the first of these that the relation admits."""
_LONGEST = 8
"""Words of a heading."""
_ARTICLES = ("the", "list", "of")
_NOUNS = ("NN", "NNS", "NNP")
_CORE = ("nsubj", "nsubjpass", "dobj")
_LISTS = frozenset(["include", "be"])
"""Verbs with which a heading only says that a list follows."""


class Headings:
    """The headings of lists that the relations know."""

    def __init__(self, relations: Iterable[Relation], factuality: Callable[[Token], Qualification]) -> None:
        self._relations: Mapping[tuple[str, ...], Relation] = {
            tuple(words.split()): relation for relation in relations for words in sorted(relation.headings)
        }
        self._first = frozenset(words[0] for words in self._relations)
        self._factuality = factuality

    def candidates(self, annotated: AnnotatedArticle, arguments: Arguments) -> Iterator[Candidate]:
        """A statement for each item of a list that begins with a name, if what it belongs to is named beside it."""
        blocks = annotated.repaired.blocks
        for at, relation in self._above_lists(annotated):
            items = list(takewhile(lambda each: each.kind is BlockKind.LIST_ITEM, blocks[at + 1 :]))
            found = self._belongs_to(arguments, relation, _beside(annotated, at, at + 1 + len(items)))
            if found is not None:
                yield from self._statements(relation, _listed(annotated, items), *found)
        yield from self._on_one_line(annotated, arguments)

    def announced(self, annotated: AnnotatedArticle) -> frozenset[tuple[int, str]]:
        """The tokens of headings, each with what the list below says: "Countries attending the talks:" says it of the
        countries in the list.
        """
        blocks = annotated.repaired.blocks
        above = ((_tokens(annotated, blocks[at]), relation) for at, relation in self._above_lists(annotated))
        return frozenset((token.i, relation.name) for heading, relation in above for token in heading)

    def _above_lists(self, annotated: AnnotatedArticle) -> Iterator[tuple[int, Relation]]:
        """The blocks that are headings of lists, by their places."""
        for at, (block, below) in enumerate(pairwise(annotated.repaired.blocks)):
            if below.kind is BlockKind.LIST_ITEM and block.kind is not BlockKind.LIST_ITEM:
                relation = self._relation(_tokens(annotated, block))
                if relation is not None:
                    yield at, relation

    def _on_one_line(self, annotated: AnnotatedArticle, arguments: Arguments) -> Iterator[Candidate]:
        """ "In attendance will be: Vale, minister of trade, and Roe, mayor of Oslo", all in one sentence."""
        for colon in annotated.doc:
            if colon.text != ":" or colon.i + 1 == len(annotated.doc) or colon.nbor().is_space:
                continue
            heading = annotated.doc[colon.sent.start : colon.i]
            relation = self._relation(heading) if heading else None
            if relation is None or colon.nbor().is_sent_start:
                continue
            before = annotated.doc[: heading.start]
            beside = [(heading, True), *((each[-1].sent, False) for each in (before,) if each)]
            found = self._belongs_to(arguments, relation, beside)
            if found is not None:
                thing, meant = found
                to_come = is_verb(heading.root) and self._factuality(heading.root).factuality is Factuality.PLANNED
                meant = Qualification(status=EventStatus.PLANNED).within(meant) if to_come else meant
                yield from self._statements(relation, members_behind(annotated, colon), thing, meant)

    def _relation(self, tokens: Span) -> Relation | None:
        words = [token.lower_ for token in tokens if token.text[:1].isalnum()]
        while words and words[0] in _ARTICLES:
            del words[0]
        if not words or words[0] not in self._first or len(words) > _LONGEST:
            return None
        if any(is_verb(token) and lemma(token) not in _LISTS and token.dep_ == "ROOT" for token in tokens[1:]):
            return None  # "Participants represented the following towns"
        return self._relations.get(tuple(words[:1])) or self._relations.get(tuple(words[:2]))

    def _belongs_to(
        self, arguments: Arguments, relation: Relation, beside: Iterable[tuple[Span, bool]]
    ) -> tuple[ActorMention, Qualification] | None:
        """The thing that is named nearest, and how it is meant where it is spoken of; none where it is denied."""
        kind = next(kind for kind in _THINGS if kind in relation.range)
        thing, called = None, ""
        for sentence, anywhere in beside:
            for token in sentence:
                if token.tag_ not in _NOUNS or not (anywhere or _is_core(token)):
                    continue
                found = arguments.actor_or_thing(token, (kind,))
                if found is None or arguments.type_of(found) != kind:
                    continue
                if thing is None:
                    thing, called = found, lemma(token)
                elif found.actor != thing.actor and called != lemma(token):
                    continue
                meant = self._factuality(token)
                if meant.factuality is not Factuality.ASSERTED:
                    return (thing, meant) if meant.factuality is not Factuality.DENIED else None
            if thing is not None and not anywhere:
                break
        return (thing, Qualification()) if thing is not None else None

    def _statements(
        self, relation: Relation, listed: Iterable[ActorMention], thing: ActorMention, qualification: Qualification
    ) -> Iterator[Candidate]:
        for each in listed:
            yield Candidate(
                subject=each,
                relation=relation.name,
                object=thing,
                anchor=each.root,
                trigger=(each.start, each.end),
                rule="heading of a list",
                qualification=qualification,
            )


def _listed(annotated: AnnotatedArticle, items: Iterable[Block]) -> Iterator[ActorMention]:
    """Whom each item names: a person anywhere in it, else what it begins with."""
    for item in items:
        tokens = _tokens(annotated, item)
        named = [m for m in annotated.mentions_in(tokens.start, tokens.end) if m.kind is MentionKind.NAME]
        person = next((m for m in named if annotated.actors[m.actor].type == "Person"), None)
        listed = person or next((m for m in named if m.start - tokens.start <= (tokens[0].tag_ == "DT")), None)
        if listed is not None:
            yield listed


def _beside(annotated: AnnotatedArticle, heading: int, behind: int) -> Iterator[tuple[Span, bool]]:
    """The sentences that may name what a list belongs to, the heading first; in it, it may stand anywhere."""
    blocks = annotated.repaired.blocks
    yield _tokens(annotated, blocks[heading]), True
    for at, which in ((behind, 0), (heading - 1, -1), (0, 0)):
        if 0 <= at < len(blocks) and at != heading and (tokens := _tokens(annotated, blocks[at])):
            yield tokens[which].sent, False


def _is_core(noun: Token) -> bool:
    """The subject or object of the verb of its sentence."""
    return noun.dep_ in _CORE and noun.head.dep_ == "ROOT"


def _tokens(annotated: AnnotatedArticle, block: Block) -> Span:
    found = annotated.doc.char_span(block.span.start, block.span.end, alignment_mode="expand")
    return found if found is not None else annotated.doc[:0]
