"""What is proved of a contract."""

from __future__ import annotations

from dataclasses import dataclass

from accord.answers.bounds import Bounds


@dataclass(frozen=True)
class Checks:
    """The worst violation of each family of constraints, value units, recomputed from the menu; 0 or less is clean."""

    individual_rationality: float
    incentive_compatibility: float
    performance_cap: float
    capacity: float | None = None

    @property
    def worst(self) -> float:
        """The largest of them."""
        rest = (self.individual_rationality, self.incentive_compatibility, self.performance_cap)
        return max(rest if self.capacity is None else (*rest, self.capacity))


@dataclass(frozen=True)
class Certificate:
    """The bounds on the performance, what the menu's own promises were found to be worth, and the verdict.

    `status` is `certified` where the gap is within `tolerance`, performance, and `bounded` otherwise.
    """

    status: str
    bounds: Bounds
    checks: Checks
    tolerance: float
    stopped_by: str | None

    @property
    def verdict(self) -> str:
        """The line that the command line prints."""
        bounds = f"{self.bounds.lower:.12f} <= optimum <= {self.bounds.upper:.12f}, gap {self.bounds.gap:.2g}"
        return f"{bounds}: {self.status} (tolerance {self.tolerance:.2g})"
