"""How revenue may be shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, overload

from accord.answers.games.bargain import Bargain, BargainGrid
from accord.command.question import Question
from accord.command.tables import TableLike, table
from accord.errors import NoBargain, NoSolution


@overload
def bargain(
    specialists: TableLike | None = None,
    *,
    generalist_cost: float | None = None,
    generalist_exponent: float | None = None,
    per_domain: bool = False,
    disagreement: Mapping[str, float] | None = None,
    weights: Mapping[str, float] | None = None,
    floor: float | tuple[float, float] | None = None,
    utilities: TableLike | None = None,
    reading: Literal["rows", "polyline"] | None = None,
    grid: None = None,
    ignore: str | Sequence[str] | None = None,
    time_limit: float | None = None,
    memory_limit: float | None = None,
) -> Bargain: ...


@overload
def bargain(
    specialists: TableLike,
    *,
    generalist_cost: float | None = None,
    generalist_exponent: float | None = None,
    per_domain: bool = False,
    disagreement: Mapping[str, float] | None = None,
    weights: Mapping[str, float] | None = None,
    floor: float | tuple[float, float] | None = None,
    utilities: None = None,
    reading: None = None,
    grid: Mapping[str, str | float | Iterable[Any]],
    ignore: str | Sequence[str] | None = None,
    time_limit: float | None = None,
    memory_limit: float | None = None,
) -> BargainGrid: ...


def bargain(
    specialists: TableLike | None = None,
    *,
    generalist_cost: float | None = None,
    generalist_exponent: float | None = None,
    per_domain: bool = False,
    disagreement: Mapping[str, float] | None = None,
    weights: Mapping[str, float] | None = None,
    floor: float | tuple[float, float] | None = None,
    utilities: TableLike | None = None,
    reading: Literal["rows", "polyline"] | None = None,
    grid: Mapping[str, str | float | Iterable[Any]] | None = None,
    ignore: str | Sequence[str] | None = None,
    time_limit: float | None = None,
    memory_limit: float | None = None,
) -> Bargain | BargainGrid:
    """How a generalist and specialists who fine-tune its technology may share the revenue.

    `specialists` has the columns `specialist` and `cost`, money; `utilities`, in its stead, `share`, `player` and
    `utility`. With `grid`, such as `{"cost.hospital": [0.1, 1, 10]}`, the answer is a BargainGrid.

    >>> accord.bargain({"specialist": ["hospital"], "cost": [2]}, generalist_cost=1).solutions["nash"].share

    Raises NoBargain where everybody refuses, and the rest of AccordError.
    """
    options = {
        "generalist_cost": generalist_cost,
        "generalist_exponent": generalist_exponent,
        "per_domain": per_domain,
        "disagreement": disagreement,
        "weights": weights,
        "floor": floor,
        "utilities": utilities,
        "reading": reading,
        "grid": grid,
        "ignore": ignore,
        "time_limit": time_limit,
        "memory_limit": memory_limit,
    }
    main = None if specialists is None else table(specialists, "specialists.csv")
    question = Question.posed("bargain", main, options)
    try:
        reply = question.ask(charts=True)
    except NoSolution as refusal:
        raise NoBargain(str(refusal), status=refusal.status) from None
    return Bargain(question, reply) if grid is None else BargainGrid(question, reply)
