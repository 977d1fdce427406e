"""Numbers and dates as RDF literals."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from pyoxigraph import Literal

from kg.graph.namespaces import EDTF, XSD, text
from kg.model import TimeValue

__all__ = ["date", "decimal"]


def decimal(value: float) -> Literal:
    # Through `repr`, so that 0.1 stays 0.1; never in scientific notation, which xsd:decimal does not know.
    number = f"{Decimal(repr(float(value))):f}"
    return Literal(number.rstrip("0").rstrip(".") if "." in number else number, datatype=XSD.decimal)


def date(value: str) -> Literal:
    """`xsd:date` where it is a day; EDTF where it is a month or a year; else the words as they are."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return Literal(dt.date.fromisoformat(value).isoformat(), datatype=XSD.date)
        return Literal(TimeValue(value=value, text="").value, datatype=EDTF.EDTF)
    except ValueError:
        return text(value)
