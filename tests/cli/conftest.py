"""The command, run in this process, with an extraction that needs no language model."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.main import app
from kg.model import Article
from kg.statements.extraction import ArticleRecords
from kg.statements.tables import Tables


@dataclass(frozen=True)
class Run:
    """What a run of the command gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What was said to the user, line by line."""
        return [line for line in self.err.splitlines() if line.strip()]


@pytest.fixture
def kg_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Run `kg` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, stdin: str | bytes | None = None) -> Run:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Run(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, tables: Tables) -> None:
    """No parse: an article with the text of the sample gives what the sample tables hold, another one nothing."""
    sample = tables.articles[0]

    def records(articles: Iterable[Article], *_: object) -> Iterator[ArticleRecords]:
        for article in articles:
            ours = article.id == sample.id
            yield ArticleRecords(
                article=article,
                actors=tables.actors if ours else (),
                mentions=tables.mentions if ours else (),
                statements=tables.statements if ours else (),
            )

    monkeypatch.setattr("kg.statements.extraction.extract_articles", records)
    monkeypatch.setattr("kg.annotations.language.load_model", lambda name: name)
    monkeypatch.setattr("kg.annotations.language.model_name", lambda _: "en_some_model-3.8.0")
