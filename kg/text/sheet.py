"""A sheet beside the files (`--meta sheet.csv`): date, publisher, title… of each, joined by path or file name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from kg.errors import InputError, UnsupportedInput
from kg.text.files.record import ReadOptions, Record, Source
from kg.text.files.tables import field_values, rows

__all__ = ["Sheet"]

_KEYS = ("path", "file", "filename", "file_name", "name")


class Sheet:
    """What the rows of a sheet say, by file.

    Raises:
        InputError: the sheet cannot be read, or no column names the files.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[str, Mapping[str, str]] = {}
        self._used = False
        for _, row in rows(Source(str(path), path), ReadOptions()):
            by_name = {name.strip().lower(): value.strip() for name, value in row.items()}
            key = next((name for name in _KEYS if name in by_name), None)
            if key is None:
                advice = f"call one of its columns path; there are: {', '.join(row)}"
                raise UnsupportedInput("has no column that names the files", where=path, advice=advice)
            if by_name[key]:
                values = field_values({name: value for name, value in by_name.items() if name != key}, ReadOptions())
                self._rows[Path(by_name[key]).as_posix()] = values
        names = Counter(Path(key).name for key in self._rows)
        self._by_name = {Path(key).name: row for key, row in self._rows.items() if names[Path(key).name] == 1}

    def completed(self, record: Record, file: Path, path: str) -> Record:
        """A record with what the sheet says of its file.

        The sheet rules over what was found in the file; where a file has many articles, it only fills gaps.

        Args:
            record: what was found.
            file: the file it was found in.
            path: its path as it goes into the article.
        """
        said = self._row(file, path)
        if said is None:
            return record
        self._used = True
        known = {name: value for name, value in said.items() if name != "text"}
        if record.place is not None:
            known = {name: value for name, value in known.items() if name != "id" and getattr(record, name) is None}
        return record.saying(known)

    def unused(self) -> InputError | None:
        """An error if no row was of any use: the sheet is then most likely the wrong one."""
        if self._used:
            return None
        advice = "write paths as they are, relative to the sheet, or file names"
        return UnsupportedInput("none of its rows names one of the files", where=self._path, advice=advice)

    def _row(self, file: Path, path: str) -> Mapping[str, str] | None:
        for key in (path, self._relative(file)):
            if key in self._rows:
                return self._rows[key]
        return self._by_name.get(file.name)

    def _relative(self, file: Path) -> str:
        try:
            return file.resolve().relative_to(self._path.parent.resolve()).as_posix()
        except ValueError:
            return file.as_posix()
