"""The five examples, built once for all tests of this folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg.model import Article, Statement
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@dataclass(frozen=True, slots=True)
class Built:
    """The tables of the examples, with what the tests look up again and again."""

    tables: Tables
    vocabulary: Vocabulary
    articles: Mapping[str, Article]
    """By the number with which the file name begins: `01`."""
    names: Mapping[str, frozenset[str]]
    """By actor: every name it goes by."""

    def statements_of(self, number: str) -> list[Statement]:
        article = self.articles[number].id
        return [statement for statement in self.tables.statements if statement.evidence.article == article]


@pytest.fixture(scope="session")
def built() -> Built:
    return build()


def build() -> Built:
    """Read and extract the examples."""
    from kg.settings import Settings
    from kg.statements.extraction import ArticleRecords, collect, extract_articles
    from kg.text import ReadOptions, read_articles

    vocabulary = Vocabulary.load()
    read = list(read_articles([EXAMPLES / "articles"], ReadOptions(meta=EXAMPLES / "meta.csv")))
    articles = [article for article in read if isinstance(article, Article)]
    assert articles == read, "every example can be read"
    records = [
        record for record in extract_articles(articles, vocabulary, Settings()) if isinstance(record, ArticleRecords)
    ]
    assert len(records) == len(articles), "every example can be analysed"
    tables = collect(records, run={"id": "examples"})
    return Built(
        tables=tables,
        vocabulary=vocabulary,
        articles={Path(article.path or "").name[:2]: article for article in tables.articles},
        names={actor.id: frozenset((actor.name, *actor.names)) for actor in tables.actors},
    )


def expected_rows() -> list[tuple[str, dict[str, Any]]]:
    """Each line of `examples/expected/`, with the number of its article."""
    return [
        (file.stem, json.loads(line))
        for file in sorted((EXAMPLES / "expected").glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
