"""One HTML file that shows the graph: offline, self-contained, and safe whatever the articles contain.

pyvis holds the drawing and brings vis-network; the page around it is ours, because the one of pyvis loads scripts from
the network and runs scripts found in titles. Data stands in a block that no parser executes, the page writes it with
`textContent` alone, and its Content-Security-Policy allows exactly the two scripts below and no request at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Self

from markupsafe import Markup

from kg.errors import GraphError
from kg.graph.measures import Measured
from kg.graph.network import Names, Records
from kg.output import write_file
from kg.views.choice import EVERYTHING, Choice
from kg.views.pages import static_text, templates
from kg.views.placed import Picture
from kg.views.safe import json_data, script_hash
from kg.views.viewmodel import page_and_picture
from kg.views.words import page_words

__all__ = ["HtmlGraph", "Page", "page_of", "render"]

SCRIPTS = (
    "data",
    "near",
    "state",
    "groups",
    "canvas",
    "overlay",
    "filters",
    "timeline",
    "search",
    "cards",
    "reader",
    "paths",
    "panel",
    "table",
    "save",
    "app",
)
MAX_NODES = 1500


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and where its actors stand: kept beside it, the picture is the start of the next edition."""

    html: str
    picture: Picture
    actors: tuple[str, ...]
    """The ids of the actors that it shows."""


def render(
    tables: Records,
    vocabulary: Names,
    *,
    title: str | None = None,
    max_nodes: int = MAX_NODES,
    seed: int = 1,
    words: Path | None = None,
) -> str:
    """The page as a string; the same tables give the same page, byte for byte.

    Args:
        tables: what there is.
        vocabulary: what it is called.
        title: the heading; "Policy actors" without one.
        max_nodes: if there are more actors, only those with the most statements are shown, and the page says so.
        seed: of the layout.
        words: a file that says the words of the page in another language.

    Raises:
        InputError: where the file of words cannot be used.
        GraphError: where the installed pyvis does not hold vis-network.
    """
    return page_of(tables, vocabulary, title=title, max_nodes=max_nodes, seed=seed, words=words).html


def page_of(
    tables: Records,
    vocabulary: Names,
    *,
    title: str | None = None,
    max_nodes: int = MAX_NODES,
    seed: int = 1,
    choice: Choice = EVERYTHING,
    before: Picture | None = None,
    found: Measured | None = None,
    words: Path | None = None,
    profiles: str | None = None,
) -> Page:
    """The page of a part of the tables, with the picture to keep.

    Args:
        tables: as for `render`, and so are the next four.
        vocabulary: what it is called.
        title: the heading.
        max_nodes: how many actors at most.
        seed: of the layout.
        choice: which part of the tables is shown.
        before: the picture that the page had; who was in it stays in place.
        found: what `kg.views.standing.measured` said of the tables, if it was asked already.
        words: a file that says the words of the page in another language.
        profiles: the name of a folder beside the page: its actors link to the profiles there, which
            `kg.views.profiles.profile_pages` makes.

    Raises:
        InputError: where the file of words cannot be used.
        GraphError: where the installed pyvis does not hold vis-network.
    """
    data, picture = page_and_picture(
        tables,
        vocabulary,
        title=title,
        max_nodes=max_nodes,
        seed=seed,
        choice=choice,
        before=before,
        found=found,
        words=page_words(words),
        profiles=profiles,
    )
    drawing, script = _vis_network(), _script()
    html = (
        templates()
        .get_template("graph.html")
        .render(
            title=data["title"],
            words=data["words"],
            policy=_policy(drawing, script),
            # These four are our own files, or escaped by `json_data` for the element they stand in.
            style=Markup(static_text("colours.css") + static_text("app.css")),  # noqa: S704
            data=Markup(json_data(data)),  # noqa: S704
            drawing=Markup(drawing),  # noqa: S704
            script=Markup(script),  # noqa: S704
        )
    )
    return Page(html, picture, tuple(actor["id"] for actor in data["actors"]))


@dataclass(frozen=True, slots=True)
class HtmlGraph:
    """A page that a notebook shows in place, and that can be saved as a file."""

    html: str
    height: int = 640
    """Of the frame in a notebook, in pixels."""

    @classmethod
    def of(
        cls,
        tables: Records,
        vocabulary: Names,
        *,
        title: str | None = None,
        max_nodes: int = MAX_NODES,
        seed: int = 1,
        height: int = 640,
    ) -> Self:
        """Render tables; the arguments are those of `render`."""
        return cls(render(tables, vocabulary, title=title, max_nodes=max_nodes, seed=seed), height)

    def _repr_html_(self) -> str:
        """A frame that may run its own scripts, but reaches neither the notebook nor its cookies."""
        return (
            f'<iframe title="Graph of policy actors" sandbox="allow-scripts allow-downloads allow-popups" '
            f'style="width:100%;height:{self.height:d}px;border:1px solid #8884;border-radius:8px" '
            f'srcdoc="{escape(self.html, quote=True)}"></iframe>'
        )

    def save(self, path: str | Path) -> Path:
        """Write the page as UTF-8, whatever the locale.

        Raises:
            OutputError: where the file cannot be written.
        """
        return write_file(Path(path), [self.html])


# ---- the parts of the page ------------------------------------------------------------------------------------------


@cache
def _script() -> str:
    """Our own script: the files of `static/` in one closure, so that they share names and leave none behind."""
    return '(() => {\n"use strict";\n' + "\n".join(static_text(f"{name}.js") for name in SCRIPTS) + "})();\n"


@cache
def _vis_network() -> str:
    """The newest vis-network that the installed pyvis (or a fork of it) carries."""
    import pyvis

    found = Path(pyvis.__file__).parent.glob("**/vis-*/vis-network.min.js")
    paths = sorted(found, key=lambda path: ([int(part) for part in re.findall(r"\d+", path.parent.name)], str(path)))
    if not paths:
        raise GraphError("the installed pyvis has no vis-network.min.js", advice="pip install --force-reinstall pyvis")
    script = paths[-1].read_text(encoding="utf-8").replace("\r\n", "\n")
    # Developer tools would ask for the map beside the page, where there is none.
    script = re.sub(r"//# sourceMappingURL=\S*\s*$", "", script)
    if re.search(r"</script|<!--", script, re.IGNORECASE):
        raise GraphError("its script cannot stand in a page", where=paths[-1], advice="pip install 'pyvis==0.3.2'")
    return script


def _policy(*scripts: str) -> str:
    """A Content-Security-Policy for these inline scripts, inline styles, pictures made in the page; nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(script_hash(script) for script in scripts)}",
            "style-src 'unsafe-inline'",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
