"""Handing out: trains the collective model, and makes each party the copy that the contract says."""

from __future__ import annotations

import math
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from accord.answers.contract import Contract
from accord.delivery.calibration import Choice, choose
from accord.delivery.ladder import Ladder, Rung
from accord.delivery.nested import NestedSamples, pooled
from accord.delivery.rows import Party, RowsError, Validation
from accord.delivery.snapshots import Snapshots
from accord.delivery.terms import Terms, TermsError, read_terms
from accord.delivery.training import Estimator, Trainer
from accord.delivery.weakened import WINNINGS, WeakenedWeights, WeakMethod

Method = Literal["nested-samples", "snapshots", "noise", "pruning", "interpolation"]
METHODS = get_args(Method)

#: Of skills: a part of one may give the whole less the last digit.
ROUNDING = 1e-12


@dataclass(frozen=True)
class HandedCopy:
    """What one party gets. Skills are measured on the validation rows.

    `promise` is the contract's, a mean over groups; `due` what its rule makes of the collective model; `target` the
    more of both, at most the collective model's skill; `delivered` that of the copy; `tried` how many models were
    measured for it.
    """

    party: str
    type: str
    rows: int
    promise: float
    due: float
    target: float
    delivered: float
    made_of: dict[str, float]
    model: Any
    tried: int

    @property
    def is_kept(self) -> bool:
        """Whether the copy performs at least as much as was promised, on the validation rows."""
        return self.delivered >= self.promise - ROUNDING


@dataclass(frozen=True)
class Handout:
    """All copies of one group, with the collective model that they were made from."""

    terms: Terms
    validation: Validation
    method: str
    seed: int
    estimator: str
    collective: Any
    collective_skill: float
    collective_rows: int
    copies: tuple[HandedCopy, ...]
    trainings: int

    def write(self, folder: str | Path) -> Path:
        """Writes copies, contract, validation rows and the receipt into a folder, and returns the receipt's path.

        Needs skops. Raises FileExistsError where the folder holds a receipt already.
        """
        from accord.delivery.receipt import write

        return write(self, Path(folder))


def hand_out(
    contract: Contract | Mapping[str, Any] | str | Path,
    estimator: Estimator,
    parties: Sequence[Party],
    validation: Validation,
    *,
    method: Method = "nested-samples",
    guard: float = 0.0,
    epochs: int = 30,
    seed: int = 0,
) -> Handout:
    """Trains on all that the parties bring, and makes each the copy that its offer says.

    `guard` aims so many standard errors of the validation rows above each target; `epochs` are those of `snapshots`.
    Raises RowsError where a party brings fewer rows than its offer asks, rows do not go together, or names stand twice;
    TermsError where the contract has no such type, or counts skill from another baseline than the validation rows;
    SnapshotsError or WeightsError where the method cannot degrade such an estimator; ValueError for unknown settings.
    """
    _require_settings(method, guard, epochs)
    terms = read_terms(contract)
    _require(terms, parties, validation)
    trainer = Trainer(estimator, seed)
    rows = pooled(parties, None, seed)
    snapshots = Snapshots(trainer, rows, epochs) if method == "snapshots" else None
    collective = snapshots.collective if snapshots else trainer.fit(rows)
    whole = validation.skill(collective)
    if method in ("noise", "pruning", "interpolation"):
        warnings.warn(f"{method} withholds little from a party that can train. {WINNINGS}", stacklevel=2)

    def ladder(party: Party) -> Ladder:
        if snapshots:
            return snapshots
        if method == "nested-samples":
            return NestedSamples(trainer, parties, party, collective, seed)
        kind: WeakMethod = method  # type: ignore[assignment]
        return WeakenedWeights(kind, collective, rows, seed + list(parties).index(party))

    def copy_for(party: Party) -> HandedCopy:
        promise, due = terms.offer(party.type).promise, terms.due(party.type, whole)
        target = terms.target(party.type, whole)
        aim = min(whole, target + guard * validation.standard_error)
        choice = (
            Choice(Rung(collective, {"rows": len(rows)}), whole, 0)
            if target >= whole - ROUNDING
            else choose(ladder(party), aim, lambda rung: validation.skill(rung.model))
        )
        return HandedCopy(
            party.name, party.type, len(party.rows), promise, due, target, choice.skill, choice.rung.made_of,
            choice.rung.model, choice.tried,
        )  # fmt: skip

    copies = tuple(copy_for(party) for party in parties)
    return Handout(
        terms, validation, method, seed, repr(estimator), collective, whole, len(rows), copies,
        trainer.trainings,
    )  # fmt: skip


def _require_settings(method: str, guard: float, epochs: int) -> None:
    if method not in METHODS:
        raise ValueError(f"There is no method {method!r}; there are {', '.join(METHODS)}.")
    if not 0 <= guard < math.inf:
        raise ValueError(f"guard is {guard}, not a number of standard errors from 0 on.")
    if epochs < 1:
        raise ValueError(f"epochs is {epochs}; snapshots need one at least.")


def _require(terms: Terms, parties: Sequence[Party], validation: Validation) -> None:
    if not parties:
        raise RowsError("There is nobody to hand out to.")
    twice = [name for name, count in Counter(party.name for party in parties).items() if count > 1]
    if twice:
        raise RowsError(f"More than one party is called {twice[0]!r}.")
    if terms.baseline is not None and abs(terms.baseline - validation.baseline) > 1e-12:
        raise TermsError(
            f"The contract counts skill from {terms.baseline}, the validation rows from {validation.baseline}."
        )
    for party in parties:
        asked = terms.offer(party.type).rows
        if len(party.rows) < asked:
            raise RowsError(
                f"{party.name} brings {len(party.rows)} rows, and its offer to type {party.type!r} asks for {asked}."
            )
        found, measured = party.rows.features.shape[1], validation.rows.features.shape[1]
        if found != measured:
            raise RowsError(f"The rows of {party.name} have {found} features, and the validation rows {measured}.")
        if party.rows.are_named != validation.rows.are_named:
            raise RowsError(
                f"The labels of {party.name} and of the validation rows are not both text, or both numbers."
            )
