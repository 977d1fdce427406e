"""The words that say what an act is about.

Tried in turn: its topic slot and what stands behind "on" or "over"; its purpose; what a decision or statement holds;
whose thing it is done to ("support for Norland's territorial integrity"); what was discussed; the kind of the act
("trade talks"); and a phrase of the topic scheme in what it is done to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.annotations.clauses import is_infinitive, recipient_before
from kg.annotations.language import lemma
from kg.annotations.tree import bare_phrase, child, children, is_verb, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.statements.frames import Match

__all__ = ["topic_phrase"]

_LONGEST = 14
_ABOUT = ("about", "on", "over", "regarding", "concerning")
_NO_TOPIC = ("DATE", "TIME", "GPE", "CARDINAL")
_TIMES = ("DATE", "TIME")
_NAMES = ("NNP", "NNPS")
_COMMON = ("NN", "NNS")
_NO_SUBSTANCE = ("PRP", "DT", "WDT", "WP", "EX")
_CIRCUMSTANCES = frozenset(
    """agenda basis behalf board call camera conference eve front ground heel line margin occasion phone record side
    sideline stage telephone television visit way""".split()
)
""" "On the sidelines", "on behalf of Norland", "over the phone": no topics."""
_TREATS = frozenset(["address", "center", "centre", "concern", "cover", "discuss", "focus"])
"""Verbs by which talks have a topic: "the talks focused on grain"."""
_DISCUSSES = frozenset(["discuss"])
_TOPS = frozenset(["agenda", "talk", "discussion", "meeting"])
_DEGREES = frozenset(
    """active broad brutal close complete constructive continued continuing deep direct enduring excellent extensive
    first formal frequent full further good great growing high important joint last latest long longstanding more new
    numerous ongoing open positive productive recent regular renewed robust separate serious several severe similar
    solid special steadfast strong terrible total tremendous unconditional unjustified unprovoked unwavering urgent
    vital""".split()
)
""" "Unwavering support" is support: these words say how, not what about."""
_TRAILING = (",", ":", ".", "''", "``", "IN", "CC", "HYPH", "_SP", "-RRB-", "-LRB-")
_UNFINISHED = (*_TRAILING, "DT", "PDT", "TO", "PRP$", "JJ", "POS", "RB")
_SIDE_CLAUSES = ("relcl", "parataxis", "appos")
_OWNS = ("poss", "amod", "compound", "nmod")


def topic_phrase(match: Match, annotated: AnnotatedArticle, other: ActorMention | None) -> tuple[int, int] | None:
    """Tokens `[start, end)`, at most 14, or `None` where the text does not say.

    Args:
        match: the pattern that fits.
        annotated: its article.
        other: the object of the statement.
    """
    topic = next(_topics(match), None) or next(_owned(match, annotated, other), None) or next(_discussed(match), None)
    if topic is not None:
        return _phrase(topic, other)
    clause = next(_conditions(match), None)
    if clause is not None:
        return _phrase(clause, with_subject=True)
    return _named_kind(match) or _bare_kind(match, annotated) or _field_of_object(match, annotated, other)


def _topics(match: Match) -> Iterator[Token]:
    """The heads of what may be the topic, the surest first."""
    yield from filter(_has_substance, match.topics)
    yield from _about(match)
    yield from _purposes(match)
    yield from _contents(match)


def _has_substance(token: Token) -> bool:
    """Neither "it" nor "the sidelines"; "those responsible" has."""
    alone = token.tag_ in _NO_SUBSTANCE and token.right_edge.i == token.i
    return not alone and lemma(token) not in _CIRCUMSTANCES


# ---- beside the act --------------------------------------------------------------------------------------------------


def _about(match: Match) -> list[Token]:
    """Behind "on" or "over" at the noun of the act, or at the name before it: "met Vale of the union on pay"."""
    taken = {token.i for token in (*match.subjects, *match.objects, *match.targets)}
    slot = match.pattern.slot("Z")
    wanted = {*_ABOUT, *(slot.prepositions - {"to"} if slot else ())}
    found = [each for word in _carriers(match) for each in _behind(word, wanted if _is_noun(word) else _ABOUT)]
    found += [each for name in _names_behind(match) for each in _behind(name, wanted)]
    if slot:
        found += [each for word in _carriers(match) for each in _described(word, slot.prepositions)]
    return [each for each in found if each.i not in taken]


def _behind(word: Token, prepositions: Iterable[str]) -> list[Token]:
    found = [each for preposition, each in prepositional_objects(word, tuple(prepositions)) if preposition.i > word.i]
    if not _is_noun(word):  # "on" at a verb says when and where as well
        found = [each for each in found if each.tag_ in _COMMON and word.i < each.i]
    if word.tag_ in _NAMES:  # "the Treaty on Fishing" is a name
        found = [each for each in found if each.text[:1].islower()]
    return [each for each in found if each.ent_type_ not in _NO_TOPIC and _has_substance(each)]


def _described(word: Token, prepositions: frozenset[str]) -> list[Token]:
    """ "Recognised it as independent": an adjective behind the preposition."""
    bare = [part for part in children(word, "prep") if part.lower_ in prepositions and child(part, "pobj") is None]
    return [each for part in bare for each in children(part, "amod", "acomp") if each.i > part.i]


def _purposes(match: Match) -> list[Token]:
    """ "met to discuss grain", "works with Norland to end piracy"."""
    words = [*_carriers(match), *_names_behind(match)]
    if match.trigger.dep_ == "pcomp" and is_verb(match.trigger.head.head):
        words.append(match.trigger.head.head)  # "looks forward to working with Norland to end piracy"
    return [
        verb
        for word in words
        for verb in children(word, "advcl", "xcomp", "acl", "relcl")
        if is_infinitive(verb) and verb.i > match.trigger.i and lemma(verb) != "include"
    ]


def _contents(match: Match) -> list[Token]:
    """ "The announcement that Norland will pay", "a statement making clear how it pays"."""
    nouns = [word for word in match.words if _is_noun(word)]
    clauses = [verb for noun in nouns for verb in children(noun, "acl", "ccomp") if verb.i > noun.i]
    return [verb for verb in clauses if verb.tag_ != "VBN" or child(verb, "mark") is not None]


def _owned(match: Match, annotated: AnnotatedArticle, other: ActorMention | None) -> Iterator[Token]:
    """The thing whose owner is the object: "Norland's territorial integrity", "the Norlandic power grid"."""
    for thing in match.objects:
        if other is None or thing.tag_ not in _COMMON or annotated.mention_at(thing) is not None:
            continue
        if any(each.left_edge.i <= other.root <= each.i < thing.i for each in children(thing, *_OWNS)):
            yield thing


def _discussed(match: Match) -> Iterator[Token]:
    """ "Met and discussed grain", "the talks focused on grain", "grain was on the agenda"."""
    for word in _carriers(match):
        if is_verb(word):
            verbs = [each for each in children(word, "conj", "advcl") if lemma(each) in _DISCUSSES]
        else:
            verbs = [word.head] if word.dep_ == "nsubj" and lemma(word.head) in _TREATS else []
        for verb in verbs:
            yield from children(verb, "dobj")
            yield from (each for _, each in prepositional_objects(verb, ("on",)))
    for word in (*_carriers(match), *_names_behind(match), *_days(match)):
        yield from (each for clause in children(word, "relcl", "advcl") for each in _on_the_agenda(clause))


def _on_the_agenda(verb: Token) -> list[Token]:
    if any(lemma(each) in _TOPS for _, each in prepositional_objects(verb, ("on",))):
        return children(verb, "nsubj", "csubj")
    return []


def _days(match: Match) -> list[Token]:
    """ "On Friday, when grain will be on the agenda": the clause hangs on the day."""
    return [each for word in _carriers(match) for _, each in prepositional_objects(word, ("on", "in", "at"))]


def _conditions(match: Match) -> Iterator[Token]:
    """ "Will leave the union if the port closes", "threatens to leave it if the port closes"."""
    verb = match.trigger
    for above in (verb, verb.head) if verb.dep_ == "xcomp" else (verb,):
        for clause in children(above, "advcl") if is_verb(above) else ():
            mark = child(clause, "mark")
            if mark is not None and mark.lower_ == "if":
                yield clause


def _carriers(match: Match) -> list[Token]:
    """The words of the template, and the verb that carries a noun."""
    words = [match.trigger, *(word for word in match.words if _is_noun(word) and word is not match.trigger)]
    above = match.trigger.head
    if match.trigger.dep_ in ("dobj", "nsubjpass") and is_verb(above):
        words.append(above)
    return words


def _names_behind(match: Match) -> list[Token]:
    """The names in what the act is done to: the parser hangs on the last one what belongs to the act."""
    return [
        token
        for each in match.objects
        if each.i > match.trigger.i
        for token in each.doc[each.i : each.right_edge.i + 1]
        if token.tag_ in _NAMES and token.dep_ not in ("compound", "nmod")
    ]


def _is_noun(word: Token) -> bool:
    return word.tag_.startswith("N")


# ---- the kind of the act ---------------------------------------------------------------------------------------------


def _named_kind(match: Match) -> tuple[int, int] | None:
    """ "trade talks", "economic sanctions": the noun of the act with what stands before it, names left out."""
    noun = next((word for word in match.words if _is_noun(word)), None)
    if noun is None:
        return None
    taker = recipient_before(noun)  # "promised the ministry support" is no support of the ministry's
    before = [
        part
        for part in children(noun, "amod", "compound", "nmod")
        if part.text[:1].islower() and part.i < noun.i and part != taker
    ]
    if before and _says_the_relation(noun, match.pattern.relation) and all(part.lower_ in _DEGREES for part in before):
        return None
    return (before[0].left_edge.i, noun.i + 1) if before else None


def _bare_kind(match: Match, annotated: AnnotatedArticle) -> tuple[int, int] | None:
    """ "The invasion of Norland", "condemned Norland's launch of a missile": which attack, which wrong.

    A noun that only says the relation again ("the attack", "a meeting") is no topic, nor is a bare "importance".
    """
    noun = next((word for word in match.words if _is_noun(word)), None)
    if noun is None or _says_the_relation(noun, match.pattern.relation):
        return None
    by = next((part for part in children(noun, "prep", "agent") if part.lower_ == "by" and part.i > noun.i), None)
    start, end = noun.i, min(_phrase(noun)[1], by.i if by is not None else noun.right_edge.i + 1)
    if noun.i in _field_heads(annotated, noun.left_edge, noun.right_edge):
        return (start, end) if _is_common(match) else (noun.i, noun.i + 1)
    slot = match.pattern.slot("Y")
    of_the_object = match.pattern.fixed and slot and slot.prepositions & {"of", "by"}
    return (start, end) if of_the_object and end > noun.i + 1 else None


def _is_common(match: Match) -> bool:
    """Whether what the act is done to has no name and stands behind it: "the killing of civilians"."""
    return bool(match.objects) and all(each.tag_ in _COMMON and each.i > match.trigger.i for each in match.objects)


def _says_the_relation(noun: Token, relation: str) -> bool:
    said = lemma(noun)
    return any(said[:4] == word[:4] for word in relation.split("_"))


# ---- the topic scheme ------------------------------------------------------------------------------------------------


def _field_of_object(match: Match, annotated: AnnotatedArticle, other: ActorMention | None) -> tuple[int, int] | None:
    """ "Designated six firms that trade in Norlandic oil", "adopted strict export controls": a phrase of the scheme in
    an unnamed object. One word of the object alone ("refugees") would only repeat it.
    """
    for each in match.objects:
        last = _last_before_conjuncts(each)
        if each.tag_ not in _COMMON or other is None or not each.left_edge.i <= other.root <= last.i:
            continue
        for words in _fields(annotated, each.left_edge, last):
            head = words.root.head if words.root.dep_ in _OWNS and words.root.head.i > words.root.i else words.root
            if _in_side_remark(head, each):
                continue
            if head.i not in (each.i, other.root):
                return _phrase(head)
            if len(words) > 1:
                return words.start, words.end
    return None


def _last_before_conjuncts(noun: Token) -> Token:
    conjunct = child(noun, "cc", "conj")
    return noun.right_edge if conjunct is None else noun.doc[max(noun.i, conjunct.left_edge.i - 1)]


def _in_side_remark(token: Token, noun: Token) -> bool:
    """ "A measure to defend the euro before markets open": when, not what about."""
    while token.i not in (noun.i, token.head.i):
        if token.dep_ == "advcl" and not is_infinitive(token):
            return True
        token = token.head
    return False


def _field_heads(annotated: AnnotatedArticle, first: Token, last: Token) -> list[int]:
    return [words.root.i for words in _fields(annotated, first, last)]


def _fields(annotated: AnnotatedArticle, first: Token, last: Token) -> Iterator[Span]:
    """The phrases of the scheme from one token to another, outside names."""
    start, end = first.idx, last.idx + len(last)
    for mention in annotated.topics:
        if mention.span.start < start or mention.span.end > end:
            continue
        words = annotated.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if words is not None and words.root.tag_ not in _NAMES and not annotated.is_inside_name(words.root):
            yield words


# ---- the phrase ------------------------------------------------------------------------------------------------------


def _phrase(head: Token, other: ActorMention | None = None, *, with_subject: bool = False) -> tuple[int, int]:
    """The words of a topic without what only adds to them; the object of the statement is named there already."""
    if is_verb(head):
        subject = child(head, "nsubj", "nsubjpass") if with_subject else None
        start = subject.left_edge.i if subject is not None else _start_of_predicate(head)
    else:
        start = _start_of_noun(head, other)
    end = _end(head)
    cut = min(end, start + _LONGEST)
    unfinished = _TRAILING if cut == end else _UNFINISHED
    while cut > head.i + 1 and head.doc[cut - 1].tag_ in unfinished:
        cut -= 1
    return start, cut


def _start_of_predicate(verb: Token) -> int:
    """A verb with its "not"."""
    return next((part.i for part in children(verb, "neg") if part.i < verb.i), verb.i)


def _start_of_noun(noun: Token, other: ActorMention | None) -> int:
    start = bare_phrase(noun).start
    owner = next((part for part in children(noun, *_OWNS) if part.left_edge.i == start and part.i < noun.i), None)
    if owner is None or not (owner.tag_ == "PRP$" or (other and start <= other.root <= owner.i)):
        return start
    return owner.right_edge.i + 1


def _end(head: Token) -> int:
    """Up to a clause or a time that only adds something."""
    added = [
        part.left_edge.i
        for part in head.subtree
        if part.i > head.i and (part.dep_ in _SIDE_CLAUSES or _only_adds(part, head) or _is_when(part))
    ]
    return min((at for at in added if at > head.i), default=head.right_edge.i + 1)


def _only_adds(part: Token, head: Token) -> bool:
    """A participle on the noun itself, or a clause that says when or why; no infinitive: "efforts to end the war"."""
    if part.dep_ == "conj":
        return is_verb(part) and not is_verb(head)
    if part.dep_ == "acl":
        return part.head.i == head.i and not is_infinitive(part) and child(part, "mark") is None
    return part.dep_ == "advcl" and not is_infinitive(part)


def _is_when(part: Token) -> bool:
    if part.dep_ == "prep":
        return any(each.ent_type_ in _TIMES for each in children(part, "pobj"))
    return part.dep_ == "npadvmod" and part.ent_type_ in _TIMES
