"""What can go wrong, by whose fault it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class AccordError(Exception):
    """Anything that the package raises by itself.

    `status` is the exit status of the command line, None where it was not started.
    """

    status: int | None

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class NotFound(AccordError):
    """The command line was not found: the message says where it was looked for, and how to build it."""


class BadUsage(AccordError):
    """An option that is not known, a value that it does not take, or options that do not go together (exit 64)."""


class AccordNote(UserWarning):
    """What the command line says beside an answer, such as that a page has no charts."""


class BadInput(AccordError):
    """A table that cannot be read as it is (exit 65).

    `file` is the caller's own path, or `types.csv` and the like for a table from memory; `line` and `column` count from
    1, the header being line 1 and `column` a character of the line. `heading` and `cell` are the name and the text of
    the cell there. What is not known is None; `problem` says what is wrong and `remedy` how to mend it.
    """

    def __init__(
        self,
        problem: str,
        remedy: str = "",
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        heading: str | None = None,
        cell: str | None = None,
        status: int | None = None,
    ) -> None:
        place = ":".join(str(part) for part in (file, line, column) if part is not None)
        super().__init__(f"{place}: {problem}. {remedy}".removeprefix(": ").rstrip(), status=status)
        self.problem, self.remedy = problem, remedy
        self.file, self.line, self.column = file, line, column
        self.heading, self.cell = heading, cell


class NoInput(BadInput):
    """A file that is not there or cannot be read (exit 66)."""


class NoSolution(AccordError):
    """The question was understood, and there is nothing that answers it (exit 2)."""


class NoContract(NoSolution):
    """No menu gives every type what it has without a contract, or none was found.

    `contract_status` is `infeasible` where that is proved, else `undecided`; `conflict` are the names of a smallest set
    of types that cannot be met together, `shortfall` the value units that every type would have to accept less at
    least, `document` the whole answer.
    """

    def __init__(self, document: Mapping[str, Any], *, status: int | None = None) -> None:
        super().__init__(str(document.get("message") or "No menu was found."), status=status)
        self.document = document
        self.contract_status = str(document["status"])
        self.conflict = tuple(document.get("conflict") or ())
        self.shortfall: float | None = document.get("shortfall")


class NoBargain(NoSolution):
    """At every share of the revenue somebody refuses."""


class CannotWrite(AccordError):
    """A file that was asked for cannot be written (exit 73)."""


class TooSoon(AccordError):
    """A limit of time or memory came before there was any answer (exit 75)."""


class Interrupted(AccordError):
    """The command line was interrupted, or ended by a signal, before there was any answer."""


class InternalFault(AccordError):
    """The command line failed, or answered what cannot be read: please report it (exit 70 and all others)."""
