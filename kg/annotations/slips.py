"""Slips that the parser makes again and again, mended in the parse itself, so that no later layer has to know them.

Each rule says what the parser takes for what, and why the other reading is the right one. A rule never looks at single
words of content, only at tags, labels, entities and function words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.annotations.language import strings
from kg.annotations.tree import child, children, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["mend"]

_NAMES = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC")
_FINITE = ("VBD", "VBP", "VBZ")
_MODIFIERS = ("compound", "nmod", "amod")


def mend(doc: Doc) -> Doc:
    """Mend a parse in place, and return it."""
    for position, (label, tag) in enumerate(zip(strings(doc, "DEP"), strings(doc, "TAG"), strict=True)):
        for rule, tags in _RULES.get(label, ()):
            if not tags or tag in tags:
                rule(doc[position])
    return doc


def _attach(token: Token, head: Token, label: str) -> None:
    """Hang a token on another head of its sentence; never so that a circle arises."""
    if head.i != token.i and not token.is_ancestor(head):
        token.head = head
        token.dep_ = label


def _noun_that_is_the_verb(token: Token) -> None:
    """Headlines: in "Norway sanctions Chile" the verb is read as a noun, but no noun has a direct object."""
    if child(token, "dobj") is None or token.dep_ not in ("ROOT", "ccomp"):
        return
    before = [part for part in children(token, *_MODIFIERS, "npadvmod", "nsubj") if part.i < token.i]
    if not before or not before[-1].tag_.startswith("NN") or child(token, "det", "poss") is not None:
        return
    token.tag_ = "VBZ" if token.tag_ == "NNS" else "VBP"
    subject = before[-1]
    for part in before[:-1]:
        _attach(part, subject, part.dep_)
    _attach(subject, token, "nsubj")


def _second_verb_read_as_name(token: Token) -> None:
    """In "will condemn and sanction Chile" the second verb is read as a part of the name behind it."""
    name = token.head
    if token.dep_ != "compound" or name.dep_ != "dobj" or name.i != token.i + 1:
        return
    verb, before = name.head, None if token.is_sent_start else token.nbor(-1)
    if before is None or before.dep_ != "cc" or before.head.i != verb.i or not is_verb(verb) or not name.ent_type_:
        return
    token.tag_ = verb.tag_
    _attach(token, verb, "conj")
    _attach(name, token, "dobj")


def _verb_that_is_the_subject(token: Token) -> None:
    """In "Claims that Norway attacked are untrue" the subject is read as a verb."""
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.i > token.i:
        token.tag_ = "NNS" if token.tag_ == "VBZ" else "NN"


def _subject_before_infinitive(token: Token) -> None:
    """Headlines: "Norway to sanction Chile" says what Norway will do; the name is no adverbial."""
    if token.dep_ != "npadvmod" or token.ent_type_ not in _NAMES:
        return
    verb = token.head
    marked = any(part.tag_ in ("TO", "MD") for part in children(verb, "aux"))
    if not is_verb(verb) or not marked or token.i > verb.i:
        return
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None:
        _attach(token, verb, "nsubj")
    else:  # "Norway, Chilean leaders to meet": both names belong to the leaders
        _attach(token, subject, "nmod")


def _headline_under_speech(token: Token) -> None:
    """ "Norland to sign treaty, says Vale": what is announced is read as a clause on the name."""
    verb, speech = child(token, "relcl"), token.head
    if verb is None or not is_verb(speech) or speech.i < verb.i:
        return
    to = child(verb, "aux")
    if to is not None and to.tag_ == "TO" and to.i == token.i + 1:
        _attach(verb, speech, "ccomp")  # first the verb, so that no circle arises
        _attach(token, verb, "nsubj")


def _list_read_as_apposition(token: Token) -> None:
    """In "Norway, Kenya and Japan" the second of three names is read as another name of the first."""
    if token.dep_ != "appos" or child(token, "cc") is None or child(token, "det", "poss") is not None:
        return
    following = child(token, "conj")
    if following is not None and all(_is_name(each) for each in (token.head, token, following)):
        if _kind(token) == _kind(token.head) == _kind(following):
            token.dep_ = "conj"


def _is_name(token: Token) -> bool:
    return token.tag_.startswith("NNP") and token.ent_type_ in _NAMES


def _kind(token: Token) -> str:
    return "person" if token.ent_type_ == "PERSON" else "body"


def _name_read_as_modifier(token: Token) -> None:
    """In "Minister Reed and Minister Vale visited" the first person is read as a modifier of the second."""
    coordination = child(token, "cc") if token.dep_ in _MODIFIERS and _is_name(token) else None
    if coordination is None:
        return
    last = token.head
    while last.dep_ in _MODIFIERS:
        last = last.head
    head, label = last.head, last.dep_
    if not _is_name(last) or last.ent_type_ != token.ent_type_ or last.i < coordination.i or head.i == last.i:
        return
    for part in children(token, "conj"):
        _attach(part, last, "compound")
    _attach(token, head, label)
    _attach(last, token, "conj")


def _state_beside_its_people(token: Token) -> None:
    """In "the foreign ministers of Norway and Chile met" they are those of both, and Chile itself met nobody."""
    people = token.head
    if people.tag_ != "NNS" or token.ent_type_ != "GPE":
        return
    whose = [
        part for each in children(people, "prep") if each.lower_ in ("of", "from") for part in children(each, "pobj")
    ]
    if not whose or whose[-1].ent_type_ != "GPE":
        return
    first = whose[-1]
    between = token.doc[first.right_edge.i + 1 : token.left_edge.i]
    if 0 < len(between) <= 2 and all(part.dep_ in ("cc", "punct") for part in between):
        for part in between:
            _attach(part, first, part.dep_)
        _attach(token, first, "conj")


def _plural_possessor(token: Token) -> None:
    """In "the states’ growing support for Norland" the owner of the support is read as the subject of a clause."""
    owner, participle = token.head, token.head.head
    if token.text not in ("’", "'") or owner.dep_ != "nsubj" or participle.tag_ != "VBG" or participle.i != token.i + 1:
        return
    noun = child(participle, "dobj")
    if noun is None or participle.dep_ not in ("ccomp", "xcomp") or child(participle, "aux") is not None:
        return
    verb = participle.head
    _attach(noun, verb, "dobj")
    for part in children(participle, "cc", "conj"):
        _attach(part, verb, part.dep_)
    _attach(participle, noun, "amod")
    _attach(owner, noun, "poss")


def _phrase_on_adverb(token: Token) -> None:
    """ "Look forward to signing": the phrase belongs to the verb with its adverb."""
    adverb = token.head
    if adverb.tag_ == "RB" and adverb.dep_ == "advmod" and is_verb(adverb.head) and child(token, "pcomp") is not None:
        _attach(token, adverb.head, "prep")


def _finite_verb_under_infinitive(token: Token) -> None:
    """In "attacked to take the city and called on Chile" the second act is coordinated with the first, not with its
    aim.
    """
    aim = token.head
    if aim.tag_ != "VB" or all(part.tag_ != "TO" for part in children(aim, "aux")):
        return
    if child(token, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return
    act = next((above for above in aim.ancestors if above.tag_ in _FINITE), None)
    if act is not None and act.tag_ == token.tag_:
        _attach(token, act, "conj")


def _main_clause_read_as_reported(token: Token) -> None:
    """In "Vale signed the law, after the regions voted" the clause with "after" is read as the main one; so is, in
    "Vale said, citing Reed, that the law failed", the one with "that".
    """
    before = {part.dep_: part for part in token.lefts}
    mark, main = before.get("mark"), before.get("ccomp")
    if mark is None or main is None or main.i > mark.i or child(main, "nsubj", "nsubjpass") is None:
        return
    main.head, main.dep_ = main, "ROOT"
    _attach(token, main, "ccomp" if mark.lower_ == "that" else "advcl")


def _which_of_a_person(token: Token) -> None:
    """In "Vale, head of the River Council, which organized the talks" nobody is meant by "which" but the Council."""
    which = child(token, "nsubj", "nsubjpass", "dobj")
    if which is None or which.tag_ != "WDT" or token.head.ent_type_ != "PERSON" or which.i < token.head.i + 3:
        return
    noun = which.nbor(-2) if which.nbor(-1).text == "," else which.nbor(-1)
    while noun.dep_ in (*_MODIFIERS, "pobj", "prep") and noun.head.ent_type_ == noun.ent_type_ != "":
        noun = noun.head
    if noun.tag_.startswith("NN") and noun.ent_type_ != "PERSON":
        _attach(token, noun, "relcl")


def _loose_participle(token: Token) -> None:
    """ "kept calm, not signing the treaty": the participle behind a comma tells more of what the verb says."""
    if token.dep_ == "dep" and is_verb(token.head) and token.head.i < token.i:
        token.dep_ = "advcl"


_PROPER = ("NNP", "NNPS")
_RULES: Mapping[str, Sequence[tuple[Callable[[Token], None], tuple[str, ...]]]] = {
    "ROOT": ((_noun_that_is_the_verb, ("NN", "NNS")), (_main_clause_read_as_reported, ())),
    "ccomp": ((_noun_that_is_the_verb, ("NN", "NNS")),),
    "compound": ((_second_verb_read_as_name, ("NN",)), (_name_read_as_modifier, _PROPER)),
    "nsubj": ((_verb_that_is_the_subject, ("VBZ", "VBP", "VB")), (_headline_under_speech, _PROPER)),
    "nsubjpass": ((_verb_that_is_the_subject, ("VBZ", "VBP", "VB")),),
    "npadvmod": ((_subject_before_infinitive, _PROPER), (_headline_under_speech, _PROPER)),
    "appos": ((_list_read_as_apposition, _PROPER),),
    "nmod": ((_name_read_as_modifier, _PROPER),),
    "amod": ((_name_read_as_modifier, _PROPER),),
    "relcl": ((_which_of_a_person, ()),),
    "conj": ((_finite_verb_under_infinitive, _FINITE), (_state_beside_its_people, _PROPER)),
    "dep": ((_loose_participle, ("VBG",)),),
    "case": ((_plural_possessor, ()),),
    "prep": ((_phrase_on_adverb, ()),),
}
"""By the label that a rule is about, with the tags that it is about (none: any), both as the parser gave them: few
tokens have these, and each is asked once.
"""
