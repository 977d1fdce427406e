"""What `make calibrate` makes of statements that are known to be right or wrong."""

from typing import Any

import numpy as np
import pytest

from kg.model import Article
from kg.statements.extraction import collect
from tests.bench.calibration.__main__ import table
from tests.bench.calibration.fit import counted, fitted, held_out, reliability
from tests.bench.calibration.labels import CAREFUL, Labelled, Labels
from tests.sentences import extraction


def items(rule: str, right: int, wrong: int, material: str = CAREFUL) -> list[Labelled]:
    features = (("all", ""), ("rule", rule))
    return [Labelled(features, at < right, material, f"{rule} {at}") for at in range(right + wrong)]


def test_a_rule_that_is_often_wrong_weighs_less() -> None:
    weights = fitted([*items("good", 45, 5), *items("bad", 15, 35), *items("rare", 1, 0)])
    assert weights["rule", "bad"] < 0 < weights["rule", "rare"] < weights["rule", "good"]


def test_what_a_material_leaves_unmarked_is_no_fault_of_the_rule() -> None:
    known = [*items("good", 45, 5), *items("other", 45, 5), *items("good", 10, 40, material="half marked")]
    weights = fitted(known)
    assert weights["material", "half marked"] < -2
    assert weights["rule", "good"] == pytest.approx(weights["rule", "other"], abs=0.3)


def test_held_out_probabilities_are_reliable_where_rules_differ() -> None:
    known = [*items("good", 180, 20), *items("bad", 60, 140)]
    probabilities = held_out(known)
    bins = reliability(probabilities, np.array([item.right for item in known]))
    assert sum(each.number for each in bins) == 400
    assert all(abs(each.expected - each.right) < 0.1 for each in bins if each.number >= 50)


def test_the_table_says_how_much_each_weight_rests_on() -> None:
    known = items("verb: X meet Y", 8, 2)
    lines = list(table(fitted(known), known))
    assert lines[0].split("\t") == ["feature", "value", "statements", "right", "weight"]
    assert [line.split("\t")[:4] for line in lines[1:]] == [
        ["all", "", "10", "8"],
        ["rule", "verb: X meet Y", "10", "8"],
    ]
    assert counted(known) == {("all", ""): (10, 8), ("rule", "verb: X meet Y"): (10, 8)}


@pytest.mark.model
def test_statements_are_labelled_by_marked_relations() -> None:
    text = "Norway attacked Chile. Peru met Ghana. Kenya attacked Japan."
    marks = [{"start": text.index(n), "end": text.index(n) + len(n), "cluster": k} for k, n in enumerate(NAMES)]
    document: dict[str, Any] = {
        "id": "d",
        "text": text,
        "mentions": marks,
        "relations": [{"type": "Fight", "head": 0, "tail": 1}, {"type": "Talk", "head": 3, "tail": 2}],
    }
    tables = collect(extraction().records([Article(id="d", text=text)]), run={})
    labels = Labels(tables, extraction().vocabulary)
    found = labels.by_relations([document], {"attacks": "Fight", "meets": "Consult"}, "marked", ("Talk",))
    assert [(dict(item.features)["relation"], item.right) for item in found] == [("attacks", True), ("attacks", False)]


NAMES = ("Norway", "Chile", "Peru", "Ghana", "Kenya", "Japan")
