"""How well providers stand in for a user."""

from __future__ import annotations

from collections.abc import Sequence

from accord.answers.games.alignment import Alignment
from accord.command.question import Question
from accord.command.tables import TableLike, table


def align(
    ratings: TableLike,
    *,
    user: str | Sequence[str] | None = None,
    provider: str | Sequence[str] | None = None,
    seed: int | None = None,
    ignore: str | Sequence[str] | None = None,
) -> Alignment:
    """How well several providers, weighed together, stand in for what a user thinks, from ratings of the same items.

    `ratings` has the columns `item`, `rater`, `rating` and optionally `role`, or `item` and a column for each rater.

    >>> accord.align(frame, user="Ann").error("Ann", norm="rms")

    Raises AccordError.
    """
    options = {"user": user, "provider": provider, "seed": seed, "ignore": ignore}
    question = Question.posed("align", table(ratings, "ratings.csv"), options)
    return Alignment(question, question.ask(charts=True))
