"""What the program says when it refuses, as an error with its parts."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping

from accord import errors
from accord.command.tables import Table

_BY_STATUS: dict[int, type[errors.AccordError]] = {
    2: errors.NoSolution,
    64: errors.BadUsage,
    70: errors.InternalFault,
    73: errors.CannotWrite,
    75: errors.TooSoon,
    130: errors.Interrupted,
}
_SENTENCES = re.compile(r"(?P<problem>.*?[^.])\. (?P<remedy>[A-Z].*)", re.DOTALL)
_PLACE = re.compile(r"(?::(?P<line>\d+))?(?::(?P<column>\d+))?: (?P<said>.*)", re.DOTALL)


def complaint(status: int, talk: str, tables: Mapping[str, Table]) -> errors.AccordError:
    """The error for an exit status and what was said, in which files are called as their callers call them."""
    message = _message(talk)
    for path in sorted(tables, key=len, reverse=True):
        if message.startswith(path) and status in (65, 66):
            return _bad_input(status, tables[path], message[len(path) :])
    for path, item in tables.items():
        message = message.replace(path, item.label)
    if status in (65, 66):
        problem, remedy = _parts(message)
        kind = errors.NoInput if status == 66 else errors.BadInput
        return kind(problem, remedy, status=status)
    kind_of_error = _BY_STATUS.get(status, errors.Interrupted if status < 0 else errors.InternalFault)
    return kind_of_error(message or f"The program ended with {status} and said nothing.", status=status)


def _message(talk: str) -> str:
    """The complaint itself: after `accord: ` or `Error: `, without help, usage and what was said before."""
    starts = [match.end() for match in re.finditer(r"^(?:accord|Error): ", talk, re.MULTILINE)]
    if not starts:
        return talk.strip()
    said = talk[starts[-1] :]
    return re.split(r"^(?:Help: |Usage: |  See ')", said, maxsplit=1, flags=re.MULTILINE)[0].strip()


def _bad_input(status: int, item: Table, rest: str) -> errors.BadInput:
    match = _PLACE.fullmatch(rest)
    said = match["said"] if match else rest.lstrip(": ")
    line = int(match["line"]) if match and match["line"] else None
    column = int(match["column"]) if match and match["column"] else None
    problem, remedy = _parts(said)
    heading, cell = _cell(item.text, line, column) if line and column else (None, None)
    kind = errors.NoInput if status == 66 else errors.BadInput
    return kind(problem, remedy, file=item.label, line=line, column=column, heading=heading, cell=cell, status=status)


def _parts(said: str) -> tuple[str, str]:
    match = _SENTENCES.fullmatch(said)
    return (match["problem"], match["remedy"]) if match else (said.removesuffix("."), "")


def _cell(text: bytes, line: int, column: int) -> tuple[str | None, str | None]:
    """The heading and the text of the cell at a character of a line; None where cells with line breaks blur that."""
    lines = text.decode("utf-8-sig", errors="replace").splitlines()
    if line > len(lines):
        return None, None
    header, cells = next(csv.reader(lines[:1]), []), next(csv.reader([lines[line - 1]]), [])
    before = next(csv.reader([lines[line - 1][: column - 1]]), [])
    number = max(len(before) - 1, 0)
    if number >= min(len(header), len(cells)):
        return None, None
    return header[number], cells[number]
