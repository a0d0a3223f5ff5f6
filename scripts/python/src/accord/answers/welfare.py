"""What hiding the costs costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.answers.answer import Answer
from accord.answers.frames import frame

if TYPE_CHECKING:
    import pandas as pd


class Welfare(Answer):
    """What `accord.welfare` answers."""

    @property
    def performance(self) -> float:
        """Under the contract."""
        return float(self.document["performance"]["lower"])

    @property
    def complete_performance(self) -> float | None:
        """If the types were known; None with `known_types="skip"`."""
        complete = self.document["performance"]["complete"]
        return None if complete is None else float(complete)

    @property
    def alone_performance(self) -> float:
        """Of everyone training alone, a mean over parties."""
        return float(self.document["performance"]["alone"])

    @property
    def information_cost(self) -> float | None:
        """What is lost in performance since the types are not known; None with `known_types="skip"`."""
        cost = self.document["informationCost"]
        return None if cost is None else float(cost)

    def table(self) -> pd.DataFrame:
        """By type: utility, outside option and rent in value units, contributions in units. Needs pandas."""
        problem = {row["name"]: row for row in self.document["problem"]["types"]}
        posed = ("cost", "probability", "quality")
        rows = [{**{key: problem[row["type"]][key] for key in posed}, **row} for row in self.document["types"]]
        leading = ("utility", "outsideOption", "informationRent", "contribution", "completeContribution")
        return frame(rows, ("type", *posed, *leading, "standaloneContribution", "completeContributionError"))
