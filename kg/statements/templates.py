"""The notation of the lexicon: templates that read as English, compiled to tests on a parse.

`X impose|slap sanction on Y over Z` is a trigger ("impose" or "slap"), a fixed object ("sanction") and two slots behind
prepositions. Voice, coordination, control and nominal forms are the clause layer's business, so a template is written
once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import batched

from kg.errors import OntologyError
from kg.model import Relation, Template

__all__ = ["DEMAND", "IDIOM", "PREPOSITIONS", "SLOTS", "Pattern", "Slot", "compile_template", "index_templates"]

SLOTS = frozenset("XYZTPD")
"""X acts, Y is acted upon, Z is the topic, T a further party, P a place, D a day that has to be said."""

IDIOM = "idiom"
"""The part of templates that say what a relation is not: "X withdraw money from Y" is no leaving."""

DEMAND = "demand"
"""The part of templates in which X only speaks: "X say that Y must go"."""

PREPOSITIONS = frozenset(
    """
    about above across after against ahead along alongside amid among apart around as aside at away back before behind
    between beyond by down during first for forth forward from in into near of off on onto out over past regarding
    round since that through throughout to together toward towards under until up upon versus via with within without
    """.split()
)
"""The closed class that tells a preposition or particle from a noun in a template; "first" is one in "strike first"."""

_NOUNS_TOO = frozenset(["back", "round"])
"""Of these, the ones that are nouns and verbs as well: "back Y", "fire round at Y"."""


_TURNED = {"X": "Y", "Y": "X"}
_DEMANDING = re.compile(r"(?P<topic>Z)!|(?P<party>[XY]):(?P<kinds>[A-Z]\w*(?:\|[A-Z]\w*)*)")
"""A slot that asks for more than its place: a topic that has to be there, a party of one of these classes."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a participant stands: behind one of `prepositions`; if there are none, as the direct object of a verb, or
    before a noun that is said of X.

    Behind "that" stands the subject of the content clause: "X allege that Y …".
    """

    name: str
    prepositions: frozenset[str] = frozenset()
    needed: bool = False
    """Whether a topic has to be there: "X agree with Y on Z!"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A compiled template."""

    relation: str
    part: str
    text: str
    triggers: frozenset[str]
    particles: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    """Verbs, of one of which a nominal trigger has to be the subject or object: "talk with Y collapse"."""
    fixed: frozenset[str] = frozenset()
    """Lemmas, one of which must be the direct object ("sanction" in "impose sanction on")."""
    modifiers: tuple[frozenset[str], ...] = ()
    """Lemmas that must modify the fixed object or the nominal trigger ("export" in "export control")."""
    phrase: tuple[frozenset[str], frozenset[str]] | None = None
    """A fixed prepositional phrase: prepositions and noun lemmas ("to the table"), on a noun too ("talk on treaty")."""
    slots: tuple[Slot, ...] = ()
    complement: frozenset[str] = frozenset()
    """What has to be said of the direct object: "hold Y responsible"."""
    modal: frozenset[str] = frozenset()
    """Modal verbs, one of which the content clause must have: "X say that Y must Z"."""
    passive: bool = False
    """What has to be done to Y, not what it has to do: "X say that Y must be lifted"."""
    agents: tuple[str, ...] = ()
    """Classes, of one of which X has to be, where others do something else: "X:Person arrive in Y"."""
    others: tuple[str, ...] = ()
    """The same of Y: "X recognise Y:Country"."""
    dated: bool = False
    """It has to be said of a day, or of no more than a week: "X be in Y D"."""
    inverse: bool = False
    """The template begins with Y: "Y draw criticism from X"."""
    idiom: bool = False
    """The words say something else: where they fit, no template of the relation does."""

    @property
    def weight(self) -> int:
        """The more a template asks for, the surer it is; of two that fit one trigger, the heavier wins. A word alone
        comes last.
        """
        if not self.slots:
            return -1
        asked = 2 * bool(self.fixed) + 2 * bool(self.phrase) + bool(self.particles) + len(self.modifiers)
        asked += 2 * bool(self.carriers) + bool(self.dated) + bool(self.modal) + 2 * bool(self.complement)
        asked += bool(self.agents) + bool(self.others)
        asked += any(slot.needed for slot in self.slots)
        return asked + sum(1 + bool(slot.prepositions) for slot in self.slots if slot.name == "Y")

    def slot(self, name: str) -> Slot | None:
        for slot in self.slots:
            if slot.name == name:
                return slot
        return None


def _choices(word: str) -> frozenset[str]:
    return frozenset(word.split("|"))


def compile_template(template: Template) -> Pattern:
    """Read one template.

    Raises:
        OntologyError: it says nothing that could be looked for in a text; the message names the record and what to do.
    """
    words, needed, kinds = _without_demands(template.text.split())
    where = f"lexicon: pol:{template.relation} lex:{template.part} “{template.text}”"
    for problem, advice in _problems(template.part, words):
        raise OntologyError(problem, where=where, advice=advice)
    inverse = words[0] == "Y"
    turned = [_TURNED.get(word, word) for word in words] if inverse else words
    pattern = _compile(template, turned[1:], where)
    idiom = template.part == IDIOM
    alone = pattern.part == "verb" and not inverse  # "X resign"
    if pattern.slot("Y") is None and pattern.slot("Z") is None and not idiom and not alone:
        raise OntologyError("a template needs a slot besides X", where=where, advice="add Y or Z")
    slots = tuple(replace(slot, needed=needed) if slot.name == "Z" else slot for slot in pattern.slots)
    agents, others = kinds.get("X", ()), kinds.get("Y", ())
    dated = pattern.slot("D") is not None
    slots = tuple(slot for slot in slots if slot.name != "D")
    return replace(pattern, slots=slots, agents=agents, others=others, dated=dated, inverse=inverse, idiom=idiom)


def _without_demands(words: list[str]) -> tuple[list[str], bool, dict[str, tuple[str, ...]]]:
    """The bare slots, whether the topic is needed, and the classes asked of X and Y."""
    bare, needed, kinds = list(words), False, dict[str, tuple[str, ...]]()
    for at, word in enumerate(words):
        if found := _DEMANDING.fullmatch(word):
            bare[at] = found["topic"] or found["party"]
            needed |= found["topic"] is not None
            kinds |= {found["party"]: tuple(found["kinds"].split("|"))} if found["party"] else {}
    return bare, needed, kinds


def _problems(part: str, words: list[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the words as they stand, each with an advice."""
    if len(words) < 2 or words[0] not in ("X", "Y"):
        yield "a template begins with X (or Y) and a word", "write it like “X coordinate with Y”"
        return
    for word in words:
        choices = word.split("|")
        if word not in SLOTS and word != word.lower():
            advice = f"slots are {', '.join(sorted(SLOTS))}, X:Class, Y:Class and Z!; words stand in lower case"
            yield f"{word} is no slot", advice
        if {"a", "an", "the"} & set(choices):
            yield f"the article “{word}” is never looked for", "leave it out"
        if "" in choices or len({each in PREPOSITIONS for each in choices if each not in _NOUNS_TOO}) > 1:
            yield f"“{word}” is no choice between words of one kind", "write two templates"
        if word in SLOTS and words.count(word) > 1:
            yield f"{word} stands there twice", "give each slot once"
    stay = part == "verb" and len(words) > 2 and _is_preposition(words[2])  # "X be in Y"
    copula = words[1] == "be" and not stay
    said = words[3:] if copula and words[2:3] in (["X"], ["Y"]) else words[2:]
    if copula and (part in ("verb", IDIOM) or not said or said[0] in SLOTS or _is_preposition(said[0])):
        yield "behind “be” stands a noun or an adjective", "write “X be ally of Y”, under lex:noun or lex:adjective"
    if part == "adjective" and not copula:
        yield "an adjective stands behind “be”", "write it like “X be critical of Y”"
    if part == "noun" and not copula and (words[1] in SLOTS or _is_preposition(words[1])):
        yield "a noun template has its noun after X", "write it like “X cooperation with Y on Z”"
    if part in ("verb", IDIOM) and (words[1] in SLOTS or _is_preposition(words[1])) and words[1] not in _NOUNS_TOO:
        yield "a verb template has its verb after X", "write it like “X coordinate with Y”"


def _compile(template: Template, rest: list[str], where: str) -> Pattern:
    """Read the words behind X."""
    if rest[0] == "be" and template.part != "verb":
        return _compile_nominal(template, "copula", rest[1:], where)
    if template.part == "noun":
        return _compile_nominal(template, "noun", rest, where)
    if template.part == DEMAND:
        return _compile_demand(template, rest, where)
    head, tail = _choices(rest[0]), rest[1:]
    particles: frozenset[str] = frozenset()
    if tail and _is_preposition(tail[0]) and (len(tail) == 1 or _is_preposition(tail[1])):
        particles, tail = _choices(tail[0]), tail[1:]
    return _compile_tail(template, head, particles, tail, where)


def _is_preposition(word: str) -> bool:
    return all(part in PREPOSITIONS for part in word.split("|"))


def _compile_nominal(template: Template, part: str, rest: list[str], where: str) -> Pattern:
    """ "X cooperation with Y", "X be ally of Y", "X be allied with Y": the noun or adjective is the trigger.

    Behind the slots of a noun may stand the verb that carries it: "X talk with Y break down".
    """
    before = (Slot(rest[0]),) if rest[0] in SLOTS else ()  # "X be Y member"
    rest = rest[len(before) :]
    at = next((k for k, word in enumerate(rest) if word in SLOTS or _is_preposition(word)), len(rest))
    behind = rest[at:]
    verb = next((k for k in range(0, len(behind), 2) if part == "noun" and _is_word(behind[k])), len(behind))
    carriers, particles = _carrier(behind[verb:], where)
    slots, phrase = _slots(behind[:verb], where)
    if phrase and part != "noun":
        raise OntologyError("behind “be” stands no fixed phrase", where=where, advice="leave it out")
    return Pattern(
        relation=template.relation,
        part=part,
        text=template.text,
        triggers=_choices(rest[at - 1]),
        particles=particles,
        carriers=carriers,
        modifiers=tuple(_choices(word) for word in rest[: at - 1]),
        phrase=phrase,
        slots=before + slots,
    )


def _compile_demand(template: Template, rest: list[str], where: str) -> Pattern:
    """ "X say that Y must go", "X say that Y must be lifted": "say" is any word of saying."""
    passive = rest[4:5] == ["be"]
    if rest[:2] != ["say", "that"] or rest[2:3] not in (["Y"], ["Z"]) or len(rest) != 5 + passive:
        advice = "write it like “X say that Y must go” or “X say that Y must be lifted”"
        raise OntologyError("this says nothing that has to happen", where=where, advice=advice)
    return Pattern(
        relation=template.relation,
        part=DEMAND,
        text=template.text,
        triggers=_choices(rest[-1]),
        slots=(Slot(rest[2], frozenset({"that"})),),
        modal=_choices(rest[3]),
        passive=passive,
    )


def _is_word(word: str) -> bool:
    return word not in SLOTS and not _is_preposition(word)


def _carrier(words: list[str], where: str) -> tuple[frozenset[str], frozenset[str]]:
    """The verb behind the slots of a noun, and its particle."""
    if len(words) > 2 or any(map(_is_word, words[1:])) or SLOTS & set(words):
        advice = "write it like “X talk with Y break down”"
        raise OntologyError("behind the slots stands one verb, with a particle or none", where=where, advice=advice)
    verb, particle = [*map(_choices, words), frozenset[str](), frozenset[str]()][:2]
    return verb, particle


def _slots(words: list[str], where: str) -> tuple[tuple[Slot, ...], tuple[frozenset[str], frozenset[str]] | None]:
    """Behind a noun stand prepositions with their slots, or one with the words that have to be there."""
    if len(words) % 2:
        raise OntologyError("behind the noun each preposition has one slot", where=where, advice="write it like “on Y”")
    slots, phrase = [], None
    for preposition, filler in batched(words, 2):
        if not _is_preposition(preposition) or (phrase and filler not in SLOTS):
            advice = "write it like “X cooperation with Y on Z”"
            raise OntologyError(f"behind the noun “{preposition} {filler}” is no slot", where=where, advice=advice)
        if filler in SLOTS:
            slots.append(Slot(filler, _choices(preposition)))
        else:
            phrase = (_choices(preposition), _choices(filler))
    return tuple(slots), phrase


def _compile_tail(
    template: Template, head: frozenset[str], particles: frozenset[str], tail: list[str], where: str
) -> Pattern:
    slots: list[Slot] = []
    nouns: list[frozenset[str]] = []
    modal, complement = frozenset[str](), frozenset[str]()
    phrase: tuple[frozenset[str], frozenset[str]] | None = None
    position = 0
    while position < len(tail):
        word, following = tail[position], tail[position + 1] if position + 1 < len(tail) else None
        if word in SLOTS:
            slots.append(Slot(word))
        elif not _is_preposition(word):
            if slots and "that" in slots[-1].prepositions:
                modal |= _choices(word)
            elif slots and position == 1:
                complement |= _choices(word)
            else:
                nouns.append(_choices(word))
        elif following is None:
            particles |= _choices(word)
        elif following in SLOTS:
            slots.append(Slot(following, _choices(word)))
            position += 1
        elif _is_preposition(following):
            particles |= _choices(word)
        else:
            if phrase and (nouns or particles or slots):
                raise OntologyError("there are two fixed phrases", where=where, advice="leave one of them out")
            if phrase:  # "hand over load of aid": the first is a particle with its object
                particles, nouns = phrase[0], [phrase[1]]
            phrase = (_choices(word), _choices(following))
            position += 1
        position += 1
    return Pattern(
        relation=template.relation,
        part="verb",
        text=template.text,
        triggers=head,
        particles=particles,
        fixed=nouns[-1] if nouns else frozenset(),
        modifiers=tuple(nouns[:-1]),
        phrase=phrase,
        slots=tuple(slots),
        complement=complement,
        modal=modal,
    )


def index_templates(relations: Iterable[Relation]) -> Mapping[tuple[str, str], tuple[Pattern, ...]]:
    """Patterns by part (`verb`, `noun`, `copula`, `demand`) and trigger, idioms before all and then the heaviest first:
    one look-up for each word of a text.
    """
    found: dict[tuple[str, str], list[Pattern]] = defaultdict(list)
    for relation in relations:
        for template in relation.templates:
            pattern = compile_template(template)
            for trigger in pattern.triggers:
                found[pattern.part, trigger].append(pattern)
    return {
        key: tuple(sorted(patterns, key=lambda p: (not p.idiom, -p.weight, p.relation, p.text)))
        for key, patterns in sorted(found.items())
    }
