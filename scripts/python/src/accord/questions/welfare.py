"""What hiding the costs costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from accord.answers.welfare import Welfare
from accord.command.question import Question
from accord.command.tables import TableLike, table

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from accord.command.settings import ProblemSettings


def welfare(
    types: TableLike,
    *,
    participants: int | None = None,
    participation: str | None = None,
    accuracy: str | TableLike | None = None,
    valuation: str | None = None,
    pilot: TableLike | None = None,
    baseline: float | None = None,
    known_types: Literal["fast", "exact", "skip"] | None = None,
    **further: Unpack[ProblemSettings],
) -> Welfare:
    """The best contract beside what could be done if the types were known, and beside everyone training alone.

    >>> accord.welfare("types.csv", participants=10).information_cost

    Raises AccordError.
    """
    options = {
        "participants": participants,
        "participation": participation,
        "accuracy": accuracy,
        "valuation": valuation,
        "pilot": pilot,
        "baseline": baseline,
        "known_types": known_types,
        **further,
    }
    question = Question.posed("welfare", table(types, "types.csv"), options)
    return Welfare(question, question.ask())
