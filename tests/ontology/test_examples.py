"""Every example sentence of the ontology gives what it should, every template fires, and no relation has too few."""

from collections import Counter

import pytest

from kg.statements.examples import example_faults, faults_of, read_examples
from kg.statements.explain.unused import Uses
from kg.vocabulary import Vocabulary
from tests.sentences import extraction

VOCABULARY = Vocabulary.load()
EXAMPLES = read_examples(VOCABULARY.folder)
RELATIONS = sorted(VOCABULARY.relations)
AT_LEAST = 8


@pytest.mark.parametrize("name", RELATIONS)
def test_the_examples_of_a_relation_are_read_as_it(name: str) -> None:
    assert list(faults_of([name], extraction())) == []
