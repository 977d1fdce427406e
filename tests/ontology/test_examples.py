"""Every example sentence of the ontology gives its relation, and no counter-example does."""

import pytest

from kg.statements.checks import _examples_of
from kg.vocabulary import Vocabulary
from tests.sentences import extraction

RELATIONS = Vocabulary.load().relations


@pytest.mark.parametrize("name", RELATIONS)
def test_the_examples_of_a_relation_are_read_as_it(name: str) -> None:
    assert list(_examples_of(RELATIONS[name], extraction())) == []
