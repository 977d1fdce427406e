"""The profiles beside a page of the graph: one file for each of its actors, linked with it and with each other.

`graph.html` has them in `graph.profiles/`. All links are relative, so page and folder can be moved together, and work
from a file system. The names of files are made of ids that hold nothing but `[a-z0-9-]`, and hashes of all others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kg.graph.network import Names, Records
from kg.graph.profile import Profiles
from kg.identifiers import digest
from kg.output import OutputFolder, discard
from kg.views.profile import profile_html
from kg.views.safe import one_line, unicode_text
from kg.views.words import Words, page_words

__all__ = ["SCHEMA", "Site", "address", "folder_beside", "profile_file", "profile_pages", "remove", "write"]

SCHEMA = "kg.profiles/1"
"""Of the `run.json` in a folder of profiles that is no part of a build: what it lists is ours."""
SUFFIX = ".profiles"

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that Windows gives to devices, whatever their ending."""


def folder_beside(page: Path) -> Path:
    """Where the profiles of a page are: `graph.html` has `graph.profiles`."""
    return page.with_name(page.stem + SUFFIX)


def profile_file(actor: str) -> str:
    """The name of the file of an actor's profile, the same on every run and safe on every file system."""
    plain = _PLAIN.fullmatch(actor) and not _RESERVED.fullmatch(actor)
    return f"{actor if plain else f'_{digest(actor)}'}.html"


def address(name: str) -> str:
    """A file name as a relative address."""
    return quote(os.fsencode(name), safe="")


@dataclass(frozen=True, slots=True)
class Site:
    """Page and profiles, as a profile sees them."""

    page: str
    """The name of the page, which lies one folder up."""
    title: str
    actors: Collection[str]
    """Who has a profile."""

    def viewer(self, actor: str = "", /) -> str:
        """The address of the page, with an actor chosen or as it is at first."""
        chosen = f"#actor={quote(unicode_text(actor), safe='')}" if actor else ""
        return f"../{address(self.page)}{chosen}"

    def profile(self, actor: str, /) -> str:
        """The address of another profile; empty if there is none."""
        return profile_file(actor) if actor in self.actors else ""


def profile_pages(
    tables: Records,
    vocabulary: Names,
    *,
    shown: Collection[str],
    page: str,
    title: str | None = None,
    words: Words | None = None,
) -> Iterator[tuple[str, str]]:
    """Name and content of each profile; the tables are read once, so that the work is linear in what is written.

    Args:
        tables: what there is; a profile tells all of it, also what the page leaves out.
        vocabulary: what it is called.
        shown: the actors that the page shows: these get a profile.
        page: the name of the page.
        title: its heading.
        words: those of the interface; English without them.
    """
    say = words or page_words()
    site = Site(page, one_line(title or say["bar"]["title"]), frozenset(shown))
    profiles = Profiles(tables, vocabulary)
    for actor in tables.actors:
        if actor.id in site.actors:
            yield profile_file(actor.id), profile_html(profiles.of(actor), vocabulary, words=say, site=site)


def write(folder: Path, pages: Iterator[tuple[str, str]]) -> tuple[int, int]:
    """Make a folder hold these profiles and no others of ours; all of them change at one moment.

    Returns:
        How many there are, and their size in bytes.

    Raises:
        OutputError: it cannot be written, or holds files of others in their place.
    """
    number = size = 0
    with OutputFolder(folder, schema=SCHEMA) as output:
        for name, html in pages:
            data = html.encode()
            output.add(name, [data])
            number, size = number + 1, size + len(data)
        output.finish({"schema": SCHEMA})
    return number, size


def remove(folder: Path) -> bool:
    """Remove the profiles that `write` put there, and the folder if nothing else is in it.

    Raises:
        OutputError: they cannot be removed.
    """
    return folder.is_dir() and discard(folder, schema=SCHEMA)
