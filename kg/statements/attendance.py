"""Lists under a heading that says what those in it do: "Participants", and below it a name in each line.

What they take part in stands in the heading ("Participants in the meeting"); else it is what the sentence behind the
list, that before its heading or the first one of the text is about: the subject or object of its verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from kg.annotations.language import lemma
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
        for at, (block, below) in enumerate(pairwise(blocks)):
            if below.kind is not BlockKind.LIST_ITEM or block.kind is BlockKind.LIST_ITEM:
                continue
            relation = self._relation(annotated, block)
            if relation is None:
                continue
            items = list(takewhile(lambda each: each.kind is BlockKind.LIST_ITEM, blocks[at + 1 :]))
            found = self._belongs_to(annotated, arguments, relation, at, at + 1 + len(items))
            if found is not None:
                yield from self._listed(annotated, relation, items, *found)

    def _relation(self, annotated: AnnotatedArticle, block: Block) -> Relation | None:
        tokens = _tokens(annotated, block)
        words = [token.lower_ for token in tokens if token.text[:1].isalnum()]
        while words and words[0] in _ARTICLES:
            del words[0]
        if not words or words[0] not in self._first or len(words) > _LONGEST:
            return None
        if any(is_verb(token) and lemma(token) not in _LISTS and token.dep_ == "ROOT" for token in tokens[1:]):
            return None  # "Participants represented the following towns"
        return self._relations.get(tuple(words[:1])) or self._relations.get(tuple(words[:2]))

    def _belongs_to(
        self, annotated: AnnotatedArticle, arguments: Arguments, relation: Relation, heading: int, behind: int
    ) -> tuple[ActorMention, Qualification] | None:
        """The thing that is named nearest, and whether it is still to come."""
        kind = next(kind for kind in _THINGS if kind in relation.range)
        for sentence, anywhere in _beside(annotated, heading, behind):
            for token in sentence:
                if token.tag_ not in _NOUNS or not (anywhere or _is_core(token)):
                    continue
                thing = arguments.actor_or_thing(token, (kind,))
                if thing is not None and arguments.type_of(thing) == kind:
                    return thing, self._qualification(sentence)
        return None

    def _qualification(self, sentence: Span) -> Qualification:
        root = sentence.root
        planned = is_verb(root) and self._factuality(root).factuality is Factuality.PLANNED
        return Qualification(status=EventStatus.PLANNED) if planned else Qualification()

    def _listed(
        self,
        annotated: AnnotatedArticle,
        relation: Relation,
        items: list[Block],
        thing: ActorMention,
        qualification: Qualification,
    ) -> Iterator[Candidate]:
        for item in items:
            tokens = _tokens(annotated, item)
            named = [m for m in annotated.mentions_in(tokens.start, tokens.end) if m.kind is MentionKind.NAME]
            person = next((m for m in named if annotated.actors[m.actor].type == "Person"), None)
            listed = person or next((m for m in named if m.start - tokens.start <= (tokens[0].tag_ == "DT")), None)
            if listed is not None:
                yield Candidate(
                    subject=listed,
                    relation=relation.name,
                    object=thing,
                    anchor=listed.root,
                    trigger=(listed.start, listed.end),
                    rule="heading of a list",
                    qualification=qualification,
                )


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
