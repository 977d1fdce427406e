"""What a query of a user may not do: reach out to the network or to files, or change the graph.

The engine inside has no switch for `SERVICE`, so a query is parsed first, and its tree is searched. Looking for the
word would not do: it may stand in a string, and may be written in ways that a pattern does not foresee.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError

__all__ = ["CheckedQuery", "checked", "nodes", "parsed", "prefix_of"]

LONGEST = 50_000

_ADVICE = "ask for what is in the graph; load other data into it first"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedQuery:
    """A query that reads the graph and nothing else."""

    text: str
    """As it is to be run: exactly what was checked."""
    ordered: bool
    """Whether it says in which order it wants its rows."""


def checked(query: str, *, prefixes: Collection[str]) -> CheckedQuery:
    """Parse a query and refuse what reaches beyond the graph.

    Args:
        query: SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE.
        prefixes: those that are bound without a `PREFIX` line.

    Raises:
        QueryError: it does not parse, has an unknown prefix, is an update, or names another source of data.
    """
    # A comment ends at a carriage return for some parsers and not for others: one could be shown a harmless comment,
    # and the other run what follows. The same goes for escapes such as \u0053, which may be read before or after.
    text = re.sub(r"\r\n?", "\n", query)
    if re.search(r"(?<!\\)(?:\\\\)*\\[uU]", text):  # an escaped backslash before "u" is no escape
        raise QueryError("escapes like \\u0041 are not taken", where="query", advice="write the character itself")
    if len(text) > LONGEST:
        raise QueryError(f"is longer than {LONGEST:,} characters", where="query", advice="split it into several")
    tree = parsed(text)
    declared = {prefix_of(node) for node in nodes(tree) if node.name == "PrefixDecl"}
    for node in nodes(tree):
        _refuse(node, declared.union(prefixes))
    return CheckedQuery(text=text, ordered=any("orderby" in node for node in _top(tree)))


def parsed(text: str) -> object:
    """The parse tree of a query.

    Raises:
        QueryError: it does not parse, or is an update.
    """
    try:
        return parseQuery(text)
    except ParseBaseException as error:
        if _is_update(text):
            raise QueryError(
                "updates are not taken: the graph is made from the tables",
                where="query",
                advice="correct the tables or the ledger, and build again",
            ) from error
        problem = f"does not parse at line {error.lineno}, column {error.column}: {_at(text, error.loc)}"
        raise QueryError(
            problem, where="query", advice="compare it with `kg query --list`, or with SPARQL 1.1"
        ) from error
    except RecursionError as error:
        raise QueryError("is nested too deeply", where="query", advice="write it in a simpler way") from error


def _is_update(text: str) -> bool:
    try:
        return "request" in parseUpdate(text)  # nothing at all is a valid update, too
    except (ParseBaseException, RecursionError):
        return False


def _at(text: str, place: int) -> str:
    rest = " ".join(text[place:].split())
    return f"“{rest[:40]}”" if rest else "it ends too early"


def nodes(tree: object) -> Iterator[CompValue]:
    """Every node of a parse tree, last first, with an own stack: trees may be deep."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, CompValue):
            yield node
            stack.extend(node.values())
        elif isinstance(node, ParseResults | list | tuple):
            stack.extend(node)


def _top(tree: object) -> Iterator[CompValue]:
    if isinstance(tree, ParseResults | list | tuple):
        yield from (node for node in tree if isinstance(node, CompValue))


def prefix_of(node: CompValue) -> str:
    """The prefix of a prefixed name or a declaration; empty for `:name`."""
    return str(node["prefix"]) if "prefix" in node else ""  # its `get` gives back the key where there is none


def _refuse(node: CompValue, known: Collection[str]) -> None:
    if node.name == "ServiceGraphPattern":
        raise QueryError("SERVICE is not allowed: it would send data away", where="query", advice=_ADVICE)
    if node.name == "DatasetClause":
        raise QueryError("FROM is not allowed: it may fetch what it names", where="query", advice=_ADVICE)
    if node.name == "pname" and prefix_of(node) not in known:
        raise QueryError(
            f"nothing is known by the prefix {prefix_of(node)}:",
            where="query",
            advice=f"declare it with PREFIX, or use one of {', '.join(sorted(known))}",
        )
