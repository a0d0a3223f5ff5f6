"""What all answers have in common."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from accord.answers.chart import Chart
from accord.command.question import Question, Reply, absolute
from accord.errors import AccordNote

Record = TypeVar("Record")


class Answer:
    """A document of the command line, with what was asked.

    `document` is the whole JSON, `text` the same as it was written, `notes` what was said on standard error, which
    also becomes an AccordNote, a warning.
    """

    def __init__(self, question: Question, reply: Reply) -> None:
        self.question = question
        self.document: dict[str, Any] = reply.document
        self.notes = reply.notes
        self.text = reply.text
        self._charts = reply.charts
        _pass_on(reply.notes, level=3)

    @cached_property
    def charts(self) -> dict[str, Chart]:
        """The Vega-Lite specifications by name; empty where the command draws none."""
        return {name: Chart(json.loads(text)) for name, text in self._charts.items()}

    def save(self, path: str | Path) -> Path:
        """Writes the document as the command line wrote it, and returns the path."""
        Path(path).write_text(self.text, encoding="utf-8")
        return Path(path)

    @property
    def stopped_by(self) -> str | None:
        """What ended the search before it was through: `time-limit`, `memory-limit` or `interrupt`; None: nothing."""
        reason = self.document.get("stoppedBy")
        return None if reason is None else str(reason)


class Reported(Answer):
    """An answer that has a page for people."""

    def report(self, path: str | Path) -> Path:
        """Asks again, and writes the page: what was asked, the answer and its proof, charts. Returns the path."""
        reply = self.question.ask(report=absolute(path))
        _pass_on(reply.notes, level=2)
        return Path(path)


def _pass_on(notes: str, level: int) -> None:
    if notes:
        warnings.warn(notes, AccordNote, stacklevel=level + 1)


def record(kind: type[Record], row: Mapping[str, Any]) -> Record:
    """A record whose fields have the row's names with underscores, without the keys that it has no field for."""
    named = {re.sub(r"[A-Z]", lambda letter: "_" + letter[0].lower(), key): value for key, value in row.items()}
    known = {item.name for item in fields(kind)}  # type: ignore[arg-type]
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in named.items() if key in known}
    return kind(**values)
