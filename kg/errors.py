"""Every error the package raises on purpose.

::

    KgError
    ├── InputError            an input that cannot be read; the rest of the batch goes on
    │   ├── UnreadableInput   missing, no permission, broken, wrong encoding
    │   ├── UnsupportedInput  a kind of file nobody here can read
    │   ├── ScannedPdf        a PDF of pictures: there is no text in it
    │   ├── NoText            readable, but nothing to read in it
    │   └── LedgerError       a line of the ledger that cannot be used, or contradicts another
    ├── OntologyError         a record of ontology/ that breaks its rules
    ├── ModelError            the language model is missing or does not fit
    ├── OutputError           the output folder cannot be written
    ├── EndpointError         an endpoint that cannot be reached, refuses, or answers something else
    ├── TableError            a table that is missing, damaged or of another version
    ├── GraphError            a graph that cannot be built, read or validated
    │   └── QueryError        a query that is wrong, unknown or not allowed
    └── SettingsError         an option or a setting with an unknown name or value

Catch the root to handle them all::

    try:
        kg.build(["articles/"], "out/")
    except kg.KgError as error:
        print(error)

Each message names the file or the record (`where`), says what is wrong, and what to do next (`advice`).
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "EndpointError",
    "GraphError",
    "InputError",
    "KgError",
    "LedgerError",
    "ModelError",
    "NoText",
    "OntologyError",
    "OutputError",
    "QueryError",
    "ScannedPdf",
    "SettingsError",
    "TableError",
    "UnreadableInput",
    "UnsupportedInput",
]


class KgError(Exception):
    """The root of the tree.

    Args:
        problem: what is wrong, in plain words, without a full stop.
        where: the file, record or option that it is about.
        advice: the next step.
    """

    def __init__(self, problem: str, *, where: str | Path | None = None, advice: str | None = None) -> None:
        self.problem = problem
        self.where = None if where is None else str(where)
        self.advice = advice
        super().__init__(str(self))

    def __str__(self) -> str:
        start = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{start} ({self.advice})" if self.advice else start

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive the default pickling between worker processes.
        return _rebuild, (type(self), self.problem, self.where, self.advice)


def _rebuild(kind: type[KgError], problem: str, where: str | None, advice: str | None) -> KgError:
    return kind(problem, where=where, advice=advice)


class InputError(KgError):
    """An input that cannot be read. It is reported, the rest of the batch goes on."""


class UnreadableInput(InputError):
    """Missing, not permitted, broken, or not in the encoding it claims."""


class UnsupportedInput(InputError):
    """A kind of file that no reader takes."""


class ScannedPdf(InputError):
    """A PDF whose pages are pictures without a text layer."""


class NoText(InputError):
    """A readable input without any text in it."""


class LedgerError(InputError):
    """A line of the ledger that cannot be used, or that contradicts another. The other lines hold."""


class OntologyError(KgError):
    """A record of the ontology folder that breaks its rules."""


class ModelError(KgError):
    """The language model is missing, or lacks a component that is needed."""


class OutputError(KgError):
    """The output cannot be written. Nothing half-written is left behind."""


class TableError(KgError):
    """A table that is missing, damaged, or of another version."""


class EndpointError(KgError):
    """An endpoint cannot be reached, refuses, or answers something else. The other questions go on."""


class GraphError(KgError):
    """A graph that cannot be built, read or validated."""


class QueryError(GraphError):
    """A query that does not parse, is unknown, or asks for what is not allowed."""


class SettingsError(KgError):
    """An option or setting with an unknown name or an impossible value."""
