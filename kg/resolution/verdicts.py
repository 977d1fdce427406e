"""The ledger applied to the tables of a run: statements first, as they were read; then who is who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.errors import LedgerError
from kg.model import Actor, Statement
from kg.resolution.closure import Closure, Conflict, Link, close
from kg.resolution.finding import Finder
from kg.resolution.judgements import Judgement, StatementJudgement, StatementVerdict, Verdict
from kg.resolution.ledger import Entry, Ledger
from kg.resolution.merging import merge_actors, redirects
from kg.resolution.statement_verdicts import apply_statement_verdicts
from kg.statements.merge import merge
from kg.statements.tables import Tables

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

__all__ = ["Applied", "Decisions", "apply_judgements", "decide"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What the ledger says of the actors that are there."""

    links: tuple[Link, ...]
    """By the ids of now where the actors are there, the newest first; one for each pair."""
    closure: Closure
    conflicts: tuple[LedgerError, ...]
    unused: tuple[Entry[Judgement], ...]
    """Lines whose actors are not there."""
    judged: frozenset[tuple[str, str]]
    """Every pair that somebody spoke of, the smaller id first; whoever is unsure has spoken, too."""
    known: frozenset[str]
    """Actors of the gazetteer."""

    def after(self, judgements: Iterable[Judgement]) -> Closure:
        """What follows if more is said of actors that are there, each pair once, the oldest first."""
        said = [
            Link(left=each.left, right=each.right, same=each.verdict is Verdict.SAME)
            for each in judgements
            if each.verdict in (Verdict.SAME, Verdict.DIFFERENT)
        ]
        return close((*reversed(said), *self.links), known=self.known)

    def counts(self) -> dict[str, int]:
        """How many pairs that are there the ledger calls the `same` or `different`; contradicted lines do not count."""
        idle = {each.link.line for each in self.closure.conflicts} | {entry.line for entry in self.unused}
        held = [link.same for link in self.links if link.line not in idle]
        return {"same": held.count(True), "different": held.count(False)}

    def open(self, left: str, right: str) -> bool:
        """Whether nobody has said yet, directly or not, what the two are to each other."""
        pair = (min(left, right), max(left, right))
        return pair not in self.judged and not self.closure.together(*pair) and not self.closure.apart(*pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """Tables as the ledger has them, and what it did."""

    tables: Tables
    redirects: Mapping[str, str] = field(default_factory=dict)
    """By old id: that of the actor that it turned out to be."""
    conflicts: tuple[LedgerError, ...] = ()
    """Lines that do not hold, as newer ones contradict them."""
    faults: tuple[LedgerError, ...] = ()
    """Corrections that cannot be made."""
    unused: tuple[Entry[Judgement] | Entry[StatementJudgement], ...] = ()
    """Lines that nothing answers to now; they stay in the ledger."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Pairs of actors that are the `same` or `different` by the ledger; statements that are `right`, `wrong`,
    `changed`, or `left_out` as they hold no longer between the actors that have become one; lines that are `unused`.
    """


def apply_judgements(tables: Tables, ledger: Ledger, vocabulary: Vocabulary, *, rules: Iterable[Link] = ()) -> Applied:
    """What people decided, done again on the tables of a new run.

    Args:
        tables: what a run found, with the actors as the gazetteer has them (`Actor.source`).
        ledger: what was decided.
        vocabulary: against which corrections are checked.
        rules: what is known otherwise of who is who; where the ledger contradicts it, the ledger holds.
    """
    rules = tuple(rules)
    judged = apply_statement_verdicts(tables, ledger, vocabulary, merged=_people(tables, ledger, rules))
    decisions = decide(judged.tables.actors, ledger, rules)
    merged = merge_actors(judged.tables, decisions.closure.clusters)
    if merged is not tables:
        merged = replace(merged, statements=tuple(_holding(merged.statements, vocabulary)))
    unused: tuple[Entry[Judgement] | Entry[StatementJudgement], ...] = (*decisions.unused, *judged.unused)
    counts = {
        **decisions.counts(),
        **{verdict.value: judged.counts.get(verdict, 0) for verdict in _COUNTED},
        "left_out": len(judged.tables.statements) - len(merged.statements),
        "unused": len(unused),
    }
    return Applied(
        tables=merged,
        redirects=redirects(merged.actors),
        conflicts=decisions.conflicts,
        faults=judged.faults,
        unused=unused,
        counts=counts,
    )


def _people(tables: Tables, ledger: Ledger, rules: Sequence[Link]) -> Tables | None:
    """Actors and mentions as they will be, if corrections of statements may name them."""
    if not ledger.statements:
        return None
    return merge_actors(replace(tables, statements=()), decide(tables.actors, ledger, rules).closure.clusters)


_COUNTED = (StatementVerdict.RIGHT, StatementVerdict.WRONG, StatementVerdict.CHANGED)


def _holding(statements: Iterable[Statement], vocabulary: Vocabulary) -> Iterator[Statement]:
    """Each reading once, and only if the ontology admits it between the actors that it now speaks of."""
    symmetric = frozenset(name for name, relation in vocabulary.relations.items() if relation.symmetric)
    for statement in merge(statements, symmetric=symmetric):
        subject, object_ = (end.type if end else None for end in (statement.subject, statement.object))
        if vocabulary.admits(statement.relation, subject, object_):
            yield statement


# ---- who is who -----------------------------------------------------------------------------------------------------


def decide(actors: Iterable[Actor], ledger: Ledger, rules: Iterable[Link] = ()) -> Decisions:
    """What follows from the ledger for these actors: of each pair the last verdict, of contradictions the newest.

    Args:
        actors: those of a run.
        ledger: what people said of them.
        rules: further links, which weigh less than any line.
    """
    actors = list(actors)
    finder, conflicts = Finder(actors), []
    latest: dict[tuple[str, str], Entry[Judgement]] = {}
    for entry in ledger.actors:
        pair = _pair(entry.judgement, finder)
        latest.pop(pair, None)  # so that the later ones stand later
        latest[pair] = entry
    for (left, right), entry in latest.items():
        if left == right and entry.judgement.verdict is Verdict.DIFFERENT:
            conflicts.append(_one_already(entry, left, ledger))
    links = tuple(
        Link(left=left, right=right, same=entry.judgement.verdict is Verdict.SAME, line=entry.line)
        for (left, right), entry in reversed(latest.items())
        if left != right and entry.judgement.verdict in (Verdict.SAME, Verdict.DIFFERENT)
    )
    known = frozenset(actor.id for actor in actors if actor.source is not None)
    closure = close((*links, *rules), known=known)
    conflicts += [_contradiction(each, ledger) for each in closure.conflicts if each.link.line is not None]
    said = {pair: entry for pair, entry in latest.items() if entry.judgement.verdict is not Verdict.WITHDRAWN}
    return Decisions(
        links=links,
        closure=closure,
        conflicts=tuple(conflicts),
        unused=tuple(_unused(said, closure, finder)),
        judged=frozenset(said),
        known=known,
    )


def _pair(judgement: Judgement, finder: Finder) -> tuple[str, str]:
    """The two by the ids of now; one that is not there keeps its id, as two that are may be the same by way of it."""
    left = finder.find(judgement.left, judgement.left_name) or judgement.left
    right = finder.find(judgement.right, judgement.right_name) or judgement.right
    return min(left, right), max(left, right)


def _unused(
    said: Mapping[tuple[str, str], Entry[Judgement]], closure: Closure, finder: Finder
) -> Iterator[Entry[Judgement]]:
    present = {key: sum(actor in finder for actor in cluster) for cluster in closure.clusters for key in cluster}
    for (left, right), entry in said.items():
        ends = [present.get(end, int(end in finder)) for end in (left, right)]
        enough = 2 if closure.together(left, right) and left != right else 1
        if min(ends) < enough:
            yield entry


def _one_already(entry: Entry[Judgement], actor: str, ledger: Ledger) -> LedgerError:
    judgement = entry.judgement
    problem = f"keeps {judgement.left!r} and {judgement.right!r} apart, and both are {actor!r} now"
    return LedgerError(problem, where=ledger.where(entry), advice="what the texts give as one cannot be split")


def _contradiction(conflict: Conflict, ledger: Ledger) -> LedgerError:
    link = conflict.link
    says = "the same" if link.same else "different"
    problem = f"that {link.left!r} and {link.right!r} are {says} does not hold"
    if conflict.known:
        one, other = conflict.known
        problem += f": it would make one of {one!r} and {other!r}, which are two in the gazetteer"
        advice = "if they are the same, say so of just these two"
    else:
        lines = sorted({each.line for each in conflict.against if each.line is not None})
        numbers = ", ".join(map(str, lines))
        problem += f": newer lines say otherwise ({numbers})" if len(lines) > 1 else f": line {numbers} says otherwise"
        advice = "judge again what is wrong; the newest line holds"
    return LedgerError(problem, where=f"{ledger.path or 'the ledger'}, line {link.line}", advice=advice)
