"""How a model gets the skill that it is to have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from accord.delivery.flower.arrays import Arrays, mixed

Score = Callable[[Arrays], float]
"""The skill of a model on the coordinator's validation rows, at most 1; 0 is guessing."""

POSITIONS = 32
"""Into how many steps the way between two snapshots is divided."""

HALVINGS = 8
"""How often the step in which the target is passed is halved."""


@dataclass(frozen=True)
class Snapshot:
    """A model on its way: its skill on the validation rows, after which round, from which part of the rows."""

    arrays: Arrays
    skill: float
    round: int
    fraction: float


@dataclass(frozen=True)
class Calibrated:
    """A model for a level. `position` says where it lies between the two snapshots it was made of, 1 at the later."""

    arrays: Arrays
    skill: float
    position: float


def calibrated(weaker: Snapshot, stronger: Snapshot, target: float, score: Score) -> Calibrated:
    """A model on the way from one snapshot to the next that just has the target; the later one if none before has.

    The skill of what is returned is at least the target wherever that of `stronger` is.

    - Complexity: at most 32 + 8 calls of `score`.
    """

    def at(position: float) -> Calibrated:
        arrays = mixed(weaker.arrays, stronger.arrays, position)
        return Calibrated(arrays, score(arrays), position)

    found, below = Calibrated(stronger.arrays, stronger.skill, 1.0), 1 - 1 / POSITIONS
    for step in range(1, POSITIONS):
        if (candidate := at(step / POSITIONS)).skill >= target:
            found, below = candidate, (step - 1) / POSITIONS
            break
    for _ in range(HALVINGS):
        if (candidate := at((below + found.position) / 2)).skill >= target:
            found = candidate
        else:
            below = candidate.position
    return found


class Progress:
    """The snapshots of one federation, and whether it goes on.

    It begins with the smallest of `fractions` of each party's rows, and takes the next where the skill has not risen
    for `patience` rounds, or after `rounds`. It ends after the last one, or as soon as a snapshot has the target.
    """

    def __init__(self, target: float | None, fractions: tuple[float, ...], patience: int, rounds: int) -> None:
        self.target, self.fractions = target, fractions
        self.patience, self.rounds = patience, rounds
        self.snapshots: list[Snapshot] = []
        self.is_over = False
        self._stage, self._since, self._in_stage = 0, 0, 0
        self._best = -inf

    @property
    def fraction(self) -> float:
        """The part of each party's rows that the next round trains on."""
        return self.fractions[self._stage]

    @property
    def has_target(self) -> bool:
        """Whether the last snapshot has the target."""
        return self.target is not None and bool(self.snapshots) and self.snapshots[-1].skill >= self.target

    @property
    def best(self) -> Snapshot:
        """The snapshot of the greatest skill, the first of several."""
        return max(self.snapshots, key=lambda snapshot: snapshot.skill)

    def begin(self, arrays: Arrays, skill: float) -> None:
        """Takes what training begins with."""
        self.snapshots = [Snapshot(arrays, skill, 0, self.fraction)]
        self._best, self.is_over = skill, self.has_target

    def add(self, arrays: Arrays, skill: float, round: int) -> None:
        """Takes the model of a round, and decides whether and with how many rows to go on."""
        self.snapshots.append(Snapshot(arrays, skill, round, self.fraction))
        self._in_stage += 1
        self._since = 0 if skill > self._best else self._since + 1
        self._best = max(skill, self._best)
        if self.has_target:
            self.is_over = True
        elif self._since >= self.patience or self._in_stage >= self.rounds:
            self._since = self._in_stage = 0
            self.is_over = self._stage + 1 == len(self.fractions)
            self._stage = min(self._stage + 1, len(self.fractions) - 1)
