"""What the documentation says is there, and what is there is documented."""

import json
import re
import runpy
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer.main

import kg
from kg.cli.console import Exit
from kg.cli.main import app
from kg.graph.queries import named_queries
from kg.graph.store import GraphStore
from kg.settings import Settings
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary, ontology_folder

ROOT = Path(__file__).parents[1]
CLI = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
TABLES = (ROOT / "docs" / "reference" / "tables.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "ontology").rglob("*.md")])
COMMAND: Any = typer.main.get_command(app)
PARTS: dict[str, list[Any]] = {
    verb: [command, *getattr(command, "commands", {}).values()] for verb, command in COMMAND.commands.items()
}
"""Each verb, with the commands under it."""


def section(text: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("verb", sorted(PARTS))
def test_every_verb_and_option_is_documented(verb: str) -> None:
    text = section(CLI, f"kg {verb}")
    for command in PARTS[verb]:
        assert command.help
        assert str(command.name) in text
        for parameter in command.params:
            assert getattr(parameter, "help", None), parameter.name
            for flag in parameter.opts:
                if flag.startswith("-") and flag not in ("-h", "--help"):
                    assert re.search(rf"`{flag}\b", text), f"{flag} of kg {verb}"


@pytest.mark.parametrize("verb", sorted(PARTS))
def test_no_option_is_documented_that_is_not_there(verb: str) -> None:
    there = {flag for command in PARTS[verb] for parameter in command.params for flag in parameter.opts}
    named = set(re.findall(r"`(--?[a-z][a-z-]*)", section(CLI, f"kg {verb}")))
    assert named <= there


def test_every_exit_code_is_documented() -> None:
    assert re.findall(r"^\| (\d+) \|", section(CLI, "Exit codes"), re.MULTILINE) == [str(code.value) for code in Exit]


def test_every_setting_is_documented_with_its_default() -> None:
    text = section(CLI, "Settings")
    for entry in fields(Settings):
        if entry.name != "where":
            default = f"`{entry.default}` " if entry.default is not None else ""
            assert f"| `{entry.name}` | {default}|" in text


@pytest.mark.parametrize("name", ["article", "actor", "mention", "statement"])
def test_every_key_of_a_table_is_documented_in_order(name: str) -> None:
    schema = json.loads((ROOT / "docs" / "reference" / "schemas" / f"{name}.schema.json").read_text())
    documented = re.findall(r"^\| (`.+?) \|", section(TABLES, f"{name}s.jsonl"), re.MULTILINE)
    keys = [key for cell in documented for key in re.findall(r"`(\w+)`", cell)]
    expected = [*schema["required"], *schema.get("$defs", {}).get("evidence", {}).get("required", ())]
    assert keys == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_links_to_what_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", text) + re.findall(r"(?:src|srcset)=\"([^\"]+)\"", text)
    local = [target for target in targets if not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_is_no_longer_than_500_lines(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 500


def sparql_in_pages() -> list[Any]:
    found = []
    for page in (page for page in PAGES if page.parent.name != "why"):  # there stands also what is not done
        for number, query in enumerate(re.findall(r"```sparql\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)):
            found.append(pytest.param(query, id=f"{page.relative_to(ROOT)}-{number}"))
    return found


@pytest.mark.parametrize("query", sparql_in_pages())
def test_the_sparql_in_a_page_runs(query: str, tables: Tables) -> None:
    GraphStore.of(tables, Vocabulary.load()).query(query)


@pytest.mark.parametrize(
    "named", sorted(set(re.findall(r"kg query \w+ ([a-z][a-z-]+)", "".join(map(Path.read_text, PAGES)))))
)
def test_the_named_questions_in_pages_are_there(named: str) -> None:
    assert named in named_queries(ontology_folder() / "queries")


def test_the_page_of_the_named_questions_is_made_from_their_files() -> None:
    path = ROOT / "docs" / "reference" / "make_queries.py"
    made = runpy.run_path(str(path))["page"]()
    assert path.with_name("queries.md").read_text(encoding="utf-8") == made, f"run python {path.relative_to(ROOT)}"


def test_the_version_is_the_same_everywhere() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {kg.__version__} - " in changelog
    assert f'version: "{kg.__version__}"' in citation


def test_the_lock_files_name_no_address_and_pin_everything_that_is_needed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, extra in (("requirements.lock", "build"), ("requirements-dev.lock", "dev")):
        lock = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in lock
        pinned = set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock, re.MULTILINE))
        wanted = [*project["dependencies"], *project["optional-dependencies"][extra]]
        assert {re.split(r"[<>=]", line)[0] for line in wanted} <= pinned
