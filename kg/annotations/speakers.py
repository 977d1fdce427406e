"""Who says so: verbs of saying over a clause, "according to", sources cited, and the words of quotations and turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause
from kg.annotations.cues import CueIndex
from kg.annotations.language import lemma
from kg.annotations.tree import child, children, is_verb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from kg.annotations.utterances import Utterance

__all__ = ["Saying", "SpeakerReader"]

_DEPTH = 4
_TAIL = 5
_DASHES = ("—", "–", "-", "--", ":")
_OWN_SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
_PLACES = ("GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "ORDINAL", "EVENT")


@dataclass(frozen=True, slots=True)
class Saying:
    """A speaker (the head of the noun phrase, or `None` for "reportedly") and the word of saying."""

    speaker: Token | None
    cue: Token


class SpeakerReader:
    """Finds the chain of sayings that a token stands under, outermost first."""

    def __init__(self, cues: CueIndex) -> None:
        self._cues = cues

    def chain(self, token: Token, utterances: Iterable[Utterance]) -> list[Saying]:
        """Sayings of the sentence first, from the inside; then whose words the whole is, if it is quoted."""
        found = self._in_sentence(token)
        around = sorted((u for u in utterances if u.start <= token.i < u.end), key=lambda u: u.end - u.start)
        for utterance in around:
            told = any(not utterance.start <= saying.cue.i < utterance.end for saying in found)
            if utterance.quoted and (told or _is_cued(found, utterance.cue)):
                continue  # the sentence itself says whose words they are
            if utterance.speaker is None and any(u.speaker for u in around):
                continue
            found.append(Saying(utterance.speaker, utterance.cue))
            if is_verb(utterance.cue):
                found += [more for more in self._over(utterance.cue) if not _is_cued(found, more.cue)]
        return found[::-1]

    def is_saying(self, verb: Token) -> bool:
        return is_verb(verb) and self._cues.at(verb, "speech") is not None

    def in_frame(self, frame: list[Token], *, last: bool) -> Saying | None:
        """The saying in the text beside a quotation: its first or last verb with a speaker outside of the marks."""
        inside = {token.i for token in frame}
        found: list[Saying] = []
        for token in frame:
            if self.is_saying(token):
                speaker = next((s for s in self._subjects(token) if s.i in inside), None)
                if speaker is not None:
                    found.append(Saying(speaker, token))
            elif (saying := self._by_preposition(token)) is not None:
                found.append(saying)
        return (found[-1] if last else found[0]) if found else None

    # ---- within the sentence ----------------------------------------------------------------------------------------

    def _in_sentence(self, token: Token) -> list[Saying]:
        found = self._over(token)
        for extra in (self._according(token), self._cited(token)):
            if extra is not None and not _is_cued(found, extra.cue):
                self._insert(found, extra)
        hedged = self._hedged(token)
        if hedged is not None and not _is_cued(found, hedged.cue):
            found.append(hedged)
        return found or [saying for saying in [self._tail(token)] if saying is not None]

    def _insert(self, found: list[Saying], extra: Saying) -> None:
        """Outside the sayings that it stands over. "X said, citing Y": Y is inside, since X passes it on."""
        governor = extra.cue.head
        under = [s for s in found if governor.i == s.cue.i or governor.is_ancestor(s.cue)]
        if is_verb(extra.cue):
            under = [s for s in under if s.cue.i != governor.i and not _is_subject_of(governor, s.cue)]
        found.insert(len(under), extra)

    def _subjects(self, verb: Token) -> list[Token]:
        """Who says: the subject, or the noun right behind the verb that the parser took for an object."""
        inverted = _inverted(verb)
        return Clause(verb).subjects if inverted is None else [inverted]

    def _over(self, token: Token) -> list[Saying]:
        """Verbs of saying above a token whose content clause holds it, innermost first."""
        found: list[Saying] = []
        below = token
        while below.head.i != below.i and len(found) < _DEPTH:
            above = below.head
            content = below.dep_ in ("ccomp", "parataxis") or (
                below.dep_ in ("xcomp", "oprd") and self.is_saying(above) and _takes_infinitive(above)
            )
            if content and self.is_saying(above):
                subjects = self._subjects(above)
                found.append(Saying(subjects[0] if subjects else None, above))
            if (
                not content
                and below.dep_ in ("acl", "ccomp")
                and (cue := self._cues.at(above, "noun"))
                and cue.value == "reported"
            ):
                owner = children(above, "poss")  # "Sudria's claim that …", "reports that …"
                found.append(Saying(owner[0] if owner and owner[0].tag_ != "PRP$" else None, above))
            below = above
        # "The pact failed, Vale said" may come out with the saying below: it hangs on the content by parataxis
        if not found:
            for verb in children(below, "parataxis", "dep"):
                if self.is_saying(verb) and verb.i != token.i and not verb.is_ancestor(token):
                    subjects = self._subjects(verb)
                    if subjects:
                        found.append(Saying(subjects[0], verb))
        return found

    def _by_preposition(self, word: Token) -> Saying | None:
        """ "According to Vale", "in the words of Vale", "per Vale"."""
        cue = self._cues.at(word, "speech")
        if cue is None or not cue.note.startswith("preposition"):
            return None
        last = word.doc[word.i + len(cue.phrase.split()) - 1]
        speaker = child(last, "pobj")
        if speaker is None or (cue.phrase == "per" and not speaker.tag_.startswith("NNP")):
            return None
        return Saying(speaker, word)

    def _according(self, token: Token) -> Saying | None:
        """A phrase like "according to Vale" of the sentence. In the middle it does not reach back."""
        sentence = token.sent
        for word in sentence:
            saying = self._by_preposition(word)
            if saying is None:
                continue
            behind = sentence.doc[max(part.i for part in word.subtree) + 1 : sentence.end]
            medial = any(part.text[:1].isalnum() for part in behind)
            first = not any(part.text[:1].isalnum() for part in sentence.doc[sentence.start : word.i])
            if first or not medial or token.i > word.i or word.head.is_ancestor(token) or word.head.i == token.i:
                return saying
        return None

    def _cited(self, token: Token) -> Saying | None:
        """ "…, citing people familiar with the matter": where the speaker has it from."""
        for verb in token.sent:
            if verb.tag_ != "VBG" or not self._cites(verb) or verb.i == token.i:
                continue
            source = child(verb, "dobj")
            if source is not None and (source.tag_.startswith("NNP") or self._is_source(source)):
                return Saying(source, verb)
        return None

    def _cites(self, verb: Token) -> bool:
        cue = self._cues.at(verb, "speech")
        return cue is not None and "the object is the" in cue.note

    def _is_source(self, noun: Token) -> bool:
        cue = self._cues.at(noun, "speech")
        return cue is not None and "may be cited" in cue.note

    def _hedged(self, token: Token) -> Saying | None:
        """ "reportedly", "allegedly": said by nobody in particular."""
        for word in [*token.children, *token.head.children]:
            cue = self._cues.at(word, "hedge") if word.dep_ in ("advmod", "amod") else None
            if cue is not None and cue.value == "reported":
                return Saying(None, word)
        return None

    def _tail(self, token: Token) -> Saying | None:
        """The end of a headline: "Norland to sanction Sudria – ministry", "…, says Vale"."""
        words = [part for part in token.sent if not part.is_space]
        if not words or words[-1].text in (".", "!", "?"):
            return None
        at = next((k for k in range(len(words) - 1, 0, -1) if words[k].text in _DASHES), None)
        if at is None or not token.i < words[at].i or not 0 < len(words) - at - 1 <= _TAIL:
            return None
        spaced = words[at].text == ":" or words[at].nbor(-1).whitespace_
        tail = words[at + 1 :]
        head = next((part for part in tail if part.head not in tail or part.head.i == part.i), tail[-1])
        named = head.tag_.startswith("NNP") and head.ent_type_ not in _PLACES
        nominal = all(part.tag_.startswith(("NN", "JJ", "DT", "IN")) for part in tail)
        return Saying(head, words[at]) if spaced and nominal and (named or self._is_source(head)) else None


def _is_cued(found: list[Saying], cue: Token) -> bool:
    return any(saying.cue.i == cue.i for saying in found)


def _is_subject_of(noun: Token, verb: Token) -> bool:
    return noun.dep_ in _OWN_SUBJECT and noun.head.i == verb.i


def _takes_infinitive(verb: Token) -> bool:
    """ "is said to have joined", "claims to have won": with an infinitive only these say that something is so."""
    passive = child(verb, "auxpass") is not None or child(verb, "nsubjpass") is not None
    return passive or lemma(verb) in ("say", "report", "allege", "claim")


def _inverted(verb: Token) -> Token | None:
    """ "…," sighed Minister Vale: behind a comma or a mark the noun after the verb speaks."""
    if child(verb, *_OWN_SUBJECT) is not None or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or not verb.i:
        return None
    before = verb.nbor(-1)
    if before.text[:1].isalnum() and verb.i > verb.sent.start:
        return None
    behind = [part for part in verb.children if part.i > verb.i and part.tag_.startswith(("NN", "PRP"))]
    noun = behind[0] if behind else None
    if noun is None or noun.dep_ not in ("dobj", "attr", "npadvmod", "oprd", "dep", "appos"):
        return None
    return noun if noun.left_edge.i == verb.i + 1 else None
