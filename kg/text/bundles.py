"""Exports from press databases: many articles in one file, each with its own header and footer.

Nexis, Factiva and ProQuest write plain layouts that have been stable for decades. Each is recognised by lines that no
article has, so that an ordinary text is never split.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.text.published import is_date, parse_published

__all__ = ["BundlePart", "looks_like_bundle", "split_bundle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePart:
    """An article of an export: its text without header and footer, and what these say."""

    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None


_NEXIS_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_NEXIS_COUNT = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE)
_NEXIS_FIELD = re.compile(
    r"^[ \t]*(Section|Length|Byline|Load-Date|Dateline|Highlight|Language|Publication-Type|Graphic|Journal-Code|Subject"
    r"|Series|Correction-Date|Correction|Distribution|Copyright|Industry|Geographic|Company|Organization|Person|Ticker"
    r"|Country|State|City)\b(?::|(?= (?:\d{4}|©|\([cC]\))))[ \t]*(.*)$",
    re.MULTILINE | re.IGNORECASE,
)
_NEXIS_HEADER = frozenset({"section", "length", "byline", "dateline", "highlight", "series", "copyright"})
_FACTIVA_END = re.compile(r"^(?:AN)?[ \t]*Document [A-Z][A-Z0-9]{2,9}\d{8,}[a-z0-9]{5,12}[ \t]*$", re.MULTILINE)
_FACTIVA_TAG = re.compile(
    r"^(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CX|RF|CT|CO|IN|NS|RE|IPD|IPC|PUB|AN|ART)(?:[ \t]{1,8}|$)", re.M
)
_FACTIVA_WORDS = re.compile(r"^[\d,.]+ words$")
_PROQUEST_RULE = re.compile(r"^_{20,}[ \t]*$", re.MULTILINE)
_PROQUEST_FIELD = re.compile(
    r"^(Author|Publication info|Abstract|Links|Full text|Subject|Business indexing term|Location|People"
    r"|Company / organization|Classification|Identifier / keyword|Title|Publication title|First page|Pages"
    r"|Number of pages|Publication year|Publication date|Publication subject|Section|Publisher|Place of publication"
    r"|Country of publication|ISSN|e-ISSN|Source type|Language of publication|Document type|Dateline|Volume|Issue"
    r"|ProQuest document ID|Document URL|Copyright|Credit|Illustration|Word count|Database|Last updated"
    r"|Alternate title|DOI|Column):[ \t]*(.*)$",
    re.MULTILINE,
)
_COUNT = re.compile(r"^[ \t]*Document \d+ of \d+[ \t]*$", re.MULTILINE)
_TIME = re.compile(r"\d{1,2}:\d{2}(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?")
_COPYRIGHT = re.compile(r"^(?:\([cC]\)|©|Copyright\b|All rights reserved)", re.IGNORECASE)
_BY = re.compile(r"^(?:By|BY)\s+(.{2,150})$")


def looks_like_bundle(text: str) -> bool:
    """Whether a text (of a web page too, among its tags) names what exports name. Quick; `split_bundle` decides."""
    return any(sign in text for sign in ("End of Document", " DOCUMENTS", "Document ", "Full text:"))


def split_bundle(text: str) -> list[BundlePart] | None:
    """The articles of an export, in order; `None` if the text is none."""
    if not looks_like_bundle(text):
        return None
    text = text.replace("\r\n", "\n").replace("\u00a0", " ").lstrip("\ufeff")
    if _FACTIVA_END.search(text):
        parts = [_factiva(piece) for piece in _FACTIVA_END.split(text)[:-1]]
    elif len(_PROQUEST_FIELD.findall(text)) >= 3 and re.search(r"^Full text:", text, re.MULTILINE):
        parts = [_proquest(piece) for piece in _pieces(text, _PROQUEST_RULE, _COUNT)]
    elif _NEXIS_FIELD.search(text) and (_NEXIS_END.search(text) or _NEXIS_COUNT.search(text) or _COUNT.search(text)):
        parts = [_nexis(piece) for piece in _pieces(text, _NEXIS_END, _NEXIS_COUNT, _COUNT)]
    else:
        return None
    return [part for part in parts if part is not None] or None


def _pieces(text: str, *separators: re.Pattern[str]) -> list[str]:
    """The text cut at whichever separator cuts it; at the first of those that cut most often."""
    return max((separator.split(text) for separator in separators), key=len)


def _filled(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


# ---- Nexis ----------------------------------------------------------------------------------------------------------


def _nexis(piece: str) -> BundlePart | None:
    fields = {found[1].lower(): found for found in reversed(list(_NEXIS_FIELD.finditer(piece)))}
    anchors = [found for name, found in fields.items() if name in _NEXIS_HEADER]
    if not anchors or not ({"length", "load-date", "section"} & set(fields)):
        return None
    title, publisher, published = _nexis_head(piece[: min(found.start() for found in anchors)])
    body = _nexis_body(piece, fields)
    if not body:
        return None
    byline = fields.get("byline")
    date = published or (parse_published(fields["load-date"][2]) if "load-date" in fields else None)
    author = byline[2].strip().removeprefix("By ") if byline else None
    return BundlePart(text=body, title=title, published=date, publisher=publisher, author=author or None)


def _nexis_head(head: str) -> tuple[str | None, str | None, str | None]:
    """Title, publisher and date: "Title / Publisher / Date" today, "Publisher / Date / Title" in older exports."""
    lines = _filled(head)[-12:]
    at = next((number for number, line in enumerate(lines) if number and is_date(line)), None)
    if at is None:
        return (lines[-1] if lines else None), None, None
    after = [line for line in lines[at + 1 :] if not _TIME.fullmatch(line) and not _COPYRIGHT.match(line)]
    above = _filled(re.split(r"\n[ \t]*\n[ \t]*\n", "\n".join(lines[: at - 1]))[-1])
    title = " ".join(after) if after else (above[-1] if above else None)
    return title, lines[at - 1], parse_published(lines[at])


def _nexis_body(piece: str, fields: dict[str, re.Match[str]]) -> str:
    marked = re.search(r"^[ \t]*Body:?[ \t]*$", piece, re.MULTILINE | re.IGNORECASE)
    header = [found.end() for name, found in fields.items() if name in _NEXIS_HEADER and name != "copyright"]
    start = marked.end() if marked else max(header, default=0)
    footer = [
        found.start() for found in _NEXIS_FIELD.finditer(piece, start) if found[1].lower() not in ("city", "state")
    ]
    closing = re.compile(r"^[ \t]*Classification[ \t]*$", re.MULTILINE).search(piece, start)
    ends = [*footer[:1], *([closing.start()] if closing else []), len(piece)]
    return piece[start : min(ends)].strip()


# ---- Factiva --------------------------------------------------------------------------------------------------------


def _factiva(piece: str) -> BundlePart | None:
    tags = _FACTIVA_TAG.split(piece)
    if len(tags) > 8 and {"HD", "PD"} <= set(tags[1::2]):
        return _factiva_tagged({tag: text.strip() for tag, text in zip(tags[1::2], tags[2::2], strict=True)})
    lines = [line.strip() for line in piece.split("\n")]
    at = next((number for number, line in enumerate(lines) if _FACTIVA_WORDS.fullmatch(line)), None)
    if at is None:
        return None
    above = [line for line in lines[:at] if line]
    author = next((found[1] for line in above if (found := _BY.match(line))), None)
    titles = [line for line in above if not _BY.match(line)]
    end = _end_of_block(lines, at)
    facts = [line for line in lines[at + 1 : end] if line and not _TIME.fullmatch(line)]
    date = next((line for line in facts if is_date(line)), None)
    names = [line for line in facts if line != date and not _COPYRIGHT.match(line)]
    text = "\n".join(lines[end:]).strip()
    if not text:
        return None
    return BundlePart(
        text=text,
        title=titles[-1] if titles else None,
        published=parse_published(date),
        publisher=names[0] if names else None,
        author=author,
    )


def _end_of_block(lines: Sequence[str], at: int) -> int:
    """Where the header ends: behind its copyright line if there is one soon, else at the first empty line."""
    near = range(at + 1, min(at + 24, len(lines)))
    rights = next((number for number in near if _COPYRIGHT.match(lines[number])), None)
    start = at if rights is None else rights
    return next((number for number in range(start, len(lines)) if not lines[number]), len(lines))


def _factiva_tagged(tags: dict[str, str]) -> BundlePart | None:
    text = "\n\n".join(tags[tag] for tag in ("LP", "TD") if tags.get(tag))
    if not text:
        return None
    return BundlePart(
        text=text,
        title=" ".join(tags["HD"].split()),
        published=parse_published(tags["PD"]),
        publisher=tags.get("SN"),
        author=tags.get("BY", "").removeprefix("By ") or None,
    )


# ---- ProQuest -------------------------------------------------------------------------------------------------------


def _proquest(piece: str) -> BundlePart | None:
    found = list(_PROQUEST_FIELD.finditer(piece))
    if not found:
        return None  # what stands before the first article, or between two rules
    ends = [*(field.start() for field in found[1:]), len(piece)]
    fields = {field[1]: piece[field.start(2) : end].strip() for field, end in zip(found, ends, strict=True)}
    if not fields.get("Full text"):
        return None
    first = [line for line in _filled(piece[: found[0].start()]) if not _COUNT.fullmatch(line)]
    info = fields.get("Publication info", "")
    date = fields.get("Publication date") or info
    return BundlePart(
        text=fields["Full text"],
        title=" ".join(fields.get("Title", "").split()) or (first[-1] if first else None),
        published=parse_published(date),
        publisher=(fields.get("Publication title") or re.split(r"[;,:]", info)[0]).split(";")[0].strip() or None,
        author=fields.get("Author", "").rstrip(".") or None,
    )
