"""SPARQL JSON results, as an endpoint sends them, made into rows of plain text."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kg.errors import EndpointError

__all__ = ["rows_of"]

_LONGEST = 2_000  # characters of a value that can be a name or an address


def rows_of(body: bytes, endpoint: str) -> tuple[Mapping[str, str], ...]:
    """The rows of an answer: variable → value; what is unbound is left out.

    Raises:
        EndpointError: it is no such answer.
    """
    try:
        answer = json.loads(body.decode("utf-8"))
        bindings = answer["results"]["bindings"]
        if not isinstance(bindings, list):
            raise TypeError(f"bindings are no list: {type(bindings).__name__}")
        return tuple(_row(binding) for binding in bindings)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        reason = " ".join(str(error).split())[:120]
        advice = "name an endpoint that speaks SPARQL 1.1 and gives results in JSON"
        problem = f"answers no SPARQL results in JSON ({reason})"
        raise EndpointError(problem, where=endpoint.partition("?")[0], advice=advice) from error


def _row(binding: Mapping[str, Mapping[str, object]]) -> Mapping[str, str]:
    values = {name: cell["value"] for name, cell in binding.items()}
    if not all(isinstance(value, str) and len(value) <= _LONGEST for value in values.values()):
        raise TypeError("a value is no text, or too long to be a name")
    return {name: str(value) for name, value in values.items()}
