"""The verb `kg explain`."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.model import Article, Factuality, Span, Template
from kg.statements.examples import TABLE
from kg.statements.explain.records import ExplainedSentence, SeenClause
from kg.statements.explain.uncovered import Frame, UncoveredWord
from kg.statements.explain.unused import TemplateUse
from kg.vocabulary import ontology_folder

type Command = Callable[..., Any]

TEXT = "The minister of the country said that it may rain. The people of the town heard it.\n"


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """No parse: each line of a text is a sentence, with one clause and one refusal."""

    class Explainer:
        def __init__(self, *_: object, **__: object) -> None: ...

        def explain(self, article: Article) -> Iterator[ExplainedSentence]:
            for number, text in enumerate(article.text.splitlines(), start=1):
                if "breaks" in text:
                    raise RecursionError("too deep")
                clause = SeenClause(
                    part="verb",
                    word="rain\x1b[2J",
                    lemma="rain",
                    place=Span(0, 4),
                    slots={"subject": ("it\u202e",)},
                    factuality=Factuality.POSSIBLE,
                )
                yield ExplainedSentence(
                    article=article.id,
                    number=number,
                    place=Span(0, 1),
                    text=text,
                    clauses=(clause,),
                    refused=("nobody",),
                )

    monkeypatch.setattr("kg.statements.explain.explainer.Explainer", Explainer)


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No parse: two words, the second with a hostile example."""
    words = [
        UncoveredWord(
            frame=Frame(part="verb", word=word),
            count=count,
            articles=1,
            types="Country → Country",
            example=example,
        )
        for word, count, example in (("lampoon", 2, "Norway lampooned Chile."), ("hoodwink", 1, "=1+1\x1b[2J\u202e"))
    ]

    def found(articles: Any, _settings: object) -> list[UncoveredWord]:
        list(articles.each(lambda article: article))
        return words

    monkeypatch.setattr("kg.cli.explain._uncovered", found)


# ---- sentences ------------------------------------------------------------------------------------------------------


@pytest.mark.model
def test_a_sentence_is_shown_with_all_that_was_read(kg_: Command) -> None:
    run = kg_("explain", "-", stdin="Norway may impose sanctions on Chile, and the teapot sanctioned the cup.")
    assert run.code == 0
    assert "stdin · 1: Norway may impose" in run.out
    for words in (
        "“Norway” is Norway (Country; gazetteer)",
        "impose – subject: Norway",
        "Norway – sanctions – Chile [possible; ",
        "  refused:\n",
    ):
        assert words in run.out
    assert "\x1b" not in run.out


@pytest.mark.model
def test_json_holds_the_statements_as_the_table_does(kg_: Command) -> None:
    text = "Norway sanctioned Chile."
    (row,) = map(json.loads, kg_("explain", "--json", "-", stdin=text).out.splitlines())
    (statement,) = map(json.loads, kg_("extract", "-", stdin=text).out.splitlines())
    assert row["schema"] == "kg.explain/1"
    assert {key: statement[key] for key in row["statements"][0]} == row["statements"][0]


@pytest.mark.usefixtures("unread")
def test_without_a_statement_the_code_is_4(kg_: Command) -> None:
    run = kg_("explain", "-", stdin=TEXT)
    assert run.code == 4
    assert "statements: none" in run.out


@pytest.mark.usefixtures("unread")
def test_what_could_drive_a_terminal_is_not_printed(kg_: Command) -> None:
    run = kg_("explain", "-", stdin=TEXT)
    assert "rain�[2J (rain) – subject: it�" in run.out
    assert "\x1b" not in run.out
    assert "\u202e" not in run.out


@pytest.mark.usefixtures("unread")
def test_on_a_terminal_the_lines_have_colours_and_the_text_still_has_no_control(
    kg_: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.cli.explain._on_terminal", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    run = kg_("explain", "-", stdin=TEXT)
    assert "\x1b[35m    nobody\x1b[0m" in run.out
    assert "\x1b[2J" not in run.out


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ((), [1, 2]),
        (("--sentence", "2"), [2]),
        (("--grep", "PEOPLE  of"), [2]),
        (("--grep", "x", "--sentence", "1"), []),
    ],
)
def test_sentences_can_be_chosen(kg_: Command, options: tuple[str, ...], numbers: list[int]) -> None:
    text = "The minister of the country said that it may rain.\nThe people of the town heard it.\n"
    run = kg_("explain", "-", "--json", *options, stdin=text)
    assert [json.loads(line)["sentence"] for line in run.out.splitlines()] == numbers


@pytest.mark.usefixtures("unread")
def test_what_cannot_be_used_is_named_and_the_rest_is_shown(kg_: Command, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "bad.txt").write_text(f"This breaks it. {TEXT}")
    (tmp_path / "german.txt").write_text(
        "Der Minister sagte, dass die Regierung mit dem Nachbarn nicht sprechen möchte. " * 9
    )
    run = kg_("explain", "good.txt", "bad.txt", "german.txt", "nowhere.txt")
    assert run.code == 3
    assert "good.txt · 1: The minister" in run.out
    assert sorted(line.split()[1] for line in run.lines) == ["bad.txt:", "german.txt:", "nowhere.txt:"]
    assert "could not be analysed (RecursionError: too deep)" in run.err


# ---- uncovered words ------------------------------------------------------------------------------------------------


@pytest.mark.model
def test_uncovered_words_of_a_text(kg_: Command) -> None:
    run = kg_("explain", "--uncovered", "-", stdin="Norway lampooned Chile. Norway sanctioned Peru.")
    assert run.code == 0
    assert run.out == "     1  X lampoon Y  (verb; Country → Country)\n        Norway lampooned Chile.\n"
    assert run.lines == ["1 word or frame that no template knows"]


@pytest.mark.usefixtures("listed")
def test_the_list_as_a_table_computes_nothing_and_drives_nothing(kg_: Command) -> None:
    run = kg_("explain", "--uncovered", "--tsv", "-", stdin=TEXT)
    header, first, second = [line.split("\t") for line in run.out.splitlines()]
    assert header == ["count", "articles", "part", "template", "types", "example"]
    assert first == ["2", "1", "verb", "X lampoon Y", "Country → Country", "Norway lampooned Chile."]
    assert second[-1] in ("'=1+1[2J�", "'=1+1�[2J�")


@pytest.mark.usefixtures("listed")
def test_the_list_as_json(kg_: Command) -> None:
    run = kg_("explain", "--uncovered", "--json", "--limit", "1", "-q", "-", stdin=TEXT)
    assert json.loads(run.out) == {
        "schema": "kg.uncovered/1",
        "count": 2,
        "articles": 1,
        "part": "verb",
        "template": "X lampoon Y",
        "types": "Country → Country",
        "example": "Norway lampooned Chile.",
    }
    assert run.err == ""


@pytest.mark.model
def test_nothing_uncovered_is_code_4(kg_: Command) -> None:
    run = kg_("explain", "--uncovered", "--tsv", "-", stdin="The people of the town heard that it may rain.")
    assert (run.code, run.out) == (4, "count\tarticles\tpart\ttemplate\ttypes\texample\n")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--tsv",), "--tsv"),
        (("--limit", "3"), "--limit"),
        (("--uncovered", "--sentence", "1"), "--sentence"),
        (("--uncovered", "--grep", "x"), "--grep"),
        (("--uncovered", "--tsv", "--json"), "--tsv"),
        (("--unused", "--sentence", "1"), "--sentence"),
        (("--uncovered", "--unused"), "--uncovered"),
        (("--counts",), "--counts"),
    ],
)
def test_options_that_mean_nothing_together_are_refused(kg_: Command, options: tuple[str, ...], named: str) -> None:
    run = kg_("explain", *options, "-", stdin=TEXT)
    assert (run.code, run.out) == (2, "")
    assert run.lines[0].startswith(f"error  {named}: ")


# ---- templates that never fire --------------------------------------------------------------------------------------


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> None:
    """No parse: one template that fired once, and one that did not."""
    uses = [
        TemplateUse(template=Template(relation="sanctions", part="verb", text=text), count=count, example=example)
        for text, count, example in (("X sanction Y", 1, "=Norway sanctioned Chile.\x1b[2J"), ("X zap Y", 0, None))
    ]

    def found(articles: Any, _settings: object) -> list[TemplateUse]:
        list(articles.each(lambda article: article))
        return uses

    monkeypatch.setattr("kg.cli.explain._uses", found)


@pytest.mark.model
def test_a_template_is_listed_until_an_example_or_a_text_makes_it_fire(kg_: Command, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ontology_folder(), tmp_path / "own"))
    (folder / TABLE).write_text(
        "relation\tsentence\tgives\nsigns\tHans Berg initialled the treaty.\t-\n", encoding="utf-8"
    )
    with (folder / "lexicon.en.ttl").open("a", encoding="utf-8") as lexicon:
        lexicon.write('\npol:criticizes lex:verb "X lampoon Y" .\n')
    run = kg_("explain", "--unused", "--ontology", folder)
    assert run.code == 5
    assert "pol:criticizes lex:verb “X lampoon Y”\n" in run.out
    assert "X initial|ink Y with T" not in run.out
    with_text = kg_("explain", "--unused", "--ontology", folder, "-", stdin="Norway lampooned Chile.")
    assert with_text.out == run.out.replace("pol:criticizes lex:verb “X lampoon Y”\n", "")


def test_where_every_template_fires_nothing_is_listed(kg_: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    template = Template(relation="sanctions", part="verb", text="X sanction Y")
    monkeypatch.setattr("kg.cli.explain._uses", lambda *_: [TemplateUse(template=template, count=1, example="A.")])
    run = kg_("explain", "--unused")
    assert (run.code, run.out, run.lines) == (0, "", ["all 1 templates fire"])


@pytest.mark.usefixtures("used")
def test_unused_templates_are_named_with_their_relation(kg_: Command) -> None:
    run = kg_("explain", "--unused")
    assert (run.code, run.out) == (5, "pol:sanctions lex:verb “X zap Y”\n")
    assert run.lines == ["1 of 2 templates never fire"]


@pytest.mark.usefixtures("used")
def test_with_counts_every_template_is_listed(kg_: Command) -> None:
    run = kg_("explain", "--unused", "--counts")
    assert run.out == "     1  pol:sanctions lex:verb “X sanction Y”\n     0  pol:sanctions lex:verb “X zap Y”\n"
    rows = [line.split("\t") for line in kg_("explain", "--unused", "--counts", "--tsv").out.splitlines()]
    assert rows[0] == ["count", "relation", "part", "template", "example"]
    assert rows[1] == ["1", "sanctions", "verb", "X sanction Y", "'=Norway sanctioned Chile.[2J"]
    assert rows[2] == ["0", "sanctions", "verb", "X zap Y", ""]


@pytest.mark.usefixtures("used")
def test_the_templates_as_json(kg_: Command) -> None:
    assert json.loads(kg_("explain", "--unused", "--json").out) == {
        "schema": "kg.unused/1",
        "count": 0,
        "relation": "sanctions",
        "part": "verb",
        "template": "X zap Y",
        "example": None,
    }


@pytest.mark.usefixtures("used")
def test_an_input_that_cannot_be_read_is_said_before_all(kg_: Command) -> None:
    assert kg_("explain", "--unused", "nowhere.txt").code == 3


def test_without_input_there_is_nothing_to_explain(kg_: Command) -> None:
    run = kg_("explain")
    assert run.code == 2
    assert "INPUT…: nothing to read" in run.err
