"""Every example sentence of the ontology gives what it should, every template fires, and no relation has too few."""

from collections import Counter

import pytest

from kg.statements.examples import example_sentences, faults_of, read_examples
from kg.statements.explain.unused import Uses
from kg.statements.templates import IDIOM
from kg.vocabulary import Vocabulary
from tests.sentences import extraction

VOCABULARY = Vocabulary.load()
EXAMPLES = read_examples(VOCABULARY.folder)
RELATIONS = sorted(VOCABULARY.relations)
AT_LEAST = 8


@pytest.mark.parametrize("name", RELATIONS)
def test_the_examples_of_a_relation_are_read_as_it(name: str) -> None:
    assert list(faults_of([name], extraction())) == []


def test_every_template_fires_on_an_example() -> None:
    uses = Uses(VOCABULARY)
    uses.add_examples(extraction().annotator)
    assert [f"{use.template.relation}: {use.template.text}" for use in uses.unused()] == []
    templates = [each for relation in VOCABULARY.relations.values() for each in relation.templates]
    assert len(uses.all()) == sum(each.part != IDIOM for each in templates)


def test_every_relation_has_examples_and_a_third_of_them_say_what_it_is_not() -> None:
    number = Counter(example.relation for example in EXAMPLES)
    negative = Counter(example.relation for example in EXAMPLES if example.is_negative)
    said = [name for name in RELATIONS if name != "related_to"]
    assert {name: number[name] for name in said if number[name] < AT_LEAST} == {}
    assert {name: negative[name] for name in said if 3 * negative[name] < number[name]} == {}


def test_the_examples_of_a_relation_stand_together() -> None:
    order = [example.relation for example in EXAMPLES]
    assert order == sorted(order, key=order.index)


def test_no_sentence_is_tried_twice() -> None:
    sentences = example_sentences(VOCABULARY)
    assert len(sentences) == len(set(sentences))
    assert {example.sentence for example in EXAMPLES} <= set(sentences)
