"""Answers of an endpoint, kept on disk: a question is asked once, however often the command runs."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.output import write_file

__all__ = ["Answer", "Cache"]

type Binding = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer (variable → value), and the day on which it was given (ISO)."""

    rows: tuple[Binding, ...]
    retrieved: str


class Cache:
    """A folder with a file for each question, named by the hash of endpoint and query."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, endpoint: str, query: str) -> Answer | None:
        """The answer that was kept; `None` if there is none, or if its file is damaged."""
        try:
            kept = json.loads(self._place(endpoint, query).read_text(encoding="utf-8"))
            if (kept["endpoint"], kept["query"]) != (endpoint, query):
                return None
            rows = tuple({str(key): str(value) for key, value in row.items()} for row in kept["rows"])
            return Answer(rows, dt.date.fromisoformat(kept["retrieved"]).isoformat())
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def put(self, endpoint: str, query: str, answer: Answer) -> None:
        """Keep an answer.

        Raises:
            OutputError: the folder cannot be written.
        """
        kept = {"endpoint": endpoint, "query": query, "retrieved": answer.retrieved}
        text = json.dumps({**kept, "rows": [dict(row) for row in answer.rows]}, ensure_ascii=True, indent=1)
        write_file(self._place(endpoint, query), [text, "\n"])

    def _place(self, endpoint: str, query: str) -> Path:
        key = hashlib.sha256(f"{endpoint}\n{query}".encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / f"{key}.json"
