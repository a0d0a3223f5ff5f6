"""What to hand out on the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from accord.answers.delivery import Delivery
from accord.command.question import Question
from accord.command.tables import TableLike, table

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from accord.command.settings import ProblemSettings


def deliver(
    types: TableLike,
    *,
    came: Mapping[str, int],
    participants: int | None = None,
    participation: str | None = None,
    accuracy: str | TableLike | None = None,
    valuation: str | None = None,
    pilot: TableLike | None = None,
    baseline: float | None = None,
    menu: TableLike | None = None,
    reward_policy: Literal["proportional", "threshold"] | None = None,
    **further: Unpack[ProblemSettings],
) -> Delivery:
    """What to hand out to the group that came: how many parties of each type. Without `menu` the best one is kept.

    >>> accord.deliver("types.csv", came={"hospital": 4, "university": 6}, participants=10).handouts

    Raises AccordError.
    """
    options = {
        "came": came,
        "participants": participants,
        "participation": participation,
        "accuracy": accuracy,
        "valuation": valuation,
        "pilot": pilot,
        "baseline": baseline,
        "menu": menu,
        "reward_policy": reward_policy,
        **further,
    }
    question = Question.posed("deliver", table(types, "types.csv"), options)
    return Delivery(question, question.ask())
