"""Tenures → RDF: one node per tenure, a membership of the W3C Organization Ontology with the statements behind it.

They stand in `graph/tenures`: like the direct triples they are computed from all articles together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, Triple

from kg.graph.iris import Iris
from kg.graph.namespaces import EDTF, ORG, POL, PROV, RDF, TIME, XSD, text
from kg.graph.sources import RelationSource
from kg.graph.tenures import Bound, Tenure
from kg.graph.things import types
from kg.graph.values import date

__all__ = ["tenure_triples"]


def tenure_triples(tenures: Iterable[Tenure], iris: Iris, vocabulary: RelationSource) -> Iterator[Triple]:
    """All triples of the tenures."""
    for tenure in tenures:
        yield from types(iris.tenure(tenure.id), "Tenure", vocabulary)
        yield from _of_tenure(tenure, iris)


def _of_tenure(tenure: Tenure, iris: Iris) -> Iterator[Triple]:
    node, interval = iris.tenure(tenure.id), iris.interval(tenure.id)
    yield Triple(node, ORG.member, iris.actor(tenure.person.actor))
    yield Triple(node, POL.officeRelation, POL[tenure.relation])
    if tenure.body:
        yield Triple(node, ORG.organization, iris.actor(tenure.body.actor))
    if tenure.jurisdiction:
        yield Triple(node, POL.jurisdiction, iris.actor(tenure.jurisdiction.actor))
    for role in tenure.roles:
        yield Triple(node, POL.role, text(role))
    if tenure.status:
        yield Triple(node, POL.officeStatus, text(tenure.status.value))
    if tenure.as_of:
        yield Triple(node, POL.asOf, date(tenure.as_of))
    for statement in tenure.statements:
        yield Triple(node, PROV.wasDerivedFrom, iris.statement(statement))
    yield Triple(node, ORG.memberDuring, interval)
    yield Triple(interval, RDF.type, TIME.Interval)
    for name, bound in (("begin", tenure.begin), ("end", tenure.end)):
        for local, value in _bound(name, bound).items():
            yield Triple(interval, POL[local], value)


def _bound(name: str, bound: Bound) -> Mapping[str, Literal]:
    found = {}
    if bound.value:
        found[name] = Literal(bound.value, datatype=EDTF.EDTF)
    for end, day in (("Earliest", bound.earliest), ("Latest", bound.latest)):
        if day:
            found[name + end] = Literal(day.isoformat(), datatype=XSD.date)
    return found
