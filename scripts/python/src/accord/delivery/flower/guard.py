"""A grid that records every array it sends, and sends nothing to a party that is not to have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flwr.app import ArrayRecord, ConfigRecord, Message, MetricRecord, RecordDict
from flwr.serverapp import Grid
from flwr.supercore.run import Run

from accord.delivery.flower.arrays import sha256, unpacked
from accord.delivery.flower.failures import Leak
from accord.delivery.flower.ledger import Ledger, Sent


class GuardedGrid(Grid):
    """Stands before another grid, and looks at each message by itself, whatever the strategy takes it for.

    Arrays go only to a node whose party is known, and only if the ledger knows them to be of that party's level or a
    lower one; in evaluation rounds no arrays go at all. Outside of array records a message carries single numbers and
    short texts only, so that no model travels as a list or as bytes.
    """

    def __init__(self, grid: Grid, ledger: Ledger) -> None:
        self.grid, self.ledger = grid, ledger
        self.nodes: Mapping[int, str] = {}

    def set_run(self, run: Run) -> None:
        """As the grid behind."""
        self.grid.set_run(run)

    @property
    def run(self) -> Run:
        """As the grid behind."""
        return self.grid.run

    def create_message(
        self, content: RecordDict, message_type: str, dst_node_id: int, group_id: str, ttl: float | None = None
    ) -> Message:
        """As `Message` does it."""
        return Message(content, dst_node_id, message_type, group_id=group_id, ttl=ttl)

    def get_node_ids(self) -> Iterable[int]:
        """As the grid behind."""
        return self.grid.get_node_ids()

    def push_messages(self, messages: Iterable[Message]) -> Iterable[str]:
        """Records and sends the messages. Raises Leak, and then sends none of them."""
        return self.grid.push_messages(self._recorded(messages))

    def pull_messages(self, message_ids: Iterable[str]) -> Iterable[Message]:
        """As the grid behind."""
        return self.grid.pull_messages(message_ids)

    def send_and_receive(self, messages: Iterable[Message], *, timeout: float | None = None) -> Iterable[Message]:
        """Records and sends the messages, and waits for replies at most `timeout` seconds. Raises Leak as above."""
        outgoing = self._recorded(messages)
        return self.grid.send_and_receive(outgoing, timeout=timeout) if outgoing else []

    def _recorded(self, messages: Iterable[Message]) -> list[Message]:
        outgoing = list(messages)
        entries = [entry for message in outgoing if (entry := self._examined(message)) is not None]
        self.ledger.sent.extend(entries)
        return outgoing

    def _examined(self, message: Message) -> Sent | None:
        kind, hashes = message.metadata.message_type, []
        for record in message.content.values():
            if isinstance(record, ArrayRecord):
                hashes.append(sha256(unpacked(record)))
            elif not _is_plain(record):
                raise Leak(f"A {kind} message carries a list, bytes or a long text, which could be a model.")
        if not hashes:
            return None
        party = self.nodes.get(message.metadata.dst_node_id)
        if party is None:
            raise Leak(f"A {kind} message with arrays goes to a node whose party is not known.")
        if kind.split(".")[0] == "evaluate":
            raise Leak(f"An evaluation round would hand arrays to {party}. Return [] from configure_evaluate.")
        if not self.ledger.admits(party, tuple(hashes)):
            raise Leak(f"A {kind} message would bring {party} arrays that are not of its level or below.")
        return Sent(party, kind, tuple(hashes))


def _is_plain(record: ConfigRecord | MetricRecord) -> bool:
    return all(
        isinstance(value, (bool, int, float)) or (isinstance(value, str) and len(value) <= 256)
        for value in record.values()
    )
