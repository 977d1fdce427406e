"""Whose act "its attack on Norland" is: the subject of the verb that carries the noun, if the pronoun can mean it.

Whoever judges an act speaks of another's: "Norland condemned its attack" says nothing of whose it is, and in "condemned
Sudria for its attack" it is Sudria's, but not in "sued Sudria for its attack", which a court may see otherwise. The
verbs are data: the category `judgement` of the cues, with the value `possible` where the act may not have been.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause
from kg.annotations.tree import child, first_conjunct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from kg.annotations.cues import CueIndex

__all__ = ["OWN", "whose_own"]

OWN = {"its": "it", "their": "they", "his": "he", "her": "she"}
"""Possessives of the third person, and who they speak of."""
_OBJECTIVE = {"him": "he", "them": "they"}
_SEVERAL = ("NNS", "NNPS")
_ANY = ("WP", "WDT")
_BODIES = ("GPE", "NORP", "ORG")
_NAMES = (*_BODIES, "PERSON")
_FOR = ("for", "over")


def whose_own(noun: Token, verb: Token | None, cues: CueIndex, *, mutual: bool) -> list[Token]:
    """Those who do what a noun with "its", "their", "his" or "her" names; nobody where it cannot be told.

    Args:
        noun: with the pronoun as its possessor.
        verb: the verb that carries the noun.
        cues: where judging verbs are looked up.
        mutual: whether all parties of the act are on a par, so that one's own may be praised ("hailed its alliance").
    """
    owner = child(noun, "poss")
    if owner is None or owner.lower_ not in OWN:
        return []
    first = first_conjunct(noun)
    if first is not noun and first.ent_type_ in _NAMES:  # "praised Norland and its support"
        return [first] if _can_mean(owner.lower_, [first]) else []
    found = _carriers(noun, first, verb, cues, mutual=mutual) if verb is not None else []
    if not found or not _can_mean(owner.lower_, found):
        return []
    between = noun.doc[found[-1].i + 1 : noun.i]
    return [] if any(part.ent_type_ in _NAMES for part in between) else found


def _carriers(noun: Token, first: Token, verb: Token, cues: CueIndex, *, mutual: bool) -> list[Token]:
    """The subjects of a verb; of one that judges, whom it judges for the act."""
    judgement = cues.at(verb, "judgement")
    judged_for = noun.dep_ == "pobj" and noun.head.lower_ in _FOR and first is noun
    if judgement is None or (mutual and not judged_for):
        return Clause(verb).subjects
    return Clause(verb).objects if judged_for and judgement.value == "asserted" else []


def _can_mean(pronoun: str, found: Sequence[Token]) -> bool:
    """Agreement in person, number and kind; a name of a body may take "their", a plural or a person's name no "its"."""
    wanted = OWN[pronoun]
    if len(found) > 1:
        return wanted == "they"
    (one,) = found
    if one.tag_ == "PRP":
        return _OBJECTIVE.get(one.lower_, one.lower_) == wanted
    if one.tag_ in _ANY:
        return True
    if one.tag_ in _SEVERAL and one.ent_type_ not in ("GPE", "ORG"):  # the United States are one
        return wanted == "they"
    if wanted == "they":
        return one.ent_type_ in _BODIES or one.tag_ == "NN"
    return one.ent_type_ != "PERSON" if wanted == "it" else one.ent_type_ not in _BODIES
