"""Clients in this process, for trials and tests."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterable, Mapping, Sequence
from uuid import uuid4

from flwr.app import Context, Error, Message, RecordDict
from flwr.clientapp import ClientApp
from flwr.serverapp import Grid
from flwr.supercore.run import Run
from flwr.supercore.task_identity import TaskIdentity

RUN = 1
CLIENT_RAISED = 2
"""Flower's code for an exception in a client."""


class LocalGrid(Grid):
    """Calls a ClientApp once for each message, in this process: no server, no Ray, no sockets.

    The clients are told apart by their node's configuration, the number `partition-id` as in Flower's simulation or
    whatever `configurations` give. Node ids are random, and messages are copied on both ways.
    """

    def __init__(
        self,
        app: ClientApp,
        clients: int = 0,
        *,
        configurations: Sequence[Mapping[str, bool | float | int | str]] = (),
        seed: int = 0,
    ) -> None:
        _identify()
        self.app = app
        configured = configurations or [{"partition-id": n, "num-partitions": clients} for n in range(clients)]
        draw = random.Random(seed)
        self.contexts = {node.node_id: node for node in (_context(draw, dict(c)) for c in configured)}
        self._replies: dict[str, Message] = {}
        self._run = Run.create_empty(RUN)

    def set_run(self, run: Run) -> None:
        """Names the run."""
        self._run = run

    @property
    def run(self) -> Run:
        """The run."""
        return self._run

    def create_message(
        self, content: RecordDict, message_type: str, dst_node_id: int, group_id: str, ttl: float | None = None
    ) -> Message:
        """As `Message` does it."""
        return Message(content, dst_node_id, message_type, group_id=group_id, ttl=ttl)

    def get_node_ids(self) -> Iterable[int]:
        """The nodes, in the order of the clients."""
        return list(self.contexts)

    def push_messages(self, messages: Iterable[Message]) -> Iterable[str]:
        """Lets the clients answer, one after the other, and returns the ids to pull the replies by."""
        return [self._answered(message) for message in messages]

    def pull_messages(self, message_ids: Iterable[str]) -> Iterable[Message]:
        """The replies, each once."""
        return [self._replies.pop(name) for name in message_ids if name in self._replies]

    def send_and_receive(self, messages: Iterable[Message], *, timeout: float | None = None) -> Iterable[Message]:
        """Lets the clients answer, and returns the replies; `timeout` means nothing here."""
        return self.pull_messages(self.push_messages(messages))

    def _answered(self, message: Message) -> str:
        name = str(uuid4())
        letter = Message(copy.deepcopy(message.content), metadata=copy.copy(message.metadata))  # type: ignore[call-overload]
        letter.metadata.__dict__["_message_id"] = name
        context = self.contexts[message.metadata.dst_node_id]
        try:
            self._replies[name] = copy.deepcopy(self.app(letter, context))
        except Exception as problem:  # A client's fault is an answer, as it is over a network.
            reason = f"{type(problem).__name__}: {problem}"
            self._replies[name] = Message(Error(CLIENT_RAISED, reason), reply_to=letter)
        return name


def _identify() -> None:
    """Gives this process the identity that Flower asks of whoever makes messages, unless it has one."""
    for name, value in {"task_id": RUN, "run_id": RUN, "node_id": 1}.items():
        try:
            getattr(TaskIdentity, name)
        except RuntimeError:
            setattr(TaskIdentity, name, value)


def _context(draw: random.Random, configuration: dict[str, bool | float | int | str]) -> Context:
    return Context(
        run_id=RUN, node_id=draw.getrandbits(63), node_config=configuration, state=RecordDict(), run_config={}
    )
