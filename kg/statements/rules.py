"""The rule extractor: lexicon templates through frames, and office phrases.

For each word one look-up of its lemma; only its own patterns are tried, the heaviest first (a matcher pattern for each
verb would cost more than the parse).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause, is_said_of_noun
from kg.annotations.cues import SPEAKS_FOR_ISSUER, CueIndex
from kg.annotations.factuality import FactualityReader
from kg.annotations.language import lemma
from kg.annotations.nominals import NominalClause
from kg.annotations.speakers import SpeakerReader
from kg.annotations.tree import child, children, conjuncts, is_verb, prepositional_objects
from kg.identifiers import digest
from kg.model import EventStatus, Factuality, Qualification, Relation
from kg.statements.arguments import Arguments
from kg.statements.attendance import Headings
from kg.statements.demands import Demand
from kg.statements.ellipsis import Ellipsis
from kg.statements.extractor import Candidate
from kg.statements.frames import Match, match_verb, with_their_words
from kg.statements.nominal_frames import match_copula, match_noun
from kg.statements.templates import DEMAND, Pattern, index_templates
from kg.statements.topic_phrases import topic_phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.vocabulary import Vocabulary

__all__ = ["Refusal", "RuleExtractor"]

_PAIRS_UP_TO = 4
_PARTICIPLES = ("VBN", "VBG")
_AUXILIARY = ("aux", "auxpass")
type Refusal = Callable[[Token, str], None]
type _Reading = tuple[Match, list[Candidate]]


class RuleExtractor:
    """Candidates from the lexicon and the offices of a vocabulary."""

    name = "rules.v1"

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._patterns = index_templates(vocabulary.relations.values())
        self._symmetric = frozenset(name for name, relation in vocabulary.relations.items() if relation.symmetric)
        self._own_acts = _nouns_of_acts(vocabulary, self._patterns)
        self._triggers = frozenset(word for _, word in self._patterns)
        self._cues = CueIndex(vocabulary.cues)
        self._factuality = FactualityReader(self._cues)
        self._speakers = SpeakerReader(self._cues)
        self._headings = Headings(vocabulary.relations.values(), self._factuality.of)
        self._ellipsis = Ellipsis(vocabulary.relations, self._patterns, self._factuality)
        self._texts = self._cues.first_words("noun", SPEAKS_FOR_ISSUER)

    def candidates(self, annotated: AnnotatedArticle, refused: Refusal | None = None) -> Iterator[Candidate]:
        """All candidates of an article in the order of the text. `refused` is told why a pattern that began to fit
        did not.
        """
        arguments = Arguments(annotated, self._vocabulary)
        yield from _offices(annotated)
        announced = self._headings.announced(annotated)
        readings = list(self._readings(annotated, arguments, refused))
        said = (each for each in _said_once(readings) if (each.anchor, each.relation) not in announced)
        yield from self._ellipsis.candidates(annotated, arguments, said)
        yield from self._headings.candidates(annotated, arguments)

    def _readings(
        self, annotated: AnnotatedArticle, arguments: Arguments, refused: Refusal | None
    ) -> Iterator[_Reading]:
        """For each trigger the heaviest pattern that gives anything, with what it gives."""
        for at, (word, written) in enumerate(zip(annotated.lemmas, annotated.words, strict=True)):
            if word not in self._triggers and written not in self._triggers:
                continue
            token = annotated.doc[at]
            if token.dep_ in _AUXILIARY or annotated.is_inside_name(token) or is_said_of_noun(token):
                continue  # "has signed" is no having, and a word of a name says nothing ("Cooperation Council")
            something_else = set[str]()
            for match in self._matches(token, word, annotated):
                if match.pattern.idiom:
                    something_else.add(match.pattern.relation)
                if match.pattern.relation in something_else:
                    continue
                found = list(self._read(match, arguments))
                if found:
                    yield match, [replace(each, topic=topic_phrase(match, annotated, each.object)) for each in found]
                    break
                if refused:
                    which = f"“{match.pattern.text}” ({match.pattern.relation}) at “{token.text}”"
                    refused(token, f"{which}: no actor it admits in every slot")

    def _matches(self, token: Token, word: str, annotated: AnnotatedArticle) -> Iterator[Match]:
        """Patterns that fit a token and its lemma, heaviest first."""
        for patterns, match in self._frames(token, word, annotated):
            for pattern in patterns:
                found = match(pattern, symmetric=pattern.relation in self._symmetric)
                if found is not None:
                    if pattern.inverse:
                        found.subjects, found.objects = found.objects, found.subjects
                    yield found

    def _frames(
        self, token: Token, word: str, annotated: AnnotatedArticle
    ) -> Iterator[tuple[Sequence[Pattern], Callable[..., Match | None]]]:
        """The patterns that a word can trigger, by kind of template, and what tells whether one fits."""
        verbal = is_verb(token)
        if verbal and (patterns := self._patterns.get((DEMAND, token.lower_))):
            yield patterns, Demand(token, annotated, self._factuality, self._speakers).match
        if verbal and (patterns := self._patterns.get(("verb", word))):
            clause = Clause(token)
            yield with_their_words(clause, patterns), partial(match_verb, clause)
        if token.tag_.startswith("NN") and (patterns := self._patterns.get(("noun", word))):
            yield patterns, partial(match_noun, NominalClause(token, self._cues))
        if not verbal or token.tag_ in _PARTICIPLES:
            # "is allied with": the lemma of the participle would be "ally"
            form = token.lower_ if verbal else word
            if patterns := self._patterns.get(("copula", form)):
                yield patterns, partial(match_copula, token)

    # ---- from tokens to actors --------------------------------------------------------------------------------------

    def _read(self, match: Match, arguments: Arguments) -> Iterator[Candidate]:
        relation = self._vocabulary.relations[match.pattern.relation]
        domain = match.pattern.agents or self._domain(relation, match, arguments)
        subjects = self._fillers(self._agents(match), domain, arguments)
        if match.reciprocal:
            yield from self._pairs(match, subjects)
            return
        objects = self._objects(match, relation, arguments)
        if not objects:
            if relation.object_optional and match.pattern.slot("Y") is None:
                for subject in subjects:
                    yield from self._candidates(match, subject, None, None)
            return
        group = self._group(match, len(subjects) * len(objects))
        for subject in subjects:
            for other in objects:
                if other.actor != subject.actor:
                    yield from self._candidates(match, subject, other, group)

    def _domain(self, relation: Relation, match: Match, arguments: Arguments) -> tuple[str, ...]:
        """Who can act so. A single person only beside a word that leaves no doubt, or where the act is still to come
        upon a state: "plans to attack Sudria" is no speech.
        """
        sure = not relation.by_persons or not relation.by_persons.isdisjoint(map(lemma, match.words))
        if sure or self._comes_upon_states(match, arguments):
            return relation.domain
        return tuple(kind for kind in relation.domain if kind != "Person")

    def _comes_upon_states(self, match: Match, arguments: Arguments) -> bool:
        mentions = [arguments.actor(token) for token in match.objects]
        states = [mention for mention in mentions if mention is not None and arguments.type_of(mention) == "Country"]
        planned = bool(states) and self._factuality.of(match.trigger).status is EventStatus.PLANNED
        return planned and len(states) == len(mentions)

    def _objects(self, match: Match, relation: Relation, arguments: Arguments) -> list[ActorMention]:
        """What fills the slot; where the relation reaches farther, whom its content concerns, or whose the thing is."""
        tokens, kinds = list(match.objects), match.pattern.others or relation.range
        if not tokens and relation.reaches_content:
            tokens = [token for topic in match.topics if is_verb(topic) for token in _concerned(topic)]
        objects = self._fillers(tokens, kinds, arguments)
        if not objects and relation.reaches_owner:
            things = [thing for thing in tokens if not relation.of_own_acts or self._is_owned(thing)]
            objects = self._fillers((owner for thing in things for owner in _owners(thing)), kinds, arguments)
        return objects

    def _is_owned(self, thing: Token) -> bool:
        """ "Norland's cooking" and "the Norlandic plan" are Norland's; "Norlandic cooking" is only called so."""
        owner = child(thing, "poss")
        return owner is not None or lemma(thing) in self._own_acts or child(thing, "amod") is None

    def _agents(self, match: Match) -> list[Token]:
        """The subjects; in place of an act of the same kind ("Norlandic air strikes hit …") those who commit it, and in
        place of a text ("a statement condemning Sudria") those who issue it.
        """
        found: list[Token] = []
        for token in [*match.subjects, *match.occasions]:
            if self._is_act(token, match.pattern.relation):
                found += NominalClause(token, self._cues).subjects(("of",), mutual=False)
            elif token.tag_.startswith("NN") and lemma(token) in self._texts:
                found += NominalClause(token, self._cues).subjects((), mutual=False)
            elif token in match.subjects:
                found.append(token)
        return found

    def _is_act(self, token: Token, relation: str) -> bool:
        acts = self._patterns.get(("noun", lemma(token)), ()) if token.tag_.startswith("NN") else ()
        return any(pattern.relation == relation for pattern in acts)

    def _fillers(self, tokens: Iterable[Token], kinds: tuple[str, ...], arguments: Arguments) -> list[ActorMention]:
        found: dict[str, ActorMention] = {}
        for token in tokens:
            for mention in arguments.actors_or_things(token, kinds):
                if any(self._vocabulary.is_a(arguments.type_of(mention), kind) for kind in kinds):
                    found.setdefault(mention.actor, mention)
        return list(found.values())

    def _pairs(self, match: Match, parties: list[ActorMention]) -> Iterator[Candidate]:
        if not 2 <= len(parties) <= _PAIRS_UP_TO:
            return
        group = self._group(match, len(parties) * (len(parties) - 1) // 2)
        for left, right in combinations(parties, 2):
            yield from self._candidates(match, left, right, group)

    def _group(self, match: Match, statements: int) -> str | None:
        return digest(match.trigger.i, match.pattern.text, length=8) if statements > 1 else None

    def _candidates(
        self, match: Match, subject: ActorMention, other: ActorMention | None, group: str | None
    ) -> Iterator[Candidate]:
        """One candidate; two where a state is presupposed and its change is said."""
        words = sorted(word.i for word in match.words)
        saying = match.saying.i if match.saying is not None else None

        def candidate(rule: str, qualification: Qualification | None) -> Candidate:
            return Candidate(
                subject=subject,
                relation=match.pattern.relation,
                object=other,
                anchor=match.trigger.i,
                trigger=(words[0], words[-1] + 1),
                rule=rule,
                group=group,
                dated=match.pattern.dated,
                qualification=qualification,
                saying=saying,
            )

        if match.pattern.part in ("noun", "verb"):
            presupposed = self._factuality.presupposes(match.trigger)
            if presupposed is not None:
                yield candidate("presupposition", presupposed)
                if match.pattern.part == "verb":
                    return  # "must stop attacking", "will continue to support" say no more
                if self._factuality.of(match.trigger).factuality is Factuality.POSSIBLE:
                    return  # nor does "urged it to lift its sanctions"
        yield candidate(f"{match.pattern.part}: {match.pattern.text}", None)


def _nouns_of_acts(vocabulary: Vocabulary, patterns: Mapping[tuple[str, str], Sequence[Pattern]]) -> frozenset[str]:
    """What a state does or has as a state, as far as the ontology speaks of it: "plan", "raid", "decision"."""
    said = {word for part, word in patterns if part == "noun"}
    judged = [p for found in patterns.values() for p in found if vocabulary.relations[p.relation].of_own_acts]
    said |= {noun for pattern in judged for noun in pattern.fixed or ()}
    said |= {cue.phrase.split()[0] for cue in vocabulary.cues if cue.category == "noun"}
    return frozenset(said | vocabulary.common_nouns.keys())


def _said_once(readings: Sequence[_Reading]) -> Iterator[Candidate]:
    """Without what a noun says again of two whom its verb has joined already: "offered its condolences to Norland" is
    one statement, and not only the noun under an offer.
    """
    by_verbs = {
        (word.i, match.pattern.relation, frozenset([each.subject, each.object]))
        for match, found in readings
        if match.pattern.part == "verb"
        for word in match.words
        for each in found
    }
    for match, found in readings:
        for each in found:
            again = (match.trigger.i, each.relation, frozenset([each.subject, each.object])) in by_verbs
            if match.pattern.part == "verb" or each.qualification is not None or not again:
                yield each


def _concerned(verb: Token) -> list[Token]:
    """Whom an act concerns: its object, or who stands behind "with", "against", "on", "from"."""
    behind = [each for _, each in prepositional_objects(verb, ("with", "against", "on", "from"))]
    nouns = [
        each for noun in Clause(verb).objects for _, each in prepositional_objects(noun, ("with", "against", "on"))
    ]
    return behind + nouns or Clause(verb).objects


def _owners(thing: Token) -> list[Token]:
    """ "Norland's snub", "the Norlandic power grid"."""
    first = children(thing, "poss") or children(thing, "amod") or children(thing, "compound", "nmod")
    return [each for owner in first if owner.text[:1].isupper() for each in conjuncts(owner)]


def _offices(annotated: AnnotatedArticle) -> Iterator[Candidate]:
    """Each office phrase with its holder is a statement."""
    for office in annotated.offices:
        yield Candidate(
            subject=office.holder,
            relation=office.relation,
            object=office.object_mention,
            object_actor=office.object,
            anchor=office.head,
            trigger=(office.start, office.end),
            rule=f"office: {office.rule}",
            role=office.role,
            status=office.status,
            jurisdiction=office.jurisdiction,
            state=True,
        )
