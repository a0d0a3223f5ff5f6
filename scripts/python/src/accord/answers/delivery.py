"""What to hand out on the day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from accord.answers.answer import Answer, record
from accord.answers.frames import frame

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Handout:
    """What each party of a type gets: a model worth `reward`, as good as one trained on `data` effective units.

    `contribution` is in units, `reward` in value units, `performance` from 0 to 1.
    """

    type: str
    count: int
    contribution: float
    reward: float
    performance: float
    data: float | None


class Delivery(Answer):
    """What `accord.deliver` answers."""

    @cached_property
    def handouts(self) -> tuple[Handout, ...]:
        """By type, in the order of the table."""
        return tuple(record(Handout, row) for row in self.document["types"])

    @property
    def performance(self) -> float:
        """Of the model that the group trains."""
        return float(self.document["performance"])

    @property
    def total(self) -> float:
        """Effective units that the group brings."""
        return float(self.document["total"])

    def table(self) -> pd.DataFrame:
        """The handouts as a frame. Needs pandas."""
        return frame(self.document["types"], ("type", "count", "contribution", "reward", "performance", "data"))
