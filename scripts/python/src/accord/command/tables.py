"""Tables on their way to the command line: from the caller's hands into files in a private folder."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from accord.command.rows import csv_text
from accord.errors import NoInput


class WritesCSV(Protocol):
    """A frame as pandas has it."""

    @property
    def to_csv(self) -> Any: ...  # noqa: D102


class WritesText(Protocol):
    """A frame as polars has it."""

    @property
    def write_csv(self) -> Any: ...  # noqa: D102


class TurnsIntoPandas(Protocol):
    """A table that pandas is made from, such as pyarrow's."""

    @property
    def to_pandas(self) -> Any: ...  # noqa: D102


TableLike: TypeAlias = (
    str
    | os.PathLike[str]
    | WritesCSV
    | WritesText
    | TurnsIntoPandas
    | Sequence[Mapping[str, Any]]
    | Mapping[str, Sequence[Any]]
)
"""A path, a DataFrame, a list of dicts with the same keys, or a dict of equally long columns."""


@dataclass(frozen=True)
class Table:
    """A table as it was when it was handed over.

    `label` is what complaints call it: the caller's path, or the table's name. `place` is set where the file is read in
    its own place, since it names others beside it.
    """

    label: str
    name: str
    text: bytes
    place: Path | None = None


def table(source: TableLike, name: str) -> Table:
    """The table, read now. `name` is what a table from memory is called. Raises NoInput, BadInput."""
    if isinstance(source, (str, os.PathLike)):
        path = os.fspath(source)
        return Table(path, os.path.basename(path) or name, _read(path))
    return Table(name, name, csv_text(source, name).encode())


def cases_table(source: TableLike) -> Table:
    """The cases of a sweep, whose cells name files from where the sweep stands: for a table from memory, from here."""
    read = table(source, "cases.csv")
    if isinstance(source, (str, os.PathLike)):
        return Table(read.label, read.name, read.text, Path(os.fspath(source)).absolute())
    rows = list(csv.reader(io.StringIO(read.text.decode())))
    for row in rows[1:]:
        for number, heading in enumerate(rows[0][: len(row)]):
            if heading == "types" and row[number]:
                row[number] = os.path.abspath(row[number])
            elif heading == "accuracy" and row[number].startswith("table:"):
                row[number] = "table:" + os.path.abspath(row[number].removeprefix("table:"))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return Table(read.label, read.name, text.getvalue().encode())


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        remedy = "Give the path of a file that can be read."
        raise NoInput(f"cannot be opened: {error.strerror}", remedy, file=path, status=66) from error


class Desk:
    """A private folder for one run, gone when the context is left.

    The program works in `folder`, which holds the tables; `tables` says which of its files is which. What it says goes
    into the file `talk`, and its charts into the folder `charts`.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="accord-")
        self.talk = Path(self._folder.name, "talk")
        self.charts = Path(self._folder.name, "charts")
        self.folder = Path(self._folder.name, "tables")
        self.folder.mkdir()
        self.tables: dict[str, Table] = {}

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *reason: object) -> None:
        self._folder.cleanup()

    def put(self, item: Table) -> str:
        """Writes the table, and returns its path from the folder: its own name, where that is free and no option."""
        path = str(item.place or item.name)
        if item.place is None:
            if path in self.tables or path.startswith("-"):
                path = f"{len(self.tables)}/{path}"
                (self.folder / path).parent.mkdir()
            (self.folder / path).write_bytes(item.text)
        self.tables[path] = item
        return path
