"""What gold says of tables: how much is right, how much is found, and how well it is qualified."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.evaluation.gold import CORE, REPORTED, UNSPECIFIED
from kg.evaluation.intervals import Share
from kg.evaluation.matching import match, shared_words
from kg.evaluation.names import Gazetteer, NameMatcher, half_shared, words
from kg.model import Factuality

if TYPE_CHECKING:
    from kg.evaluation.gold import GoldArticle, GoldStatement
    from kg.evaluation.matching import Matching
    from kg.model import Statement
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["GoldScores", "Pair", "RelationScore", "score"]

UNSURE = frozenset({Factuality.DENIED, Factuality.POSSIBLE, Factuality.REQUESTED, Factuality.HYPOTHETICAL})
"""What must not be shown as having happened."""
COARSER = {Factuality.REQUESTED: Factuality.POSSIBLE, Factuality.HYPOTHETICAL: Factuality.POSSIBLE}
"""Gold may keep to the coarser value: a demand or a condition is then `possible`."""


@dataclass(slots=True)
class RelationScore:
    """Counts for one relation, or for all."""

    right: int = 0
    """Statements that answer to a statement of the gold, core or extra."""
    wrong: int = 0
    core: int = 0
    """What is to be found."""
    found: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        return self.found / self.core if self.core else None

    @property
    def f1(self) -> float | None:
        precision, recall = self.precision, self.recall
        if precision is None or recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def row(self) -> dict[str, object]:
        """For programs."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        rounded = {name: None if value is None else round(value, 4) for name, value in shares.items()}
        return {**rounded, "right": self.right, "wrong": self.wrong, "core": self.core, "found": self.found}


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement of the gold, and what answers to it."""

    article: str
    wanted: GoldStatement
    given: Statement | None = None


@dataclass(slots=True, kw_only=True)
class GoldScores:
    """All counts. Factuality, dates and slots are counted on the core statements that were found."""

    articles: int = 0
    total: RelationScore = field(default_factory=RelationScore)
    relations: defaultdict[str, RelationScore] = field(default_factory=lambda: defaultdict(RelationScore))
    factuality: defaultdict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    """By the value in the gold: how often it was met."""
    slots: defaultdict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    """`date`, `role`, `topic`, `place`: how often what the gold has was met."""
    unsure: int = 0
    """Acts that the gold has as denied, possible, requested or hypothetical, core or extra, and that were found."""
    missed: list[Pair] = field(default_factory=list)
    wrong: list[Statement] = field(default_factory=list)
    dangers: list[Pair] = field(default_factory=list)
    """Of the unsure ones those that are given as asserted: the worst error there is."""
    invented_dates: list[Pair] = field(default_factory=list)
    """Dates where the text has none, or finer ones than it has."""
    misread: list[Pair] = field(default_factory=list)
    """Found, with another factuality or speaker."""

    def share(self, counts: Counter[bool]) -> Share:
        return Share(counts[True], counts.total())

    @property
    def not_asserted(self) -> Share:
        """Factuality where it is not plainly asserted: what a reading as "asserted" throughout would get wrong."""
        rest = [counts for value, counts in self.factuality.items() if value != Factuality.ASSERTED]
        return self.share(sum(rest, Counter()))

    @property
    def factuality_macro(self) -> float | None:
        """The mean over the values of factuality, each as heavy as the others."""
        shares = [counts[True] / counts.total() for counts in self.factuality.values()]
        return sum(shares) / len(shares) if shares else None


def score(gold: Iterable[GoldArticle], tables: Tables, vocabulary: Vocabulary) -> GoldScores:
    """The counts over all articles of the gold; statements about other articles are left aside."""
    statements: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in tables.statements:
        statements[statement.evidence.article].append(statement)
    actors = {actor.id: frozenset({actor.name, *actor.names}) for actor in tables.actors}
    symmetric = frozenset(name for name, relation in vocabulary.relations.items() if relation.symmetric)
    gazetteer = Gazetteer(vocabulary.actors.values())
    scores = GoldScores()
    for article in gold:
        names = NameMatcher(article, gazetteer, actors)
        _count(scores, article, statements[article.id], names, symmetric)
    return scores


def _count(
    scores: GoldScores,
    article: GoldArticle,
    statements: Sequence[Statement],
    names: NameMatcher,
    symmetric: Collection[str],
) -> None:
    matching = match(statements, article.statements, names, symmetric)
    scores.articles += 1
    _count_statements(scores, statements, matching)
    for position, wanted in enumerate(article.statements):
        answer = matching.found.get(position)
        pair = Pair(article.id, wanted, None if answer is None else statements[answer])
        if wanted.level == CORE:
            _count_wanted(scores, pair, names)
        if pair.given is not None:
            _count_danger(scores, pair, pair.given)


def _count_statements(scores: GoldScores, statements: Sequence[Statement], matching: Matching) -> None:
    right = matching.right()
    for position, statement in enumerate(statements):
        if position in right:
            for counts in (scores.total, scores.relations[statement.relation]):
                counts.right += 1
        elif position not in matching.neutral:
            scores.wrong.append(statement)
            for counts in (scores.total, scores.relations[statement.relation]):
                counts.wrong += 1


def _count_wanted(scores: GoldScores, pair: Pair, names: NameMatcher) -> None:
    wanted, given = pair.wanted, pair.given
    for counts in (scores.total, scores.relations[wanted.relation]):
        counts.core += 1
        counts.found += given is not None
    if given is None:
        scores.missed.append(pair)
        return
    met = _meant_so(given, wanted, names)
    scores.factuality["reported" if wanted.factuality.startswith(REPORTED) else wanted.factuality][met] += 1
    if not met:
        scores.misread.append(pair)
    _count_date(scores, pair, given)
    place = None if given.place is None else given.place.name
    for slot, ours, theirs in (
        ("role", given.role, wanted.role),
        ("topic", given.topic, wanted.topic),
        ("place", place, wanted.place),
    ):
        if theirs:
            scores.slots[slot][half_shared(ours, theirs)] += 1


def _meant_so(given: Statement, wanted: GoldStatement, names: NameMatcher) -> bool:
    """Whether the factuality is one that the gold takes, or the speaker is the one that it names."""
    if {given.factuality, COARSER.get(given.factuality)} & set(wanted.factualities):
        return True
    speakers = [value.removeprefix(REPORTED) for value in wanted.factualities if value.startswith(REPORTED)]
    return any(
        speaker == UNSPECIFIED or (said.speaker is not None and names.is_named(said.speaker, speaker))
        for said in given.attribution
        for speaker in speakers
    )


def _count_date(scores: GoldScores, pair: Pair, given: Statement) -> None:
    taken = (pair.wanted.date, *pair.wanted.accept_date)
    dates = [date for date in taken if date]
    if dates and (given.date or None not in pair.wanted.accept_date):
        scores.slots["date"][given.date in dates] += 1
    finer = any((given.date or "").startswith(date) for date in dates)
    if given.date and given.date not in dates and (finer or not dates):
        scores.invented_dates.append(pair)


def _count_danger(scores: GoldScores, pair: Pair, given: Statement) -> None:
    """Only where both stand in the same sentence, as far as words tell; who is quoted does not excuse it."""
    wanted = pair.wanted
    same_sentence = 2 * len(shared_words(given, wanted)) >= len(words(wanted.evidence))
    if wanted.factuality in UNSURE and Factuality.ASSERTED not in wanted.accept_factuality and same_sentence:
        scores.unsure += 1
        if given.factuality is Factuality.ASSERTED:
            scores.dangers.append(pair)
