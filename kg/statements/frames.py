"""The constructions in which a template's words can stand. One place for all relations: verbs here, nouns and what is
said with "be" in `nominal_frames`.

A frame takes a trigger token and a pattern and answers with the fillers of the slots. Which of several patterns to
believe, and what the fillers are called, is decided by the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause, is_infinitive, is_passive
from kg.annotations.language import lemma
from kg.annotations.nominals import between, required_modifiers
from kg.annotations.tree import child, children, conjuncts, is_sentence_before, is_verb, prepositional_objects
from kg.statements.templates import Pattern, Slot

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Match", "are_several", "is_modified", "is_time", "match_verb", "particle_of", "with_their_words"]


_SUMS = ("MONEY", "QUANTITY", "CARDINAL", "PERCENT")


@dataclass(slots=True)
class Match:
    """A pattern that fits: the tokens in its slots, and the words that say so."""

    pattern: Pattern
    trigger: Token
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    topics: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)
    occasions: list[Token] = field(default_factory=list)
    """What a passive without agent happened in; an act may tell who did it ("killed in Norlandic shelling")."""
    words: list[Token] = field(default_factory=list)
    saying: Token | None = None
    """The word by which a speaker does what the template says of him."""
    reciprocal: bool = False
    """The subjects act on each other: "A and B met", "talks between A and B"."""


_ASKED = (frozenset(["to"]), frozenset(["to", "for"]))
"""Prepositions of a topic that has to be there."""


# ---- verbs ----------------------------------------------------------------------------------------------------------


def match_verb(clause: Clause, pattern: Pattern, *, symmetric: bool) -> Match | None:
    """ "X impose sanction on Y over Z" on "sanctions were imposed on Norland by Sudria over the port"."""
    if not _may_fit(clause, pattern, symmetric):
        return None
    verb = clause.trigger
    if lemma(verb) == "be" and not _is_somewhere(verb):
        return None
    match = Match(pattern, verb, words=[verb])
    anchors = [verb]
    if pattern.particles:
        particle = _particle(verb, pattern)
        if particle is None:
            return None
        match.words.append(particle)
        anchors.append(particle)
    elif child(verb, "prt") is not None and pattern.phrase is None and not _takes_particle(verb, pattern):
        return None  # "ruled out talks" is no ruling
    if pattern.fixed:
        nouns = (*clause.objects, *clause.measured)
        fixed = next((noun for noun in nouns if lemma(noun) in pattern.fixed and is_modified(noun, pattern)), None)
        if fixed is None:
            return None
        match.words.append(fixed)
        anchors.append(fixed)
    if pattern.phrase:
        found = _phrase(clause, pattern, anchors)
        if found is None:
            return None
        match.words.extend(found)
        anchors.append(found[1])
    said = _said_of_object(clause, pattern) if pattern.complement else None
    if said is not None:
        match.words.append(said)
        anchors.append(said)
    elif pattern.complement:
        return None
    if pattern.modal and not _has_modal(_content(clause), pattern.modal):
        return None
    match.subjects = clause.subjects
    match.occasions = _occasions(clause)
    if not _fill(match, clause, anchors):
        return None
    if said is not None and match.objects in ([], [said]):  # the parser may take "Norland responsible" for a clause
        match.objects = [each for first in children(said, "nsubj", "compound")[-1:] for each in conjuncts(first)]
    alone = pattern.fixed or not clause.objects  # "A and B met the needs of C" is no meeting of A and B
    if not match.objects and symmetric and pattern.slot("Y") and are_several(match.subjects) and not clause.passive:
        match.reciprocal = bool(alone)
    if not match.objects and pattern.slot("Y") and not match.reciprocal:
        parties = between(anchors) if symmetric else []
        if len(parties) < 2:
            return None
        match.subjects, match.reciprocal = parties, True
    topic = pattern.slot("Z")
    asked = topic is not None and (topic.needed or topic.prepositions in _ASKED or not pattern.slot("Y"))
    if asked and not match.topics:
        return None  # "called for", and "asked Norland" without what to do, say nothing
    if not pattern.slots and _is_about_another(clause, anchors[-1]):
        return None
    return match


def with_their_words(clause: Clause, patterns: Iterable[Pattern]) -> list[Pattern]:
    """Those patterns whose fixed noun, particle and complement the clause has.

    "Hold", "take" and "make" have dozens of patterns, of which most ask for a noun or particle that is not there: two
    look-ups refuse them before anything is built.
    """
    return [
        pattern
        for pattern in patterns
        if (not pattern.fixed or not pattern.fixed.isdisjoint(clause.object_lemmas))
        and (not pattern.particles or not pattern.particles.isdisjoint(clause.hanging_words))
        and (not pattern.complement or _said_of_object(clause, pattern) is not None)
    ]


def _may_fit(clause: Clause, pattern: Pattern, symmetric: bool) -> bool:
    """Whether the clause has the prepositions without which the pattern cannot fit."""
    if pattern.fixed or pattern.particles:
        return True  # what else it asks for may hang on these
    if pattern.phrase and pattern.slot("Y") and pattern.phrase[0].isdisjoint(clause.hanging_words):
        return _fixed_infinitive(clause, pattern) is not None
    other = pattern.slot("Y")
    bare = any(not slot.prepositions for slot in pattern.slots)
    if not (bare or pattern.phrase or pattern.complement) and child(clause.trigger, "oprd") is not None:
        return False  # "called it necessary for peace" is no call for peace
    if other is None or pattern.phrase or pattern.complement or symmetric or other.prepositions & {"that", "for"}:
        return True
    return not other.prepositions.isdisjoint(clause.hanging_words) if other.prepositions else bool(clause.objects)


def _is_about_another(clause: Clause, last: Token) -> bool:
    """Of a template that names nobody but X: "quit smoking", "tendered his government's resignation"."""
    if last.tag_.startswith("N"):
        owner = child(last, "poss")
        return owner is not None and owner.tag_ != "PRP$"
    return bool(clause.objects)


def _is_somewhere(verb: Token) -> bool:
    """ "Is in Norland", and no more: who is busy or president there may live there."""
    said = child(verb, "attr", "acomp", "oprd", "expl")
    return said is None or is_time(said)


def _occasions(clause: Clause) -> list[Token]:
    if not clause.passive or clause.subjects:
        return []
    return [each for _, each in prepositional_objects(clause.trigger, ("in", "during")) if each.tag_ in ("NN", "NNS")]


def are_several(subjects: list[Token]) -> bool:
    """Enough for "each other"; a plural alone may be a joint phrase ("officials of A and B", "the two leaders")."""
    if len(subjects) != 1:
        return len(subjects) > 1
    return subjects[0].tag_ in ("NNS", "NNPS") or subjects[0].lower_ in ("they", "both", "we")


def _can_be_topic(token: Token, match: Match) -> bool:
    """What opens the sentence ("In addition, …") is no topic of its verb, nor is a time."""
    return not is_time(token) and (token.i > match.trigger.i or bool(match.pattern.fixed))


def is_time(token: Token) -> bool:
    """ "met on Friday" has no topic."""
    return token.ent_type_ in ("DATE", "TIME")


def _fixed_infinitive(clause: Clause, pattern: Pattern) -> Token | None:
    """ "X vow to punish Y": the infinitive that the template names."""
    prepositions, verbs = pattern.phrase or (frozenset(), frozenset())
    if "to" not in prepositions:
        return None
    stays = lemma(clause.trigger) == "be"  # "is in Norland to meet", but not "is to meet in Norland"
    verb = child(clause.trigger, "advcl") if stays else clause.complement
    return verb if verb is not None and lemma(verb) in verbs and is_infinitive(verb) else None


def _phrase(clause: Clause, pattern: Pattern, anchors: list[Token]) -> tuple[Token, Token] | None:
    """A fixed phrase: "to the aid" on the verb or its noun, a particle with its object ("carry out an attack"), or a
    fixed infinitive.
    """
    infinitive = _fixed_infinitive(clause, pattern)
    if infinitive is not None:
        return infinitive, infinitive
    prepositions, nouns = pattern.phrase or (frozenset(), frozenset())
    if pattern.slot("Y") is None:  # "resigned from his post in protest": the parser may hang it on the post
        hanging = [first for part in children(clause.trigger, "prep") for first in children(part, "pobj")]
        anchors = [*anchors, *hanging]
    for anchor in anchors:
        for pair in prepositional_objects(anchor, prepositions):
            if lemma(pair[1]) in nouns:
                return pair
    particle = particle_of(clause.trigger, prepositions)
    noun = next((each for each in (*clause.objects, *clause.measured) if lemma(each) in nouns), None)
    return (particle, noun) if particle is not None and noun is not None else None


def particle_of(verb: Token, words: frozenset[str]) -> Token | None:
    """A particle that governs nothing: "turn down", "put forward"."""
    return next(
        (
            part
            for part in children(verb, "prt", "advmod", "prep")
            if part.lower_ in words and child(part, "pobj", "pcomp", "prep") is None
        ),
        None,
    )


def _particle(verb: Token, pattern: Pattern) -> Token | None:
    """None where it goes with something else: "pushed back the chair against Y"."""
    other = pattern.slot("Y")
    if other is not None and other.prepositions and not pattern.fixed and child(verb, "dobj") is not None:
        return None
    hanging = children(verb, "prt", "advmod", "prep", "npadvmod")
    return next((part for part in hanging if part.lower_ in pattern.particles), None)


def _takes_particle(verb: Token, pattern: Pattern) -> bool:
    """ "turn down Y": the particle is written as the preposition of a slot."""
    words = {part.lower_ for part in children(verb, "prt")}
    return any(words & slot.prepositions for slot in pattern.slots)


def is_modified(noun: Token, pattern: Pattern) -> bool:
    """Every required modifier stands before the noun ("export" in "export controls")."""
    have = required_modifiers(noun) if pattern.modifiers else set()
    return all(modifier & have for modifier in pattern.modifiers)


def _fill(match: Match, clause: Clause, anchors: list[Token]) -> bool:
    """Put tokens into the slots. Returns whether every obligatory one is filled (Y may be reciprocal)."""
    pattern = match.pattern
    for slot in pattern.slots:
        direct = child(clause.trigger, "dobj")
        acted_upon = direct is not None and direct.ent_type_ not in _SUMS  # "invested two million in ports"
        alone = len(pattern.slots) == 1 and not pattern.fixed and acted_upon
        tokens = list(_slot_tokens(slot, clause, anchors, bool(pattern.fixed), alone))
        if slot.name == "Y":
            match.objects = tokens
        elif slot.name == "Z":
            match.topics = [token for token in tokens if token not in match.objects and _can_be_topic(token, match)][:1]
        elif slot.name == "T":
            match.targets = tokens
    return True


def _slot_tokens(slot: Slot, clause: Clause, anchors: list[Token], light: bool, alone: bool) -> list[Token]:
    if not slot.prepositions:
        last = anchors[-1]
        if slot.name == "Y" and last is not clause.trigger and is_infinitive(last):
            return clause.objects or Clause(last).objects  # "invite Y to speak", "vow to punish Y"
        if slot.name == "Y" and light and (held := _plural_before(last)) is not None:
            return [held]
        return _bare_slot(slot, clause, light)
    verb = clause.trigger
    if "that" in slot.prepositions:
        return _content_subjects(clause)
    found: list[Token] = []
    # the topic may hang on the object, but "demonstrated its support for Norland" is no demonstration for Norland
    for anchor in anchors + ([] if slot.name == "Y" or alone else clause.objects):
        found += _first_phrases(anchor, slot)
        if slot.name == "Y" and anchor is not verb:
            found += _possessors(anchor, slot)
    if slot.name in ("Y", "Z") and not light and particle_of(verb, slot.prepositions) is not None:
        found += clause.objects  # "turn down the offer"
    asked = _for_clause(verb)
    if asked is not None and slot.name == "Y" and "for" in slot.prepositions:
        found += Clause(asked).subjects
    if asked is not None and slot.name == "Z" and "to" in slot.prepositions:
        found.append(asked)
    if "to" in slot.prepositions:
        if slot.name == "Y" and light:  # "give Norland aid"
            found += clause.recipients
        elif slot.name == "Z" and clause.complement is not None and is_infinitive(clause.complement):
            found.append(clause.complement)
        elif slot.name == "Z" and light:  # "began a strike in the port to demand Z"
            purposes = [*children(verb, "advcl"), *children(anchors[-1], "acl", "relcl")]
            found += [each for each in purposes if is_infinitive(each)]
    return found


def _plural_before(noun: Token) -> Token | None:
    """ "took soldiers hostage", which the parser reads as one noun."""
    return next((part for part in children(noun, "compound") if part.tag_ == "NNS" and part.i == noun.i - 1), None)


def _content_subjects(clause: Clause) -> list[Token]:
    """ "alleged that Norland had armed the rebels": who is said to have done it."""
    content = _content(clause)
    return Clause(content).subjects if content is not None else []


def _content(clause: Clause) -> Token | None:
    """The finite clause that says what is said; no infinitive, and no question ("whether", "why")."""
    content = child(clause.trigger, "ccomp")
    if content is None or not is_verb(content) or is_infinitive(content) or is_sentence_before(content):
        return None
    mark = child(content, "mark")
    return content if mark is None or mark.lower_ == "that" else None


def _said_of_object(clause: Clause, pattern: Pattern) -> Token | None:
    """ "responsible" in "held Norland responsible"; the parser may see an adjective of the object, or a compound of
    the two ("took two nurses hostage").
    """
    parts = [*children(clause.trigger, "ccomp", "xcomp", "oprd", "acomp", "attr"), *clause.objects]
    parts += [part for noun in clause.objects for part in children(noun, "amod") if part.i > noun.i]
    return next((part for part in parts if part.lower_ in pattern.complement), None)


def _has_modal(content: Token | None, modals: frozenset[str]) -> bool:
    return content is not None and any(lemma(part) in modals for part in children(content, "aux"))


def _for_clause(verb: Token) -> Token | None:
    """ "called for Norland to sign": the infinitive with a subject of its own."""
    for clause in children(verb, "advcl", "ccomp", "xcomp"):
        mark = child(clause, "mark")
        if mark is not None and mark.lower_ == "for" and is_infinitive(clause):
            return clause
    return None


def _bare_slot(slot: Slot, clause: Clause, light: bool) -> list[Token]:
    """A slot without preposition: the direct object, or what is said of it; beside a fixed object the recipient."""
    if slot.name == "Z":
        content = _content(clause)
        if content is not None:
            return [content]
        return clause.objects or ([clause.complement] if clause.complement is not None else [])
    return clause.recipients if light else clause.objects


def _first_phrases(anchor: Token, slot: Slot) -> Iterator[Token]:
    """Of two phrases with one preposition the second mostly belongs to a noun between them: "forge a front with A in
    its quarrel with B".
    """
    first: dict[str, int] = {}
    for preposition, each in prepositional_objects(anchor, slot.prepositions):
        if first.setdefault(preposition.lower_, preposition.i) == preposition.i:
            yield each


def _possessors(noun: Token, slot: Slot) -> Iterator[Token]:
    """ "welcome the decision of Norland" is also said "welcome Norland's decision" and "welcome the Norlandic
    decision".

    Only an "of" template takes a bare name too ("the US decision"): in "the Norland war" it is where, not who.
    """
    if not slot.prepositions & {"of", "by"} or not noun.tag_.startswith("NN"):
        return
    if "by" in slot.prepositions:  # "the crimes committed by Norland"
        for participle in children(noun, "acl"):
            yield from Clause(participle).subjects if participle.tag_ == "VBN" and is_passive(participle) else ()
    owner = child(noun, "poss")
    if owner is not None:
        yield from conjuncts(owner)
        return
    labels = ("compound", "amod", "nmod") if "of" in slot.prepositions else ("amod",)
    yield from (part for part in children(noun, *labels) if part.text[:1].isupper())
