import csv
import io
import json
from xml.etree import ElementTree

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.graph.answers import Answer
from kg.graph.namespaces import PREFIXES, XSD

BASE = "https://example.org/policy-actors/"
ANSWER = Answer(
    columns=("who", "what"),
    rows=(
        (NamedNode(f"{BASE}id/norland"), Literal('a "b", c\nd')),
        (None, Literal("-0.5", datatype=XSD.decimal)),
        (BlankNode("b"), Literal("Nord", language="de")),
    ),
    prefixes={**PREFIXES, "base": BASE, "ex": f"{BASE}id/"},
)
YES = Answer(columns=(), rows=(), truth=True)
XML = "{http://www.w3.org/2005/sparql-results#}"


def test_the_table_shortens_iris_by_the_longest_prefix() -> None:
    assert ANSWER.table() == [["ex:norland", 'a "b", c\nd'], ["", "-0.5"], ["b", "Nord"]]


def test_csv_has_a_header_full_iris_and_plain_values() -> None:
    assert list(csv.reader(io.StringIO(ANSWER.csv(), newline=""))) == [
        ["who", "what"],
        [f"{BASE}id/norland", 'a "b", c\nd'],
        ["", "-0.5"],
        ["_:b", "Nord"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_csv_defuses_what_a_spreadsheet_would_run(text: str) -> None:
    answer = Answer(columns=("x",), rows=((Literal(text),),))
    assert list(csv.reader(io.StringIO(answer.csv(), newline="")))[1] == [f"'{text}"]


def test_json_is_that_of_the_sparql_protocol() -> None:
    document = json.loads(ANSWER.json())
    assert document["head"] == {"vars": ["who", "what"]}
    assert document["results"]["bindings"] == [
        {
            "who": {"type": "uri", "value": f"{BASE}id/norland"},
            "what": {"type": "literal", "value": 'a "b", c\nd'},
        },
        {"what": {"type": "literal", "value": "-0.5", "datatype": XSD.decimal.value}},
        {"who": {"type": "bnode", "value": "b"}, "what": {"type": "literal", "value": "Nord", "xml:lang": "de"}},
    ]


def test_xml_holds_the_same_rows_and_no_character_that_xml_forbids() -> None:
    answer = Answer(columns=("x",), rows=((Literal("<&>\x00\x0b"),), (None,)))
    results = ElementTree.fromstring(answer.xml()).findall(f".//{XML}result")
    assert [result.findtext(f".//{XML}literal") for result in results] == ["<&>\ufffd ", None]


def test_a_yes_or_no_question_is_answered_in_every_form() -> None:
    assert YES.table() == [["yes"]]
    assert YES.csv() == "answer\r\ntrue\r\n"
    assert json.loads(YES.json()) == {"head": {}, "boolean": True}
    assert ElementTree.fromstring(YES.xml()).findtext(f"{XML}boolean") == "true"
    assert Answer(columns=(), rows=(), truth=False).table() == [["no"]]


def test_without_rows_there_is_still_a_header() -> None:
    empty = Answer(columns=("a", "b"), rows=())
    assert (len(empty), empty.table(), empty.csv()) == (0, [], "a,b\r\n")
    assert json.loads(empty.json())["results"]["bindings"] == []
