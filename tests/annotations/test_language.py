"""The parse: lemmas, tokens, sentences, and texts too long for one piece."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotations.language import DEFAULT_MODEL, PIECE, lemma, lemmas, load_model, model_name, parse, strings
from kg.annotations.language import words as words_of
from kg.errors import ModelError


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model()


def one(text: str, nlp: Language) -> Doc:
    (doc,) = parse([text], nlp)
    return doc


def words(nlp: Language, word: str, tag: str) -> str:
    return lemma(Doc(nlp.vocab, words=[word], tags=[tag])[0])


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("sanctions", "VBZ", "sanction"),
        ("sanctioned", "VBD", "sanction"),
        ("sanctioning", "VBG", "sanction"),
        ("met", "VBD", "meet"),
        ("met", "VBN", "meet"),
        ("held", "VBN", "hold"),
        ("is", "VBZ", "be"),
        ("were", "VBD", "be"),
        ("'s", "VBZ", "be"),
        ("’re", "VBP", "be"),
        ("'s", "POS", "'s"),
        ("n't", "RB", "not"),
        ("wo", "MD", "will"),
        ("ca", "MD", "can"),
        ("’ll", "MD", "will"),
        ("will", "MD", "will"),
        ("talks", "NNS", "talk"),
        ("treaties", "NNS", "treaty"),
        ("ministries", "NNS", "ministry"),
        ("crises", "NNS", "crisis"),
        ("men", "NNS", "man"),
        ("airstrikes", "NNS", "airstrike"),
        ("co-hosts", "VBZ", "co-host"),
        ("co-hosted", "VBD", "co-host"),
        ("agreed", "VBD", "agree"),
        ("planned", "VBD", "plan"),
        ("visited", "VBD", "visit"),
        ("cut", "VBD", "cut"),
        ("better", "JJR", "good"),
        ("likely", "JJ", "likely"),
        ("Norway", "NNP", "norway"),
        ("United", "NNP", "united"),
        ("talks", "NN", "talks"),
        ("on", "IN", "on"),
    ],
)
def test_the_dictionary_form_of_a_word(word: str, tag: str, expected: str, nlp: Language) -> None:
    assert words(nlp, word, tag) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "Norway met Peru.",
        "  Norway   met\tPeru.  \n",
        "Norway met Peru.\n\n\n\nPeru met Ghana.\n",
        "“Norway”—said…",
        "U.S.–Japan talks",
    ],
)
def test_the_parse_keeps_every_character(text: str, nlp: Language) -> None:
    assert one(text, nlp).text == text


def long_texts() -> Iterator[str]:
    yield "Norway met Peru in Oslo on Monday.\n\n" * (2 * PIECE // 35)
    yield "Norway met Peru in Oslo on Monday. " * (PIECE // 34)
    yield "x" * (PIECE + 100)


@pytest.mark.parametrize("text", list(long_texts()), ids=["paragraphs", "no paragraphs", "no blanks"])
def test_a_long_text_is_put_together_again_without_loss(text: str, nlp: Language) -> None:
    assert len(text) > PIECE
    assert one(text, nlp).text == text


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=120))
def test_no_text_loses_a_character(text: str) -> None:
    assert one(text, load_model()).text == text


def test_several_texts_come_in_order(nlp: Language) -> None:
    texts = ["Norway met Peru.", "", "Peru met Ghana."]
    assert [doc.text for doc in parse(texts, nlp)] == texts


@pytest.mark.parametrize("text", ["U.S.-Japan talks ended.", "U.S.–Japan talks ended.", "US-Japan talks ended."])
def test_a_pair_of_countries_is_three_tokens(text: str, nlp: Language) -> None:
    tokens = [token.text.replace(".", "") for token in one(text, nlp)][:3]
    assert tokens[0] == "US"
    assert tokens[1] in ("-", "–")
    assert tokens[2] == "Japan"


@pytest.mark.parametrize("word", ["co-host", "re-elect", "co-hosted"])
def test_a_verb_with_a_prefix_is_one_token(word: str, nlp: Language) -> None:
    assert word in [token.text for token in one(f"They will {word} the fair.", nlp)]


@pytest.mark.parametrize(
    "text",
    [
        "Talks with\n\nPeru ended.",
        "Norway sanctions Peru\n\nThe minister left.",
        "a\n\nb\n\nc",
        "Norway met\n \nPeru",
    ],
)
def test_no_sentence_crosses_a_blank_line(text: str, nlp: Language) -> None:
    for sentence in one(text, nlp).sents:
        assert "\n\n" not in sentence.text.strip()


def test_the_name_of_the_model_has_its_version(nlp: Language) -> None:
    assert model_name(nlp).startswith("en_")
    assert model_name(nlp).partition("-")[2][0].isdigit()


def test_a_model_is_loaded_once() -> None:
    assert load_model(DEFAULT_MODEL) is load_model(DEFAULT_MODEL)


def test_a_missing_model_is_named_with_what_to_do() -> None:
    with pytest.raises(ModelError, match=r"no_such_model.*pip install no-such-model"):
        load_model("no_such_model")


def test_attributes_of_all_tokens_are_those_of_each(nlp: Language) -> None:
    doc = one("Norland’s ministers were MEETING again, and Sudria's weren’t.", nlp)
    assert strings(doc, "TAG") == [token.tag_ for token in doc]
    assert strings(doc, "DEP") == [token.dep_ for token in doc]
    assert words_of(doc) == [token.lower_ for token in doc]
    assert lemmas(doc) == [lemma(token) for token in doc]
    assert words_of(doc) is words_of(doc)
    assert lemmas(doc) is lemmas(doc)
