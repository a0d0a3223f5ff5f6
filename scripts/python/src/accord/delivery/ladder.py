"""Ladders: the models between none and the collective one, from which each party's copy is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Rung:
    """A model on a ladder, and what made it: rows that it has seen, or another measure of how far it was trained."""

    model: Any
    made_of: dict[str, float]


class Ladder(Protocol):
    """Models in order, the weakest first and the collective one last; made when they are asked for."""

    def rungs(self) -> Sequence[int]:
        """Numbers of the rungs to try first, ascending; the last is the collective model's."""

    def between(self, low: int, high: int) -> Sequence[int]:
        """Rungs between two that were tried, to try next; empty where there are none."""

    def at(self, rung: int) -> Rung:
        """The model at a rung."""
