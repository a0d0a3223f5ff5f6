"""A federation for each level, and the delivery after the last."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from flwr.app import RecordDict
from flwr.serverapp import Grid

from accord.delivery.flower.arrays import Arrays, averaged, unpacked
from accord.delivery.flower.calibration import Calibrated, Progress, Score, calibrated
from accord.delivery.flower.failures import FederationFailed
from accord.delivery.flower.guard import GuardedGrid
from accord.delivery.flower.handout import Receipt, hand_out
from accord.delivery.flower.ledger import Ledger
from accord.delivery.flower.levels import Levels
from accord.delivery.flower.roster import asked, checked, meet
from accord.delivery.flower.strategy import ContractStrategy
from accord.delivery.flower.training import Training


@dataclass(frozen=True)
class LevelModel:
    """What came of a level: its model, and the skill on the validation rows.

    `reached` says whether it has the target; without a target it is True. `rounds` counts those of all its federations.
    No more than the first `fraction` of anybody's rows has gone into it, or into what its members were sent. `alone`
    says whether what weaker parties trained by themselves went in.
    """

    level: int
    target: float | None
    arrays: Arrays
    skill: float
    reached: bool
    rounds: int
    fraction: float
    alone: bool


@dataclass(frozen=True)
class Outcome:
    """What `run` returns: the level's models, what each party says it has kept, and who was sent what."""

    models: tuple[LevelModel, ...]
    receipts: Mapping[str, Receipt]
    ledger: Ledger


def run(
    levels: Levels,
    grid: Grid,
    initial: Arrays,
    score: Score,
    *,
    training: Training | None = None,
    nodes: Mapping[int, str] | None = None,
    secret: bytes | None = None,
    sent: str | Path | None = None,
) -> Outcome:
    """Trains a model for each level, from the weakest to the strongest, and then gives each party its own copy.

    `initial` is the untrained model and `score` its skill on the coordinator's validation rows. `nodes` are the parties
    by node id; without them each node is asked who it is, and believed. `secret` makes the copies' marks; without one
    it is drawn. `sent` is where the ledger is written, also after a failure.

    Raises FederationFailed, and Leak before anything goes where it should not.
    """
    ledger = Ledger(levels)
    guarded = GuardedGrid(grid, ledger)
    plan = training or Training()
    try:
        parties = levels.parties
        guarded.nodes = meet(guarded, parties, plan.timeout) if nodes is None else checked(nodes, parties)
        ledger.note(initial, 0, "initial", score(initial))
        coordinator = _Coordinator(levels, guarded, initial, score, plan)
        models = tuple(coordinator.train(level) for level in range(1, levels.count + 1))
        receipts = hand_out(
            guarded,
            {party: models[level - 1].arrays for party, level in parties.items()},
            score,
            secret or secrets.token_bytes(32),
            plan.timeout,
        )
    finally:
        if sent is not None:
            ledger.save(sent)
    return Outcome(models, receipts, ledger)


class _Coordinator:
    """Trains the levels one after the other, each from where the one below it ended."""

    def __init__(self, levels: Levels, grid: GuardedGrid, initial: Arrays, score: Score, training: Training) -> None:
        self.levels, self.grid, self.start = levels, grid, initial
        self.score, self.training = score, training
        self.fraction = training.fractions[0]

    def train(self, level: int) -> LevelModel:
        """The level's model; where its members do not reach the target, with what weaker parties trained alone."""
        target = self.levels.target(level)
        fractions = tuple(f for f in self.training.fractions if f >= self.fraction)
        among_members = self._federation(level, self.start, fractions if target else fractions[-1:])
        federations, alone = [among_members], False
        if not among_members.has_target and self.levels.weaker(level):
            seeded = self._federation(level, self._trained_alone(level), fractions[-1:])
            federations.append(seeded)
            alone = seeded.has_target or seeded.best.skill > among_members.best.skill
        chosen = self._chosen(federations, target)
        self.grid.ledger.note(chosen.arrays, level, "delivery", chosen.skill)
        self.start = chosen.arrays
        self.fraction = max(snapshot.fraction for federation in federations for snapshot in federation.snapshots)
        return LevelModel(
            level=level,
            target=target,
            arrays=chosen.arrays,
            skill=chosen.skill,
            reached=target is None or chosen.skill >= target,
            rounds=sum(len(federation.snapshots) - 1 for federation in federations),
            fraction=self.fraction,
            alone=alone,
        )

    def _federation(self, level: int, start: Arrays, fractions: tuple[float, ...]) -> Progress:
        wanted = set(self.levels.members(level))
        members = {node: party for node, party in self.grid.nodes.items() if party in wanted}
        training = replace(self.training, fractions=fractions)
        strategy = ContractStrategy(level, members, self.score, self.grid.ledger, training)
        return strategy.train(self.grid, start)

    def _trained_alone(self, level: int) -> Arrays:
        """The mean of what each weaker party trains from nothing. They are sent no arrays for it."""
        weaker = set(self.levels.weaker(level))
        nodes = [node for node, party in self.grid.nodes.items() if party in weaker]

        def order(_: int) -> RecordDict:
            return RecordDict({"config": self.training.order(self.training.fractions[-1], self.training.alone)})

        answers = asked(self.grid, nodes, "train.alone", order, self.training.timeout)
        models, weights = [], []
        for answer in answers.values():
            (arrays,), (metrics,) = answer.array_records.values(), answer.metric_records.values()
            models.append(unpacked(arrays))
            weights.append(_number(metrics["num-examples"]))
        return averaged(models, weights)

    def _chosen(self, federations: list[Progress], target: float | None) -> Calibrated:
        """The model that hits the target, or else the best there is."""
        for federation in federations:
            *before, last = federation.snapshots
            if target is not None and last.skill >= target:
                weaker = before[-1] if before else federations[0].snapshots[-1]
                return calibrated(weaker, last, target, self.score)
        best = max((federation.best for federation in federations), key=lambda snapshot: snapshot.skill)
        return Calibrated(best.arrays, best.skill, 1.0)


def _number(value: object) -> float:
    if isinstance(value, (int, float)) and value > 0:
        return float(value)
    raise FederationFailed(f"num-examples is {value!r}, not a number above 0.")
