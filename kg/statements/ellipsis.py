"""What is undone without being named again: "Norland joined the pact in 2019; in 2022 it left"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause
from kg.annotations.tree import children, is_sentence_before, is_verb, start_of_reach
from kg.model import Factuality
from kg.statements.extractor import Candidate
from kg.statements.frames import is_time

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.annotations.factuality import FactualityReader
    from kg.model import Relation
    from kg.statements.arguments import Arguments
    from kg.statements.templates import Pattern

__all__ = ["Ellipsis"]

_ADDS = ("dobj", "prt", "xcomp", "ccomp", "acomp", "attr", "oprd", "dative", "agent", "auxpass")


class Ellipsis:
    """The verbs of relations that undo others, where they stand without an object."""

    def __init__(
        self,
        relations: Mapping[str, Relation],
        patterns: Mapping[tuple[str, str], Sequence[Pattern]],
        factuality: FactualityReader,
    ) -> None:
        self._undoing = {name: relation for name, relation in relations.items() if relation.undoes}
        self._factuality = factuality
        self._verbs: Mapping[str, str] = {
            verb: pattern.relation
            for (part, verb), found in patterns.items()
            if part == "verb"
            for pattern in found
            if pattern.relation in self._undoing and _takes_it_alone(pattern)
        }

    def candidates(
        self, annotated: AnnotatedArticle, arguments: Arguments, said: Iterable[Candidate]
    ) -> Iterator[Candidate]:
        """What is `said` already, and a statement for each such verb, with what its subject did in this sentence or
        the one before; in the place of one without an object.
        """
        verbs = [at for at, word in enumerate(annotated.lemmas) if word in self._verbs]
        given = list(said)
        done = [each for each in reversed(given) if each.object is not None] if verbs else []
        found: list[Candidate] = []
        for verb in [annotated.doc[at] for at in verbs if _stands_alone(annotated.doc[at])]:
            relation = self._undoing[self._verbs[annotated.lemmas[verb.i]]]
            for subject in map(arguments.actor, Clause(verb).subjects):
                before = (each for each in done if start_of_reach(verb) <= each.anchor < verb.i)
                began = (each for each in before if each.relation in relation.undoes and _is_of(each, subject))
                last = next((each for each in began if self._is_done(each, annotated)), None)
                if last is not None:
                    found.append(
                        Candidate(
                            subject=subject,
                            relation=relation.name,
                            object=last.object,
                            anchor=verb.i,
                            trigger=(verb.i, verb.i + 1),
                            rule="what was done before",
                        )
                    )
        told = {(each.anchor, each.relation) for each in found}
        yield from (each for each in given if each.object is not None or (each.anchor, each.relation) not in told)
        yield from found

    def _is_done(self, each: Candidate, annotated: AnnotatedArticle) -> bool:
        return self._factuality.of(annotated.doc[each.anchor]).factuality is Factuality.ASSERTED


def _is_of(each: Candidate, subject: ActorMention | None) -> bool:
    return subject is not None and each.subject is not None and each.subject.actor == subject.actor


def _takes_it_alone(pattern: Pattern) -> bool:
    """ "X leave Y", "X withdraw from Y": a verb with nothing else beside it."""
    others = pattern.fixed or pattern.phrase or pattern.particles or pattern.complement or pattern.idiom
    return not others and [slot.name for slot in pattern.slots] == ["Y"]


def _stands_alone(verb: Token) -> bool:
    """ "It left in March", but not "it left for Oslo", "it left the door open", "it was left"."""
    added = [part for part in children(verb, *_ADDS) if not is_sentence_before(part)]
    if added or not is_verb(verb) or verb.dep_ in ("acl", "relcl", "amod"):
        return False
    behind = [inner for part in children(verb, "prep") for inner in children(part, "pobj", "pcomp")]
    return all(is_time(inner) or inner.tag_ == "CD" for inner in behind)
