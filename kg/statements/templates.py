"""The notation of the lexicon: templates that read as English, compiled to tests on a parse.

`X impose|slap sanction on Y over Z` is a trigger ("impose" or "slap"), a fixed object ("sanction") and two slots behind
prepositions. Voice, coordination, control and nominal forms are the clause layer's business, so a template is written
once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.errors import OntologyError
from kg.model import Relation, Template

__all__ = ["PREPOSITIONS", "SLOTS", "Pattern", "Slot", "compile_template", "index_templates"]

SLOTS = frozenset("XYZTP")
"""X acts, Y is acted upon, Z is the topic, T a further party, P a place."""

PREPOSITIONS = frozenset(
    """
    about above across after against ahead along alongside amid among apart around as aside at away back before behind
    between beyond by down during for forward from in into near of off on onto out over past regarding round since
    that through throughout to together toward towards under until up upon versus via with within without
    """.split()
)
"""The closed class that tells a preposition or particle from a noun in a template."""


_TURNED = {"X": "Y", "Y": "X"}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a participant stands: behind one of `prepositions`, or as the direct object if there are none.

    Behind "that" stands the subject of the content clause: "X allege that Y …".
    """

    name: str
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A compiled template."""

    relation: str
    part: str
    text: str
    triggers: frozenset[str]
    particles: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()
    """Lemmas, one of which must be the direct object ("sanction" in "impose sanction on")."""
    modifiers: tuple[frozenset[str], ...] = ()
    """Lemmas that must modify the fixed object or the nominal trigger ("export" in "export control")."""
    phrase: tuple[frozenset[str], frozenset[str]] | None = None
    """A fixed prepositional phrase: prepositions and noun lemmas ("to the table")."""
    slots: tuple[Slot, ...] = ()
    modal: frozenset[str] = frozenset()
    """Modal verbs, one of which the content clause must have: "X say that Y must Z"."""
    inverse: bool = False
    """The template begins with Y: "Y draw criticism from X"."""

    @property
    def weight(self) -> int:
        """The more a template asks for, the surer it is; of two that fit one trigger, the heavier wins."""
        asked = 2 * bool(self.fixed) + 2 * bool(self.phrase) + bool(self.particles) + len(self.modifiers)
        asked += bool(self.modal)
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
        OntologyError: it does not begin with X or Y, has no trigger, or breaks off after a preposition.
    """
    words = template.text.split()
    where = f"lexicon: pol:{template.relation} lex:{template.part} “{template.text}”"
    if len(words) < 2 or words[0] not in ("X", "Y"):
        raise OntologyError(
            "a template begins with X (or Y) and a word", where=where, advice="write it like “X coordinate with Y”"
        )
    inverse = words[0] == "Y"
    turned = [_TURNED.get(word, word) for word in words] if inverse else words
    return replace(_compile(template, turned[1:], where), inverse=inverse)


def _compile(template: Template, rest: list[str], where: str) -> Pattern:
    """Read the words behind X."""
    if rest[0] == "be" and len(rest) > 1:
        return _compile_copula(template, rest[1:])
    if template.part == "noun":
        return _compile_noun(template, rest)
    head, tail = _choices(rest[0]), rest[1:]
    particles: frozenset[str] = frozenset()
    if tail and _is_preposition(tail[0]) and (len(tail) == 1 or _is_preposition(tail[1])):
        particles, tail = _choices(tail[0]), tail[1:]
    return _compile_tail(template, head, particles, tail, where)


def _is_preposition(word: str) -> bool:
    return all(part in PREPOSITIONS for part in word.split("|"))


def _compile_copula(template: Template, rest: list[str]) -> Pattern:
    """ "X be ally of Y", "X be allied with Y": the noun or adjective is the trigger."""
    at = next((k for k, word in enumerate(rest) if word in SLOTS or _is_preposition(word)), len(rest))
    return Pattern(
        relation=template.relation,
        part="copula",
        text=template.text,
        triggers=_choices(rest[max(at - 1, 0)]),
        modifiers=tuple(_choices(word) for word in rest[: max(at - 1, 0)]),
        slots=_slots(rest[max(at, 1) :]),
    )


def _compile_noun(template: Template, rest: list[str]) -> Pattern:
    at = next((k for k, word in enumerate(rest) if word in SLOTS or _is_preposition(word)), len(rest))
    if at == 0:
        raise OntologyError(
            "a noun template has its noun after X",
            where=template.text,
            advice="write it like “X cooperation with Y on Z”",
        )
    return Pattern(
        relation=template.relation,
        part="noun",
        text=template.text,
        triggers=_choices(rest[at - 1]),
        modifiers=tuple(_choices(word) for word in rest[: at - 1]),
        slots=_slots(rest[at:]),
    )


def _slots(words: list[str]) -> tuple[Slot, ...]:
    slots, prepositions = [], frozenset[str]()
    for word in words:
        if word in SLOTS:
            slots.append(Slot(word, prepositions))
            prepositions = frozenset()
        else:
            prepositions = _choices(word)
    return tuple(slots)


def _compile_tail(
    template: Template, head: frozenset[str], particles: frozenset[str], tail: list[str], where: str
) -> Pattern:
    slots: list[Slot] = []
    nouns: list[frozenset[str]] = []
    modal: frozenset[str] = frozenset()
    phrase: tuple[frozenset[str], frozenset[str]] | None = None
    position = 0
    while position < len(tail):
        word, following = tail[position], tail[position + 1] if position + 1 < len(tail) else None
        if word in SLOTS:
            slots.append(Slot(word))
        elif not _is_preposition(word):
            if slots and "that" in slots[-1].prepositions:
                modal |= _choices(word)
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
            phrase = (_choices(word), _choices(following))
            position += 1
        position += 1
    if not slots and template.part == "verb" and not nouns:
        raise OntologyError("a template needs a slot besides X", where=where, advice="add Y or Z")
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
        modal=modal,
    )


def index_templates(relations: Iterable[Relation]) -> Mapping[tuple[str, str], tuple[Pattern, ...]]:
    """Patterns by part (`verb`, `noun`, `copula`) and trigger lemma, heaviest first: one look-up for each word of a
    text.
    """
    found: dict[tuple[str, str], list[Pattern]] = defaultdict(list)
    for relation in relations:
        for template in relation.templates:
            pattern = compile_template(template)
            for trigger in pattern.triggers:
                found[pattern.part, trigger].append(pattern)
    return {
        key: tuple(sorted(patterns, key=lambda p: (-p.weight, p.relation, p.text)))
        for key, patterns in sorted(found.items())
    }
