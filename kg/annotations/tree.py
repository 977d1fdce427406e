"""Small questions to a dependency tree (CLEAR style labels, as spaCy's English models give them).

Nothing here knows a word of English beyond the labels: words are in `ontology/`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.annotations.language import strings

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = [
    "RELATIVE",
    "SUBJECTS",
    "ancestors_to_root",
    "antecedents",
    "bare_phrase",
    "child",
    "children",
    "conjuncts",
    "first_conjunct",
    "is_cleft",
    "is_sentence_before",
    "is_verb",
    "labelled",
    "prepositional_objects",
    "remember_dependants",
    "root_of",
    "start_of_reach",
]

_DEPENDANTS, _LABELS = "kg dependants", "kg labels"
_DASHES = ("--", "–", "—")
_FINITE = ("VBD", "VBP", "VBZ", "MD")
type _Dependant = tuple[int, str]
"""Its position and its label; a token would hold the parse fast that holds it."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def children(token: Token, *labels: str) -> list[Token]:
    """The direct dependants with one of the labels, in order of the text."""
    doc = token.doc
    return [doc[position] for position, label in _dependants(token) if label in labels]


def child(token: Token, *labels: str) -> Token | None:
    for position, label in _dependants(token):
        if label in labels:
            return token.doc[position]
    return None


def remember_dependants(doc: Doc) -> Doc:
    """Keep what hangs on each token in the parse itself, and return it; from now on the tree may not change.

    spaCy looks for the dependants anew each time, through all that is below a token, and a verb is asked dozens of
    times.
    """
    known: dict[int, list[_Dependant]] = defaultdict(list)
    distances, labels = doc.to_array("HEAD").astype("int64").tolist(), strings(doc, "DEP")
    for position, (distance, label) in enumerate(zip(distances, labels, strict=True)):
        if distance:
            known[position + distance].append((position, label))
    doc.user_data[_DEPENDANTS] = known
    doc.user_data[_LABELS] = labels
    return doc


def _dependants(token: Token) -> Sequence[_Dependant]:
    """What hangs on a token, in order of the text."""
    known: dict[int, list[_Dependant]] | None = token.doc.user_data.get(_DEPENDANTS)
    if known is None:
        return [(dependant.i, dependant.dep_) for dependant in token.children]
    return known.get(token.i, ())


def labelled(doc: Doc, label: str) -> list[Token]:
    """All tokens with a label, in order of the text."""
    labels: list[str] | None = doc.user_data.get(_LABELS)
    return [doc[position] for position, each in enumerate(labels or strings(doc, "DEP")) if each == label]


def is_verb(token: Token) -> bool:
    return token.tag_.startswith(("VB", "MD"))


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and all that is coordinated with it: "A, B and C" gives A, B, C from A.

    An apposition list introduced by "including" or a colon is no coordination and is not followed; nor is what the
    text leaves out: "A but not B", or says in an aside: "A – and B has said so – did".
    """
    yield token
    for other in children(token, "conj"):
        if is_verb(other) == is_verb(token) and (is_verb(other) or not _left_out(token, other)):
            yield from conjuncts(other)


def _left_out(token: Token, other: Token) -> bool:
    negated = any(child(part, "neg") for part in children(token, "cc") if token.i < part.i < other.i)
    return negated or child(other, "neg") is not None or _has_its_own_verb(token, other)


def _has_its_own_verb(token: Token, other: Token) -> bool:
    """Whether a name behind a dash is the subject of what stands between the dashes."""
    behind = other.right_edge.i + 1
    doc, end = token.doc, token.sent.end
    opened = any(part.text in _DASHES for part in doc[token.i + 1 : other.i])
    closed = any(part.text in _DASHES for part in doc[behind:end])
    return opened and closed and doc[behind].tag_ in _FINITE


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that a token stands in; the token itself if it stands alone."""
    while token.dep_ == "conj" and is_verb(token.head) == is_verb(token):
        token = token.head
    return token


def prepositional_objects(token: Token, prepositions: Container[str]) -> Iterator[tuple[Token, Token]]:
    """(preposition, object) for each phrase that hangs on a token, coordinated objects one by one.

    A relative pronoun gives what it stands for: "the state with which Norland trades".
    """
    for preposition in children(token, "prep", "agent", "dative", "prt"):
        if preposition.lower_ in prepositions:
            for first in children(preposition, "pobj", "pcomp"):
                for each in conjuncts(first):
                    for meant in antecedents(each):
                        yield preposition, meant
            # "talks with and about": the second preposition hangs on the first
            for second in children(preposition, "conj", "prep"):
                if second.lower_ in prepositions and second.dep_ == "conj":
                    for each in children(second, "pobj"):
                        yield second, each


RELATIVE = ("WDT", "WP", "WP$")


def antecedents(token: Token) -> list[Token]:
    """What a token stands for: itself, or for a relative pronoun the nouns that its clause hangs on.

    Covers "Norland, which Sudria says has signed" (the clause of the pronoun hangs in the relative clause) and the
    cleft "it is Norland that signed".
    """
    if token.tag_ not in RELATIVE:
        return [token]
    clause = token.head
    while clause.head.i != clause.i and clause.dep_ not in ("relcl", "acl"):
        if clause.dep_ == "ccomp" and is_cleft(clause):
            return [each for first in children(clause.head, "attr") for each in conjuncts(first)]
        if clause.dep_ not in ("conj", "ccomp", "xcomp", "prep", "pcomp", "agent"):
            return []
        clause = clause.head
    if clause.dep_ not in ("relcl", "acl"):
        return []
    noun = clause.head
    if noun.dep_ == "appos" and noun.head.ent_type_ and not noun.ent_type_:
        return [noun.head]  # "Vale, a lawyer who sued Norland"
    return list(conjuncts(noun))


def is_cleft(clause: Token) -> bool:
    """ "It is Norland that signed": a clause with a relative pronoun on the predicate noun of "it"."""
    noun = clause.head
    if clause.dep_ == "ccomp":  # the parser hangs it on the noun or on the verb
        return child(noun, "attr") is not None and child(clause, "mark") is None and _is_it(noun)
    return clause.dep_ == "relcl" and noun.dep_ == "attr" and _is_it(noun.head)


def _is_it(verb: Token) -> bool:
    return any(part.lower_ == "it" for part in children(verb, "nsubj", "expl"))


def ancestors_to_root(token: Token) -> Iterator[Token]:
    """Heads upwards, the token itself left out."""
    while token.head.i != token.i:
        token = token.head
        yield token


def root_of(doc: Doc, start: int, end: int) -> Token:
    """The token of a stretch on which the others hang; the last one that points outside wins (names are head-final)."""
    if end - start == 1:
        return doc[start]
    outside = [token for token in doc[start:end] if not start <= token.head.i < end or token.head.i == token.i]
    return outside[-1] if outside else doc[end - 1]


def start_of_reach(token: Token) -> int:
    """Where the sentence before that of a token begins: so far back a pronoun or a bare noun reaches."""
    start = token.sent.start
    return int(token.doc[start - 1].sent.start if start else start)


def is_sentence_before(verb: Token) -> bool:
    """ "Norland joined the pact; in June it withdrew": the parser takes the first sentence for a content clause."""
    if verb.dep_ != "ccomp" or verb.i > verb.head.i or child(verb, "mark") is not None:
        return False
    return any(part.text == ";" for part in verb.doc[verb.i + 1 : verb.head.i])


_CLAUSAL = ("relcl", "acl", "appos", "punct", "advcl", "cc", "conj", "parataxis", "ccomp")


def _is_on_a_day(preposition: Token) -> bool:
    return preposition.lower_ == "on" and any(part.ent_type_ == "DATE" for part in children(preposition, "pobj"))


def bare_phrase(token: Token) -> Span:
    """A noun with its modifiers, without determiner, relative clause, apposition or coordinated nouns; what comes from
    "on Friday" on tells of the clause.
    """
    left, right = token.i, token.i
    for dependant in token.children:
        if dependant.i > token.i and _is_on_a_day(dependant):
            break
        if dependant.dep_ in _CLAUSAL or dependant.dep_ in ("det", "predet", "case") or dependant.lower_ == "including":
            continue
        inside = [part.i for part in dependant.subtree]
        if dependant.i < token.i:
            left = min(left, *inside)
        elif max(inside) - token.i < 12:  # a preposition phrase; longer ones are attachment slips
            right = max(right, *inside)
    while left < token.i and token.doc[left].tag_ in ("DT", "PDT", ",", ":", "``", "''", "-LRB-", "HYPH", "_SP"):
        left += 1
    while right > token.i and token.doc[right].tag_ in (",", ":", ".", "''", "``", "IN", "CC", "HYPH", "_SP"):
        right -= 1
    return token.doc[left : right + 1]
