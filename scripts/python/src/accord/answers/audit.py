"""Whether a menu, or a proof, holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from accord.answers.answer import Answer, record
from accord.answers.bounds import Bounds
from accord.answers.certificate import Checks
from accord.answers.frames import frame
from accord.answers.offer import MENU_COLUMNS

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class ConstraintCheck:
    """A constraint of a type's: `slack` is how far it is from being broken, value units; below 0 it is."""

    type: str
    constraint: str
    slack: float
    holds: bool


class Audit(Answer):
    """What `accord.verify` answers."""

    @property
    def holds(self) -> bool:
        """Whether nobody would refuse, pose as another, or be promised too much."""
        return bool(self.document["holds"])

    @cached_property
    def constraints(self) -> tuple[ConstraintCheck, ...]:
        """All constraints; with many types, of each type's incentive constraints only the tightest."""
        return tuple(record(ConstraintCheck, row) for row in self.document["constraints"])

    @property
    def violations(self) -> tuple[ConstraintCheck, ...]:
        """The constraints that are broken."""
        return tuple(check for check in self.constraints if not check.holds)

    @property
    def checks(self) -> Checks:
        """The worst violation of each family of constraints, value units."""
        return record(Checks, self.document["checks"])

    @property
    def performance(self) -> float:
        """What the menu achieves."""
        return float(self.document["performance"])

    @property
    def optimum(self) -> Bounds | None:
        """Of the best menu; None where there is none."""
        optimum = self.document["optimum"]
        return None if optimum is None or optimum.get("lower") is None else record(Bounds, optimum)

    @property
    def menu(self) -> pd.DataFrame:
        """The audited menu, with what it is worth to each type. Needs pandas."""
        return frame(self.document["menu"], MENU_COLUMNS)

    def table(self) -> pd.DataFrame:
        """The constraints as a frame. Needs pandas."""
        return frame(self.document["constraints"], ("type", "constraint", "slack", "holds"))


class ProofAudit(Answer):
    """What `accord.verify_proof` answers."""

    @property
    def holds(self) -> bool:
        """Whether every claim of the proof was found to be true."""
        return bool(self.document["holds"])

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong, a sentence each."""
        return tuple(self.document["faults"])
