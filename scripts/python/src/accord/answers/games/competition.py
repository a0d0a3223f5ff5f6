"""What users get from providers that compete."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from accord.answers.answer import Reported
from accord.answers.frames import frame

if TYPE_CHECKING:
    import pandas as pd


class UserOutcome:
    """What a user gets, in her own payoffs. `document` is her whole record.

    `certain` holds in every equilibrium; `lowest` and `highest` are the ends of her equilibrium values.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.user = str(document["user"])
        self.no_information: float | None = document["noInformation"]
        self.full_information: float | None = document["fullInformation"]
        self.certain: float | None = document["certain"]
        self.certificate: float | None = document["certificate"]
        equilibrium = document["equilibrium"] or {}
        self.lowest: float | None = equilibrium.get("lowest")
        self.highest: float | None = equilibrium.get("highest")


class Competition(Reported):
    """What `accord.compete` answers."""

    @cached_property
    def users(self) -> tuple[UserOutcome, ...]:
        """In the order of the tables."""
        return tuple(UserOutcome(row) for row in self.document["users"])

    @property
    def failed(self) -> tuple[str, ...]:
        """What could not be settled, a sentence each."""
        return tuple(f"{row['part']}: {row['message']}" for row in self.document["failed"])

    def table(self) -> pd.DataFrame:
        """A row for each user, payoffs, with the errors of alignment. Needs pandas."""
        rows = [
            {
                "user": user.user,
                "noInformation": user.no_information,
                "fullInformation": user.full_information,
                "certain": user.certain,
                "certificate": user.certificate,
                **{f"{kind}Error": fit["error"] for kind, fit in (user.document["alignment"] or {}).items() if fit},
                "lowestEquilibrium": user.lowest,
                "highestEquilibrium": user.highest,
            }
            for user in self.users
        ]
        return frame(rows, ("user", "noInformation", "fullInformation", "certain", "certificate"))

    def certificates(self) -> pd.DataFrame:
        """The proved bounds, in the user's payoffs, with a column for each provider's weight. Needs pandas."""
        rows = [
            {**{key: row[key] for key in ("kind", "user", "value")}, **(row["weights"] or {})}
            for row in self.document["certificates"]
        ]
        return frame(rows, ("kind", "user", "value"))
