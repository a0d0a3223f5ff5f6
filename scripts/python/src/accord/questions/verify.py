"""Audits of menus and of proofs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accord.answers.audit import Audit, ProofAudit
from accord.command.question import Question
from accord.command.tables import TableLike, table

if TYPE_CHECKING:
    from os import PathLike

    from typing_extensions import Unpack

    from accord.command.settings import VerifySettings


def verify(
    types: TableLike,
    *,
    menu: TableLike,
    participants: int | None = None,
    participation: str | None = None,
    accuracy: str | TableLike | None = None,
    valuation: str | None = None,
    pilot: TableLike | None = None,
    baseline: float | None = None,
    **further: Unpack[VerifySettings],
) -> Audit:
    """Who would refuse a menu, who would lie, and whose promise cannot be kept. One that fails is an answer.

    `menu` has the columns `type`, `contribution` (units of data) and `reward` (value units).

    >>> accord.verify("types.csv", menu="menu.csv", participants=10).holds

    Raises AccordError.
    """
    options = {
        "menu": menu,
        "participants": participants,
        "participation": participation,
        "accuracy": accuracy,
        "valuation": valuation,
        "pilot": pilot,
        "baseline": baseline,
        **further,
    }
    question = Question.posed("verify", table(types, "types.csv"), options)
    return Audit(question, question.ask())


def verify_proof(proof: str | PathLike[str]) -> ProofAudit:
    """Whether a proof that `Contract.proof` wrote holds. One that fails is an answer.

    >>> accord.verify_proof("proof.json").holds

    Raises AccordError.
    """
    question = Question("verify", tables={"proof": table(proof, "proof.json")})
    return ProofAudit(question, question.ask())
