"""A learning curve fitted to a pilot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from accord.answers.answer import Reported, record
from accord.answers.frames import frame

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class BandPoint:
    """The band at a size, effective units: skill that is not rejected from `low` to `high`, and the same as scores."""

    samples: float
    low: float
    fit: float
    high: float
    low_score: float
    fit_score: float
    high_score: float


class Fit(Reported):
    """What `accord.fit` answers. Curves are texts for the option `accuracy` of the other functions."""

    @property
    def family(self) -> str:
        """The family that counts."""
        return str(self.document["chosen"])

    @property
    def curve(self) -> str | None:
        """The best fit of that family; None where it is no accuracy function."""
        chosen = next(row for row in self.document["families"] if row["family"] == self.family)
        return None if chosen["specification"] is None else str(chosen["specification"])

    @property
    def lower(self) -> str | None:
        """The lowest curve at the anchor that the pilot does not reject."""
        return _specification(self.document["lowerCurve"])

    @property
    def upper(self) -> str | None:
        """The highest one."""
        return _specification(self.document["upperCurve"])

    @cached_property
    def band(self) -> tuple[BandPoint, ...]:
        """The band at each size."""
        return tuple(record(BandPoint, row) for row in self.document["band"])

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be known first."""
        return tuple(self.document["warnings"])

    def table(self) -> pd.DataFrame:
        """The band with what each family predicts, skill. Needs pandas."""
        families = self.document["families"]
        rows = [
            {**row, **{family["family"]: family["predictions"][number] for family in families}}
            for number, row in enumerate(self.document["band"])
        ]
        return frame(rows, ("samples", "low", "fit", "high", "lowScore", "fitScore", "highScore"))

    def families(self) -> pd.DataFrame:
        """The families with their curves and errors. Needs pandas."""
        keys = ("family", "specification", "sse", "chi2", "dof", "rmse")
        return frame([{key: row[key] for key in keys} for row in self.document["families"]], keys)


def _specification(curve: dict[str, object] | None) -> str | None:
    return None if curve is None or curve["specification"] is None else str(curve["specification"])
