"""The options that the commands on contracts share, written as Python has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

from accord.command.tables import TableLike


class CurveSettings(TypedDict, total=False):
    """How a pilot is read."""

    family: Literal["auto", "pow4", "power", "mmf", "weibull", "exponential"]
    level: float
    weights: Literal["smoothed", "errors", "equal"]
    keep_all: bool
    trust: Literal["fit", "lower", "prediction"]
    outside_curve: Literal["lower", "fit", "upper"]
    validation_rows: int


class SolvingSettings(CurveSettings, total=False):
    """What a problem may say beside its parties and curves, and how it is solved; as the command line's options.

    `time_limit` is in seconds, `memory_limit` in MB, `tolerance` in performance.
    """

    accuracy_high: str | TableLike
    concave: bool
    conditioning: Literal["at-least-one", "own"]
    engine: Literal["auto", "enumerate", "laplace", "gauss"]
    prefer: Literal["parties", "coordinator"]
    tolerance: float
    relaxed: bool
    normalize: bool
    ignore: str | Sequence[str]
    time_limit: float
    memory_limit: float


class ProblemSettings(SolvingSettings, total=False):
    """Those of one problem, whose probabilities may be uncertain."""

    probability_l1: float
    scenarios: TableLike


class DesignSettings(ProblemSettings, total=False):
    """Those of a design. `multiple` is in units, `reward_multiple` in value units, `lp` a file to write."""

    title: str
    consortium: str
    draws: int
    multiple: float
    reward_multiple: float
    lp: str


class VerifySettings(ProblemSettings, total=False):
    """Those of an audit, where `rounding` says by how many value units a constraint may be missed."""

    multiple: float
    reward_multiple: float
    rounding: float


class SweepSettings(SolvingSettings, total=False):
    """Those of a sweep. `shard` is K/N, `jobs` the number of threads."""

    multiple: float
    reward_multiple: float
    shard: str
    jobs: int


ROUNDING = frozenset({"multiple", "reward_multiple"})
DELIVERY = frozenset({"reward_policy"})
PROBLEM = frozenset({"participants", "participation", "accuracy", "valuation", "pilot", "baseline"}).union(
    *(kind.__annotations__ for kind in (CurveSettings, SolvingSettings, ProblemSettings))
)
"""What every command on contracts understands."""
