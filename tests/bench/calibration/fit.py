"""Logistic regression with partial pooling, and what its probabilities are worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

import numpy as np
from scipy.optimize import minimize

from kg.statements.confidence import Feature
from tests.bench.calibration.labels import CAREFUL, Labelled

FOLDS = 5
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
PULL = {"all": 0.01, "material": 0.05, "rule": 2.5, "relation": 1.5}
"""How strongly each kind of weight is pulled towards zero, as the precision of a normal prior."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements whose confidence lies between two bounds."""

    low: float
    high: float
    number: int
    expected: float
    """Their mean confidence."""
    right: float
    """The share that is right."""


def fitted(labelled: Sequence[Labelled]) -> dict[Feature, float]:
    """The weights, those of the materials among them. What a material lacks in completeness is no fault of a rule."""
    keys = {key: at for at, key in enumerate(sorted({key for item in labelled for key in _keys(item)}))}
    design = _design(labelled, keys)
    right = np.array([item.right for item in labelled], dtype=float)
    pull = np.array([PULL.get(kind, 1.0) for kind, _ in keys])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = design @ weights
        penalty = 0.5 * float((pull * weights**2).sum())
        gradient = design.T @ (_probability(odds) - right) + pull * weights
        return float((np.logaddexp(0, odds) - right * odds).sum()) + penalty, gradient

    found = minimize(loss, np.zeros(len(keys)), jac=True, method="L-BFGS-B").x
    return {key: float(found[at]) for key, at in keys.items()}


def held_out(labelled: Sequence[Labelled]) -> np.ndarray:
    """The probability of each statement, from weights fitted without its article (cross-validation in five parts)."""
    parts = np.array([int(sha256(item.article.encode()).hexdigest(), 16) % FOLDS for item in labelled])
    result = np.zeros(len(labelled))
    for part in range(FOLDS):
        weights = fitted([item for item, at in zip(labelled, parts, strict=True) if at != part])
        for at, item in enumerate(labelled):
            if parts[at] == part:
                result[at] = _probability(np.array(sum(weights.get(key, 0.0) for key in _keys(item))))
    return result


def reliability(probabilities: np.ndarray, right: np.ndarray) -> list[Bin]:
    """Expected and observed share in each bin that holds anything (Murphy and Winkler 1977)."""
    bins = []
    for low, high in pairwise(BINS):
        inside = (probabilities >= low) & ((probabilities < high) | (high == 1.0))
        if inside.any():
            expected, observed = float(probabilities[inside].mean()), float(right[inside].mean())
            bins.append(Bin(low, high, int(inside.sum()), expected, observed))
    return bins


def counted(labelled: Iterable[Labelled]) -> Mapping[Feature, tuple[int, int]]:
    """Statements, and how many of them are right, by feature."""
    number: Counter[Feature] = Counter()
    right: Counter[Feature] = Counter()
    for item in labelled:
        number.update(item.features)
        right.update(item.features if item.right else ())
    return {key: (number[key], right[key]) for key in sorted(number)}


def _keys(item: Labelled) -> list[Feature]:
    return [*item.features, *([("material", item.material)] if item.material != CAREFUL else [])]


def _design(labelled: Sequence[Labelled], keys: Mapping[Feature, int]) -> np.ndarray:
    design = np.zeros((len(labelled), len(keys)))
    for row, item in enumerate(labelled):
        design[row, [keys[key] for key in _keys(item)]] = 1
    return design


def _probability(odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-odds))
