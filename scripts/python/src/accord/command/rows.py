"""Tables in memory, as the text of a CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from accord.errors import BadInput


def csv_text(source: object, name: str) -> str:
    """The CSV text of a frame, a list of dicts, or a dict of columns.

    A frame's index is a column where it has a name, and is left out otherwise. None, NaN and NA are empty cells, and
    numbers are written to full precision. `name` stands for the table in complaints; raises BadInput.
    """
    if hasattr(source, "to_csv"):
        names = [level for level in getattr(getattr(source, "index", None), "names", ()) if level is not None]
        return str(source.to_csv(index=bool(names)))
    if hasattr(source, "write_csv"):
        return str(source.write_csv())
    if hasattr(source, "to_pandas"):
        return csv_text(source.to_pandas(), name)
    if isinstance(source, Mapping):
        return _of_columns(source, name)
    if isinstance(source, Iterable) and not isinstance(source, (str, bytes)):
        return _of_rows(list(source), name)
    raise BadInput(
        f"{type(source).__name__} is no table",
        "Give a path, a DataFrame, a list of dicts or a dict of columns.",
        file=name,
    )


def _of_rows(rows: Sequence[Any], name: str) -> str:
    if not rows:
        raise BadInput("the list is empty", "Give a dict for each row.", file=name)
    for number, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise BadInput(f"row {number} is a {type(row).__name__}", "Give a dict for each row.", file=name)
    header = list(rows[0])
    for number, row in enumerate(rows):
        for key in [key for key in header if key not in row]:
            raise _ragged(f'row {number} has no "{key}", which row 0 has', name, number)
        for key in [key for key in row if key not in header]:
            raise _ragged(f'row {number} has a "{key}", which row 0 has not', name, number)
    return _written([header, *([row[key] for key in header] for row in rows)])


def _ragged(problem: str, name: str, number: int) -> BadInput:
    return BadInput(problem, "Give all rows the same keys; None is an empty cell.", file=name, line=number + 2)


def _of_columns(columns: Mapping[Any, Any], name: str) -> str:
    lists: dict[str, list[Any]] = {}
    for key, values in columns.items():
        if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
            raise BadInput(f'the column "{key}" is no list', "Give a list of cells for each column.", file=name)
        lists[str(key)] = list(values)
    lengths = {key: len(values) for key, values in lists.items()}
    if len(set(lengths.values())) != 1:
        counts = ", ".join(f'"{key}" has {length}' for key, length in lengths.items()) or "there are no columns"
        raise BadInput(f"the columns are not equally long: {counts}", "Give each as many cells.", file=name)
    return _written([list(lists), *zip(*lists.values(), strict=True)])


def _written(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> str:
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(value, float):
        return "" if value != value else repr(float(value))
    return str(value)
