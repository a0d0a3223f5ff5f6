"""The delivery, a step of its own after all training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flwr.app import RecordDict

from accord.delivery.flower.arrays import Arrays, marked, packed, sha256
from accord.delivery.flower.calibration import Score
from accord.delivery.flower.failures import FederationFailed
from accord.delivery.flower.guard import GuardedGrid
from accord.delivery.flower.roster import asked


@dataclass(frozen=True)
class Receipt:
    """What a party got: the hash of its copy, which its node has confirmed, and the copy's skill on validation rows."""

    party: str
    level: int
    sha256: str
    skill: float


def hand_out(
    grid: GuardedGrid, models: Mapping[str, Arrays], score: Score, secret: bytes, timeout: float
) -> dict[str, Receipt]:
    """Gives each party a marked copy of its model, and returns the receipts by party.

    A node answers with the hash of what it has stored. Raises FederationFailed where that is missing or another one,
    and Leak where the model is not of the party's level.
    """
    copies = {party: marked(model, party, secret) for party, model in models.items()}
    receipts = {}
    for party, arrays in copies.items():
        _refuse_unknown(grid, models[party])
        level, skill = grid.ledger.made[sha256(models[party])].level, score(arrays)
        receipts[party] = Receipt(party, level, grid.ledger.note(arrays, level, "copy", skill), skill)

    def parcel(node: int) -> RecordDict:
        return RecordDict({"arrays": packed(copies[grid.nodes[node]])})

    answers = asked(grid, grid.nodes, "query.deliver", parcel, timeout)
    for node, answer in answers.items():
        party = grid.nodes[node]
        confirmed = [record.get("sha256") for record in answer.config_records.values()]
        if confirmed != [receipts[party].sha256]:
            raise FederationFailed(f"{party} confirms {confirmed}, and was sent {receipts[party].sha256}.")
    return receipts


def _refuse_unknown(grid: GuardedGrid, model: Arrays) -> None:
    if sha256(model) not in grid.ledger.made:
        raise FederationFailed("A model is to be handed out that no level has trained.")
