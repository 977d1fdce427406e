"""Identifiers that are the same on every run: readable slugs, and hashes of content.

A slug keeps only `[a-z0-9-]`, so it can stand in an IRI, a file name and a SPARQL query as it is. Whitelisting, not
escaping: text from articles is hostile.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["digest", "mint", "slug"]

_HASHED = re.compile(r".*-[0-9a-f]{8}")
_SEPARATOR = "\x1f"  # the ASCII unit separator: cannot be typed, so ("a", "bc") and ("ab", "c") never collide


def digest(*parts: object, length: int = 16) -> str:
    """`length` hexadecimal digits of the SHA-256 of the parts. `None` and `""` count as different."""
    text = _SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(text: str) -> str:
    """The ASCII skeleton of a text: lower case, words joined by hyphens. May be empty.

    >>> slug("Côte d’Ivoire")
    'cote-d-ivoire'
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def mint(name: str, *qualifiers: str) -> str:
    """An identifier for a name: its slug, and a hash where the slug alone would lose or confuse something.

    The hash is added if any character other than case and blanks was changed (so "Côte" and "Cote" stay apart), if the
    name itself ends like one, or if qualifiers are given that tell homonyms apart. It depends on nothing but the
    arguments: never on the order in which names were met.

    >>> mint("Japan"), mint("Norland", "article-7")
    ('japan', 'norland-25cf50fb')
    """
    skeleton = slug(name)
    lossless = skeleton.replace("-", " ") == " ".join(name.lower().split())
    if lossless and not qualifiers and skeleton[:1].isalpha() and not _HASHED.fullmatch(skeleton):
        return skeleton
    start = skeleton if skeleton[:1].isalpha() else f"e-{skeleton}".rstrip("-")
    return f"{start[:60].rstrip('-')}-{digest(unicodedata.normalize('NFC', name), *qualifiers, length=8)}"
