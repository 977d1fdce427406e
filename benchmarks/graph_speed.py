"""How much faster a graph is loaded, asked and written than by rdflib alone.

    python benchmarks/graph_speed.py [TRIPLES] [--rounds N] [--write]

The graph is made up, by a seed, and has the layout of every other: articles with statements, evidence and actors. Each
task is done by rdflib and by `kg.graph` in turn, so that whatever else the machine does meets both. What is told are
ratios; seconds are of this machine.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rdflib import Dataset, Graph

from benchmarks.page import put, table
from kg.graph.rdf import quads
from kg.graph.serialize import write_graph
from kg.graph.store import GraphStore
from kg.model import (
    Actor,
    Argument,
    Article,
    Attribution,
    Certainty,
    EventStatus,
    Evidence,
    Polarity,
    Qualification,
    Span,
    Statement,
)
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

__all__ = ["BARS", "made_up", "measured"]

BARS = {"load": 5.0, "write Turtle": 8.0, "write N-Quads": 4.0, "count by relation and factuality": 10.0}
"""The tasks, and how many times faster than rdflib they must be done at a million triples."""

PER_STATEMENT = 53
"""About how many triples a made-up statement takes, with what it says about its evidence."""
PER_ARTICLE = 8
RELATIONS = ("coordinates_with", "meets", "sanctions", "criticizes", "supports")
WORDS = "talks trade accord export border summit ministry envoy report council measure region partner season".split()


# ---- a made-up world ------------------------------------------------------------------------------------------------


def made_up(triples: int, seed: int = 1) -> Tables:
    """Articles with statements that give about so many triples."""
    draw = random.Random(seed)
    statements = max(1, triples // PER_STATEMENT)
    articles = max(1, statements // PER_ARTICLE)
    actors = [
        Actor(id=f"actor-{number}", name=f"Actor {number}", type=draw.choice(["Country", "Person", "Organization"]))
        for number in range(max(10, articles // 4))
    ]
    return Tables(
        articles=tuple(_article(number, draw) for number in range(articles)),
        actors=tuple(actors),
        statements=tuple(_statement(number, number % articles, actors, draw) for number in range(statements)),
        run={"schema": "kg.run/1", "id": f"made-up-{seed}", "version": "0"},
    )


def _article(number: int, draw: random.Random) -> Article:
    day = f"20{draw.randint(10, 24)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    return Article(id=f"t-{number}", text="", title=_words(6, draw), published=day, publisher="The Daily Sample")


def _words(number: int, draw: random.Random) -> str:
    return " ".join(draw.choices(WORDS, k=number))


def _statement(number: int, article: int, actors: Sequence[Actor], draw: random.Random) -> Statement:
    start = draw.randint(0, 4000)
    subject, object_, speaker = (
        Argument(actor=actor.id, name=actor.name, type=actor.type, start=at, end=at + 10, text=actor.name)
        for at, actor in zip((start, start + 40, start + 80), draw.sample(actors, 3), strict=True)
    )
    return Statement(
        id=f"s-{number:07}",
        subject=subject,
        relation=draw.choice(RELATIONS),
        object=object_,
        qualification=Qualification(
            polarity=draw.choices([Polarity.POSITIVE, Polarity.NEGATIVE], [9, 1])[0],
            certainty=draw.choices([Certainty.CERTAIN, Certainty.POSSIBLE], [4, 1])[0],
            status=draw.choices([EventStatus.OCCURRED, EventStatus.PLANNED], [3, 1])[0],
        ),
        evidence=Evidence(
            article=f"t-{article}",
            start=start,
            end=start + 120,
            quote=_words(18, draw),
            trigger=Span(start + 20, start + 26),
            rule="made up",
            extractor="rules",
        ),
        confidence=draw.randint(50, 99) / 100,
        date=f"20{draw.randint(10, 24)}-{draw.randint(1, 12):02}",
        date_text=_words(2, draw),
        attribution=(Attribution(speaker=speaker, cue="said"),) if draw.random() < 0.5 else (),
    )


# ---- measuring ------------------------------------------------------------------------------------------------------


def measured(triples: int, *, rounds: int = 1, seed: int = 1) -> tuple[int, dict[str, tuple[float, float]]]:
    """How many triples there are; and by task the seconds of rdflib and ours, the least of all rounds."""
    vocabulary = Vocabulary.load()
    best: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = write_graph(quads(made_up(triples, seed), vocabulary), folder / "graph.nq")
        number = 0
        for _ in range(rounds):
            ours = GraphStore()
            theirs = Dataset(default_union=True)
            for task, slow, fast in _tasks(theirs, ours, source, vocabulary.folder / "queries" / "counts.rq"):
                pair = _seconds(slow), _seconds(fast)
                before = best.get(task, pair)
                best[task] = min(pair[0], before[0]), min(pair[1], before[1])
            number = len(ours)
    return number, best


def _tasks(
    theirs: Dataset, ours: GraphStore, source: Path, query: Path
) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """Each task in its turn, done by rdflib and done by us."""
    load, turtle, n_quads, count = BARS
    yield load, lambda: theirs.parse(source, format="nquads"), lambda: ours.load(source)
    text = query.read_text(encoding="utf-8")
    yield count, lambda: list(theirs.query(text)), lambda: ours.query(text).rows
    to = source.with_name("written.nq")
    yield n_quads, lambda: theirs.serialize(to, format="nquads"), lambda: ours.write(to)
    merged = Graph()
    for prefix, start in ours.prefixes.items():
        merged.bind(prefix, start, override=True, replace=True)
    for subject, predicate, value, _ in theirs.quads():
        merged.add((subject, predicate, value))
    at = source.with_name("written.ttl")
    yield turtle, lambda: merged.serialize(at, format="turtle"), lambda: ours.write(at)


def _seconds(task: Callable[[], object]) -> float:
    gc.collect()
    began = time.perf_counter()
    task()
    return time.perf_counter() - began


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("triples", type=int, nargs="?", default=100_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="put the table into docs/reference/stores.md")
    chosen = parser.parse_args(arguments)
    number, best = measured(chosen.triples, rounds=chosen.rounds)
    rows = [
        (task, f"{theirs:.1f} s", f"{ours:.2f} s", f"{theirs / ours:.1f} ×", f"{BARS[task]:g} ×")
        for task, (theirs, ours) in best.items()
    ]
    text = table((f"{number:,} triples", "rdflib", "kg", "faster", "must be"), rows)
    print(text)
    if chosen.write:
        put("speed", text)


if __name__ == "__main__":
    main(sys.argv[1:])
