"""Who is meant again: surnames, titles, "the Japanese government", he and she. Conservative: a wrong link is worse
than none.

Each mention keeps the reason why it was linked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.article import ActorMention, Office
from kg.annotations.draft import Draft
from kg.annotations.tree import first_conjunct, labelled, start_of_reach
from kg.model import Actor, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.first_person import Author
    from kg.annotations.offices import OfficePhrase
    from kg.annotations.utterances import Utterance

__all__ = [
    "PERSON_PRONOUNS",
    "link_people",
    "link_people_of_title",
    "link_pronouns",
    "link_speaking_pronouns",
    "link_titled_names",
    "link_titles",
]

_SUFFIXES = ("jr", "jr.", "sr", "sr.", "ii", "iii", "iv")
_SON_OF = ("bin", "bint", "ibn")
"""The name behind it is the father's: "King Salman" is not Mohammed bin Salman."""
PERSON_PRONOUNS = ("he", "she")
_FAR = 150  # tokens
_PAUSES = (",", ".", "?", "!", ":", "—", "–")
LABEL = "label of a turn"
"""The reason of a mention that is the label of a turn in a transcript."""
_BARE = ("surname", "entity", "earlier mention")
"""The reasons of names that stand without title or honorific."""
_INDEFINITE = ("a", "an", "another", "any", "every", "no")
""" "a Norlandic minister" is nobody in particular."""
_DEFINITE = ("the", "this", "that", "its", "his", "her", "their")


# ---- names ----------------------------------------------------------------------------------------------------------


def link_people(draft: Draft, titled: Container[str] = (), envoys: Mapping[str, set[bool]] | None = None) -> None:
    """ "Diallo" is "Amina Diallo" where one person of the document bears the name, else the one with an office of a
    state (`titled`), else the one named last. An ambassador is no minister of the same surname (`envoys`: whoever has
    titles, and whether those of envoys).
    """
    envoys = envoys or {}
    turns = _names_of_turns(draft)
    people = [m for m in draft.in_order() if draft.is_type(m.actor, "Person") and m.kind is MentionKind.NAME]
    full: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for mention in people:
        words = _name_words(draft.actors[mention.actor].name)
        if len(words) > 1:
            if words[-2] not in _SON_OF:
                full[words[-1]].append((mention.start, mention.actor))
            full[words[0]].append((mention.start, mention.actor))  # family name first: "Xi Jinping", "Xi"
        for surname in draft.actors[mention.actor].weak_names:
            full[surname.lower()].append((mention.start, mention.actor))
    for mention in people:
        if mention.actor not in draft.actors:
            continue
        words = _name_words(draft.actors[mention.actor].name)
        target = _bearer(draft, mention, words, full, titled)
        if not target or target == mention.actor or _is_no_envoy(draft, mention.actor, target, envoys):
            continue
        if turns and len(words) == 1 and words[0] not in _surnames(draft.actors[target]):
            present = not turns.isdisjoint(_surnames(draft.actors[target]))
            if not present and _is_addressed(draft, mention.actor):
                continue
        draft.relink(mention.actor, target)


def _names_of_turns(draft: Draft) -> set[str]:
    """Who has a turn in a transcript: the last words of their names."""
    labels = (m for m in draft.mentions.values() if m.reason == LABEL)
    return {_name_words(draft.actors[m.actor].name)[-1] for m in labels}


def _is_no_envoy(draft: Draft, actor: str, target: str, envoys: Mapping[str, set[bool]]) -> bool:
    """Whether one is called by the title of an envoy only and the other is known for something else."""
    unknown = {draft.actors[target].source is None}
    return envoys.get(actor) == {True} and True not in envoys.get(target, unknown)


def _is_addressed(draft: Draft, actor: str) -> bool:
    """ "Thank you, Ada.": whoever is spoken to."""
    doc = draft.doc
    for mention in (m for m in draft.in_order() if m.actor == actor):
        before = doc[mention.start - 1].text if mention.start else ","
        behind = doc[mention.end].text if mention.end < len(doc) else "."
        if before in _PAUSES and behind in _PAUSES:
            return True
    return False


def link_people_of_title(draft: Draft, title: Draft) -> None:
    """ "MS. VALE:" under the title "Briefing by Ada Vale": who has but one name in the text is whom the title names;
    so is who has the surname alone, though a relative is named in full.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in title.actors.values():
        words = _name_words(actor.name)
        if actor.type == "Person" and (len(words) > 1 or actor.source is not None):
            for surname in (words[-1], *(name.lower() for name in actor.weak_names)):
                bearers[surname].add(actor.id)
    one = {surname: next(iter(called)) for surname, called in bearers.items() if len(called) == 1}
    for mention in draft.in_order():
        if mention.reason in _BARE and mention.end - mention.start == 1 and draft.is_type(mention.actor, "Person"):
            surname = draft.words[mention.start]
            known = one.get(surname, "")
            if known in draft.vocabulary.actors and surname in _surnames(draft.actors[mention.actor]):
                draft.add(mention.start, mention.end, draft.known(known), reason=mention.reason, root=mention.root)
    for actor in list(draft.actors.values()):
        words = _name_words(actor.name)
        if actor.type == "Person" and actor.source is None and len(words) == 1 and words[0] in one:
            known = one[words[0]]
            named = known in draft.vocabulary.actors
            target = draft.known(known) if named else draft.new(title.actors[known].name, "Person")
            draft.relink(actor.id, target)


def _name_words(name: str) -> list[str]:
    words = [word.lower() for word in name.replace("’s", "").replace("'s", "").split()]
    return [word for word in words if word not in _SUFFIXES] or words


def _surnames(person: Actor) -> set[str]:
    return {_name_words(person.name)[-1], *(surname.lower() for surname in person.weak_names)}


def _bearer(
    draft: Draft,
    mention: ActorMention,
    words: list[str],
    full: dict[str, list[tuple[int, str]]],
    titled: Container[str],
) -> str | None:
    if len(words) > 1:  # "Antony J. Blinken" and "Antony Blinken": same first and last word
        same = [
            actor
            for _, actor in full[words[-1]]
            if actor in draft.actors and _same_person(words, _name_words(draft.actors[actor].name))
        ]
        return (
            max(same, key=lambda a: (len(_name_words(draft.actors[a].name)), a), default=None)
            if len(set(same)) > 1
            else None
        )
    bearers = [(start, actor) for start, actor in full[words[0]] if actor in draft.actors]
    by_surname = [b for b in bearers if words[0] in _surnames(draft.actors[b[1]])] or bearers
    actors = {actor for _, actor in by_surname}
    in_office = {actor for actor in actors if actor in titled}
    if len(actors) == 1 or len(in_office) == 1:
        return (in_office or actors).pop()
    before = [b for b in by_surname if b[0] < mention.start]
    return max(before)[1] if before else None


def _same_person(left: list[str], right: list[str]) -> bool:
    """Equal but for middle names and initials."""
    short, long = sorted((left, right), key=len)
    return (
        short[0] == long[0]
        and short[-1] == long[-1]
        and all(word in long or word[0] in [w[0] for w in long] for word in short)
    )


# ---- titles ---------------------------------------------------------------------------------------------------------


def link_titles(
    draft: Draft,
    phrases: list[OfficePhrase],
    offices: list[Office],
    home: str | None,
    authors: Sequence[Author] = (),
) -> None:
    """ "the Japanese minister" is the one holder of such an office named before; else a person known by the office
    only. In the remarks of a president "the President" is who remarks, whatever other presidents are spoken of.
    """
    ranks = draft.vocabulary.words_used_as("rank")
    titled = _titled(draft, phrases, offices, ranks)
    in_office = [person for person in titled if not draft.has_left(person.actor)] if home else titled
    for phrase in phrases:
        if phrase.holders or phrase.plural or not draft.free(phrase.head, phrase.head + 1):
            continue
        head = draft.doc[phrase.head]
        before = draft.doc[phrase.start - 1] if phrase.start else None
        definite = phrase.country is not None or (before is not None and before.lower_ in _DEFINITE)
        if not definite or head.dep_ in ("compound", "amod", "attr", "oprd", "appos", "nmod"):
            continue
        bearers = in_office if phrase.status == "current" else titled
        indefinite = before is not None and before.lower_ in _INDEFINITE
        bearers = [] if indefinite else _of_its_body(draft, phrase, bearers)
        author = None if indefinite else _author(phrase, authors, home)
        holder = author or _holder(phrase, _ranks(phrase, ranks), bearers, home)
        if holder is None and phrase.country and phrase.title.object in ("country", "portfolio"):
            holder = _unnamed(draft, phrase)
        elif holder is None and phrase.body and phrase.title.object == "portfolio":
            holder = _unnamed_of_body(draft, phrase)
        if holder:
            draft.add(phrase.start, phrase.end, holder, kind=MentionKind.NOMINAL, reason="title", root=phrase.head)


def _of_its_body(draft: Draft, phrase: OfficePhrase, titled: list[_Titled]) -> list[_Titled]:
    """ "the Secretary of Labor" is no secretary of another department: who serves the body that the phrase names."""
    body = draft.mentions.get(phrase.body) if phrase.body else None
    return titled if body is None else [person for person in titled if body.actor in person.serves]


def link_titled_names(draft: Draft, phrases: list[OfficePhrase]) -> None:
    """ "US Commerce Secretary Gina Vale" as a whole is one more form of the name."""
    for phrase in phrases:
        if phrase.rule == "office+name" and not phrase.plural:
            holder = draft.name_at(phrase.holders[0][0])
            if holder is not None and phrase.start < holder.start <= phrase.end:
                draft.add(
                    phrase.start,
                    holder.end,
                    holder.actor,
                    kind=MentionKind.NOMINAL,
                    reason="title and name",
                    root=holder.root,
                )


def _author(phrase: OfficePhrase, authors: Sequence[Author], home: str | None) -> str | None:
    if phrase.status != "current" or phrase.country not in (None, home):
        return None
    called = [author.actor for author in authors if author.title and author.is_called(phrase.role.lower())]
    return called[0] if len(called) == 1 else None


def _holder(phrase: OfficePhrase, ranks: frozenset[str], titled: list[_Titled], home: str | None) -> str | None:
    """The one person before the phrase who bears the title, if the country does not contradict.

    In a state's own release "the President" is its own, never the last foreign one named, nor one who was it once.
    """
    of_state = phrase.title.object in ("country", "portfolio")
    country = phrase.country or (home if of_state else None)
    fitting = [
        person
        for person in titled
        if person.phrase.start < phrase.start
        and _is_short_for(phrase, person.phrase)
        and ranks == person.ranks  # "the minister" is no deputy minister
        and (country is None or country in person.serves)
        and (not phrase.portfolio or phrase.portfolio in person.phrase.role.lower())
        and all((person.phrase.status == each) == (phrase.status == each) for each in ("former", "future"))
    ]
    people = {person.actor for person in fitting}
    return people.pop() if len(people) == 1 else None


@dataclass(frozen=True, slots=True)
class _Titled:
    """Somebody named with a title."""

    phrase: OfficePhrase
    actor: str
    serves: tuple[str | None, ...]
    """The country and the body of the office, as far as anybody knows."""
    ranks: frozenset[str]


def _titled(draft: Draft, phrases: list[OfficePhrase], offices: list[Office], ranks: frozenset[str]) -> list[_Titled]:
    """All who are named with a title, in order; also those of whose office nobody knows the body."""
    served = {(office.start, office.holder.actor): (office.jurisdiction, office.object) for office in offices}
    found = []
    for phrase in phrases:
        for (start, _), country in zip(phrase.holders, phrase.holder_countries, strict=True):
            holder = draft.name_at(start)
            if holder is not None and draft.is_type(holder.actor, "Person"):
                known = served.get((phrase.start, holder.actor), (country or phrase.country,))
                found.append(_Titled(phrase, holder.actor, known, _ranks(phrase, ranks)))
    return found


def _is_short_for(phrase: OfficePhrase, full: OfficePhrase) -> bool:
    """ "The minister" is a foreign minister, but no prime minister."""
    short, long = phrase.title, full.title
    if long.title == short.title or long.title.startswith(f"{short.title} of "):
        return True
    return long.relation == short.relation and long.title.endswith(f" {short.title}")


def _ranks(phrase: OfficePhrase, ranks: frozenset[str]) -> frozenset[str]:
    return ranks.intersection(phrase.role.lower().replace("-", " ").split())


def _unnamed(draft: Draft, phrase: OfficePhrase) -> str:
    """ "Prime Minister of Norland": a node of its own, of this document."""
    country = draft.known(phrase.country or "")
    words = draft.doc[phrase.start : phrase.end].text if phrase.portfolio else phrase.title.title
    title = phrase.role if phrase.portfolio else words
    name = f"{title[:1].upper()}{title[1:]} of {draft.actors[country].name}"
    return draft.new(name, "Person", local=True, country=draft.actors[country].country)


def _unnamed_of_body(draft: Draft, phrase: OfficePhrase) -> str | None:
    """ "the Secretary of Labor", whom the document does not name: of a known body of a state."""
    body = draft.mentions.get(phrase.body) if phrase.body else None
    state = draft.vocabulary.actors[body.actor].country if body and body.actor in draft.vocabulary.actors else None
    words = draft.doc[phrase.start : phrase.end].text
    return draft.new(f"{words[:1].upper()}{words[1:]}", "Person", local=True, country=state) if state else None


# ---- pronouns -------------------------------------------------------------------------------------------------------


def link_pronouns(draft: Draft, phrases: list[OfficePhrase]) -> None:
    """He and she as a subject: the person who is subject of the sentence before, or earlier in the same one.

    Only where nobody else who could be meant is spoken of in between, by name or by a title ("the Vice President").
    """
    known = {mention.root for mention in draft.in_order()}
    unknown = sorted(
        phrase.head
        for phrase in phrases
        if phrase.head not in known and not phrase.holders and draft.doc[phrase.head].dep_ in ("nsubj", "nsubjpass")
    )
    for token in draft.tokens(PERSON_PRONOUNS):
        if token.dep_ not in ("nsubj", "nsubjpass"):
            continue
        antecedent = _only_person_before(draft, token)
        if antecedent and bisect_right(unknown, antecedent.start) == bisect_right(unknown, token.i):
            draft.add(
                token.i,
                token.i + 1,
                antecedent.actor,
                kind=MentionKind.PRONOUN,
                reason="only person before",
                root=token.i,
            )


def _only_person_before(draft: Draft, pronoun: Token) -> ActorMention | None:
    start, sentence = start_of_reach(pronoun), pronoun.sent.start
    people = [
        m
        for m in draft.in_order()
        if start <= m.start < pronoun.i and draft.is_type(m.actor, "Person") and m.kind is not MentionKind.PRONOUN
    ]
    subjects = [m for m in people if _is_subject(draft, m)]
    if len({m.actor for m in people}) == 1:
        return subjects[-1] if subjects else None
    inside = [m for m in subjects if m.start >= sentence]
    outside = [m for m in subjects if m.start < sentence]
    if not inside and len({m.actor for m in outside}) == 1 and pronoun.i - sentence <= 1:
        return outside[-1]
    return None


def _is_subject(draft: Draft, mention: ActorMention) -> bool:
    return first_conjunct(draft.doc[mention.root]).dep_ in ("nsubj", "nsubjpass")


def link_speaking_pronouns(
    draft: Draft,
    utterances: list[Utterance],
    actor_at: Callable[[Token], ActorMention | None],
    is_saying: Callable[[Token], bool],
) -> None:
    """ "…," she said; he added that …: whoever spoke last, if nobody else was named outside of quotations since."""
    quoted = [u for u in utterances if u.quoted]
    people = [m for m in draft.in_order() if draft.is_type(m.actor, "Person") and not _is_quoted(m.start, quoted)]
    last: ActorMention | None = None
    last_at = 0
    for speaker in _speaking(draft, quoted, is_saying):
        known = actor_at(speaker) or draft.mentions.get((speaker.i, speaker.i + 1))
        if known is None and speaker.lower_ in PERSON_PRONOUNS and last is not None and speaker.i - last_at < _FAR:
            end = draft.doc[last_at].sent.end
            first, upto = (bisect_right(people, at, key=lambda m: m.start) for at in (last_at, speaker.i - 1))
            since = [m for m in people[first:upto] if m.actor != last.actor]
            if not any(m.start >= end or _is_subject(draft, m) for m in since):
                kind, reason = MentionKind.PRONOUN, "speaker before"
                known = draft.add(speaker.i, speaker.i + 1, last.actor, kind=kind, reason=reason, root=speaker.i)
        last, last_at = (known, speaker.i) if known and draft.is_type(known.actor, "Person") else (None, 0)


def _speaking(draft: Draft, quoted: list[Utterance], is_saying: Callable[[Token], bool]) -> list[Token]:
    """The subjects of saying outside of quotations, in order."""
    found = {u.speaker.i for u in quoted if u.speaker is not None}
    for token in labelled(draft.doc, "nsubj"):
        if is_saying(token.head) and not _is_quoted(token.i, quoted):
            found.add(token.i)
    return [draft.doc[position] for position in sorted(found)]


def _is_quoted(position: int, quoted: list[Utterance]) -> bool:
    at = bisect_right(quoted, position, key=lambda u: u.start) - 1
    return any(u.start <= position < u.end for u in quoted[max(at - 3, 0) : at + 1])  # nested ones stand close
