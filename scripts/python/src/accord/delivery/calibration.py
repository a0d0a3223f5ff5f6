"""Choosing a rung: the lowest that was found to perform as much as is due, on the rows that the contract names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from accord.delivery.ladder import Ladder, Rung


@dataclass(frozen=True)
class Choice:
    """The rung that was chosen, the skill that was measured there, and how many were tried."""

    rung: Rung
    skill: float
    tried: int


def choose(ladder: Ladder, target: float, skill: Callable[[Rung], float]) -> Choice:
    """The lowest rung tried whose skill is at least the target; the collective model where there is none below.

    Skill over rungs is noisy, so that bisection can end wrong: rungs are tried upwards until one suffices, then those
    between it and the one below. At most as many models as the ladder has rungs to try first, and between two of them.
    """
    tried = 0
    below = 0

    def first(rungs: list[int]) -> tuple[int, Rung, float] | None:
        nonlocal tried, below
        for number in rungs:
            rung = ladder.at(number)
            found = skill(rung)
            tried += 1
            if found >= target:
                return number, rung, found
            below = number
        return None

    coarse = list(ladder.rungs())
    best = first(coarse[:-1])
    if best is None:
        whole = ladder.at(coarse[-1])
        best = coarse[-1], whole, skill(whole)
        tried += 1
    finer = first(list(ladder.between(below, best[0])))
    _, rung, found = finer or best
    return Choice(rung, found, tried)
