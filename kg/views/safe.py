"""Hostile text made harmless for each place it goes to: HTML data blocks, XML, CSV cells, canvas labels.

Article text is written by others. Every function here is about one sink, and is named after it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re

__all__ = ["csv_cell", "json_data", "one_line", "script_hash", "unicode_text", "xml_text"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_ILLEGAL_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INVISIBLE = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SCRIPT_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def unicode_text(text: str) -> str:
    """The text with lone surrogates replaced by U+FFFD, so that it can be written as UTF-8."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def one_line(text: str) -> str:
    """The text as a label: line breaks and runs of blanks become one blank, controls are dropped.

    Bidirectional overrides are controls too: they would let a name display as another name.
    """
    return " ".join(_INVISIBLE.sub("", unicode_text(text)).split())


def json_data(value: object) -> str:
    """JSON that can stand in a `<script type="application/json">` element whatever it holds.

    `<`, `>` and `&` are escaped, so neither `</script>` nor `<!--` can end or distort the element.

    Raises:
        ValueError: on NaN and infinity, which are not JSON.
        TypeError: on values that are not JSON at all.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return unicode_text(text).translate(_SCRIPT_ESCAPES)


def script_hash(script: str) -> str:
    """The source expression of a Content-Security-Policy that allows exactly this inline script."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def xml_text(text: str) -> str:
    """The text without the characters that XML 1.0 has no way to write."""
    return _ILLEGAL_XML.sub("", unicode_text(text))


def csv_cell(value: object) -> object:
    """The value as a cell that a spreadsheet shows and never computes; numbers stay numbers.

    A text that starts like a formula gets an apostrophe in front (OWASP, "CSV Injection").
    """
    if not isinstance(value, str):
        return value
    text = xml_text(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
