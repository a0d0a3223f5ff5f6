"""What users get from providers that compete."""

from __future__ import annotations

from collections.abc import Sequence

from accord.answers.games.competition import Competition
from accord.command.question import Question
from accord.command.tables import TableLike


def compete(
    prior: TableLike,
    payoffs: TableLike,
    *,
    masses: TableLike | None = None,
    profile: TableLike | None = None,
    evidence: TableLike | None = None,
    precision: float | None = None,
    leave_out: int | None = None,
    dynamics: bool = False,
    increment: float | None = None,
    anonymous_equilibria: bool = False,
    ignore: str | Sequence[str] | None = None,
    time_limit: float | None = None,
    memory_limit: float | None = None,
) -> Competition:
    """What users get from providers that compete by what they reveal, and what is certain.

    `prior` has the columns `state` and `probability`, `payoffs` the columns `role`, `player`, `user`, `state`, `action`
    and `payoff`.

    >>> accord.compete("prior.csv", "payoffs.csv").users[0].certain

    Raises AccordError.
    """
    options = {
        "prior": prior,
        "payoffs": payoffs,
        "masses": masses,
        "profile": profile,
        "evidence": evidence,
        "precision": precision,
        "leave_out": leave_out,
        "dynamics": dynamics,
        "increment": increment,
        "anonymous_equilibria": anonymous_equilibria,
        "ignore": ignore,
        "time_limit": time_limit,
        "memory_limit": memory_limit,
    }
    question = Question.posed("compete", None, options)
    return Competition(question, question.ask(charts=True))
