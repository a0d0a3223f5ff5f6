"""What must not be sent, and what a ledger shows."""

import json
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("flwr")

from flwr.app import ConfigRecord, Message, MetricRecord, RecordDict
from flwr.clientapp import ClientApp
from flwr.serverapp.strategy import FedAvg
from flwr.supercore.run import Run

from accord.delivery import flower
from accord.delivery.flower import Leak, Ledger, Levels, Sent

LEVELS = Levels({"a": 1, "b": 2}, (0.5, 0.8))
GOOD, LOW, COPY_A, COPY_B = ({"x": np.array([float(value)])} for value in range(4))


def echo():
    app = ClientApp()

    @app.train()
    def train(message, context):
        metrics = MetricRecord({"num-examples": 1})
        return Message(RecordDict({"arrays": message.content["arrays"], "metrics": metrics}), reply_to=message)

    @app.query()
    def query(message, context):
        return Message(RecordDict(), reply_to=message)

    return app


@pytest.fixture
def guarded():
    grid = flower.LocalGrid(echo(), 2)
    guard = flower.GuardedGrid(grid, Ledger(LEVELS))
    guard.nodes = dict(zip(grid.get_node_ids(), "ab", strict=True))
    guard.ledger.note(LOW, 1, "snapshot", 0.4)
    guard.ledger.note(GOOD, 2, "snapshot", 0.7)
    return guard


def letter(guard, party, arrays, kind="train", **records):
    (node,) = [node for node, name in guard.nodes.items() if name == party]
    return Message(RecordDict({"arrays": flower.packed(arrays), **records}), node, kind)


def test_arrays_of_the_own_level_and_below_go_out(guarded):
    for party, arrays in (("a", LOW), ("b", LOW), ("b", GOOD)):
        (reply,) = guarded.send_and_receive([letter(guarded, party, arrays)])
        assert flower.sha256(flower.unpacked(reply.content["arrays"])) == flower.sha256(arrays)
    assert [item.party for item in guarded.ledger.sent] == ["a", "b", "b"]


@pytest.mark.parametrize("send", ["send_and_receive", "push_messages"])
def test_arrays_of_a_higher_level_do_not_and_neither_does_what_goes_with_them(guarded, send):
    with pytest.raises(Leak, match="would bring a arrays that are not of its level"):
        getattr(guarded, send)([letter(guarded, "b", GOOD), letter(guarded, "a", GOOD)])
    assert guarded.ledger.sent == []


def test_arrays_that_nobody_noted_do_not(guarded):
    with pytest.raises(Leak, match="not of its level"):
        guarded.send_and_receive([letter(guarded, "b", {"x": np.array([9.0])})])


def test_nodes_that_nobody_knows_get_no_arrays(guarded):
    message = letter(guarded, "a", LOW)
    guarded.nodes = {}
    with pytest.raises(Leak, match="whose party is not known"):
        guarded.send_and_receive([message])


@pytest.mark.parametrize("value", [[1.0, 2.0], b"\0", "x" * 257])
def test_models_do_not_travel_as_something_else(guarded, value):
    with pytest.raises(Leak, match="a list, bytes or a long text"):
        guarded.send_and_receive([letter(guarded, "a", LOW, config=ConfigRecord({"more": value}))])


def test_plain_fedavg_is_stopped(guarded):
    """What Flower's own strategy would do: the same arrays to all, and the newest model in evaluation rounds."""
    with pytest.raises(Leak, match="would bring a"):
        FedAvg().start(guarded, flower.packed(GOOD), num_rounds=1)
    with pytest.raises(Leak, match="evaluation round"):
        FedAvg().start(guarded, flower.packed(LOW), num_rounds=1)


def test_contract_strategy_evaluates_nowhere(guarded):
    strategy = flower.ContractStrategy(1, guarded.nodes, lambda _: 0.4, guarded.ledger)
    assert strategy.configure_evaluate(1, flower.packed(LOW), ConfigRecord(), guarded) == []
    messages = list(strategy.configure_train(1, flower.packed(LOW), ConfigRecord(), guarded))
    assert len({id(message.content) for message in messages}) == len({id(m.content["config"]) for m in messages}) == 2
    assert {message.content["config"]["server-round"] for message in messages} == {1}


def test_start_does_what_train_does(guarded):
    """Flower's own loop, over a client that hands back what it gets: no rise, so it ends after its patience."""
    training = flower.Training(patience=2, fractions=(1.0,))
    first, second = (flower.ContractStrategy(1, guarded.nodes, lambda _: 0.4, guarded.ledger, training) for _ in "ab")
    first.train(guarded, LOW)
    count = len(guarded.ledger.sent)
    second.start(guarded, flower.packed(LOW), num_rounds=9)
    assert count == 4 and guarded.ledger.sent[count:] == guarded.ledger.sent[:count]
    rounds = [[(point.skill, point.round) for point in strategy.progress.snapshots] for strategy in (first, second)]
    assert rounds[0] == rounds[1] == [(0.4, 0), (0.4, 1), (0.4, 2)]


def test_a_grid_like_any_other(guarded):
    run = Run.create_empty(7)
    guarded.set_run(run)
    assert guarded.run is guarded.grid.run is run
    assert list(guarded.get_node_ids()) == list(guarded.nodes)
    node = next(iter(guarded.nodes))
    for grid in (guarded, guarded.grid):
        message = grid.create_message(RecordDict(), "query", node, "3")
        assert (message.metadata.dst_node_id, message.metadata.group_id) == (node, "3")
        names = list(grid.push_messages([message]))
        assert len(list(grid.pull_messages(names))) == 1 and list(grid.pull_messages(names)) == []
    assert guarded.send_and_receive([]) == []


@pytest.fixture
def ledger():
    """One in which all is well."""
    made = Ledger(LEVELS)
    for arrays, level, what, skill in (
        (LOW, 1, "snapshot", 0.4), (GOOD, 2, "snapshot", 0.7), (COPY_A, 1, "copy", 0.5), (COPY_B, 2, "copy", 0.81)
    ):  # fmt: skip
        made.note(arrays, level, what, skill)
    for party, message, arrays in (
        ("a", "train", LOW), ("b", "train", LOW), ("b", "train", GOOD),
        ("a", "query.deliver", COPY_A), ("b", "query.deliver", COPY_B),
    ):  # fmt: skip
        made.sent.append(Sent(party, message, (flower.sha256(arrays),)))
    assert flower.faults(made) == []
    return made


def test_the_lower_level_counts(ledger):
    ledger.note(GOOD, 1, "snapshot", 0.7)
    assert ledger.made[flower.sha256(GOOD)].level == 1
    ledger.note(GOOD, 2, "delivery", 0.7)
    assert ledger.made[flower.sha256(GOOD)].level == 1


@pytest.mark.parametrize(
    ("party", "message", "arrays", "words"),
    [
        ("a", "train", GOOD, "Message 6 (train) to a, level 1: arrays of level 2."),
        ("a", "train", {"x": np.array([7.0])}, "Message 6 (train) to a, level 1: arrays that nobody noted."),
        ("b", "evaluate", LOW, "Message 6 (evaluate) to b, level 2: arrays in an evaluation round."),
        ("a", "query.deliver", COPY_A, "a got 2 copies, not one."),
    ],
)
def test_faults_of_messages(ledger, party, message, arrays, words):
    ledger.sent.append(Sent(party, message, (flower.sha256(arrays),)))
    assert flower.faults(ledger) == [words]


def test_faults_of_skills(ledger):
    for arrays, skill, words in (
        (LOW, 0.51, "Message 1 (train) to a, level 1: a snapshot of skill 0.5100, above its target 0.5000."),
        (COPY_B, 0.77, "b got a model of skill 0.7700, and its target is 0.8000."),
    ):
        name = flower.sha256(arrays)
        kept = ledger.made[name]
        ledger.made[name] = replace(kept, skill=skill)
        assert flower.faults(ledger) == [words]
        ledger.made[name] = kept
    assert flower.faults(ledger, tolerance=0.005) == ["b got a model of skill 0.8100, and its target is 0.8000."]


def test_faults_of_the_delivery(ledger):
    ledger.sent[-1] = Sent("b", "query.deliver", (flower.sha256(COPY_A),))
    assert flower.faults(ledger) == [
        "a got the same arrays as another party.",
        "b got the same arrays as another party.",
    ]
    ledger.sent.pop()
    assert flower.faults(ledger) == ["b got 0 copies, not one."]


def test_ledger_in_a_file(ledger, tmp_path):
    path = ledger.save(tmp_path / "sent.json")
    assert Ledger.load(path) == ledger
    path.write_text(json.dumps({"schema": "accord.sent/2"}))
    with pytest.raises(ValueError, match="is no accord.sent/1"):
        Ledger.load(path)
