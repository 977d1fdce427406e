"""The press release among the examples is what its script writes."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pypdf
import pytest

from .conftest import EXAMPLES


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pdf", EXAMPLES / "make_pdf.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_file_is_what_the_script_writes(script: ModuleType) -> None:
    assert script.TARGET.read_bytes() == script.release()


def test_a_strict_reader_finds_both_pages_with_head_and_number(script: ModuleType) -> None:
    pages = [page.extract_text() for page in pypdf.PdfReader(script.TARGET, strict=True).pages]
    assert len(pages) == 2
    assert all(page.startswith(script.HEAD) for page in pages)
    assert [page.splitlines()[-1] for page in pages] == ["Page 1 of 2", "Page 2 of 2"]
    assert "“Whoever pays for smuggling will" in pages[0]
    assert "€40 million" in pages[0]
