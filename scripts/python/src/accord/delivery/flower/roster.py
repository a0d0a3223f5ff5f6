"""Which node is which party, and questions to all of them at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping

from flwr.app import Message, RecordDict
from flwr.serverapp import Grid

from accord.delivery.flower.failures import FederationFailed


def meet(grid: Grid, parties: Iterable[str], timeout: float) -> dict[int, str]:
    """Waits until all parties are there, asks each node for its name, and returns the names by node id.

    It takes each node's word. Where parties might pose as one another, the coordinator has to know the nodes from
    Flower's authentication, and give them to `run`. Raises FederationFailed after `timeout` seconds, and where names
    are unknown or come twice.
    """
    expected, end = set(parties), time.monotonic() + timeout
    while len(nodes := list(grid.get_node_ids())) < len(expected):
        if time.monotonic() > end:
            raise FederationFailed(f"{len(nodes)} of {len(expected)} nodes were there after {timeout:g} s.")
        time.sleep(0.5)
    replies = asked(grid, nodes, "query.who", lambda _: RecordDict(), timeout)
    return checked({node: str(_told(reply, "party")) for node, reply in replies.items()}, expected)


def checked(nodes: Mapping[int, str], parties: Iterable[str]) -> dict[int, str]:
    """The nodes, if they are exactly the parties. Raises FederationFailed."""
    names, expected = sorted(nodes.values()), sorted(parties)
    if names != expected:
        raise FederationFailed(f"The nodes are {', '.join(names)}; the contract is with {', '.join(expected)}.")
    return dict(nodes)


def asked(
    grid: Grid, nodes: Iterable[int], kind: str, content: Callable[[int], RecordDict], timeout: float
) -> dict[int, RecordDict]:
    """Sends each node a message with a content of its own, and returns the answers by node id.

    Raises FederationFailed where one fails or does not come within `timeout` seconds.
    """
    wanted = list(nodes)
    messages = [Message(content(node), node, kind, ttl=timeout) for node in wanted]
    replies = {reply.metadata.src_node_id: reply for reply in grid.send_and_receive(messages, timeout=timeout)}
    for node in wanted:
        if node not in replies:
            raise FederationFailed(f"Node {node} did not answer {kind} within {timeout:g} s.")
        if replies[node].has_error():
            raise FederationFailed(f"Node {node} failed at {kind}: {replies[node].error.reason}")
    return {node: replies[node].content for node in wanted}


def _told(reply: RecordDict, key: str) -> object:
    for record in reply.config_records.values():
        if key in record:
            return record[key]
    raise FederationFailed(f'An answer has no "{key}".')
