"""Many contracts at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from accord.answers.sweep import Sweep
from accord.command.question import Question
from accord.command.tables import TableLike, cases_table
from accord.errors import BadUsage

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from accord.command.settings import SweepSettings


def sweep(
    types: TableLike | None = None,
    *,
    grid: Mapping[str, str | float | Iterable[Any]] | None = None,
    cases: TableLike | None = None,
    participants: int | None = None,
    participation: str | None = None,
    accuracy: str | TableLike | None = None,
    valuation: str | None = None,
    pilot: TableLike | None = None,
    baseline: float | None = None,
    known_types: Literal["fast", "exact", "skip"] | None = None,
    **further: Unpack[SweepSettings],
) -> Sweep:
    """Contracts for all combinations of the values of some axes, or for each row of a table of cases.

    `grid` has an axis's values as a list, a range, an array, or a text such as `2:100:2`; `cases` the columns of
    Accord's sweeps. Nothing is solved until the answer is iterated.

    >>> accord.sweep("types.csv", grid={"participants": range(2, 20, 2)}).frame()

    Raises BadUsage unless there are either types with a grid or cases, and when iterated AccordError.
    """
    if (cases is None) == (types is None) or (grid is None) != (types is None):
        raise BadUsage("A sweep needs either types with a grid, or cases.")
    options = {
        "types": types,
        "grid": grid,
        "participants": participants,
        "participation": participation,
        "accuracy": accuracy,
        "valuation": valuation,
        "pilot": pilot,
        "baseline": baseline,
        "known_types": known_types,
        **further,
    }
    return Sweep(Question.posed("sweep", None if cases is None else cases_table(cases), options))
