"""The examples in stores that others made: the same triples, the same answers.

These are programs beside Python: oxigraph of the development dependencies, Jena, raptor and rasqal of Debian.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.engines import Engine, Jena, Oxigraph, Rasqal, rows_of
from benchmarks.stores import Expected, Result, compared, expected
from kg.graph.store import GraphStore
from kg.pipeline import build
from kg.settings import Settings
from kg.text import ReadOptions
from kg.vocabulary import ontology_folder

pytestmark = [pytest.mark.slow, pytest.mark.model]

EXAMPLES = Path(__file__).parents[2] / "examples"
QUERIES = ontology_folder() / "queries"
PLAIN = """
    PREFIX pol: <https://w3id.org/policy-actors/ns#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT ?who ?where { ?person pol:holds_position_in ?body ; rdfs:label ?who . ?body rdfs:label ?where }
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the examples, with the graph in more formats."""
    folder = tmp_path_factory.mktemp("stores") / "out"
    settings = Settings(base="https://data.portstad.example/actors/")
    build([EXAMPLES / "articles"], folder, settings=settings, options=ReadOptions(meta=EXAMPLES / "meta.csv"))
    GraphStore().load(folder / "graph.trig").write(folder / "graph.nq")
    return folder


@pytest.fixture(scope="module")
def wanted(graph: Path) -> Expected:
    return expected(GraphStore().load(graph / "graph.trig"), QUERIES)


def needed(kind: type[Engine]) -> None:
    """Go on if the engine is installed; else skip, and say why. In CI its absence is a failure."""
    if reason := kind.missing():
        if os.environ.get("CI") == "true":
            pytest.fail(f"missing: {reason}")
        pytest.skip(f"missing: {reason}")


# Jena starts anew for each question: one file with named graphs stands for the other.
CASES = [(Oxigraph, "ttl"), (Oxigraph, "trig"), (Oxigraph, "nq"), (Jena, "trig")]
CASES += [(Rasqal, "ttl"), (Rasqal, "trig"), (Rasqal, "nq")]


@pytest.mark.parametrize(("kind", "ending"), CASES)
def test_a_store_gives_back_all_triples_and_the_same_rows_for_each_named_question(
    kind: type[Engine], ending: str, graph: Path, wanted: Expected
) -> None:
    needed(kind)
    assert compared(kind, graph / f"graph.{ending}", wanted, QUERIES) == Result()


@pytest.fixture
def jena() -> Iterator[Jena]:
    needed(Jena)
    with Jena() as jena:
        yield jena


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq"])
def test_jena_finds_nothing_to_warn_of(ending: str, jena: Jena, graph: Path) -> None:
    assert jena.tool("riotcmd.riot", "--validate", graph / f"graph.{ending}").strip() == b""


def test_another_validator_agrees_with_the_shapes(jena: Jena, graph: Path, tmp_path: Path) -> None:
    def report(data: Path) -> bytes:
        shapes = ontology_folder() / "shapes.ttl"
        return jena.tool("shacl.shacl", "validate", "--text", "--shapes", shapes, "--data", data)

    assert report(graph / "graph.ttl").strip() == b"Conforms"
    broken = tmp_path / "broken.ttl"
    text = (graph / "graph.ttl").read_text(encoding="utf-8")
    broken.write_text(text.replace("    pol:factuality ", "    pol:formerFactuality ", 1), encoding="utf-8")
    assert b"the factuality is asserted" in report(broken)


def test_rasqal_answers_what_needs_no_path(graph: Path, tmp_path: Path) -> None:
    needed(Rasqal)
    query = tmp_path / "plain.rq"
    query.write_text(PLAIN)
    with Rasqal() as rasqal:
        rasqal.load(graph / "graph.ttl")
        assert rasqal.ask(query) == rows_of(GraphStore().load(graph / "graph.ttl").query(PLAIN))


def test_the_printed_commands_load_a_store(graph: Path, tmp_path: Path) -> None:
    """The first command of the recipe, carried out by a shell as a user would."""
    needed(Oxigraph)
    from benchmarks.engines import run
    from kg.graph.publishing import commands

    load = next(line for line in commands(graph, "oxigraph") if line.startswith("oxigraph load"))
    program = Oxigraph.program()
    subprocess.run(load.replace("oxigraph", str(program), 1), shell=True, check=True, cwd=tmp_path)
    dumped = run(program, "dump", "--location", tmp_path / "policy-actors.oxigraph", "--format", "nq")
    assert sorted(dumped.splitlines()) == sorted((graph / "graph.nq").read_bytes().splitlines())
