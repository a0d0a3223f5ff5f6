"""How revenue is shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from accord.answers.answer import Reported
from accord.answers.frames import frame

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Solution:
    """What a rule selects: `share` is the generalist's of the revenue, one for each domain with `per_domain`.

    `utilities` are the players', money, the generalist's first; None where the rule selects nothing.
    """

    rule: str
    share: float | tuple[float, ...] | None
    ties: tuple[Any, ...]
    utilities: tuple[float, ...] | None


class Bargain(Reported):
    """What `accord.bargain` answers for one game."""

    @property
    def players(self) -> tuple[str, ...]:
        """The generalist and the specialists, as in `Solution.utilities`."""
        problem = self.document["problem"]
        names = problem.get("players") or ["generalist", *(row["specialist"] for row in problem["specialists"])]
        return tuple(names)

    @cached_property
    def solutions(self) -> dict[str, Solution]:
        """By rule, such as `nash`."""
        return {rule: _solution(rule, row) for rule, row in self.document["solutions"].items() if row is not None}

    @property
    def pareto(self) -> list[Any] | None:
        """The Pareto set as intervals of shares; None where it was not looked for."""
        intervals: list[Any] | None = self.document["pareto"]
        return intervals

    def table(self) -> pd.DataFrame:
        """A row for each rule and player: the share, and the player's utility, money. Needs pandas."""
        return frame(list(self._rows()), ("solution", "player", "share", "utility"))

    def _rows(self) -> Iterator[dict[str, Any]]:
        for rule, solution in self.solutions.items():
            for player, utility in zip(self.players, solution.utilities or (), strict=False):
                yield {"solution": rule, "player": player, "share": solution.share, "utility": utility}


class BargainGrid(Reported):
    """What `accord.bargain` answers with `grid`: a game for each point."""

    @cached_property
    def cases(self) -> tuple[tuple[Mapping[str, float], dict[str, Solution]], ...]:
        """For each game its point on the axes, and what the rules select; nothing where everybody refuses."""
        return tuple(
            (row["point"], {rule: _solution(rule, found) for rule, found in (row["solutions"] or {}).items() if found})
            for row in self.document["cases"]
        )

    def table(self) -> pd.DataFrame:
        """A row for each game and rule: the point, the status, the share. Needs pandas."""
        axes = [axis["name"] for axis in self.document["axes"]]
        rows = [
            {"case": row["case"], **row["point"], "status": row["status"], "solution": rule, "share": solution.share}
            for row, (_, solutions) in zip(self.document["cases"], self.cases, strict=True)
            for rule, solution in (solutions or {"": Solution("", None, (), None)}).items()
        ]
        return frame(rows, ("case", *axes, "status", "solution", "share"))


def _solution(rule: str, row: Mapping[str, Any]) -> Solution:
    share = tuple(row["share"]) if isinstance(row["share"], list) else row["share"]
    utilities = row.get("utilities")
    if utilities is None and row.get("generalistUtility") is not None:
        utilities = [row["generalistUtility"], *row["specialistUtility"]]
    ties = tuple(tuple(tie) if isinstance(tie, list) else tie for tie in row.get("ties") or ())
    return Solution(rule, share, ties, None if utilities is None else tuple(utilities))
