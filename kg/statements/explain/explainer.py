"""The same reading as in a run, sentence by sentence and with the reasons for what was refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.annotations.annotate import Annotator
from kg.annotations.clauses import Clause
from kg.annotations.cues import CueIndex
from kg.annotations.factuality import FactualityReader
from kg.annotations.language import lemma
from kg.annotations.nominals import NominalClause
from kg.annotations.tree import bare_phrase, is_verb, prepositional_objects
from kg.model import Mention, Statement
from kg.statements.arguments import Arguments
from kg.statements.explain.records import ExplainedSentence, SeenActor, SeenClause
from kg.statements.merge import merge
from kg.statements.qualify import Qualifier
from kg.statements.rules import RuleExtractor
from kg.statements.templates import PREPOSITIONS, index_templates

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.model import Article
    from kg.statements.frames import Match
    from kg.vocabulary import Vocabulary

__all__ = ["Explainer", "sentences"]


class Explainer:
    """Everything that is compiled once, for any number of articles.

    Args:
        min_confidence: statements below it are refused, as a run leaves them out.
    """

    def __init__(self, vocabulary: Vocabulary, model: str, *, min_confidence: float = 0.0) -> None:
        cues = CueIndex(vocabulary.cues)
        self.annotator = Annotator(vocabulary, model)
        self._vocabulary = vocabulary
        self._min_confidence = min_confidence
        self._rules = _Rules(vocabulary)
        self._qualifier = Qualifier(vocabulary)
        self._clauses = ClauseReader(vocabulary, cues)
        self._symmetric = frozenset(name for name, relation in vocabulary.relations.items() if relation.symmetric)

    def explain(self, article: Article) -> Iterator[ExplainedSentence]:
        """The sentences of an article, in order."""
        (annotated,) = self.annotator.annotate([article])
        made = self._made(annotated)
        for number, sentence in enumerate(sentences(annotated), start=1):
            here = range(sentence.start, sentence.end)
            place = annotated.original(sentence.start, sentence.end)
            yield ExplainedSentence(
                article=article.id,
                number=number,
                place=place,
                text=place.of(article.text),
                actors=tuple(_actor(annotated, mention) for mention in annotated.mentions if mention.start in here),
                clauses=tuple(self._clauses.read(annotated, sentence)),
                statements=tuple(made.statements[number]),
                refused=tuple(dict.fromkeys(made.refused[number])),
                words=frozenset(lemma(token) for token in sentence),
            )

    def _made(self, annotated: AnnotatedArticle) -> _Made:
        """Statements, merged as in a run, and refusals, each by the number of its sentence."""
        numbers = {
            token.i: number for number, sentence in enumerate(sentences(annotated), start=1) for token in sentence
        }
        made, found = _Made(), []
        anchors: dict[str, int] = {}
        for candidate in self._rules.candidates(annotated, lambda why: made.refuse(numbers[self._rules.at], why)):
            at = numbers[candidate.anchor]
            statement = self._qualifier.statement(candidate, annotated, self._rules.name, made.refuser(at))
            if statement is None:
                continue
            if statement.confidence < self._min_confidence:
                made.refuse(at, f"{statement.relation}: its confidence is {statement.confidence}")
                continue
            anchors.setdefault(statement.id, at)
            found.append(statement)
        for statement in merge(found, symmetric=self._symmetric):
            made.statements[anchors[statement.id]].append(statement)
        return made


class _Rules(RuleExtractor):
    """The rules, with a note of the token that they are at: a refusal has no place of its own."""

    at = 0

    def _matches(self, token: Token, word: str) -> Iterator[Match]:
        self.at = token.i
        yield from super()._matches(token, word)


@dataclass(slots=True)
class _Made:
    statements: defaultdict[int, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    refused: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def refuse(self, number: int, why: str) -> None:
        self.refused[number].append(why)

    def refuser(self, number: int) -> Callable[[str], None]:
        return lambda why: self.refuse(number, why)


def sentences(annotated: AnnotatedArticle) -> Iterator[DocSpan]:
    """The sentences that hold more than blanks, without the blanks around them."""
    doc: Doc = annotated.doc
    for sentence in doc.sents:
        bare = annotated.sentence(sentence[0])
        if bare.text.strip():
            yield bare


def _actor(annotated: AnnotatedArticle, mention: ActorMention) -> SeenActor:
    actor = annotated.actors[mention.actor]
    span = annotated.original(mention.start, mention.end)
    seen = Mention(
        article=annotated.article.id,
        start=span.start,
        end=span.end,
        text=span.of(annotated.article.text),
        kind=mention.kind,
        actor=actor.id,
        reason=mention.reason,
    )
    return SeenActor(mention=seen, name=actor.name, type=actor.type)


# ---- clauses --------------------------------------------------------------------------------------------------------


class ClauseReader:
    """Lists the clauses of a sentence: its verbs, and the nouns that the lexicon knows as acts."""

    def __init__(self, vocabulary: Vocabulary, cues: CueIndex) -> None:
        self._vocabulary = vocabulary
        self._cues = cues
        self._factuality = FactualityReader(cues)
        self._lexicon = index_templates(vocabulary.relations.values())

    def read(self, annotated: AnnotatedArticle, sentence: DocSpan) -> Iterator[SeenClause]:
        arguments = Arguments(annotated, self._vocabulary)
        for token in sentence:
            if annotated.is_inside_name(token) or token.dep_ in ("aux", "auxpass"):
                continue
            if is_verb(token):
                yield self._of_verb(token, annotated, arguments)
            elif token.tag_.startswith("NN") and (slots := self._slots_of_noun(token)):
                yield self._clause(token, "noun", slots, annotated, arguments)

    def _of_verb(self, verb: Token, annotated: AnnotatedArticle, arguments: Arguments) -> SeenClause:
        clause = Clause(verb)
        return self._clause(
            verb,
            "verb",
            clause.slots,
            annotated,
            arguments,
            passive=clause.passive,
            polarity=clause.polarity.value,
            tense=clause.tense.value,
            modality=clause.modality,
            embedding=tuple(token.text for token in clause.embedding),
        )

    def _slots_of_noun(self, noun: Token) -> dict[str, tuple[Token, ...]]:
        """Empty unless the lexicon has the noun, and something is said of who or whom."""
        patterns = self._lexicon.get(("noun", lemma(noun)), ())
        taken = {preposition for pattern in patterns for slot in pattern.slots for preposition in slot.prepositions}
        if not patterns:
            return {}
        clause = NominalClause(noun, self._cues)
        slots: dict[str, list[Token]] = {"subject": clause.subjects(taken, mutual=False), "between": clause.parties()}
        for preposition, each in prepositional_objects(noun, PREPOSITIONS):
            if each not in slots["subject"] and each not in slots["between"]:
                slots.setdefault(preposition.lower_, []).append(each)
        return {name: tuple(tokens) for name, tokens in slots.items() if tokens}

    def _clause(
        self,
        word: Token,
        part: str,
        slots: Mapping[str, tuple[Token, ...]],
        annotated: AnnotatedArticle,
        arguments: Arguments,
        **said: Any,
    ) -> SeenClause:
        meant = self._factuality.of(word)
        return SeenClause(
            part=part,
            word=word.text,
            lemma=lemma(word),
            place=annotated.original(word.i, word.i + 1),
            slots={name: tuple(_called(each, annotated, arguments) for each in slots[name]) for name in slots},
            factuality=meant.factuality,
            cue=meant.cue,
            **said,
        )


def _called(token: Token, annotated: AnnotatedArticle, arguments: Arguments) -> str:
    """The name of the actor that a token stands for, or else its own words."""
    mention = arguments.actor(token)
    if mention is not None:
        return annotated.actors[mention.actor].name
    return token.text if is_verb(token) else " ".join(bare_phrase(token).text.split())
