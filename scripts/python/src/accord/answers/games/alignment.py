"""How well providers, weighed together, stand in for a user."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from accord.answers.answer import Reported
from accord.answers.frames import frame

if TYPE_CHECKING:
    import pandas as pd


class Alignment(Reported):
    """What `accord.align` answers; errors are in units of the ratings."""

    def error(self, user: str, *, norm: str = "sup", weights: str = "cone") -> float:
        """The error with a norm (`sup`, `rms`) and weights (`cone`, `hull`, `single`, `average`). Raises KeyError."""
        for row in self.document["users"]:
            if row["user"] == user:
                return float(row[norm][weights]["error"])
        raise KeyError(user)

    def table(self) -> pd.DataFrame:
        """A row for each user, norm and kind of weights, with a column for each provider's weight. Needs pandas."""
        return frame(list(self._rows()), ("user", "norm", "weights", "error", "offset"))

    def _rows(self) -> Iterator[dict[str, Any]]:
        for row in self.document["users"]:
            for norm in ("sup", "rms"):
                for kind, found in row[norm].items():
                    named = {"user": row["user"], "norm": norm, "weights": kind}
                    yield {**named, "error": found["error"], "offset": found["offset"], **found["weights"]}
