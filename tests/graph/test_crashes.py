"""kill -9 at random moments: what was acknowledged is there, and nothing is there in part."""

import pickle
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from kg.graph.store import GraphStore
from kg.output import STORE, OutputFolder, complete
from kg.pipeline import graph_files
from kg.resolution.editions import Edition
from kg.settings import Settings
from kg.statements.tables import TABLES, table_files
from tests.graph.conftest import SmallVocabulary
from tests.graph.plans import BASE, put_and_withdraw, withdraw_all


def killed(kind: str, plan: Path, place: Path, first: int, wait: float) -> int:
    """Let a process work on from some step, kill it, and give the last step that it acknowledged."""
    command = [sys.executable, "-m", "tests.graph.killed", kind, str(plan), str(place), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        seen = [process.stdout.readline()]
        time.sleep(wait)
        process.kill()
        seen += process.stdout.readlines()
    done = [int(line) for line in seen if line.endswith("\n")]
    assert done, "it did not even begin"
    return done[-1]


def check_store(vocabulary: SmallVocabulary, folder: Path, kills: int) -> None:
    plan = put_and_withdraw(vocabulary, number=400, seed=kills)
    saved, place, random = folder / "plan", folder / "db", Random(kills)
    saved.write_bytes(pickle.dumps(plan))
    GraphStore.filled(place, plan.graph(0))
    at = 0
    for _ in range(kills):
        if at > len(plan.steps) - 20:
            break
        acknowledged = killed("store", saved, place, at, random.uniform(0, 0.05))
        found = set(GraphStore(place).quads())
        at = plan.state(found, (acknowledged, acknowledged + 1))


def check_folder(vocabulary: SmallVocabulary, folder: Path, kills: int) -> None:
    plan = withdraw_all(vocabulary, number=8 * kills, seed=kills)
    saved, place, random = folder / "plan", folder / "out", Random(kills)
    saved.write_bytes(pickle.dumps(plan))
    tables = plan.editions[0].tables()
    with OutputFolder(place) as output:
        graph = graph_files(tables, vocabulary, Settings(base=BASE), store=output.add_store())  # type: ignore[arg-type]
        for name, chunks in (*table_files(tables), *graph):
            output.add(name, chunks)
        output.finish(tables.run)
    at = 0
    for _ in range(kills):
        if at > len(plan.steps) - 3:
            break
        acknowledged = killed("folder", saved, place, at, random.uniform(0, 0.2))
        complete(place)
        found = {name: (place / name).read_text(encoding="utf-8") for name in TABLES}
        at = next(n for n in (acknowledged, acknowledged + 1) if written(plan.editions[n]) == found)
        wanted = set(GraphStore.of(plan.editions[at].tables(), vocabulary, BASE).quads())
        assert set(GraphStore().load(place / "graph.trig").quads()) == wanted
        assert set(GraphStore(place / STORE, read_only=True).quads()) == wanted


def written(edition: Edition) -> dict[str, str]:
    return {name: "".join(lines) for name, lines in table_files(edition.tables())}


def test_a_store_that_is_killed_has_all_that_was_acknowledged(wide: SmallVocabulary, tmp_path: Path) -> None:
    check_store(wide, tmp_path, kills=2)


def test_a_folder_that_is_killed_shows_one_state_whole(wide: SmallVocabulary, tmp_path: Path) -> None:
    check_folder(wide, tmp_path, kills=2)


@pytest.mark.slow
def test_a_store_that_is_killed_many_times_too(wide: SmallVocabulary, tmp_path: Path) -> None:
    check_store(wide, tmp_path, kills=20)


@pytest.mark.slow
def test_a_folder_that_is_killed_many_times_too(wide: SmallVocabulary, tmp_path: Path) -> None:
    check_folder(wide, tmp_path, kills=20)
