"""A menu played through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from accord.answers.simulation import Simulation
from accord.command.question import Question
from accord.command.tables import TableLike, table

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from accord.command.settings import ProblemSettings


def simulate(
    types: TableLike,
    *,
    participants: int | None = None,
    participation: str | None = None,
    accuracy: str | TableLike | None = None,
    valuation: str | None = None,
    pilot: TableLike | None = None,
    baseline: float | None = None,
    menu: TableLike | None = None,
    reward_policy: Literal["proportional", "threshold"] | None = None,
    draws: int | None = None,
    seed: int | None = None,
    lie: str | Sequence[str] | None = None,
    away: str | Sequence[str] | Mapping[str, float] | None = None,
    curves: int | None = None,
    **further: Unpack[ProblemSettings],
) -> Simulation:
    """Draws groups of parties, lets them choose, and hands out models.

    `lie` is `TYPE=OTHER` or `TYPE=OTHER:FRACTION`, `away` a type or `{type: fraction}`. Equal seeds draw equal groups.

    >>> accord.simulate("types.csv", participants=10, draws=1000, lie="hospital=university:0.5").table()

    Raises AccordError.
    """
    options = {
        "participants": participants,
        "participation": participation,
        "accuracy": accuracy,
        "valuation": valuation,
        "pilot": pilot,
        "baseline": baseline,
        "menu": menu,
        "reward_policy": reward_policy,
        "draws": draws,
        "seed": seed,
        "lie": lie,
        "away": away,
        "curves": curves,
        **further,
    }
    question = Question.posed("simulate", table(types, "types.csv"), options)
    return Simulation(question, question.ask())
