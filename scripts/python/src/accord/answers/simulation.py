"""A menu played through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from accord.answers.answer import Answer
from accord.answers.frames import frame

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = (
    "type", "takes", "fraction", "effectiveContribution", "reward", "perComposition", "perCompositionError",
    "compositions", "perParty", "perPartyError", "utility",
)  # fmt: skip


class Simulation(Answer):
    """What `accord.simulate` answers."""

    @property
    def performance(self) -> float:
        """The mean performance of the collective model over the groups that were drawn."""
        return float(self.document["outcome"]["performance"]["mean"])

    @property
    def standard_error(self) -> float:
        """Of that mean."""
        return float(self.document["outcome"]["performance"]["standardError"])

    @property
    def expected_performance(self) -> float:
        """What it is in expectation where everybody is honest."""
        return float(self.document["expectedPerformance"])

    def table(self) -> pd.DataFrame:
        """By type and what its parties do: promised and delivered, value units. Needs pandas."""
        return frame([_row(group) for group in self.document["outcome"]["groups"]], _COLUMNS)

    def honest_table(self) -> pd.DataFrame | None:
        """The same groups with everybody honest; None where everybody is anyway. Needs pandas."""
        honest = self.document["honest"]
        return None if honest is None else frame([_row(group) for group in honest["groups"]], _COLUMNS)


def _row(group: Mapping[str, Any]) -> dict[str, Any]:
    row = dict(group)
    for name in ("perComposition", "perParty"):
        mean = row.pop(name) or {}
        row |= {name: mean.get("mean"), f"{name}Error": mean.get("standardError")}
        if name == "perComposition":
            row["compositions"] = mean.get("compositions")
    return row
