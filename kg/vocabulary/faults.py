"""Records that nobody would read, or that stand in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import RDFS, Graph
from rdflib.term import Node

from kg.vocabulary.actor_faults import identifier_fault
from kg.vocabulary.tables import ACTOR_TABLES, table_rows
from kg.vocabulary.turtle import LEX, PARTS, POL, local_name, parse

__all__ = ["declared_relations", "misplaced", "unread"]


def _declared(graph: Graph) -> set[Node]:
    return set(graph.subjects(RDFS.subPropertyOf, POL.related_to)) | set(graph.subjects(POL.aspect))


def declared_relations(folder: Path) -> frozenset[str]:
    """The names of all relations in `policy.ttl`, of those too that lack what makes them one."""
    graph = Graph()
    parse(graph, folder / "policy.ttl")
    return frozenset(map(local_name, _declared(graph)))


def unread(folder: Path) -> Iterator[str]:
    """What stands in the Turtle files and is read by nobody, because the record lacks what makes it a relation."""
    graph = Graph()
    for name in ("policy.ttl", "lexicon.en.ttl"):
        parse(graph, folder / name)
    relations = set(graph.subjects(POL.aspect))
    declared = _declared(graph)
    for node in sorted(declared - relations, key=str):
        yield f'policy.ttl: pol:{local_name(node)} has no aspect (write pol:aspect "state" or "event")'
    said = {node for part in PARTS for node in graph.subjects(LEX[part])}
    for node in sorted(said - declared, key=str):
        where = f"lexicon.en.ttl: pol:{local_name(node)}"
        yield f"{where} is no relation of policy.ttl (mend its name, or add its block there)"


def misplaced(folder: Path) -> Iterator[str]:
    """Records of the actor tables that stand out of order, have the id of an earlier one, or an item without source."""
    seen: set[str] = set()
    for table in ACTOR_TABLES:
        before = ""
        for row in table_rows(folder / "actors" / f"{table}.tsv"):
            where = f"actors/{table}.tsv: {row['id']}"
            if row["id"] in seen:
                yield f"{where} stands there twice, or in another table too (give each record its own id)"
            elif row["id"] < before:
                yield f"{where} stands behind {before} (sort the lines by their first column)"
            if (fault := identifier_fault(row)) is not None:
                yield f"{where} {fault}"
            seen.add(row["id"])
            before = row["id"]
