"""Changes one after the other, and what the tables are after each: what `test_crashes` has killed in their midst."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from random import Random

from pyoxigraph import Quad

from kg.graph.rdf import quads
from kg.resolution.editions import Edition
from kg.statements.collect import ArticleRecords
from kg.statements.tables import Tables
from tests.graph.conftest import RUN, SmallVocabulary
from tests.graph.worlds import sample

BASE = "https://example.org/policy-actors/"


@dataclass(frozen=True)
class Plan:
    """What is to be done, and what the tables are after 0, 1, 2 … steps."""

    vocabulary: SmallVocabulary
    steps: Sequence[str | ArticleRecords]
    editions: Sequence[Edition]

    def graph(self, number: int) -> set[Quad]:
        return set(quads(self.editions[number].tables(), self.vocabulary, BASE))

    def state(self, found: set[Quad], among: Iterable[int]) -> int:
        """After how many of these numbers of steps a graph is so."""
        return next(number for number in among if number < len(self.editions) and self.graph(number) == found)


def picklable(vocabulary: object) -> SmallVocabulary:
    """The same, of the class by the name under which another process finds it."""
    return SmallVocabulary(**{each.name: getattr(vocabulary, each.name) for each in fields(SmallVocabulary)})


def put_and_withdraw(vocabulary: SmallVocabulary, number: int, seed: int) -> Plan:
    random = Random(seed)
    keys = [f"a-{each}" for each in range(20)]
    editions = [Edition.of(Tables(run=RUN), vocabulary.actors)]
    steps: list[str | ArticleRecords] = []
    for _ in range(number):
        key = random.choice(keys)
        withdraws = key in editions[-1].articles and random.random() < 0.4
        steps.append(key if withdraws else sample(key, random))
        step = steps[-1]
        change = {"withdraw": [step]} if isinstance(step, str) else {"put": [step]}
        editions.append(editions[-1].changed(**change))
    return Plan(picklable(vocabulary), steps, editions)


def withdraw_all(vocabulary: SmallVocabulary, number: int, seed: int) -> Plan:
    random = Random(seed)
    keys = [f"a-{each}" for each in range(number)]
    run = {**RUN, "options": {"base": BASE}}
    full = Edition.of(Tables(run=run), vocabulary.actors).changed(put=[sample(key, random) for key in keys])
    editions, gone = [full], list[str]()
    for key in keys:
        gone.append(key)
        editions.append(editions[-1].changed(withdraw=[key], run={**run, "withdrawn": sorted(gone)}))
    return Plan(picklable(vocabulary), keys, editions)
