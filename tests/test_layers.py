"""The layers hold: each package imports only from those before it."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

KG = Path(__file__).parents[1] / "kg"


def test_import_linter_finds_no_broken_contract(monkeypatch: pytest.MonkeyPatch, repository: Path) -> None:
    from importlinter.cli import lint_imports

    monkeypatch.chdir(repository)
    assert lint_imports(no_cache=True) == 0


def test_every_module_of_the_package_stands_in_a_layer(repository: Path) -> None:
    linter = tomllib.loads((repository / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = {name.strip() for layer in linter["contracts"][0]["layers"] for name in layer.split("|")}
    modules = {f"kg.{path.stem}" for path in KG.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert modules - layers == {"kg.__init__", "kg.__main__"}
    assert layers <= modules


def test_every_folder_of_python_is_a_package() -> None:
    bare = [path for path in KG.rglob("*.py") if not (path.parent / "__init__.py").is_file()]
    assert bare == []


def test_no_module_is_called_ontology() -> None:
    # In a wheel, kg/ontology is the folder of data.
    assert not list(KG.glob("ontology*"))


def lengths() -> Iterator[tuple[str, int]]:
    for path in sorted(KG.rglob("*.py")):
        yield str(path.relative_to(KG)), len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_longer_than_450_lines() -> None:
    assert [name for name, length in lengths() if length > 450] == []


def functions() -> Iterator[tuple[str, int]]:
    for path in sorted(KG.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(KG)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_no_function_needs_scrolling() -> None:
    assert [name for name, length in functions() if length > 60] == []
