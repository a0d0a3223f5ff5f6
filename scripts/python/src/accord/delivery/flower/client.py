"""A ready ClientApp for the linear softmax model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from flwr.app import ConfigRecord, Context, Message, MetricRecord, RecordDict
from flwr.clientapp import ClientApp

from accord.delivery.flower.arrays import Arrays, packed, sha256, unpacked
from accord.delivery.flower.softmax import Rows, trained, untrained


@dataclass(frozen=True)
class Holding:
    """A party at its own place: its name, its rows, and the folder that its model is put into.

    `classes` is how many labels there are among all parties.
    """

    party: str
    rows: Rows
    classes: int
    folder: Path


def softmax_client(holding: Callable[[Context], Holding]) -> ClientApp:
    """A ClientApp that answers what `run` asks. `holding` says whose node it is, from the node's configuration.

    `query.who`: the party's name. `train`: some steps from the model that was sent, on the first rows. `train.alone`:
    the same from an untrained model. `query.deliver`: puts the model into `<folder>/<party>.npz`.
    """
    app = ClientApp()

    @app.query("who")
    def who(message: Message, context: Context) -> Message:
        return Message(RecordDict({"who": ConfigRecord({"party": holding(context).party})}), reply_to=message)

    @app.train()
    def train(message: Message, context: Context) -> Message:
        model = unpacked(message.content.array_records["arrays"])
        return _trained(message, model, holding(context).rows)

    @app.train("alone")
    def alone(message: Message, context: Context) -> Message:
        own = holding(context)
        return _trained(message, untrained(own.rows.features.shape[1], own.classes), own.rows)

    @app.query("deliver")
    def deliver(message: Message, context: Context) -> Message:
        own = holding(context)
        model = unpacked(message.content.array_records["arrays"])
        kept = _kept(model, own.folder / f"{own.party}.npz")
        return Message(RecordDict({"kept": ConfigRecord({"sha256": kept})}), reply_to=message)

    return app


def _trained(message: Message, model: Arrays, rows: Rows) -> Message:
    order: dict[str, Any] = dict(message.content.config_records["config"])
    first = rows.first(order["fraction"])
    arrays = packed(trained(model, first, order["steps"], order["rate"]))
    metrics = MetricRecord({"num-examples": len(first.labels)})
    return Message(RecordDict({"arrays": arrays, "metrics": metrics}), reply_to=message)


def _kept(model: Arrays, path: Path) -> str:
    """Stores a model, reads it back, and returns the hash of what is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, **{name: np.asarray(values) for name, values in model.items()})  # type: ignore[arg-type]
    return sha256(stored(path))


def stored(path: str | Path) -> dict[str, Any]:
    """The arrays of a file that a client has put there, by name."""
    with np.load(path, allow_pickle=False) as file:
        return {name: file[name] for name in file.files}
