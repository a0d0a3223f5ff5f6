"""How parties train."""

from __future__ import annotations

from dataclasses import dataclass

from flwr.app import ConfigRecord

from accord.errors import BadUsage


@dataclass(frozen=True)
class Training:
    """What a federation is told. The defaults suit the linear softmax model on features from 0 to 1.

    A round is `steps` steps of gradient descent at `rate` at each member. A federation takes
    the next of `fractions` of each party's rows where the skill has not risen for `patience` rounds, or after `rounds`.
    `alone` is the number of steps that a weaker party trains by itself, where a level needs that. A reply is waited for
    at most `timeout` seconds.
    """

    rounds: int = 400
    patience: int = 15
    fractions: tuple[float, ...] = (0.125, 0.25, 0.5, 1.0)
    steps: int = 4
    rate: float = 0.5
    alone: int = 400
    timeout: float = 3600.0

    def __post_init__(self) -> None:
        rising = all(lower < higher for lower, higher in zip(self.fractions, self.fractions[1:], strict=False))
        if not self.fractions or not rising or self.fractions[0] <= 0 or self.fractions[-1] > 1:
            raise BadUsage(f"Fractions of rows rise within (0, 1], and {self.fractions} do not.")
        if min(self.rounds, self.patience, self.steps, self.alone) < 1 or self.rate <= 0 or self.timeout <= 0:
            raise BadUsage("Rounds, patience and steps are at least 1; the rate and the timeout are above 0.")

    def order(self, fraction: float, steps: int, round: int = 0) -> ConfigRecord:
        """What one member is told to do: a record of its own for each message."""
        return ConfigRecord({"fraction": fraction, "steps": steps, "rate": self.rate, "server-round": round})
