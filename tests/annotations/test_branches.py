"""A capital before "office" says where a part of a body is."""

from tests.sentences import annotate


def test_an_office_in_a_capital_is_not_the_governments() -> None:
    annotated = annotate("Ada Vale, director of the Lake Fund’s Oslo office, met Peru. We thank her, she said.")
    called = {annotated.doc[m.start : m.end].text: m.actor for m in annotated.mentions}
    assert called["Oslo"] == "oslo"
    assert "norway" not in called.values()
    assert annotated.actors[called["Ada Vale"]].country is None


def test_a_ministry_of_a_capital_is_the_governments() -> None:
    annotated = annotate("The Oslo Ministry met Peru.")
    assert [annotated.actors[m.actor].country for m in annotated.mentions] == ["NOR", "PER"]
