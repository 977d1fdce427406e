"""Against the worked examples of Krippendorff (2011), Computing Krippendorff's Alpha-Reliability."""

import pytest

from kg.evaluation.agreement import krippendorff_alpha, raw_agreement

MEG_AND_OWEN = ("0100000010", "1110010000")
"""Example A: binary data, two observers."""
BEN_AND_GERRY = ("aabbdcccedda", "babbbccceddd")
"""Example B: nominal data, two observers."""
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""Example C: nominal data, any number of observers, missing data."""


def units(coders: tuple[str, ...]) -> list[list[str]]:
    return [[value for value in values if value != "."] for values in zip(*coders, strict=True)]


@pytest.mark.parametrize(("coders", "alpha"), [(MEG_AND_OWEN, 0.095), (BEN_AND_GERRY, 0.692), (FOUR, 0.743)])
def test_alpha_is_that_of_the_published_examples(coders: tuple[str, ...], alpha: float) -> None:
    found = krippendorff_alpha(units(coders))
    assert found == pytest.approx(alpha, abs=0.0005)


def test_raw_agreement_is_the_share_of_equal_pairs() -> None:
    assert raw_agreement(units(MEG_AND_OWEN)) == 0.6
    assert raw_agreement([["a", "a", "b"], ["c"]]) == pytest.approx(1 / 3)


@pytest.mark.parametrize("units", [[], [["a"], []], [["a", "a"], ["a", "a"]]])
def test_where_nobody_could_disagree_there_is_no_alpha(units: list[list[str]]) -> None:
    assert krippendorff_alpha(units) is None


def test_full_agreement_is_1_and_full_disagreement_is_below_0() -> None:
    assert krippendorff_alpha([["a", "a"], ["b", "b"]]) == 1
    below = krippendorff_alpha([["a", "b"], ["b", "a"]])
    assert below is not None
    assert below < 0


def test_without_two_values_there_is_no_agreement() -> None:
    assert raw_agreement([["a"]]) is None
