from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from kg.views import forces
from kg.views.forces import Pairs, laid_out, settled
from kg.views.spacing import crossings


def pairs_of(graph: nx.Graph[int]) -> Pairs:
    return np.array(sorted(graph.edges))


def test_charges_far_away_may_act_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    points, charges = rng.standard_normal((1200, 2)) * 30, rng.random(1200) + 1
    by_grids = forces._pushes(points, charges)
    monkeypatch.setattr(forces, "EXACT", 2000)
    exact = forces._pushes(points, charges)
    wrong = np.linalg.norm(by_grids - exact, axis=1) / np.linalg.norm(exact, axis=1)
    assert np.median(wrong) < 0.03


def test_a_ring_is_laid_out_as_a_ring() -> None:
    points = laid_out(12, pairs_of(nx.cycle_graph(12)))
    order = np.argsort(np.arctan2(*(points - points.mean(axis=0)).T))
    steps = np.diff(np.append(order, order[0])) % 12
    assert set(steps.tolist()) in ({1}, {11})


def test_a_path_of_many_levels_is_unfolded() -> None:
    points = laid_out(300, pairs_of(nx.path_graph(300)))
    far = np.linalg.norm(points[0] - points[-1])
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    assert far > 8 * np.median(steps)
    assert crossings(points, pairs_of(nx.path_graph(300))) == 0


def test_only_those_move_that_may() -> None:
    points = np.array([[0.0, 0.0], [5.0, 0.0], [30.0, 30.0]])
    moving = np.array([0.0, 0.0, 1.0])
    pairs = np.array([[0, 1], [0, 2]])
    after = settled(points, pairs, np.ones(2), np.ones(3), rounds=100, moving=moving)
    assert (after[:2] == points[:2]).all()
    assert np.linalg.norm(after[2]) < 6
