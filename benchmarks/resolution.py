"""Who is who over documents: B³ of the actors of a run against mentions that a reader has marked.

    python benchmarks/resolution.py benchmarks/resolution-gold.tsv FOLDER

The gold file names documents and offsets, not texts; FOLDER is what `kg extract` made of these documents. A marked
mention that the run has not found counts as an actor of its own. B³ is that of Bagga and Baldwin (1998), over the
marked mentions.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Mention, MentionKind
from kg.statements.tables import Tables, read_tables
from kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention in the gold, and the actor that a reader says it means."""

    article: str
    start: int
    end: int
    actor: str


@dataclass(frozen=True, slots=True)
class Scores:
    """B³ in percent, and how many of the marked mentions the run has found."""

    precision: float
    recall: float
    mentions: int
    found: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_gold(path: Path) -> list[Marked]:
    """Columns `article`, `start`, `end`, `actor`, separated by tabs."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [Marked(row["article"], int(row["start"]), int(row["end"]), row["actor"]) for row in rows]


def answers(gold: Sequence[Marked], tables: Tables) -> dict[Marked, str]:
    """By marked mention: the actor of the run there; a name of its own where there is none."""
    by_article: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in tables.mentions:
        if mention.kind is not MentionKind.PRONOUN:
            by_article[mention.article].append(mention)
    return {m: _actor_at(m, by_article[m.article]) or f"not found {number}" for number, m in enumerate(gold)}


def _actor_at(marked: Marked, mentions: Iterable[Mention]) -> str | None:
    """The actor of the mention on just these words, else of the one that shares most of them."""
    span = range(marked.start, marked.end)
    shared = ((_overlap(span, range(m.start, m.end)), m) for m in mentions)
    best = max(shared, key=lambda pair: (pair[0], pair[1].kind is MentionKind.NAME), default=None)
    return best[1].actor if best is not None and best[0] > 0.5 else None


def _overlap(one: range, other: range) -> float:
    """Shared letters in parts of all letters."""
    shared = min(one.stop, other.stop) - max(one.start, other.start)
    return shared / (max(one.stop, other.stop) - min(one.start, other.start)) if shared > 0 else 0.0


def b_cubed(gold: Sequence[Marked], answered: Mapping[Marked, str]) -> Scores:
    """Precision and recall of the clusters, mention by mention."""
    means, meant = _clusters((m, m.actor) for m in gold), _clusters(answered.items())
    shared = [len(means[m.actor] & meant[answered[m]]) for m in gold]
    precision = sum(n / len(meant[answered[m]]) for n, m in zip(shared, gold, strict=True)) / len(gold)
    recall = sum(n / len(means[m.actor]) for n, m in zip(shared, gold, strict=True)) / len(gold)
    found = sum(not answered[m].startswith("not found ") for m in gold)
    return Scores(100 * precision, 100 * recall, len(gold), found)


def _clusters(pairs: Iterable[tuple[Marked, str]]) -> Mapping[str, set[Marked]]:
    clusters: defaultdict[str, set[Marked]] = defaultdict(set)
    for marked, actor in pairs:
        clusters[actor].add(marked)
    return clusters


def faults(gold: Sequence[Marked], answered: Mapping[Marked, str]) -> Iterator[str]:
    """Actors of the gold that are several in the run, and the other way round."""
    for title, pairs in (
        ("split", [(m.actor, answered[m]) for m in gold]),
        ("merged", [(answered[m], m.actor) for m in gold]),
    ):
        several: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in pairs:
            several[one].add(other)
        for one, others in sorted(several.items()):
            if len(others) > 1:
                yield f"{title}: {one} is {', '.join(sorted(others))}"


def wrong_merges(tables: Tables, vocabulary: Vocabulary) -> list[str]:
    """Rows that swallowed an entry of the gazetteer while being another one."""
    return [
        f"{actor.id} replaces {old}"
        for actor in tables.actors
        if actor.id in vocabulary.actors
        for old in actor.replaces
        if old in vocabulary.actors
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path, help="what kg extract made of the documents of the gold")
    parser.add_argument("-v", "--verbose", action="store_true", help="also list what is split and what is merged")
    chosen = parser.parse_args(arguments)
    gold, tables = read_gold(chosen.gold), read_tables(chosen.folder)
    answered = answers(gold, tables)
    scores = b_cubed(gold, answered)
    wrong = wrong_merges(tables, Vocabulary.load())
    documents = len({marked.article for marked in gold})
    actors = len({marked.actor for marked in gold})
    lines = [
        f"{scores.mentions} mentions of {actors} actors in {documents} documents; {scores.found} found",
        f"B³ P {scores.precision:.1f} R {scores.recall:.1f} F1 {scores.f1:.1f}",
        f"wrong merges of two actors of the gazetteer: {len(wrong)}",
        *wrong,
        *(faults(gold, answered) if chosen.verbose else ()),
    ]
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
