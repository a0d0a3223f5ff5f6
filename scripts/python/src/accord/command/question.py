"""A question to the command line: a command, its tables and its options, to be asked once or again."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from accord.command.binary import binary
from accord.command.complaints import complaint
from accord.command.process import heard, output_of, run, running
from accord.command.tables import Desk, Table, table
from accord.command.words import words
from accord.errors import AccordNote, InternalFault

_TABLES = ("scenarios", "pilot", "menu", "prior", "payoffs", "masses", "profile", "evidence", "utilities", "types")
_CURVES = ("accuracy", "accuracy_high")
_PLACES = ("lp", "report", "proof")
_ANSWERED = (0, 1, 2, 130)


@dataclass(frozen=True)
class Reply:
    """What the command line answered: the document, its text as written, charts by name, notes, and the exit status."""

    document: dict[str, Any]
    text: str
    charts: Mapping[str, str]
    notes: str
    status: int


@dataclass(frozen=True)
class Question:
    """Tables are kept as they were when the question was posed, so that it can be asked again for something beside."""

    command: str
    main: Table | None = None
    tables: Mapping[str, Table] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)

    @staticmethod
    def posed(command: str, main: Table | None, options: Mapping[str, Any]) -> Question:
        """Takes the tables out of the options. Raises NoInput, BadInput."""
        plain, tables = {}, {}
        for name, value in options.items():
            if value is None:
                continue
            if name in _TABLES or (name in _CURVES and not isinstance(value, str)):
                tables[name] = table(value, f"{name}.csv")
            elif name in _CURVES and value.startswith("table:"):
                tables[name] = table(value.removeprefix("table:"), f"{name}.csv")
            else:
                plain[name] = absolute(value) if name in _PLACES else value
        return Question(command, main, tables, plain)

    def turned(self, command: str, keeping: frozenset[str], **options: Any) -> Question:
        """The same problem put to another command, with the options that it knows and further ones."""
        kept = {name: value for name, value in {**self.options, **self.tables}.items() if name in keeping}
        further = Question.posed(command, None, options)
        tables = {name: value for name, value in kept.items() if isinstance(value, Table)}
        plain = {name: value for name, value in kept.items() if name not in tables}
        return replace(self, command=command, tables={**tables, **further.tables}, options={**plain, **further.options})

    def ask(self, *, charts: bool = False, **places: str) -> Reply:
        """Asks, and waits for the answer. `places` are files for the command to write beside it, by option.

        Raises AccordError.
        """
        with Desk() as desk:
            beside = [f"--{option}={path}" for option, path in places.items()] + [f"--charts={desk.charts}"] * charts
            finished = run(binary(), [*self._words(desk), *beside], desk)
            if finished.status not in _ANSWERED or not finished.output:
                raise complaint(finished.status, finished.talk, desk.tables)
            text = finished.output.decode()
            files = sorted(desk.charts.glob("*.vl.json")) if charts else []
            specifications = {file.name.removesuffix(".vl.json"): file.read_text(encoding="utf-8") for file in files}
        return Reply(_document(text), text, specifications, finished.talk.strip(), finished.status)

    @contextmanager
    def asked(self) -> Iterator[Iterator[str]]:
        """The lines of an answer that is read as it grows. To leave the context early ends the program.

        Its warnings become AccordNotes. Raises AccordError where the lines were read to the end, and are no answer.
        """
        with Desk() as desk:
            with running(binary(), self._words(desk), desk) as process:
                yield (line.decode() for line in output_of(process))
                status = process.wait()
            if status != 0:
                raise complaint(status, heard(desk), desk.tables)
            for note in heard(desk).splitlines():
                if note.startswith("Warning: "):
                    warnings.warn(note, AccordNote, stacklevel=4)

    def _words(self, desk: Desk) -> list[str]:
        named = {name: desk.put(item) for name, item in self.tables.items()}
        curves = {name: f"table:{path}" for name, path in named.items() if name in _CURVES}
        main = [desk.put(self.main)] if self.main else []
        return [self.command, *main, *words({**self.options, **named, **curves}), "--format=json"]


def absolute(path: Any) -> str:
    """A path that a file is to be written to."""
    return str(Path(path).absolute())


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise InternalFault(f"The program's answer is no JSON: {error}") from error
    if not isinstance(document, dict) or "schema" not in document:
        raise InternalFault("The program's answer names no schema.")
    return document
