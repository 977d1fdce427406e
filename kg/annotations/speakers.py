"""Who says so: verbs of saying over a clause, "according to", sources cited, and the words of quotations and turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause, is_passive
from kg.annotations.cues import CueIndex
from kg.annotations.language import lemma, lemmas, words
from kg.annotations.tree import child, children, is_sentence_before, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from kg.annotations.utterances import Utterance

__all__ = ["Saying", "SpeakerReader"]

_DEPTH = 4
_TAIL = 5
_DASHES = frozenset(["—", "–", "-", "--", ":"])
_CITES = "the object is the"
_OWN_SUBJECT = ("nsubj", "nsubjpass", "csubj", "expl")
_PLACES = ("GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "ORDINAL", "EVENT")


@dataclass(frozen=True, slots=True)
class Saying:
    """A speaker (the head of the noun phrase, or `None` for "reportedly") and the word of saying.

    `words` is the number of words of the cue: "in the words of" has four, "according" stands for all of its phrase.
    """

    speaker: Token | None
    cue: Token
    words: int = 1


class SpeakerReader:
    """Finds the chain of sayings that a token stands under, outermost first."""

    def __init__(self, cues: CueIndex) -> None:
        self._cues = cues
        self._prepositions = cues.first_words("speech", "preposition")
        self._citing = cues.first_words("speech", _CITES)

    def chain(self, token: Token, around: list[Utterance]) -> list[Saying]:
        """Sayings of the sentence and the utterances around the token, innermost of which comes first."""
        found = self._in_sentence(token)
        for utterance in around:
            told = any(not utterance.start <= saying.cue.i < utterance.end for saying in found)
            if utterance.quoted and (told or _is_cued(found, utterance.cue)):
                continue  # the sentence itself says whose words they are
            if utterance.speaker is None and any(u.speaker for u in around):
                continue
            found.append(Saying(utterance.speaker, utterance.cue))
            if is_verb(utterance.cue):
                found += [more for more in self._over(utterance.cue) if not _is_cued(found, more.cue)]
        # "Having said that, …": a participle whose subject is lost adds nothing to a speaker who is known
        known = any(saying.speaker for saying in found)
        return [s for s in reversed(found) if s.speaker or not known or s.cue.tag_ != "VBN" or is_passive(s.cue)]

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
        for extra in (self._hedged(token), self._according(token), self._cited(token)):
            if extra is not None and not _is_cued(found, extra.cue):
                self._insert(found, extra)
        if (outer := self._as_reported(token)) is not None and not _is_cued(found, outer.cue):
            found.append(outer)
        return found or [saying for saying in [self._tail(token) or self._before_colon(token)] if saying is not None]

    def _insert(self, found: list[Saying], extra: Saying) -> None:
        """Outside the sayings that it stands over. "X said, citing Y": Y is inside, since X passes it on."""
        governor = extra.cue.head
        under = [s for s in found if governor.i == s.cue.i or governor.is_ancestor(s.cue)]
        if self._cites(extra.cue):
            under = [s for s in under if s.cue.i != governor.i and not _is_subject_of(governor, s.cue)]
        found.insert(len(under), extra)

    def _subjects(self, verb: Token) -> list[Token]:
        """Who says: the subject, or a noun beside the verb that the parser hung elsewhere."""
        if (quoting := _quoted_as(verb)) is not None:
            return children(quoting, "nsubjpass") or children(quoting, "dobj")
        if (over := self._told_with(verb)) is not None:
            return self._subjects(over)
        beside = _inverted(verb)
        if beside is None and not (found := Clause(verb).subjects):
            beside = None if is_passive(verb) else _stranded(verb)
            return [beside] if beside is not None else found
        return Clause(verb).subjects if beside is None else [beside]

    def _told_with(self, verb: Token) -> Token | None:
        """ "X said that Norland had left, adding that …": X adds, though the parser hangs it on "left"."""
        content = verb.head
        if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.nbor(-1).text != "," or self.is_saying(content):
            return None
        return content.head if content.dep_ == "ccomp" and self.is_saying(content.head) else None

    def _over(self, token: Token) -> list[Saying]:
        """Verbs of saying above a token whose content clause holds it, innermost first."""
        found: list[Saying] = []
        below = token
        while below.head.i != below.i and len(found) < _DEPTH:
            found += self._saying_over(below)
            below = below.head
        # "The pact failed, Vale said" may come out with the saying below: it hangs on the content by parataxis
        if not found:
            mark = child(below, "mark")  # "X reported, citing Y, that …" may come out upside down too
            over = [verb for verb in children(below, "ccomp") if mark is not None and verb.i < mark.i]
            for verb in [*children(below, "parataxis", "dep"), *over]:
                apart = any(part.text == ";" for part in token.doc[verb.i : token.i])
                if self.is_saying(verb) and verb.i != token.i and not verb.is_ancestor(token) and not apart:
                    found += [Saying(subject, verb) for subject in self._subjects(verb)[:1]]
        return found

    def _saying_over(self, below: Token) -> list[Saying]:
        """What the head of a clause makes of it, if it is a word of saying; from the inside."""
        above = below.head
        if (is_sentence_before(below) and child(above, "dobj") is not None) or _is_sentence_behind(below):
            return []  # "it signed the pact; in June it rejected the pact"
        if below.dep_ in ("xcomp", "oprd", "ccomp") and self._is_believed(above):
            return [Saying(None, above)]
        if below.dep_ in ("ccomp", "parataxis") or (below.dep_ in ("xcomp", "oprd") and _takes_infinitive(above)):
            if self._cites(above) and above.tag_ == "VBG" and self.is_saying(above.head):  # "X said, citing Y, that …"
                return [*self._sources(above), *self._said(above.head)]
            return self._said(above) if self.is_saying(above) else []
        if below.dep_ == "dobj" and self._tells_of(above):
            return self._said(above)
        if below.dep_ in ("acl", "relcl") and child(below, "mark") is not None:
            carrier = above.head.head if above.dep_ == "pobj" else above
            if above.dep_ == "pobj" and self.is_saying(carrier):  # "said in a statement that …"
                return self._said(carrier)
        return self._told_by_noun(below)

    def _tells_of(self, verb: Token) -> bool:
        """ "Reported an attack"; but who "announced sanctions" imposes them, and to counter an attack says nothing."""
        says = is_verb(verb) and self._cues.at(verb, "speech") is not None
        return says and not self._is_of_quotations(verb) and self._cues.at(verb, "support") is None

    def _is_of_quotations(self, verb: Token) -> bool:
        """Whether a verb is one of saying beside a quotation only ("continue", "smile")."""
        cue = self._cues.at(verb, "speech")
        return cue is not None and "quotation only" in cue.note

    def _said(self, verb: Token) -> list[Saying]:
        """The saying of a verb; "X quoted Y as saying" is two."""
        subjects = self._subjects(verb)
        found = [Saying(subjects[0] if subjects else None, verb)]
        quoting = _quoted_as(verb)
        if quoting is not None and (medium := Clause(quoting).subjects):
            found.append(Saying(medium[0], quoting))
        return found

    def _told_by_noun(self, below: Token) -> list[Saying]:
        """ "Sudria's claim that …", "reports that …"."""
        noun = below.head
        cue = self._cues.at(noun, "noun") if below.dep_ in ("acl", "ccomp") else None
        if cue is None or cue.value != "reported":
            return []
        owner = child(noun, "poss")
        return [Saying(owner if owner is not None and owner.tag_ != "PRP$" else None, noun)]

    def _is_believed(self, verb: Token) -> bool:
        """ "is believed to have joined": by nobody who is named."""
        cue = self._cues.at(verb, "matrix") if is_verb(verb) else None
        return cue is not None and "no named speaker" in cue.note and is_passive(verb)

    def _by_preposition(self, word: Token) -> Saying | None:
        """ "According to Vale", "in the words of Vale", "per Vale"."""
        cue = self._cues.at(word, "speech") if word.lower_ in self._prepositions else None
        if cue is None or not cue.note.startswith("preposition"):
            return None
        size = len(cue.phrase.split())
        last = word.doc[word.i + size - 1]
        speaker = child(last, "pobj")
        if speaker is None or (cue.phrase == "per" and not speaker.tag_.startswith("NNP")):
            return None
        return Saying(speaker, word, size if size > 2 else 1)

    def _according(self, token: Token) -> Saying | None:
        """A phrase like "according to Vale" of the sentence. In the middle it does not reach back."""
        sentence = token.sent
        if self._prepositions.isdisjoint(_words_of(sentence)):
            return None
        for word in sentence:
            saying = self._by_preposition(word)
            if saying is None:
                continue
            behind = sentence.doc[max(part.i for part in word.subtree) + 1 : sentence.end]
            medial = any(part.text[:1].isalnum() for part in behind)
            joined = next((part for part in reversed(sentence.doc[sentence.start : word.i]) if part.text != ","), word)
            if medial and token.i < word.i and joined.tag_ == "CC":
                continue  # "…, and, according to Vale, …"
            first = not any(part.text[:1].isalnum() for part in sentence.doc[sentence.start : word.i])
            if first or not medial or token.i > word.i or word.head.is_ancestor(token) or word.head.i == token.i:
                return saying
        return None

    def _cited(self, token: Token) -> Saying | None:
        """ "…, citing people familiar with the matter": where the speaker has it from."""
        sentence = token.sent
        if self._citing.isdisjoint(lemmas(token.doc)[sentence.start : sentence.end]):
            return None
        for verb in sentence:
            if verb.tag_ == "VBG" and verb.i != token.i and self._cites(verb) and (found := self._sources(verb)):
                return found[0]
        return None

    def _sources(self, verb: Token) -> list[Saying]:
        clause = child(verb, "ccomp")  # "citing people close to the talks": the parser takes "close" for a predicate
        source = child(verb, "dobj") or (child(clause, "nsubj") if clause is not None else None)
        told = source is not None and (source.tag_.startswith("NNP") or self._is_source(source))
        return [Saying(source, verb)] if told else []

    def _as_reported(self, token: Token) -> Saying | None:
        """ "…, as reported by Vale", "as Vale said": whoever passes on the whole sentence."""
        sentence = token.sent
        if "as" not in _words_of(sentence):
            return None
        for verb in sentence:
            as_ = child(verb, "mark", "advmod") if verb.dep_ == "advcl" and verb.i != token.i else None
            if as_ is None or as_.lower_ != "as" or not self.is_saying(verb) or verb.is_ancestor(token):
                continue
            by = [s for s in Clause(verb).subjects if not s.tag_.startswith("PRP")]  # "as I said" is no other speaker
            if child(verb, "dobj", "ccomp", "xcomp") is not None or self._is_of_quotations(verb):
                continue  # "as crowds laughed"
            if by and (not is_passive(verb) or child(verb, "agent")):
                return Saying(by[0], verb)
        return None

    def _cites(self, verb: Token) -> bool:
        cue = self._cues.at(verb, "speech")
        return cue is not None and _CITES in cue.note

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
        sentence = token.sent
        if _DASHES.isdisjoint(_words_of(sentence)):
            return None
        words = [part for part in sentence if not part.is_space]
        if not words or words[-1].text in (".", "!", "?"):
            return None
        at = next((k for k in range(len(words) - 1, 0, -1) if words[k].text in _DASHES), None)
        if at is None or not token.i < words[at].i or not 0 < len(words) - at - 1 <= _TAIL:
            return None
        spaced = words[at].text == ":" or words[at].nbor(-1).whitespace_
        tail = words[at + 1 :]
        head = next((part for part in tail if part.head not in tail or part.head.i == part.i), tail[-1])
        named = head.ent_type_ == "ORG" or (head.tag_.startswith("NNP") and head.ent_type_ not in _PLACES)
        nominal = all(part.tag_.startswith(("NN", "JJ", "DT", "IN")) for part in tail)
        return Saying(head, words[at]) if spaced and nominal and (named or self._is_source(head)) else None

    def _before_colon(self, token: Token) -> Saying | None:
        """ "Vale warned: Norland is leaving", where the colon ended the sentence for the parser."""
        start = token.sent.start
        if not start or token.doc[start - 1].text != ":":
            return None
        return self.in_frame(list(token.doc[start - 1].sent), last=True)


def _words_of(sentence: Span) -> list[str]:
    """In lower case: most sentences lack the word that a reader needs, and need no walk through their tokens."""
    return words(sentence.doc)[sentence.start : sentence.end]


def _is_cued(found: list[Saying], cue: Token) -> bool:
    return any(saying.cue.i == cue.i for saying in found)


def _is_subject_of(noun: Token, verb: Token) -> bool:
    return noun.dep_ in _OWN_SUBJECT and noun.head.i == verb.i


def _takes_infinitive(verb: Token) -> bool:
    """ "is said to have joined", "claims to have won": with an infinitive only these say that something is so."""
    return is_passive(verb) or lemma(verb) in ("say", "report", "allege", "claim")


def _inverted(verb: Token) -> Token | None:
    """ "…," sighed Minister Vale: behind a comma or a mark the noun after the verb speaks."""
    if child(verb, *_OWN_SUBJECT) is not None or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or not verb.i:
        return None
    before = verb.nbor(-1)
    if before.text[:1].isalnum() and not verb.is_sent_start:
        return None
    behind = [part for part in verb.children if part.i > verb.i and part.tag_.startswith(("NN", "PRP"))]
    noun = behind[0] if behind else None
    if noun is None or noun.dep_ not in ("dobj", "attr", "npadvmod", "oprd", "dep", "appos"):
        return None
    return noun if noun.left_edge.i == verb.i + 1 else None


def _is_sentence_behind(below: Token) -> bool:
    """ "Norland will stay, Vale said; Sudria will leave": of two contents the one behind a semicolon is no content."""
    first, above = below.left_edge, below.head
    if below.dep_ != "ccomp" or not first.i or first.nbor(-1).text != ";":
        return False
    return any(part.i < above.i < first.i for part in children(above, "ccomp"))


def _stranded(verb: Token) -> Token | None:
    """ "Norland will join Sudria, two people told …": the parser takes the speaker for an apposition."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not verb.i:
        return None
    noun = next((part for part in [verb.nbor(-1), *verb.nbor(-1).ancestors] if part.dep_ == "appos"), None)
    if noun is None or noun.right_edge.i != verb.i - 1 or not noun.left_edge.i:
        return None
    return noun if noun.left_edge.nbor(-1).text == "," else None


def _quoted_as(verb: Token) -> Token | None:
    """The verb of "quoted Vale as saying"."""
    as_ = verb.head
    above = as_.head
    return above if verb.dep_ == "pcomp" and as_.lower_ == "as" and is_verb(above) and above.i != as_.i else None
