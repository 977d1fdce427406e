from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.text import ReadOptions, read_articles

type Reading = list[Article | InputError]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """Write files (name → content) into a folder and read it."""

    def reading(files: dict[str, str | bytes], options: ReadOptions | None = None) -> Reading:
        for name, content in files.items():
            file = tmp_path / "in" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_articles([tmp_path / "in"], options))

    return reading
