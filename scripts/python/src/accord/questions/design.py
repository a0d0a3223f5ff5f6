"""The best menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from accord.answers.contract import Contract
from accord.command.question import Question
from accord.command.tables import TableLike, table
from accord.errors import NoContract

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from accord.command.settings import DesignSettings


def design(
    types: TableLike,
    *,
    participants: int | None = None,
    participation: str | None = None,
    accuracy: str | TableLike | None = None,
    valuation: str | None = None,
    pilot: TableLike | None = None,
    baseline: float | None = None,
    reward_policy: Literal["proportional", "threshold"] | None = None,
    **further: Unpack[DesignSettings],
) -> Contract:
    """The best menu for a population of types, with its bounds and its checks.

    `types` has the columns `type`, `cost` (value units for a unit of data) and `probability`. The options are those of
    `accord design`, with underscores.

    >>> accord.design({"type": ["a", "b"], "cost": [0.2, 0.05], "probability": [0.5, 0.5]}, participants=10).menu

    Raises NoContract where there is no menu, BadInput, BadUsage and the rest of AccordError.
    """
    options = {
        "participants": participants,
        "participation": participation,
        "accuracy": accuracy,
        "valuation": valuation,
        "pilot": pilot,
        "baseline": baseline,
        "reward_policy": reward_policy,
        **further,
    }
    question = Question.posed("design", table(types, "types.csv"), options)
    reply = question.ask(charts=True)
    if reply.document["performance"] is None:
        raise NoContract(reply.document, status=reply.status)
    return Contract(question, reply)
