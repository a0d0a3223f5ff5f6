"""What a type is offered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Offer:
    """A row of the menu. Contributions are in raw units of data, the rest in value units unless it says otherwise.

    `reward` is the expected value of the model that the type gets, at most `cap`; `utility` is what it keeps. From
    `value` on the fields are None unless the table of types has such columns.
    """

    type: str
    cost: float
    probability: float
    quality: float
    contribution: float
    effective_contribution: float
    reward: float
    reward_performance: float
    cap: float
    share: float | None
    utility: float
    outside_option: float
    standalone_contribution: float
    excluded: bool
    pool: int
    binding: tuple[str, ...]
    value: float | None = None
    worth: float | None = None
    outside: float | None = None
    outside_source: str | None = None
    capacity: float | None = None


MENU_COLUMNS = (
    "type", "cost", "probability", "quality", "contribution", "effectiveContribution", "reward", "rewardPerformance",
    "cap", "share", "utility", "outsideOption", "standaloneContribution", "excluded", "pool", "binding",
)  # fmt: skip
"""In the order of the command line's CSV."""
