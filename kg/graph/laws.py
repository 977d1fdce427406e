"""The laws that no shape can state, as they hold between graphs: each is a query that finds whatever breaks it.

They are written with MINUS where FILTER NOT EXISTS would be asked anew for each row.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LAWS", "Law"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A query for what breaks the law; its first columns name the culprit."""

    name: str
    broken: str
    """What is wrong with each row that is found."""
    query: str


LAWS = (
    Law(
        name="one graph",
        broken="the triple stands in two graphs, and some stores count it twice",
        query="""
            SELECT ?subject ?predicate ?object {
              GRAPH ?one { ?subject ?predicate ?object }
              GRAPH ?other { ?subject ?predicate ?object }
              FILTER (STR(?one) < STR(?other))
            }""",
    ),
    Law(
        name="support",
        broken="no statement supports this direct triple",
        query="""
            SELECT ?subject ?predicate ?object {
              ?predicate pol:modalOf?/rdfs:subPropertyOf* pol:related_to .
              ?subject ?predicate ?object .
              MINUS {
                { ?statement rdf:subject ?subject ; rdf:object ?object }
                UNION
                { ?statement rdf:subject ?object ; rdf:object ?subject ; rdf:predicate/a owl:SymmetricProperty }
                UNION
                { ?statement rdf:subject ?subject ; pol:jurisdiction ?object }
                ?statement rdf:predicate ?relation ; pol:factuality ?factuality .
                {
                  VALUES ?factuality { "asserted" }
                  ?relation rdfs:subPropertyOf* ?predicate .
                }
                UNION
                {
                  VALUES (?factuality ?twin) {
                    ("asserted" "https://w3id.org/policy-actors/said#")
                    ("planned" "https://w3id.org/policy-actors/plan#")
                    ("possible" "https://w3id.org/policy-actors/may#")
                  }
                  ?relation rdfs:subPropertyOf* ?plain .
                  ?predicate pol:modalOf ?plain .
                  FILTER (STRSTARTS(STR(?predicate), ?twin))
                }
              }
              FILTER NOT EXISTS {
                ?subject prov:wasDerivedFrom ?record ; pol:agency_of ?object .
                pol:agency_of rdfs:subPropertyOf* ?predicate .
              }
            }""",
    ),
    Law(
        name="evidence",
        broken="its evidence leads to no article, or to none that the graph knows",
        query="""
            SELECT ?statement {
              ?statement a pol:Statement .
              MINUS {
                ?statement pol:evidence ?evidence ; prov:wasDerivedFrom ?article .
                ?evidence oa:hasSource ?article ; oa:hasSelector/oa:end ?end .
                ?article a pol:Article .
              }
            }""",
    ),
    Law(
        name="in use",
        broken="no statement has it as its evidence or its attribution",
        query="""
            SELECT ?node {
              { ?node a oa:SpecificResource } UNION { ?node a pol:Attribution }
              MINUS { ?statement pol:evidence|pol:attribution ?node }
            }""",
    ),
    Law(
        name="slice",
        broken="its words are longer or shorter than the stretch of the article that they are quoted from",
        query="""
            SELECT ?node {
              {
                ?node oa:hasSelector ?position , ?quote .
                ?position oa:start ?start ; oa:end ?end .
                ?quote oa:exact ?words .
              }
              UNION
              { ?node oa:start ?start ; oa:end ?end ; oa:exact ?words }
              FILTER (?end - ?start != STRLEN(?words))
            }""",
    ),
    Law(
        name="home",
        broken="its evidence stands in another graph: the article could not be replaced as a whole",
        query="""
            SELECT ?statement {
              GRAPH ?one { ?statement pol:evidence ?evidence }
              GRAPH ?other { ?evidence oa:hasSource ?article }
              FILTER (?one != ?other)
            }""",
    ),
    Law(
        name="tenure",
        broken="no statement that it is derived from gives its holder the office",
        query="""
            SELECT ?tenure {
              ?tenure a pol:Tenure .
              MINUS {
                ?tenure org:member ?person ; pol:officeRelation ?office ; prov:wasDerivedFrom ?statement .
                ?statement rdf:subject ?person ; rdf:predicate ?office ; pol:evidence ?evidence .
              }
            }""",
    ),
    Law(
        name="factuality",
        broken="its factuality does not follow from polarity, certainty and event status",
        query="""
            SELECT ?statement ?factuality {
              ?statement pol:polarity ?polarity ; pol:certainty ?certainty ; pol:eventStatus ?status ;
                pol:factuality ?factuality .
              BIND (
                IF(?polarity = pol:Negative, "denied",
                IF(?status = pol:Hypothetical, "hypothetical",
                IF(?status = pol:Requested, "requested",
                IF(?certainty != pol:Certain, "possible",
                IF(?status = pol:Planned, "planned", "asserted"))))) AS ?expected
              )
              FILTER (?factuality != ?expected)
            }""",
    ),
    Law(
        name="default graph",
        broken="the triple stands in the default graph beside named graphs, where some stores do not look",
        query="""
            SELECT ?subject ?predicate ?object {
              ?subject ?predicate ?object .
              FILTER EXISTS { GRAPH ?any { ?s ?p ?o } }
              FILTER NOT EXISTS { GRAPH ?graph { ?subject ?predicate ?object } }
            }""",
    ),
)
