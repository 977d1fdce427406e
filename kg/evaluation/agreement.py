"""Do coders agree? Raw agreement, and Krippendorff's alpha for nominal values.

Krippendorff, K. (2011): Computing Krippendorff's Alpha-Reliability, University of Pennsylvania; the section on nominal
data, any number of observers, missing data. https://repository.upenn.edu/asc_papers/43
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, permutations

__all__ = ["krippendorff_alpha", "raw_agreement"]

type Units = Iterable[Sequence[str]]
"""For each unit the values that its coders gave; coders who gave none are left out."""


def raw_agreement(units: Units) -> float | None:
    """The share of pairs of values of one unit that are equal; `None` if no unit has two values."""
    pairs = [left == right for values in units for left, right in combinations(values, 2)]
    return sum(pairs) / len(pairs) if pairs else None


def krippendorff_alpha(units: Units) -> float | None:
    """1 if the coders always agree, 0 if they agree as often as chance would have it, below 0 if less often.

    Returns:
        `None` where it is not defined: no unit has two values, or all values are the same, so that there is no chance
        to disagree.
    """
    coincidences: defaultdict[tuple[str, str], float] = defaultdict(float)
    for values in units:
        for pair in permutations(values, 2):
            coincidences[pair] += 1 / (len(values) - 1)
    totals: defaultdict[str, float] = defaultdict(float)
    for (value, _), share in coincidences.items():
        totals[value] += share
    number = sum(totals.values())
    observed = sum(share for (left, right), share in coincidences.items() if left != right)
    expected = sum(totals[left] * totals[right] for left, right in permutations(totals, 2)) / (number - 1 or 1)
    return 1 - observed / expected if expected else None
