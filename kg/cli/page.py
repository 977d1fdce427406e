"""How `kg view` writes a page, its picture and its profiles: for themselves, or into the run that the page is of.

The `graph.html` of a build stays part of it, so that the next `kg build` and `kg withdraw` find all that belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.console import Talk, deliver

if TYPE_CHECKING:
    from kg.views.html import Page

__all__ = ["write_page"]


def write_page(page: Page, place: Path, *, profiles: Iterable[tuple[str, str]] | None, talk: Talk) -> None:
    """Write a page and what lies beside it, and remove its profiles if it has none any more.

    Args:
        page: what is written.
        place: the file.
        profiles: name and content of each, if the page links to them.
        talk: is told what was written and removed.

    Raises:
        OutputError: it cannot be written, or something of others is in its place.
    """
    from kg.output import is_of_run

    (_into_the_run if is_of_run(place) else _by_itself)(page, place, profiles, talk)


def _by_itself(page: Page, place: Path, profiles: Iterable[tuple[str, str]] | None, talk: Talk) -> None:
    from kg.views.placed import beside
    from kg.views.profiles import folder_beside, remove, write

    folder = folder_beside(place)
    if profiles is not None:  # first, so that no page links to what is not there
        talk.say(_made(folder, *write(folder, iter(profiles))))
    deliver([page.html], str(place), talk)
    deliver(page.picture.chunks(), str(beside(place)), talk)
    if profiles is None and remove(folder):
        talk.say(_removed(folder))


def _into_the_run(page: Page, place: Path, profiles: Iterable[tuple[str, str]] | None, talk: Talk) -> None:
    """All change at one moment, and `run.json` lists them."""
    from kg.output import OutputFolder
    from kg.views.placed import beside
    from kg.views.profiles import folder_beside

    folder, picture = folder_beside(place), beside(place)
    sizes = []
    with OutputFolder(place.parent) as output:
        old = {name for name in output.previous if name.startswith(f"{folder.name}/")}
        output.add(place.name, [page.html])
        output.add(picture.name, page.picture.chunks())
        for name, html in profiles or ():
            data = html.encode()
            output.add(f"{folder.name}/{name}", [data])
            sizes.append(len(data))
        output.amend(without=old)
    if profiles is not None:
        talk.say(_made(folder, len(sizes), sum(sizes)))
    talk.say(f"wrote {place}")
    talk.say(f"wrote {picture}")
    if profiles is None and old:
        talk.say(_removed(folder))


def _made(folder: Path, number: int, size: int) -> str:
    return f"wrote {folder} ({number} profile{'' if number == 1 else 's'}, {size / 1e6:.1f} MB)"


def _removed(folder: Path) -> str:
    return f"removed {folder}, as the page links to no profiles any more"
