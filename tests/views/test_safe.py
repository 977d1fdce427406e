from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views.safe import csv_cell, json_data, one_line, script_hash, unicode_text, xml_text

any_text = st.text(st.characters(exclude_categories=()))


@given(any_text)
def test_json_data_never_holds_a_sign_that_ends_its_element(text: str) -> None:
    written = json_data({text: text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {unicode_text(text): unicode_text(text)}
    written.encode("utf-8")


def test_json_data_refuses_what_is_not_json() -> None:
    with pytest.raises(ValueError, match="nan"):
        json_data(float("nan"))


@given(any_text)
def test_xml_text_can_always_be_parsed_back(text: str) -> None:
    element = ET.Element("name")
    element.text = xml_text(text)
    back = ET.fromstring(ET.tostring(element)).text or ""
    assert back == xml_text(text).replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_becomes_a_text(text: str) -> None:
    assert str(csv_cell(text)).startswith("'")


@pytest.mark.parametrize("value", ["Norland", "-5", "+3.5", 4, -0.5, ""])
def test_what_is_no_formula_stays(value: object) -> None:
    assert csv_cell(value) == value


@given(any_text)
def test_a_label_has_one_line_and_no_invisible_sign(text: str) -> None:
    label = one_line(text)
    assert label == " ".join(label.split())
    assert not set("\u202e\u2066\x00\x1b\ufeff") & set(label)


def test_a_label_that_writes_backwards_reads_forwards() -> None:
    assert one_line("Nor\u202eland\u202c\n Isles") == "Norland Isles"


def test_the_hash_of_a_script_is_the_one_that_browsers_compute() -> None:
    # echo -n "alert(1)" | openssl dgst -sha256 -binary | base64
    assert script_hash("alert(1)") == "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
