"""What is built holds what is needed, and nothing else."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel and an sdist."""
    folder = tmp_path_factory.mktemp("dist")
    root = Path(__file__).parents[1]
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--wheel",
        "--sdist",
        "--outdir",
        str(folder),
        str(root),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_code_and_ontology(built: Path, repository: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    code = {path.relative_to(repository).as_posix() for path in (repository / "kg").rglob("*.py")}
    data = {
        f"kg/{path.relative_to(repository).as_posix()}"
        for path in (repository / "ontology").rglob("*")
        if path.is_file()
    }
    assert code | data | {"kg/py.typed"} <= names
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"kg"}


def test_the_sdist_holds_what_the_tests_need_and_no_environment(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"pyproject.toml", "LICENSE", "NOTICE", "Makefile", "requirements.lock", "tests/conftest.py"} <= names
    assert not [name for name in names if name.startswith((".venv", "build/", "demo/")) or "__pycache__" in name]


def test_the_wheel_finds_its_ontology_outside_the_checkout(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path)
    run = subprocess.run(
        [sys.executable, "-m", "kg", "query", "--list"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout
