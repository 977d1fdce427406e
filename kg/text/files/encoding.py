"""Bytes to text: by the mark at the start, else UTF-8, else a guess."""

from __future__ import annotations

import codecs
import re

from kg.errors import UnreadableInput

__all__ = ["decode", "is_utf16"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 100_000


def is_utf16(start: bytes) -> bool:
    """Whether bytes begin with the mark of UTF-16."""
    return start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def decode(data: bytes, where: str) -> str:
    """The text of some bytes.

    Raises:
        UnreadableInput: they are no text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, where)
    if _is_binary(data):
        return _wide(data, where)
    return text


def _guess(data: bytes, where: str) -> str:
    if _is_binary(data):
        return _wide(data, where)
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if sum(char > "\x7f" for char in text[:_SAMPLE]) > 4 * damaged:
        return text  # UTF-8 with a few broken characters
    if sum(byte > 0x7F for byte in data[:_SAMPLE]) > 0.1 * len(data[:_SAMPLE]):
        from charset_normalizer import from_bytes

        best = from_bytes(data[:_SAMPLE]).best()
        if best is not None:
            return data.decode(best.encoding, "replace")
    return "".join(_western(byte) for byte in re.split(rb"([\x81\x8d\x8f\x90\x9d])", data))


def _western(part: bytes) -> str:
    """Windows-1252, which has five bytes that mean nothing: they become what they are in Latin-1."""
    return part.decode("latin-1" if part in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d") else "cp1252")


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return 100 * len(_CONTROL.findall(sample)) > len(sample)


def _wide(data: bytes, where: str) -> str:
    """UTF-16 without a mark: every second byte of English text is zero."""
    sample = data[:2000]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        if len(sample) >= 8 and zeros > 0.4 * len(sample) and sample[1 - offset :: 2].count(0) == 0:
            return data.decode(name, "replace")
    raise UnreadableInput("is no text", where=where, advice="it looks like a program, picture or archive; leave it out")
