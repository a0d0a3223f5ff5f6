"""Two numbers that hold a third between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """`lower` is achieved, `upper` cannot be exceeded, `gap` is their difference; performance, from 0 to 1."""

    lower: float
    upper: float
    gap: float
