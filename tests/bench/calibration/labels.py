"""Statements of which it is known whether they are right: the material of a calibration.

Three kinds of material, in folders of evaluation data:

- gold (`gold/`, the format of `docs/quality.md`): every statement is right or wrong;
- relations between marked names (`benchmarks/*/*.jsonl`): right, wrong, or of something that nobody marked;
- sheets that a reader has judged (`kg sample`), by the ids of their statements.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluation.gold import read_gold
from kg.evaluation.scores import score
from kg.model import Argument, Article, Mention, MentionKind, Statement
from kg.statements.confidence import Feature, features
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

CAREFUL = "careful reading"
"""The material that the probability is meant for: all statements of a text, judged by our own guidelines."""

CAMEO = {
    "meets": "Consult",
    "negotiates_with": "Consult|Express Intend to Cooperate",
    "visits": "Consult",
    "hosts": "Consult",
    "mediates": "Consult|Engage In Diplomatic Cooperation",
    "participates_in": "Consult",
    "agrees_with": "Engage In Diplomatic Cooperation|Express Intend to Cooperate",
    "supports": "Engage In Diplomatic Cooperation|Provide Aid",
    "coordinates_with": "Engage In Material Cooperation|Engage In Diplomatic Cooperation|Express Intend to Cooperate",
    "invests_in": "Engage In Material Cooperation|Provide Aid",
    "provides_aid_to": "Provide Aid",
    "calls_on": "Appeal|Demand",
    "criticizes": "Disapprove|Reject",
    "accuses": "Disapprove",
    "opposes": "Reject|Disapprove|Protest",
    "threatens": "Threaten",
    "sanctions": "Reduce Relations|Coerce",
    "restricts_exports_to": "Reduce Relations|Coerce",
    "imposes_measure_on": "Reduce Relations|Coerce",
    "withdraws_from": "Reduce Relations|Yield",
    "investigates": "Investigate",
    "detains": "Coerce",
    "attacks": "Assault|Fight|Coerce",
}
"""Which marks of CAMEO roots bear a relation out."""
DWIE = {
    "head_of_state_of": "head_of_state|head_of_state-x",
    "head_of_government_of": "head_of_gov|head_of_gov-x",
    "minister_of": "minister_of|minister_of-x",
    "leads": "head_of|mayor_of|head_of_gov|head_of_gov-x|head_of_state",
    "agency_of": "agency_of|agency_of-x|ministry_of|based_in0|based_in0-x",
}
"""The labels of DWIE that its annotators gave to all who bear them."""
ADJECTIVES = ("gpe0", "gpe1", "gpe2")
"""DWIE's links from "German" to Germany."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a statement was read from, and whether it is right."""

    features: tuple[Feature, ...]
    right: bool
    material: str
    article: str


class Labels:
    """The labels for the statements of one run."""

    def __init__(self, tables: Tables, vocabulary: Vocabulary) -> None:
        self._tables = tables
        self._vocabulary = vocabulary
        self._kinds = {(m.article, m.start, m.end): m.kind for m in tables.mentions}
        self._mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for mention in tables.mentions:
            self._mentions[mention.article, mention.actor].append(mention)

    def by_gold(self, folder: Path) -> Iterator[Labelled]:
        gold = read_gold(folder, self._vocabulary.relations)
        wrong = {statement.id for statement in score(gold, self._tables, self._vocabulary).wrong}
        for statement in self._tables.statements:
            yield self._labelled(statement, statement.id not in wrong, CAREFUL)

    def by_verdicts(self, verdicts: Mapping[tuple[str, str], bool]) -> Iterator[Labelled]:
        """`verdicts`: by ids of article and statement."""
        for statement in self._tables.statements:
            verdict = verdicts.get((statement.evidence.article, statement.id))
            if verdict is not None:
                yield self._labelled(statement, verdict, CAREFUL)

    def by_relations(
        self, documents: Iterable[Mapping[str, Any]], marks: Mapping[str, str], material: str, silent: Collection[str]
    ) -> Iterator[Labelled]:
        """Statements both of whose ends are marked. `silent`: marks that say nothing about what else is true."""
        by_article = defaultdict(list)
        for statement in self._tables.statements:
            by_article[statement.evidence.article].append(statement)
        for document in documents:
            marked = _Marked(document, self._mentions)
            for statement in by_article[document["id"]]:
                if statement.relation in marks:
                    symmetric = self._vocabulary.relations[statement.relation].symmetric
                    right = marked.bears_out(statement, marks[statement.relation].split("|"), symmetric, silent)
                    if right is not None:
                        yield self._labelled(statement, right, material)

    def _labelled(self, statement: Statement, right: bool, material: str) -> Labelled:
        found = features(
            rule=statement.evidence.rule,
            relation=statement.relation,
            subject=self._kind(statement, statement.subject),
            object_=self._kind(statement, statement.object),
            has_object=statement.object is not None,
            factuality=statement.factuality,
            words=len(statement.evidence.quote.split()),
        )
        return Labelled(tuple(found), right, material, statement.evidence.article)

    def _kind(self, statement: Statement, argument: Argument | None) -> MentionKind | None:
        if argument is None or argument.start is None or argument.end is None:
            return None
        place = (statement.evidence.article, argument.start, argument.end)
        return self._kinds.get(place, MentionKind.NOMINAL)


class _Marked:
    """One document with marked names and relations between them."""

    def __init__(self, document: Mapping[str, Any], mentions: Mapping[tuple[str, str], Sequence[Mention]]) -> None:
        self._article: str = document["id"]
        self._marks: Sequence[Mapping[str, Any]] = document["mentions"]
        self._mentions = mentions
        self._states: dict[int, int] = {r["head"]: r["tail"] for r in document["relations"] if r["type"] in ADJECTIVES}
        self._relations = {(r["type"], self._state(r["head"]), self._state(r["tail"])) for r in document["relations"]}

    def bears_out(
        self, statement: Statement, marks: Sequence[str], symmetric: bool, silent: Collection[str]
    ) -> bool | None:
        """`None` where an end is not marked, or only something is said of the pair that leaves the rest open."""
        others = [statement.object, statement.jurisdiction]
        head = self._cluster(statement.subject)
        tails = {cluster for other in others if (cluster := self._cluster(other)) is not None}
        if head is None or not tails:
            return None
        pairs = {(head, tail) for tail in tails} | ({(tail, head) for tail in tails} if symmetric else set())
        if any((mark, *pair) in self._relations for mark in marks for pair in pairs):
            return True
        return None if any((mark, *pair) in self._relations for mark in silent for pair in pairs) else False

    def _state(self, cluster: int) -> int:
        return self._states.get(cluster, cluster)

    def _cluster(self, argument: Argument | None) -> int | None:
        """The cluster of the mark that shares most with where the argument stands, its own place first."""
        if argument is None:
            return None
        own = [(argument.start, argument.end)] if argument.start is not None and argument.end is not None else []
        elsewhere = [(m.start, m.end) for m in self._mentions[self._article, argument.actor]]
        for start, end in [*own, *elsewhere]:
            shared: dict[float, int] = {
                (min(end, mark["end"]) - max(start, mark["start"]))
                / (max(end, mark["end"]) - min(start, mark["start"])): mark["cluster"]
                for mark in self._marks
                if min(end, mark["end"]) > max(start, mark["start"])
            }
            if shared:
                return self._state(shared[max(shared)])
        return None


def documents(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def article_of(document: Mapping[str, Any]) -> Article:
    return Article(
        id=document["id"],
        text=document["text"],
        title=document.get("title"),
        published=document.get("date"),
        publisher=document.get("publisher"),
        url=document.get("url"),
    )
