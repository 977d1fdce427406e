"""Offices of parties, companies and other bodies: where the name of the body stands, and when nobody can read it."""

import pytest

from tests.sentences import acts, triple


def offices(text: str, **fields: str) -> set[str]:
    relations = ("leads", "head_of_state_of", "head_of_government_of", "minister_of", "spokesperson_of")
    return {triple(s) for relation in relations for s in acts(text, relation, **fields)}


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Nordic Peoples Party co-leader Ada Vale left.", "ada-vale leads nordic-peoples-party"),
        ("Nordic Peoples Party (NPP) president Ada Vale left.", "ada-vale leads nordic-peoples-party"),
        ("The head of the European River Bank (ERB), Ada Vale, left.", "ada-vale leads european-river-bank"),
        (
            "Ada Vale, head of the conservative Nordic Peoples Party (NPP), left.",
            "ada-vale leads nordic-peoples-party",
        ),
        (
            "The head of the Moscow-based Institute for River Research, Ada Vale, left.",
            "ada-vale leads institute-for-river-research",
        ),
        ("Nordwerk chairman and CEO Ada Vale left.", "ada-vale leads nordwerk"),
        ("A spokesman for the Norwegian government, Tom Reed, left.", "tom-reed spokesperson_of norway"),
        ("A spokesman for Norway's government, Tom Reed, left.", "tom-reed spokesperson_of norway"),
        ("Government spokesman Tom Reed said Norway would leave.", "tom-reed spokesperson_of norway"),
    ],
)
def test_the_body_beside_a_title(sentence: str, office: str) -> None:
    assert office in offices(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Vale, the president of the German Chamber of Crafts and Trade, left.",  # and not of Germany
        "Government spokesman Tom Reed left.",
        "The president of the Norwegian government, Tom Reed, left.",
        "Angela Merkel spoke before Turkey left. Chancellor Angela Merkel said Turkey was late.",  # not Turkey's
    ],
)
def test_a_state_in_the_sentence_is_not_the_body(sentence: str) -> None:
    assert not {office for office in offices(sentence) if office.split()[-1] in ("germany", "norway", "turkey")}
