"""A learning curve from a pilot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from accord.answers.fit import Fit
from accord.command.question import Question
from accord.command.tables import TableLike, table


def fit(
    pilot: TableLike,
    *,
    baseline: float | None = None,
    family: Literal["auto", "pow4", "power", "mmf", "weibull", "exponential"] | None = None,
    level: float | None = None,
    weights: Literal["smoothed", "errors", "equal"] | None = None,
    keep_all: bool = False,
    at: Sequence[float] | None = None,
    anchor: float | None = None,
    ignore: str | Sequence[str] | None = None,
) -> Fit:
    """A learning curve fitted to a pilot's scores, with the band that it may lie in.

    `pilot` has the columns `samples` (effective units) and `score` (at most 1), and optionally `error` and `repeats`.
    `baseline` is the score of guessing, `at` the sizes of the band and `anchor` that of the lower and upper curve.

    >>> accord.fit({"samples": sizes, "score": scores}, baseline=0.1).lower

    Raises AccordError.
    """
    options = {
        "baseline": baseline,
        "family": family,
        "level": level,
        "weights": weights,
        "keep_all": keep_all,
        "at": at,
        "anchor": anchor,
        "ignore": ignore,
    }
    question = Question.posed("fit", table(pilot, "pilot.csv"), options)
    return Fit(question, question.ask(charts=True))
