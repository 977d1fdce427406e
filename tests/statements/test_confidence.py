"""Confidence as a probability: what it rests on, and how the weights add up."""

import math

import pytest

from kg.model import Factuality, MentionKind
from kg.statements.confidence import LONG, Feature, confidence, features
from kg.vocabulary import Vocabulary
from tests.sentences import read


def found(**changed: object) -> set[Feature]:
    of: dict[str, object] = {
        "rule": "verb: X meet Y",
        "relation": "meets",
        "subject": MentionKind.NAME,
        "object_": MentionKind.PRONOUN,
        "has_object": True,
        "factuality": Factuality.ASSERTED,
        "words": LONG,
    }
    return set(features(**{**of, **changed}))  # type: ignore[arg-type]


def test_rule_relation_arguments_factuality_and_sentence_count() -> None:
    assert found() == {
        ("all", ""),
        ("part", "verb"),
        ("rule", "verb: X meet Y"),
        ("relation", "meets"),
        ("subject", "name"),
        ("object", "pronoun"),
        ("factuality", "asserted"),
        ("sentence", "short"),
    }


@pytest.mark.parametrize(
    ("changed", "feature"),
    [
        ({"object_": None}, ("object", "implied")),
        ({"object_": None, "has_object": False}, ("object", "none")),
        ({"subject": None}, ("subject", "none")),
        ({"factuality": Factuality.DENIED}, ("factuality", "other")),
        ({"words": LONG + 1}, ("sentence", "long")),
    ],
)
def test_what_is_left_out_counts_too(changed: dict[str, object], feature: Feature) -> None:
    assert feature in found(**changed)


def test_weights_are_log_odds_and_unknown_features_weigh_nothing() -> None:
    weights = {("all", ""): 1.0, ("relation", "meets"): 0.5, ("relation", "visits"): -9.0}
    assert confidence(iter([("all", ""), ("relation", "meets"), ("rule", "new")]), weights) == pytest.approx(
        1 / (1 + math.exp(-1.5)), abs=0.005
    )
    assert confidence(iter([]), weights) == 0.5


def test_the_weights_of_the_ontology_name_its_relations() -> None:
    vocabulary = Vocabulary.load()
    named = {value for feature, value in vocabulary.weights if feature == "relation"}
    assert named
    assert named <= set(vocabulary.relations)
    assert all(math.isfinite(weight) for weight in vocabulary.weights.values())


@pytest.mark.model
def test_an_office_beside_a_name_is_surer_than_a_guess_from_the_document() -> None:
    (sure,) = read("Japanese Prime Minister Keiko Mori spoke.")
    text = "Yemen is at war. Yemen needs food. Yemen asks for help. Prime Minister Ada Vale spoke."
    (guess,) = (s for s in read(text) if s.relation == "head_of_government_of")
    assert 0.5 < guess.confidence < sure.confidence < 1
