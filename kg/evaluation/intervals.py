"""Shares of a sample, with the interval that the share of the whole may lie in."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

__all__ = ["CONFIDENCE", "Share", "wilson"]

CONFIDENCE = 0.95


def wilson(hits: int, number: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The score interval of Wilson (1927) for a share, without continuity correction.

    It holds for few cases and for shares near 0 and 1 too, where the usual plus-or-minus does not (Newcombe 1998).
    """
    if not number:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = hits / number
    middle = share + z * z / (2 * number)
    margin = z * (share * (1 - share) / number + z * z / (4 * number * number)) ** 0.5
    whole = 1 + z * z / number
    return max(0.0, (middle - margin) / whole), min(1.0, (middle + margin) / whole)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    number: int

    @property
    def value(self) -> float | None:
        return self.hits / self.number if self.number else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return wilson(self.hits, self.number) if self.number else None

    def row(self) -> dict[str, object]:
        """For programs."""
        value, interval = self.value, self.interval
        return {
            "hits": self.hits,
            "number": self.number,
            "share": None if value is None else round(value, 4),
            "interval": None if interval is None else [round(bound, 4) for bound in interval],
        }
