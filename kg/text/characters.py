"""Damage below the word: wrong decoding, left-over markup, invisible and unusual characters.

Each function returns the edits for one kind of damage, in order.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from kg.text.offsets import Edit

__all__ = ["markdown", "markup", "mojibake", "odd_characters"]

_FOREIGN = re.compile(r"[^\x00-\x7f]{2,400}")
_SUSPECT = re.compile("[\u0080-\u00ff][^\x00-\x7f]")

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,15})(?:\s[^<>]{0,4000})?/?>|<!--[^<>]{0,4000}-->")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BLOCK_TAGS = re.compile(
    "p|br|div|ul|ol|li|blockquote|h[1-6r]|table|tr|figure|figcaption|section|article|header|footer|aside|main|nav|pre"
    "|dl|dt|dd|html|body|head|title|form|center",
    re.IGNORECASE,
)
_INLINE_TAGS = re.compile(
    "a|b|i|em|strong|span|u|s|sup|sub|font|small|big|cite|q|abbr|img|td|th|tbody|thead|time|mark|code|label|script"
    "|style|iframe|button|wbr|del|ins|input|select|option|object|svg|path|video|audio|source|picture",
    re.IGNORECASE,
)

_HEADING_MARK = re.compile(r"^#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^>[ \t]?", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,400})(?<=[^\s*])\1(?![\w*])")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,400})\]\((?:https?://|/|#|mailto:)[^\s()]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)")

_ODD = re.compile(
    "(?P<line>\r\n?|[\x0b\x0c\x85\u2028\u2029])"
    "|(?P<gone>\u00ad(?:[ \\t]*\r?\n[ \\t]*)?|[\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff])"
    "|(?P<blank>[\\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufff9-\uffff])"
    "|(?P<quotes>``|'')"
    "|(?P<hyphen>[\u2010\u2011])"
    "|(?P<ligature>[\ufb00-\ufb06])"
)


def mojibake(text: str) -> Iterator[Edit]:
    """UTF-8 that was read as another encoding ("â€œ" for "“"), run by run of characters beyond ASCII, by ftfy."""
    if not _SUSPECT.search(text):
        return
    import ftfy

    for run in _FOREIGN.finditer(text):
        damaged = run.group()
        if not _SUSPECT.search(damaged):
            continue
        mended = ftfy.fix_encoding(damaged)
        if mended != damaged:
            yield from _aligned(damaged, mended, run.start())


def _aligned(damaged: str, mended: str, start: int) -> Iterator[Edit]:
    """One edit per mended character: each stands for as many damaged characters as it has bytes in UTF-8."""
    sizes = [len(char.encode("utf-8", "surrogatepass")) for char in mended]
    if sum(sizes) != len(damaged):
        yield Edit(start, start + len(damaged), mended)
        return
    for char, size in zip(mended, sizes, strict=True):
        yield Edit(start, start + size, char)
        start += size


def markup(text: str) -> Iterator[Edit]:
    """HTML tags and entities that were left in a plain text; tags of blocks become paragraph ends."""
    found: list[Edit] = []
    if "<" in text:
        for tag in _TAG.finditer(text):
            name = tag[1] or "span"  # a comment goes as an inline tag does
            if _BLOCK_TAGS.fullmatch(name):
                found.append(Edit(tag.start(), tag.end(), "\n\n"))
            elif _INLINE_TAGS.fullmatch(name):
                found.append(Edit(tag.start(), tag.end()))
    if "&" in text:
        entities = [(entity, html.unescape(entity.group())) for entity in _ENTITY.finditer(text)]
        found += [Edit(e.start(), e.end(), plain) for e, plain in entities if plain != e.group()]
    yield from _without_overlap(sorted(found, key=lambda edit: edit.start))


def markdown(text: str) -> Iterator[Edit]:
    """Marks of Markdown: heading signs, block quotes, emphasis, and the addresses of links."""
    found: list[Edit] = []
    for sign in (_HEADING_MARK, _QUOTE_MARK):
        found += [Edit(mark.start(), mark.end()) for mark in sign.finditer(text)]
    for mark in _EMPHASIS.finditer(text):
        width = len(mark[1])
        found += [Edit(mark.start(), mark.start() + width), Edit(mark.end() - width, mark.end())]
    for link in _LINK.finditer(text):
        found += [Edit(link.start(), link.start(1)), Edit(link.end(1), link.end())]
    yield from _without_overlap(sorted(found, key=lambda edit: edit.start))


def odd_characters(text: str) -> Iterator[Edit]:
    """One kind of line end, blank, quotation mark, hyphen; nothing invisible, no ligatures, no control characters."""
    for odd in _ODD.finditer(text):
        match odd.lastgroup:
            case "line":
                yield Edit(odd.start(), odd.end(), "\n\n" if odd.group() == "\u2029" else "\n")
            case "blank":
                yield Edit(odd.start(), odd.end(), " ")
            case "quotes":
                yield Edit(odd.start(), odd.end(), "“" if odd.group() == "``" else "”")
            case "hyphen":
                yield Edit(odd.start(), odd.end(), "-")
            case "ligature":
                yield Edit(odd.start(), odd.end(), unicodedata.normalize("NFKC", odd.group()))
            case _:
                yield Edit(odd.start(), odd.end())


def _without_overlap(edits: list[Edit]) -> Iterator[Edit]:
    done = 0
    for edit in edits:
        if edit.start >= done:
            yield edit
            done = edit.end
