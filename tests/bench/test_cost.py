"""What `make bench` measures."""

from pathlib import Path

import pytest

from tests.bench.cost import Cost, articles_of, measured
from tests.sentences import article, extraction


@pytest.mark.model
def test_parse_and_rules_are_told_apart() -> None:
    nlp = extraction().annotator.nlp
    cost = measured([article("Norway sanctioned Chile on Monday. " * 40)], extraction())
    assert cost.texts == 1
    assert cost.words == 200
    assert cost.statements == 40
    assert cost.parse > 0
    assert cost.rules > 0
    assert extraction().annotator.nlp is nlp


@pytest.mark.parametrize(("rules", "verdict"), [(1.5, "within"), (1.6, "OVER")])
def test_the_share_is_of_the_parse_and_held_against_the_bar(rules: float, verdict: str) -> None:
    cost = Cost(texts=4, words=40, statements=2, repair=0.1, parse=10.0, rules=rules, clock=2.0)
    lines = "\n".join(cost.lines("some"))
    assert f"rules are {10 * rules:.1f} % of the parse: {verdict} the bar of 15 %" in lines
    assert f"text to statements takes {1 + (rules + 0.1) / 10:.2f} × the parse: within the bar of 1.3" in lines
    assert "2.0 texts/s, 20 words/s" in lines


def test_of_a_packed_bundle_articles_are_taken_at_equal_distances(tmp_path: Path) -> None:
    import gzip
    import json

    lines = [json.dumps({"id": str(n), "text": f"The minister of the country said that {n}."}) for n in range(5)]
    bundle = tmp_path / "bundle.jsonl.gz"
    bundle.write_bytes(gzip.compress("\n".join(lines).encode()))
    assert [each.id for each in articles_of(bundle, 3)] == ["0", "1", "3"]
