"""What all pages share: the templates, the files beside them, and the policy of a page without scripts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.views.safe import script_hash

__all__ = ["static_text", "style_policy", "templates"]

HERE = Path(__file__).parent


@cache
def templates() -> Environment:
    """The environment of the templates; all they are given is escaped."""
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )


def static_text(name: str) -> str:
    """A file of `static/`."""
    return (HERE / "static" / name).read_text(encoding="utf-8")


def style_policy(sheet: str) -> dict[str, str]:
    """`style` and `policy` for a page with this style sheet of ours and nothing else: it allows exactly its bytes."""
    style = f"\n{sheet}"
    policy = f"default-src 'none'; style-src {script_hash(style)}; base-uri 'none'; form-action 'none'"
    return {"style": Markup(style), "policy": policy}  # noqa: S704 - our own files
