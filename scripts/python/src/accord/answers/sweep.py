"""Many contracts, each as it is finished."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accord.answers.answer import record
from accord.answers.frames import frame
from accord.command.question import Question
from accord.errors import InternalFault

if TYPE_CHECKING:
    import pandas as pd

_CASE = (
    "caseNumber", "participation", "participants", "accuracy", "valuation", "conditioning", "prefer", "typeCount",
    "status", "performance", "performanceUpper", "gap", "modelValue", "completePerformance", "completeError",
    "completeStandardError", "informationCost", "alonePerformance", "surplus", "surplusAlone", "engine",
    "linearPrograms", "seconds", "message", "sweep", "sweepCases", "version",
)  # fmt: skip
_OFFER = (
    "typeNumber", "type", "cost", "probability", "quality", "contribution", "reward", "cap", "utility", "outsideOption",
    "informationRent", "completeContribution", "completeContributionError", "standaloneContribution", "pool", "value",
    "capacity", "worth",
)  # fmt: skip


@dataclass(frozen=True)
class CaseOffer:
    """A type's offer in a case: contributions in units, the rest in value units. None where there is no menu."""

    type: str
    cost: float
    probability: float
    contribution: float | None
    reward: float | None
    cap: float | None
    utility: float | None
    outside_option: float | None
    information_rent: float | None
    standalone_contribution: float | None


class Case:
    """A case of a sweep. `document` is its whole record."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.number = int(document["caseNumber"])
        self.status = str(document["status"])
        self.participants = float(document["participants"])
        self.performance: float | None = document["performance"]
        self.performance_upper: float | None = document["performanceUpper"]
        self.information_cost: float | None = document["informationCost"]
        self.message: str | None = document["message"]
        self.offers = tuple(record(CaseOffer, row) for row in document["offers"])

    def __repr__(self) -> str:
        return f"<Case {self.number}: {self.status}, performance {self.performance}>"


class Sweep:
    """What `accord.sweep` answers: nothing is solved until it is iterated, or one of the frames is asked for."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def __iter__(self) -> Generator[Case, None, None]:
        """Solves, and gives each case as it is finished, in the order of the sweep.

        To close the generator ends the solving. Raises AccordError.
        """
        with self.question.asked() as lines:
            whole = yield from _cases(lines)
        if not whole:
            raise InternalFault("The sweep's answer ended too soon.")

    def frame(self) -> pd.DataFrame:
        """Solves all: a row for each case and type, with the columns of the command line's CSV. Needs pandas."""
        frame([])
        rows = [
            {**{key: value for key, value in case.document.items() if key != "offers"}, **offer}
            for case in self
            for offer in case.document["offers"] or [{}]
        ]
        return frame(rows, _CASE + _OFFER)

    def case_frame(self) -> pd.DataFrame:
        """Solves all: a row for each case. Needs pandas."""
        frame([])
        return frame([{key: case.document[key] for key in case.document if key != "offers"} for case in self], _CASE)


def _cases(lines: Iterable[str]) -> Generator[Case, None, bool]:
    """The cases of a growing document, each between lines that are indented alike; returns whether it was whole."""
    margin, held = None, list[str]()
    inside = False
    for line in lines:
        if not inside:
            inside = '"cases"' in line
            continue
        indent = len(line) - len(line.lstrip())
        if margin is None and line.strip() == "{":
            margin = indent
        if margin is None or (indent < margin and line.strip()):
            continue
        held.append(line)
        if indent == margin and line.strip().startswith("}"):
            yield Case(json.loads("".join(held).rstrip().removesuffix(",")))
            held = []
    return inside and not held
