"""When an act was, is or will be: which time expression belongs to it, and what that means in its clause.

A time belongs to the word it hangs on. From there it reaches an act only over steps that keep it true: "is due to meet
on Friday" dates the meeting, "signed the treaty on Friday" dates the signing and not what the treaty binds to, and what
stands beside "said" dates the saying. Where two times lie equally near and contradict each other there is no date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.clauses import is_infinitive
from kg.annotations.dates import Direction, TimeExpression
from kg.annotations.language import lemma
from kg.annotations.moments import Weekday
from kg.annotations.tree import SUBJECTS, ancestors_to_root, child, children, is_verb
from kg.model import EventStatus, Qualification, Span, TimeValue

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

    from kg.annotations.article import AnnotatedArticle

__all__ = ["TimeReader", "is_short"]

_NAME = ("NNP", "NNPS")
_INSIDE_A_NAME = ("compound", "nmod", "nummod", "amod", "npadvmod")
_SAME_ACT = ("xcomp", "oprd", "acomp", "attr")
"""By these an act has the time of the predicate over it: "is scheduled to meet on Friday"."""
_CARRYING = frozenset(
    """attend be begin carry chair close co-host come complete conclude conduct continue convene deliver do end
    finish follow give happen have hold host impose initiate launch make mount occur open organise organize pay
    place plan reach resume run schedule set stage start strike take undertake wrap""".split()
)
"""Verbs that say no more of an act than that it is done, begins or ends: "held talks on Friday", "the war began in
May". Its time is theirs."""
_PLANNING = frozenset(["expect", "plan", "schedule", "set", "slate"])
""" "Is set for Monday" looks ahead."""
_GATHERING = frozenset(
    """arrive assemble come convene fly gather go head host invite join march meet rally receive sit travel visit
    welcome""".split()
)
"""Who comes on a day "to meet" or "for talks" meets or talks then."""
_FOR = ("for", "at", "in", "during")
_OCCASION = ("in", "at", "during")
"""What an act is done in or at gives it its time: "agreed at Friday's summit"."""
_DIRECT, _ON_OCCASION, _ON_OBJECT, _ABOVE = range(4)
_TRAILING = 100
"""Farther than all others: "they met on Monday and agreed" need not mean that the agreement was on Monday too."""
_MOST_STEPS = 8
_MOST_CHAINED = 3
"""So many times in a row may count from one another: "on Monday … the next day … a day later"."""


@dataclass(frozen=True, slots=True)
class _Hanging:
    """A time expression, its first and last token and the one at its head, and its place among those of the article."""

    expression: TimeExpression
    first: Token
    last: Token
    token: Token
    number: int


class TimeReader:
    """Reads the times around one act."""

    def __init__(self, annotated: AnnotatedArticle, anchor: Token, is_saying: Callable[[Token], bool]) -> None:
        self._annotated = annotated
        self._anchor = anchor
        self._is_saying = is_saying

    def of_act(self, qualification: Qualification) -> TimeValue | None:
        """The time of the act, from words that hang on it, or on the predicates it is embedded in; never on "said"."""
        near: dict[int, list[TimeValue | None]] = {}
        for each in self._times_beside(self._anchor):
            distance = self._distance(each)
            if distance is not None:
                value = self._resolved(each, self._direction(each, qualification), self._reference(each))
                near.setdefault(distance, []).append(value)
        for distance in sorted(near):
            found = [value for value in near[distance] if value is not None]
            if distance >= _TRAILING:
                found = [value for value in found if value.precision != "year"]
            if found:
                return _agreed(found)
        return None if near else self._of_the_act_it_adds_to()

    def _of_the_act_it_adds_to(self) -> TimeValue | None:
        """ "Today Norland is naming six firms. … It is also naming two banks": both are done as this is written."""
        act = self._anchor
        if not _is_done_now(act) or all(part.lower_ != "also" for part in children(act, "advmod")):
            return None
        for earlier in reversed(act.doc[: act.sent.start]):
            if earlier.lower_ == act.lower_ and _is_done_now(earlier) and _subject(earlier) == _subject(act):
                times = (each for each in self._times_beside(earlier) if _nearness(each, earlier) == _DIRECT)
                today = self._annotated.published
                values = [self._resolved(each, Direction.NONE, today) for each in times]
                return next((value for value in values if value and value.earliest == today), None)
        return None

    def of_saying(self, cue: Token) -> TimeValue | None:
        """The time of a saying, from words that hang on its cue: "said on Friday", "said in a statement on Friday"."""
        for each in self._times_beside(cue):
            if _nearness(each, cue) is not None:
                return self._resolved(each, _direction_of(cue) or Direction.PAST, self._annotated.published)
        return None

    # ---- what a time hangs on ---------------------------------------------------------------------------------------

    def _times_beside(self, word: Token) -> Iterator[_Hanging]:
        """The times of its sentence."""
        sentence = word.sent
        start, end = sentence.start_char, sentence.end_char
        of_offices = self._annotated.office_times.values()
        for number, expression in enumerate(self._annotated.times):
            if not (start <= expression.span.start and expression.span.end <= end):
                continue
            if number not in of_offices and not _is_in_brackets(expression.span, self._annotated.repaired.text):
                span = self._tokens(expression)
                if span is not None:
                    yield _Hanging(expression, span[0], span[-1], span.root, number)

    def _tokens(self, expression: TimeExpression) -> DocSpan | None:
        span = expression.span
        found: DocSpan | None = self._annotated.doc.char_span(span.start, span.end, alignment_mode="expand")
        return found

    def _distance(self, time: _Hanging) -> int | None:
        """How far the act is from the word that the time hangs on; `None` if that is another act."""
        near = _nearness(time, self._anchor)
        if near is not None:
            return near
        host, below = _host(time, self._anchor), self._anchor
        for steps, above in enumerate(ancestors_to_root(self._anchor), start=_ABOVE):
            if not _shares_time(below, above, time.token):
                return None
            if is_verb(above) and below.dep_ not in ("conj", "advcl") and self._is_saying(above):
                return None
            if above.i == host.i or _is_occasion_of(host, above):
                trailing = below.dep_ == "conj" and is_verb(below) and time.token.i > above.i
                return _TRAILING if trailing else steps
            below = above
        return None

    # ---- what it means ----------------------------------------------------------------------------------------------

    def _direction(self, time: _Hanging, qualification: Qualification) -> Direction:
        """By the predicate that the time hangs on: "agreed on Friday to send" looks back, whatever is sent when."""
        host = _host(time, self._anchor)
        if _tells_when(host, self._anchor):
            return Direction.FUTURE if lemma(host) in _PLANNING else Direction.PAST
        above = host if is_verb(host) else next((a for a in ancestors_to_root(host) if is_verb(a)), host)
        embedded = above.i != self._anchor.i and above.is_ancestor(self._anchor) and time.token.i < self._anchor.i
        if embedded and above.tag_ == "VBD":
            return Direction.PAST
        if qualification.status in (EventStatus.PLANNED, EventStatus.REQUESTED):
            return Direction.FUTURE
        return _direction_of(self._anchor) or Direction.NONE

    def _resolved(self, time: _Hanging, direction: Direction, reference: dt.date | None) -> TimeValue | None:
        if not time.expression.points_back:
            value = time.expression.resolve(reference, direction)
            return None if value is not None and self._may_lie_ahead(time, value, direction) else value
        value = self._counted_back(time.number)
        # "Today, ten years later": what is past does not lie ahead, so it is counted from another time
        if value is None or direction is Direction.FUTURE or self._annotated.published is None:
            return value
        return value if value.earliest is not None and value.earliest <= self._annotated.published else None

    def _reference(self, time: _Hanging) -> dt.date | None:
        """The day of the article; where somebody said on Monday what would be done on Thursday, that Monday."""
        published = self._annotated.published
        if published is None or _tense(self._anchor) != "would" or not isinstance(time.expression.moment, Weekday):
            return published
        for above in ancestors_to_root(self._anchor):
            if is_verb(above) and self._is_saying(above):
                said = self.of_saying(above)
                return said.earliest if said is not None and said.precision == "day" else published
        return published

    def _may_lie_ahead(self, time: _Hanging, value: TimeValue, direction: Direction) -> bool:
        """ "Visits Norland on Tuesday": of a picture or of a plan, last Tuesday or next; today is today."""
        return (
            direction is Direction.NONE
            and isinstance(time.expression.moment, Weekday)
            and is_verb(self._anchor)
            and _tense(self._anchor) in ("VBZ", "VBP")
            and value.earliest != self._annotated.published
        )

    def _counted_back(self, number: int) -> TimeValue | None:
        """ "The following day": from the last time named before it, if that is in this sentence or the one before."""
        times = self._annotated.times
        chain = [number]
        while times[chain[-1]].points_back:
            if not chain[-1] or len(chain) > _MOST_CHAINED or not self._close(chain[-1] - 1, chain[-1]):
                return None
            chain.append(chain[-1] - 1)
        first = times[chain.pop()]
        tokens = self._tokens(first)
        if tokens is None:
            return None
        value = first.resolve(self._annotated.published, _direction_of(tokens.root) or Direction.NONE)
        while chain and value is not None:
            value = times[chain.pop()].resolve_from(value)
        return value

    def _close(self, earlier: int, later: int) -> bool:
        before, after = (self._tokens(self._annotated.times[number]) for number in (earlier, later))
        if before is None or after is None:
            return False
        between = before.doc[before.root.sent.end : after.root.sent.start]
        return not between.text.strip()


# ---- the tree around a time ------------------------------------------------------------------------------------------


def _preposition(token: Token) -> Token | None:
    """The preposition that a time stands behind."""
    head = token.head
    return head if head.dep_ == "prep" and token.dep_ in ("pobj", "pcomp") else None


def _above(token: Token) -> Token:
    preposition = _preposition(token)
    return preposition.head if preposition is not None else token.head


def _host(time: _Hanging, anchor: Token) -> Token:
    """The word that a time modifies.

    A name has no time: in "met Vale in Oslo on Friday" it belongs to the verb, wherever the parser hangs it.
    """
    token = time.token
    preposition, word = _preposition(token), _above(token)
    if token.dep_ in _INSIDE_A_NAME and word.tag_ in _NAME and (verb := _verb_behind_a_name(time.first, word)):
        preposition, word = None, verb
    if (clause := _clause_before(preposition or time.first, word)) is not None:
        return clause
    for _step in range(_MOST_STEPS):
        if word.i == anchor.i or word.head.i == word.i or (preposition is not None and preposition.lower_ == "of"):
            break
        behind_a_name = word.tag_ in _NAME and word.dep_ != "attr" and token.i > word.i
        if not (word.tag_ == "RB" or behind_a_name):
            break
        word = word.head if word.dep_ == "conj" else _above(word)
    return word


def _clause_before(first: Token, verb: Token) -> Token | None:
    """ "When they met last month, they agreed": without a comma before it, the time is that of the clause in front."""
    if not is_verb(verb) or first.i > verb.i:
        return None
    clauses = children(verb, "advcl")
    return next((clause for clause in clauses if clause.right_edge.i == first.i - 1 and clause.i < verb.i), None)


def _verb_behind_a_name(first: Token, name: Token) -> Token | None:
    """ "On Friday Vale met …", "Today Vale met …": it reads "Friday Vale" as one name; the verb has the time."""
    before = None if first.is_sent_start else first.nbor(-1)
    if before is not None:
        return before.head if before.dep_ == "prep" and before.lower_ != "of" else None
    apart = first.ent_type_ == "DATE" and name.ent_type_ not in ("DATE", "") and name.i == first.i + 1
    return name.head if apart and name.dep_ in SUBJECTS else None


def _nearness(time: _Hanging, act: Token) -> int | None:
    """Whether a time hangs on an act itself, on the occasion it is done at, or on the object it is done to."""
    host = _host(time, act)
    if host.i == act.i or _tells_when(host, act):
        return _DIRECT
    if _is_occasion_of(host, act) or _begins_with(time, act):
        return _ON_OCCASION
    preposition = _preposition(time.token)
    # "held talks on Friday": a time behind the noun may hang on it; before it ("Friday's talks") it is the noun's own.
    carried = (
        host.head.i == act.i
        and host.dep_ in ("dobj", "nsubjpass", "attr")
        and time.token.i > host.i
        and (preposition is None or preposition.lower_ != "of")
        and act.tag_ not in ("VBZ", "VBP")  # "condemns the raid of Friday": judged now, done then
    )
    return _ON_OBJECT if carried else None


def _tells_when(participle: Token, act: Token) -> bool:
    """ "The talks held on Friday", "talks scheduled for Monday"; in a past clause the Monday may lie on either side."""
    if participle.dep_ != "acl" or participle.head.i != act.i or participle.tag_ != "VBN":
        return False
    if lemma(participle) in _PLANNING:
        return _direction_of(act) is not Direction.PAST
    return lemma(participle) in _CARRYING


def _is_in_brackets(span: Span, text: str) -> bool:
    """ "Vale (2015–2019) met …": the years of somebody's life or office, which are those of no act."""
    return text[span.start - 1 : span.start] + text[span.end : span.end + 1] == "()"


def _begins_with(time: _Hanging, act: Token) -> bool:
    """ "On Friday, when it signed the treaty": the clause says what was then."""
    gap = next((part.i - time.last.i for part in children(act, "advmod") if part.lower_ == "when"), 0)
    return gap == 1 or (gap == 2 and time.last.nbor().tag_ == ",")


def _is_occasion_of(noun: Token, act: Token) -> bool:
    preposition = _preposition(noun)
    return preposition is not None and preposition.lower_ in _OCCASION and preposition.head.i == act.i


def _shares_time(below: Token, above: Token, time: Token) -> bool:
    """Whether an act has the time of what it is embedded in."""
    if below.dep_ in _SAME_ACT:
        return True
    if below.dep_ == "conj":
        if not is_verb(below):
            return not is_verb(above)
        # "On Friday they met and agreed"; behind the first verb only where the second is said of the same subject
        alike = bool(_tense(above)) and _tense(below) in ("", _tense(above)) and not is_infinitive(below)
        return alike and (time.i < above.i or child(below, "nsubj", "nsubjpass") is None)
    if below.dep_ == "advcl" and below.tag_ == "VBG":  # "bombed the town on Friday, killing two"
        return child(below, "mark", "aux") is None
    if below.dep_ == "pobj":
        return above.lower_ in _FOR
    if below.dep_ == "prep" or (below.dep_ in ("advcl", "xcomp") and is_infinitive(below)):
        return is_verb(above) and lemma(above) in _GATHERING
    if below.dep_ in ("dobj", "nsubj", "nsubjpass"):
        return is_verb(above) and lemma(above) in _CARRYING
    return False


def _is_done_now(verb: Token) -> bool:
    """The present progressive: "is naming"."""
    return verb.tag_ == "VBG" and _tense(verb) in ("VBZ", "VBP")


def _subject(verb: Token) -> str:
    subject = child(verb, "nsubj")
    return subject.lower_ if subject is not None else ""


def _tense(verb: Token) -> str:
    """The finite word of a verb group by its kind; "" for a verb that leans on the one before."""
    for part in [*children(verb, "aux", "auxpass"), verb]:
        if part.tag_ == "MD":
            return part.lower_
        if part.tag_ in ("VBD", "VBZ", "VBP"):
            return part.tag_
    return ""


def _direction_of(anchor: Token) -> Direction | None:
    """Where the tense of the clause around a word points."""
    verb = anchor if is_verb(anchor) else next((a for a in ancestors_to_root(anchor) if is_verb(a)), anchor)
    while verb.tag_ in ("VB", "VBG", "VBN") and child(verb, "aux", "auxpass") is None:
        above = _above(verb) if verb.dep_ == "pcomp" else verb.head  # "after sanctioning Sudria, it left"
        if above.i == verb.i or not is_verb(above):
            break
        verb = above
    planned = lemma(verb) in _PLANNING and _tense(verb) in ("VBZ", "VBP")
    if planned or _is_done_now(verb):  # "is set for Monday", "is visiting on Monday"
        return Direction.FUTURE
    tags = {verb.tag_, *(part.tag_ for part in verb.children if part.dep_ in ("aux", "auxpass"))}
    if "VBD" in tags or ("VBN" in tags and "MD" not in tags):
        return Direction.PAST
    ahead = any(part.lower_ in ("will", "'ll", "’ll", "shall") for part in verb.children)
    return Direction.FUTURE if ahead else None


# ---- several times ---------------------------------------------------------------------------------------------------


def _agreed(values: Iterable[TimeValue]) -> TimeValue | None:
    """The finest of several times if it lies within all the others ("last week, on Friday"); none if they differ."""
    ordered = sorted(values, key=_length)
    finest = ordered[0]
    return finest if all(_within(finest, other) for other in ordered) else None


def is_short(value: TimeValue) -> bool:
    """Whether it is a day, or no more than a week."""
    return _length(value) < dt.timedelta(days=7)


def _length(value: TimeValue) -> dt.timedelta:
    first, last = value.earliest, value.latest
    return last - first if first and last else dt.timedelta.max


def _within(inner: TimeValue, outer: TimeValue) -> bool:
    starts = outer.earliest is None or (inner.earliest is not None and outer.earliest <= inner.earliest)
    ends = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return starts and ends
