"""The strategy of one level's federation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from logging import INFO

from flwr.app import ArrayRecord, ConfigRecord, Message, MessageType, MetricRecord, RecordDict
from flwr.serverapp import Grid
from flwr.serverapp.strategy import FedAvg
from flwr.supercore import log

from accord.delivery.flower.arrays import Arrays, packed, unpacked
from accord.delivery.flower.calibration import Progress, Score
from accord.delivery.flower.failures import FederationFailed
from accord.delivery.flower.ledger import Ledger
from accord.delivery.flower.training import Training


class ContractStrategy(FedAvg):
    """Federated averaging among the members of one level, until a model has the level's target.

    Each round's model is scored on the coordinator's validation rows before anybody gets it. The first that has the
    target ends the training, so no member is ever sent one: what training sends stays below the target. Nothing is
    sent for evaluation. Each message has records of its own. `progress` has the snapshots.

    `nodes` are the members by node id. Replies that fail are left out of a round's mean, as in FedAvg. `train` ends
    when the federation is over; Flower's own `start` does the same, and counts on through rounds without a message.
    """

    def __init__(
        self, level: int, nodes: Mapping[int, str], score: Score, ledger: Ledger, training: Training | None = None
    ) -> None:
        super().__init__(min_train_nodes=len(nodes), min_available_nodes=len(nodes))
        target = ledger.levels.target(level)
        self.level, self.nodes, self.score, self.ledger = level, nodes, score, ledger
        self.training = training or Training()
        self.progress = Progress(
            target, self.training.fractions, patience=self.training.patience, rounds=self.training.rounds
        )

    def train(self, grid: Grid, initial: Arrays) -> Progress:
        """Trains from these arrays until the federation is over. Raises FederationFailed."""
        log(INFO, "Starting %s:", type(self).__name__)
        self.summary()
        arrays, number = packed(initial), 1
        while messages := list(self.configure_train(number, arrays, ConfigRecord(), grid)):
            replies = grid.send_and_receive(messages, timeout=self.training.timeout)
            arrays = self.aggregate_train(number, replies)[0] or arrays
            number += 1
        return self.progress

    def summary(self) -> None:
        """Says in the log who takes part for which target."""
        members = ", ".join(sorted(self.nodes.values()))
        log(INFO, "\t├── Level %d, target %s", self.level, self.progress.target)
        log(INFO, "\t└── Members: %s", members)

    def configure_train(
        self, server_round: int, arrays: ArrayRecord, config: ConfigRecord, grid: Grid
    ) -> Iterable[Message]:
        """A message for each member, and none once the federation is over. Scores what it begins with."""
        if server_round == 1:
            self.progress.begin(unpacked(arrays), self._noted(arrays))
        if self.progress.is_over:
            return []
        return [
            Message(
                RecordDict(
                    {
                        self.arrayrecord_key: packed(unpacked(arrays)),
                        self.configrecord_key: self.training.order(
                            self.progress.fraction, self.training.steps, server_round
                        ),
                    }
                ),
                node,
                MessageType.TRAIN,
                ttl=self.training.timeout,
            )
            for node in self.nodes
        ]

    def aggregate_train(
        self, server_round: int, replies: Iterable[Message]
    ) -> tuple[ArrayRecord | None, MetricRecord | None]:
        """The members' mean, scored and noted. Raises FederationFailed where no member answered."""
        if self.progress.is_over:
            return None, None
        arrays, metrics = super().aggregate_train(server_round, replies)
        if arrays is None:
            raise FederationFailed(f"No member of level {self.level} answered in round {server_round}.")
        self.progress.add(unpacked(arrays), self._noted(arrays), server_round)
        return arrays, metrics

    def configure_evaluate(
        self, server_round: int, arrays: ArrayRecord, config: ConfigRecord, grid: Grid
    ) -> Iterable[Message]:
        """Nothing: an evaluation round would hand every model out."""
        return []

    def _noted(self, record: ArrayRecord) -> float:
        arrays = unpacked(record)
        skill = self.score(arrays)
        self.ledger.note(arrays, self.level, "snapshot", skill)
        return skill
