"""Against the intervals that Newcombe (1998), Two-sided confidence intervals for the single proportion, prints."""

import pytest

from kg.evaluation.intervals import Share, wilson


@pytest.mark.parametrize(
    ("hits", "number", "interval"),
    [(81, 263, (0.2553, 0.3662)), (15, 148, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611)), (1, 29, (0.0061, 0.1718))],
)
def test_the_interval_is_that_of_the_table(hits: int, number: int, interval: tuple[float, float]) -> None:
    assert wilson(hits, number) == pytest.approx(interval, abs=0.00006)


def test_it_stays_between_0_and_1() -> None:
    low, high = wilson(20, 20)
    assert high == 1
    assert low == pytest.approx(1 - 0.1611, abs=0.0001)


def test_of_nothing_there_is_no_share() -> None:
    assert wilson(0, 0) == (0, 1)
    assert (Share(0, 0).value, Share(0, 0).interval) == (None, None)
    assert Share(0, 0).row() == {"hits": 0, "number": 0, "share": None, "interval": None}


def test_a_share_is_rounded_for_programs() -> None:
    assert Share(1, 3).row() == {"hits": 1, "number": 3, "share": 0.3333, "interval": [0.0615, 0.7923]}
