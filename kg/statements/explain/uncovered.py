"""Words that stand between two actors and that no template of the lexicon knows (`kg explain --uncovered`).

A word is given with its frame, in the notation of the lexicon, so that a line of the list can become a template:
`X extradite to Y`, `X impose curb on Y`, `X be deported to Y`, noun `X raid on Y`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause
from kg.annotations.cues import CueIndex
from kg.annotations.language import lemma
from kg.annotations.nominals import NominalClause, between
from kg.annotations.tree import child, children, conjuncts, is_verb, prepositional_objects
from kg.statements.arguments import Arguments
from kg.statements.rules import RuleExtractor
from kg.statements.templates import PREPOSITIONS, Pattern, index_templates

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import AnnotatedArticle
    from kg.vocabulary import Vocabulary

__all__ = ["ANY", "Frame", "Uncovered", "UncoveredWord"]

ANY = "…"
"""In the place of a noun that differs from text to text: "praised Norland's courage" is `X praise … of Y`."""
_ACTOR = ("Actor",)
_EMPTY = frozenset(["be", "have", "do", "let"])
_WHERE = frozenset(["in"])
"""Behind the object of a verb it says where: "held a meeting in Norland"."""
_AS = frozenset(["as", "since", "than"])
"""Behind these stands what the subject is, or when: "served as ambassador"."""
_BETWEEN_TWO = PREPOSITIONS - _AS


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Frame:
    """A word and how its two actors stand to it.

    Attributes:
        part: as in the lexicon: `verb`, `noun` or `adjective`.
        word: the lemma; of a passive without an agent the participle.
        particle: "up" in "prop up Y".
        noun: the lemma of an object that is no actor: "curb" in "impose curb on Y"; `ANY` if Y only owns it.
        preposition: what stands before Y.
    """

    part: str
    word: str
    particle: str = ""
    noun: str = ""
    preposition: str = ""

    @property
    def text(self) -> str:
        """As a line of the lexicon."""
        copula = "be" if self.part == "adjective" else ""
        words = ("X", copula, self.word, self.particle, self.noun, self.preposition, "Y")
        return " ".join(word for word in words if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class UncoveredWord:
    """A frame with the number of sentences it stands in, the kinds of actors it most often joins, and an example."""

    frame: Frame
    count: int
    articles: int
    types: str
    example: str

    def row(self) -> dict[str, object]:
        """One line of the table, one object of the JSON Lines of `kg explain --uncovered`."""
        return {
            "count": self.count,
            "articles": self.articles,
            "part": self.frame.part,
            "template": self.frame.text,
            "types": self.types,
            "example": self.example,
        }


@dataclass(frozen=True, slots=True)
class _Found:
    frame: Frame
    trigger: Token
    subject: Token
    object: Token


@dataclass(slots=True)
class _Tally:
    sentences: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)

    def word(self, frame: Frame) -> UncoveredWord:
        return UncoveredWord(
            frame=frame,
            count=len(self.sentences),
            articles=len(self.articles),
            types=min(self.types, key=lambda types: (-self.types[types], types)),
            example=min(self.sentences, key=lambda sentence: (len(sentence), sentence)),
        )


class Uncovered:
    """Counts the frames of a corpus, one article after the other."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._cues = CueIndex(vocabulary.cues)
        self._lexicon = index_templates(vocabulary.relations.values())
        self._rules = RuleExtractor(vocabulary)
        self._tallies: dict[Frame, _Tally] = {}

    def add(self, annotated: AnnotatedArticle) -> None:
        """Count the frames of an article. The same sentence in several articles counts once."""
        arguments = Arguments(annotated, self._vocabulary)
        read = self._read_by_rules(annotated)
        for found in self._found(annotated, arguments):
            subject = arguments.actor_or_thing(found.subject, _ACTOR)
            other = arguments.actor_or_thing(found.object, _ACTOR)
            if subject is None or other is None or subject.actor == other.actor:
                continue
            kinds = [arguments.type_of(mention) for mention in (subject, other)]
            if not all(self._vocabulary.is_a(kind, "Actor") for kind in kinds):
                continue
            if found.trigger.i in read.get(frozenset([subject.actor, other.actor]), ()) or self._covers(found.frame):
                continue
            tally = self._tallies.setdefault(found.frame, _Tally())
            tally.sentences.add(" ".join(annotated.sentence(found.trigger).text.split()))
            tally.articles.add(annotated.article.id)
            tally.types[" → ".join(kinds)] += 1

    def words(self) -> list[UncoveredWord]:
        """What was counted, the most frequent first."""
        words = [tally.word(frame) for frame, tally in self._tallies.items()]
        return sorted(words, key=lambda word: (-word.count, word.frame.text, word.frame))

    # ---- what is covered --------------------------------------------------------------------------------------------

    def _read_by_rules(self, annotated: AnnotatedArticle) -> Mapping[frozenset[str], set[int]]:
        """By pair of actors: the tokens that the rules read as the words of a statement between the two."""
        read: dict[frozenset[str], set[int]] = {}
        for candidate in self._rules.candidates(annotated):
            if candidate.subject is not None and candidate.object is not None:
                pair = frozenset([candidate.subject.actor, candidate.object.actor])
                read.setdefault(pair, set()).update(range(*candidate.trigger))
        return read

    def _covers(self, frame: Frame) -> bool:
        """Whether the lexicon has the frame, be it that the rules did not read it here."""
        part = "copula" if frame.part == "adjective" else frame.part
        if any(_fits(pattern, frame) for pattern in self._lexicon.get((part, frame.word), ())):
            return True
        nouns = self._lexicon.get(("noun", frame.noun), ()) if frame.noun else ()
        return any(_has_slot(pattern, frame.preposition) for pattern in nouns)

    # ---- what stands between two ------------------------------------------------------------------------------------

    def _found(self, annotated: AnnotatedArticle, arguments: Arguments) -> Iterator[_Found]:
        seen: set[tuple[int, int]] = set()
        for token in annotated.doc:
            if is_verb(token) and lemma(token) not in _EMPTY and not token.dep_.startswith("aux"):
                for found in self._of_verb(Clause(token), arguments):
                    seen.add((found.object.i, found.trigger.i))
                    yield found
        offices = {at for office in annotated.offices for at in range(office.start, office.end)}
        for token in annotated.doc:
            if token.tag_ in ("NN", "NNS") and token.i not in offices and not self._is_thing(token, arguments):
                for found in self._of_noun(token):
                    if (found.object.i, found.trigger.head.i) not in seen:
                        yield found

    def _is_thing(self, token: Token, arguments: Arguments) -> bool:
        """ "troops", "city": who acts or where, not what is done."""
        kind = self._vocabulary.common_nouns.get(lemma(token))
        thing = kind is not None and any(self._vocabulary.is_a(kind, each) for each in ("Actor", "Place"))
        return thing or arguments.actor(token) is not None

    def _of_verb(self, clause: Clause, arguments: Arguments) -> Iterator[_Found]:
        verb = clause.trigger
        if self._cues.at(verb, "speech") is not None and (clause.complement is not None or not clause.objects):
            return  # what is said matters, not to whom or where
        particle = child(verb, "prt")
        adverb = particle.lower_ if particle is not None else ""
        part, word, subjects = "verb", lemma(verb), clause.subjects
        if clause.passive and not subjects:
            part, word, subjects = "adjective", verb.lower_, clause.objects
        direct = [] if clause.passive and part == "adjective" else clause.objects
        frames = list(self._frames(clause, part, word, adverb, direct, arguments))
        yield from (_Found(frame, verb, subject, other) for frame, other in frames for subject in subjects)

    def _frames(
        self, clause: Clause, part: str, word: str, particle: str, direct: list[Token], arguments: Arguments
    ) -> Iterator[tuple[Frame, Token]]:
        """The frames of a clause, each with the token that is Y."""
        behind = [pair for pair in prepositional_objects(clause.trigger, _BETWEEN_TWO) if pair[0].dep_ != "agent"]
        behind = [(preposition, each) for preposition, each in behind if not _is_company(preposition)]
        actors = [each for each in direct if arguments.actor_or_thing(each, _ACTOR) is not None]
        for each in (*actors, *(() if direct else clause.recipients)):
            yield Frame(part=part, word=word, particle=particle), each
        if not direct:
            for preposition, each in behind:
                yield Frame(part=part, word=word, particle=particle, preposition=preposition.lower_), each
        for noun in direct:
            if noun in actors or not noun.tag_.startswith("NN"):
                continue
            own = list(prepositional_objects(noun, _BETWEEN_TWO))
            places = [(preposition.lower_, each) for preposition, each in own]
            places += [(prep.lower_, each) for prep, each in behind if prep.lower_ not in _WHERE]
            places += [("to", each) for each in clause.recipients]
            for each in (each for owner in children(noun, "poss") for each in conjuncts(owner)):
                yield Frame(part=part, word=word, particle=particle, noun=ANY, preposition="of"), each
            for name, each in places:
                yield Frame(part=part, word=word, particle=particle, noun=lemma(noun), preposition=name), each

    def _of_noun(self, noun: Token) -> Iterator[_Found]:
        word, clause = lemma(noun), NominalClause(noun, self._cues)
        parties = between([noun])
        for subject, other in pairwise(parties):
            yield _Found(Frame(part="noun", word=word, preposition="with"), noun, subject, other)
        for preposition, other in prepositional_objects(noun, _BETWEEN_TWO):
            if preposition.lower_ not in ("by", "between", "among", "amid"):
                for subject in clause.subjects((preposition.lower_,), mutual=False):
                    if subject.i != other.i:
                        yield _Found(
                            Frame(part="noun", word=word, preposition=preposition.lower_), noun, subject, other
                        )
        by = [each for _, each in prepositional_objects(noun, ("by",))]
        for other in (each for owner in children(noun, "poss") for each in conjuncts(owner)):
            for subject in by:
                yield _Found(Frame(part="noun", word=word, preposition="of"), noun, subject, other)


def _is_company(preposition: Token) -> bool:
    """ "along with", "together with": those are subjects."""
    return preposition.lower_ in ("together", "along", "alongside")


def _fits(pattern: Pattern, frame: Frame) -> bool:
    """Whether a template has the frame's particle, noun and slot."""
    if pattern.particles and frame.particle not in pattern.particles and frame.preposition not in pattern.particles:
        return False
    if pattern.fixed:
        return frame.noun in pattern.fixed
    if pattern.phrase or (frame.noun and pattern.part == "verb" and _has_slot(pattern, "")):
        return False
    return _has_slot(pattern, frame.preposition) or frame.particle in _prepositions(pattern)


def _has_slot(pattern: Pattern, preposition: str) -> bool:
    slot = pattern.slot("Y")
    return slot is not None and (preposition in slot.prepositions if preposition else not slot.prepositions)


def _prepositions(pattern: Pattern) -> Iterable[str]:
    slot = pattern.slot("Y")
    return slot.prepositions if slot is not None else ()
