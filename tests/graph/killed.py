"""What is killed by `test_crashes`: applies changes one after the other, and says on standard output which are done.

`python -m tests.graph.killed store PLAN STORE FIRST` or `… folder PLAN FOLDER FIRST`; `PLAN` is a pickle.
"""

import pickle
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.graph.editions import Editor
from kg.graph.store import GraphStore
from kg.settings import Settings
from kg.vocabulary import Vocabulary
from kg.withdrawal import withdraw
from tests.graph.plans import Plan


def in_store(plan: Plan, place: Path, first: int) -> Iterator[int]:
    editor = Editor(GraphStore(place), plan.editions[first], plan.vocabulary)
    for number in range(first, len(plan.steps)):
        step = plan.steps[number]
        editor.edit(put=() if isinstance(step, str) else [step], withdraw=[step] if isinstance(step, str) else ())
        yield number + 1


def in_folder(plan: Plan, place: Path, first: int) -> Iterator[int]:
    Vocabulary.load = lambda *_, **__: plan.vocabulary  # type: ignore[method-assign,assignment]
    for number in range(first, len(plan.steps)):
        step = plan.steps[number]
        assert isinstance(step, str)
        withdraw([step], place, settings=Settings(), who="nobody")
        yield number + 1


if __name__ == "__main__":
    kinds: dict[str, Callable[[Plan, Path, int], Iterator[int]]] = {"store": in_store, "folder": in_folder}
    kind, plan, place, first = sys.argv[1:]
    for done in kinds[kind](pickle.loads(Path(plan).read_bytes()), Path(place), int(first)):
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()
