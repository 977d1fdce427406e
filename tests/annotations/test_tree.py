"""Questions to the tree: what hangs on a token, before and after it was remembered."""

import pytest
from spacy.tokens import Doc

from kg.annotations.language import load_model, parse
from kg.annotations.tree import children, labelled, remember_dependants


@pytest.fixture
def doc() -> Doc:
    (found,) = parse(["Norland signed a treaty with Sudria on fishing in May. Its ministers met them."], load_model())
    return found


def test_a_tree_that_is_remembered_answers_as_before(doc: Doc) -> None:
    labels = sorted({token.dep_ for token in doc})
    before = [[children(token, label) for label in labels] for token in doc]
    subjects = labelled(doc, "nsubj")
    remember_dependants(doc)
    assert [[children(token, label) for label in labels] for token in doc] == before
    assert labelled(doc, "nsubj") == subjects == [token for token in doc if token.dep_ == "nsubj"]
