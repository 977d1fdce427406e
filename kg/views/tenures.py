"""Tenures in words: which office, from when until when."""

from __future__ import annotations

from kg.graph.tenures import Bound, Tenure
from kg.model import Argument
from kg.views.safe import one_line

__all__ = ["body_words", "time_words", "title_words"]


def title_words(tenure: Tenure, label: str = "") -> str:
    """The title, in the form that comes first in the alphabet; without one, what the relation is called."""
    return one_line(min(tenure.roles, key=lambda role: (role.casefold(), role), default=label))


def body_words(tenure: Tenure) -> str:
    """The body, and the country or body it belongs to if that is another: "Ministry of Trade (Norland)"."""
    body, jurisdiction = _name(tenure.body), _name(tenure.jurisdiction)
    return f"{body} ({jurisdiction})" if body and jurisdiction and body != jurisdiction else body or jurisdiction


def _name(argument: Argument | None) -> str:
    return one_line(argument.name) if argument else ""


def time_words(tenure: Tenure) -> str:
    """What is known of the time: "current (2023-01-03), from 2021, until 2023-01-04 or later".

    The date in brackets is that of the article which gives the status.
    """
    status = tenure.status.value if tenure.status else ""
    if status and tenure.as_of:
        status += f" ({tenure.as_of})"
    begin, end = _bound_words(tenure.begin), _bound_words(tenure.end)
    return ", ".join(part for part in (status, begin and f"from {begin}", end and f"until {end}") if part)


def _bound_words(bound: Bound) -> str:
    if bound.value:
        return bound.value
    if bound.earliest and bound.latest:
        same = bound.earliest == bound.latest
        return str(bound.earliest) if same else f"between {bound.earliest} and {bound.latest}"
    if bound.latest:
        return f"{bound.latest} or earlier"
    return f"{bound.earliest} or later" if bound.earliest else ""
