import re
import shutil
from itertools import product
from pathlib import Path

import pytest

from kg.evaluation.codebook import FIELDS, codebook
from kg.evaluation.markdown import code, escaped
from kg.evaluation.sampling import COLUMNS, VERDICT_COLUMNS
from kg.model import Certainty, EventStatus, Factuality, Polarity, Qualification
from kg.vocabulary import Vocabulary, ontology_folder


@pytest.fixture(scope="module")
def text() -> str:
    return "\n".join(codebook(Vocabulary.load()))


def section(text: str, relation: str) -> str:
    return text.partition(f"\n### `{relation}`\n")[2].partition("\n### ")[0].partition("\n## ")[0]


@pytest.mark.parametrize("name", sorted(Vocabulary.load().relations))
def test_a_relation_stands_there_with_all_that_a_coder_needs(text: str, name: str) -> None:
    relation = Vocabulary.load().relations[name]
    block = section(text, name)
    assert escaped(relation.definition) in block
    positive, _, negative = block.partition("Not this, or not asserted:")
    assert relation.examples
    for sentence in relation.examples:
        assert f"- {escaped(sentence)}\n" in f"{positive}\n"
    for sentence in relation.counter_examples:
        assert f"- {escaped(sentence)}\n" in f"{negative}\n"
    labels = {key: entry.label for key, entry in Vocabulary.load().classes.items()}
    assert f"- Subject: {', '.join(labels[key] for key in relation.domain)}\n" in block
    assert f"- Object: {', '.join(labels[key] for key in relation.range)}" in block
    assert ("- Symmetric" in block) is relation.symmetric
    assert ("may be missing" in block) is relation.object_optional


def test_classes_of_other_schemes_are_named(text: str) -> None:
    assert "PLOVER COERCE; CAMEO 16" in section(text, "sanctions")
    assert "`rdfs:seeAlso` `org:headOf`" in section(text, "minister_of")
    assert "| `org` | `http://www.w3.org/ns/org#` |" in text


def test_the_narrower_relation_is_named_by_the_broader_one(text: str) -> None:
    assert re.search(r"Narrower.*`minister_of`", section(text, "holds_position_in"))
    assert "- A kind of: `holds_position_in`" in section(text, "minister_of")
    assert text.index("### `holds_position_in`") < text.index("### `ambassador_of`")


def test_every_class_that_may_stand_in_a_slot_is_defined(text: str) -> None:
    vocabulary = Vocabulary.load()
    for relation in vocabulary.relations.values():
        for name in (*relation.domain, *relation.range):
            assert f"({code(name)}): {escaped(vocabulary.classes[name].definition)}" in text
    assert "  - **person** (`Person`)" in text


def test_every_field_and_verdict_of_a_sheet_is_explained(text: str) -> None:
    assert set(FIELDS) <= set(COLUMNS)
    for column in (*FIELDS, *VERDICT_COLUMNS.values()):
        assert re.search(rf"^\| `{column}` \| \S", text, re.MULTILINE), column


def test_the_table_of_factuality_is_what_the_model_derives(text: str) -> None:
    """Any choice of one value from each column gives the value of the row, and no choice is missing."""
    scales = (Polarity, Certainty, EventStatus)
    seen = 0
    for factuality in Factuality:
        row = re.search(rf"^\| `{factuality}` \| (.+) \| (.+) \| (.+) \|$", text, re.MULTILINE)
        assert row
        columns = [
            list(scale) if cell == "any" else [scale(name) for name in cell.split(", ")]
            for scale, cell in zip(scales, row.groups(), strict=True)
        ]
        for way in product(*columns):
            seen += 1
            assert Qualification(*way).factuality is factuality  # type: ignore[arg-type]  # product loses the types
    assert seen == len(Polarity) * len(Certainty) * len(EventStatus)


def test_every_title_of_an_office_is_listed(text: str) -> None:
    titles = text.partition("## Titles of offices")[2]
    assert [office.title for office in Vocabulary.load().offices if escaped(office.title) not in titles] == []


def test_it_is_the_same_on_every_run(text: str) -> None:
    assert "\n".join(codebook(Vocabulary.load())) == text


def test_an_own_relation_is_in_it_and_nothing_of_it_does_anything(tmp_path: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_folder(), folder)
    with (folder / "policy.ttl").open("a", encoding="utf-8") as file:
        file.write(
            """
pol:aaa_observes a owl:ObjectProperty ;
    rdfs:subPropertyOf pol:related_to ;
    rdfs:label "*observes*"@en ;
    skos:definition "<script>alert(1)</script> | # not a heading"@en ;
    schema:domainIncludes pol:Actor ;
    schema:rangeIncludes pol:Event ;
    pol:aspect "event" ;
    skos:example "[Peru](javascript:x) observed `it`."@en .
"""
        )
    block = section("\n".join(codebook(Vocabulary.load(folder))), "aaa_observes")
    assert r"\<script\>alert(1)\</script\> \| \# not a heading" in block
    assert r"- \[Peru\](javascript:x) observed \`it\`." in block
    assert r"**\*observes\***" in block
