import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.graph.guard import LONGEST, checked

PREFIXES = {"pol", "ex", "rdfs"}


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { SERVICE SILENT ?x { ?s ?p ?o } }", "SERVICE"),
        ("select * { service <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { { SELECT ?s { ?s ?p ?o FILTER EXISTS { SERVICE <http://x> { ?s ?p ?o } } } } }", "SERVICE"),
        ("SELECT * { ?s ?p ?o OPTIONAL { { ?a ?b ?c } UNION { SERVICE <http://x> { ?s ?p ?o } } } }", "SERVICE"),
        ("ASK { ?s ?p ?o MINUS { SERVICE <http://x> { ?s ?p ?o } } }", "SERVICE"),
        ("SELECT ?s { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <http://x> { ?s ?p ?o } })", "SERVICE"),
        ("SELECT (EXISTS { SERVICE <http://x> { ?s ?p ?o } } AS ?e) { ?s ?p ?o }", "SERVICE"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://x> { ?s ?p ?o } }", "SERVICE"),
        ("DESCRIBE ?s { SERVICE <http://x> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s ?p 'x' # hidden \r SERVICE <http://x> { ?s ?p ?o } \n }", "SERVICE"),
        ("SELECT * { ?s ?p ?o . \\u0053ERVICE <http://x> { ?s ?p ?o } }", "escapes"),
        ("SELECT * { ?s ?p '\\U00000027 . SERVICE <http://x> { ?s ?p ?o } #' }", "escapes"),
        ("SELECT * FROM <http://x> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
        ("DESCRIBE <http://y> FROM <http://x>", "FROM"),
        ("LOAD <file:///etc/passwd>", "updates"),
        ("INSERT DATA { ex:a pol:b ex:c }", "updates"),
        ("DELETE WHERE { ?s ?p ?o }", "updates"),
        ("CLEAR ALL", "updates"),
        ("SELECT * { ?s ?p ?o } ; DROP ALL", "does not parse"),
        ("", "does not parse"),
        ("hello", "does not parse"),
        ("SELECT * { ?s ex:p wd:Q1 }", "prefix wd:"),
        ("SELECT * { ?s ex:p/foo:q* ?o }", "prefix foo:"),
        ("SELECT * { ?s :p ?o }", "prefix :"),
        ("SELECT * " + "{" * 5000 + "}" * 5000, "nested too deeply"),
        ("SELECT * { ?s ?p '" + "x" * LONGEST + "' }", "longer than"),
    ],
)
def test_what_reaches_beyond_the_graph_or_makes_no_sense_is_refused_with_advice(query: str, word: str) -> None:
    with pytest.raises(QueryError, match=word) as caught:
        checked(query, prefixes=PREFIXES)
    assert caught.value.advice


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s pol:meets ex:norland }",
        "ASK { ?s ?p 'SERVICE <http://x> { ?s ?p ?o }' }",
        "SELECT ?s { ?s ?p ?o } # SERVICE <http://x> { } FROM <http://x>",
        "SELECT ?service ?from { ?service ?from <http://x/SERVICE> }",
        "PREFIX from: <http://x/> SELECT ?s { ?s from:x ?o }",
        "PREFIX : <http://x/> SELECT ?s { ?s :x ?o }",
        "SELECT ?s { GRAPH ?g { ?s ?p ?o } }",
        "DESCRIBE ex:norland",
        "CONSTRUCT WHERE { ?s ?p ?o }",
    ],
)
def test_a_query_of_the_graph_alone_passes_as_it_is(query: str) -> None:
    assert checked(query, prefixes=PREFIXES).text == query


@pytest.mark.parametrize(
    ("query", "ordered"),
    [
        ("SELECT ?s { ?s ?p ?o }", False),
        ("SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3", True),
        ("SELECT ?s { { SELECT ?s { ?s ?p ?o } ORDER BY ?s } }", False),
    ],
)
def test_it_is_known_whether_a_query_orders_its_rows(query: str, ordered: bool) -> None:
    assert checked(query, prefixes=PREFIXES).ordered is ordered


@given(st.text())
def test_no_text_makes_the_guard_fail_in_another_way(text: str) -> None:
    with suppress(QueryError):
        assert checked(text, prefixes=PREFIXES).text == re.sub(r"\r\n?", "\n", text)
