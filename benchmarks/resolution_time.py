"""How the time to find out who is who grows with the number of actors.

    python benchmarks/resolution_time.py [NUMBER …]

The actors are made up: people and bodies of random syllables, one in ten under a second spelling in another row.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence

from kg.model import Actor, Mention, MentionKind
from kg.resolution.resolver import resolve
from kg.resolution.suggestions import suggestions
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

SYLLABLES = "an bel cor dun el fer gan hol ist jor kal lem mar nor ol per qui ras sol tan ur ves wil yan zor".split()
BODIES = "Authority Board Bureau Commission Council Directorate Foundation Institute Union".split()


def made_up(number: int, seed: int = 1) -> Tables:
    """So many rows, each named once in an article of its own."""
    draw = random.Random(seed)
    names = [name for _ in range(number) for name in _names(draw)][:number]
    kinds = ["Organization" if name.split()[-1] in BODIES else "Person" for name in names]
    actors = [Actor(id=f"a-{k}", name=name, type=kind) for k, (name, kind) in enumerate(zip(names, kinds, strict=True))]
    mentions = [
        Mention(article=f"t-{k}", start=0, end=len(a.name), text=a.name, kind=MentionKind.NAME, actor=a.id)
        for k, a in enumerate(actors)
    ]
    return Tables(actors=tuple(actors), mentions=tuple(mentions), run={"id": "made up"})


def _names(draw: random.Random) -> Iterator[str]:
    first, last = (_word(draw) for _ in range(2))
    if draw.random() < 0.5:
        yield f"{first} {last} {draw.choice(BODIES)}"
        return
    yield f"{first} {last}"
    if draw.random() < 0.2:
        yield f"{first} {draw.choice('ABCDE')}. {last}"


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 4))).capitalize()


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    vocabulary = Vocabulary.load()
    resolve(made_up(100), vocabulary)  # what is compiled once
    for number in parser.parse_args(arguments).numbers:
        tables = made_up(number)
        began = time.process_time()
        merges = resolve(tables, vocabulary)
        merged = time.process_time()
        found = suggestions(tables, known=frozenset(vocabulary.actors))
        ended = time.process_time()
        sys.stdout.write(
            f"{number} actors: {len(merges)} merges in {merged - began:.2f} s, "
            f"{len(found)} suggestions in {ended - merged:.2f} s\n"
        )


if __name__ == "__main__":
    main()
