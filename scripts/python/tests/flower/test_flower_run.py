"""Six clients and three levels in this process."""

import socket

import pytest

pytest.importorskip("flwr")

from clients import LEVELS, TARGETS, app, chance, levels, rows, skill, untrained
from flwr.app import ConfigRecord, Message, RecordDict
from flwr.clientapp import ClientApp

from accord.delivery import flower
from accord.delivery.flower import FederationFailed


@pytest.fixture(autouse=True)
def no_sockets(monkeypatch):
    """Nothing here needs a network, not even this machine's own."""

    def refused(*_):
        raise AssertionError("a socket")

    monkeypatch.setattr(socket.socket, "connect", refused)


class Spy:
    """A ClientApp that looks at what comes in, apart from the coordinator's own record."""

    def __init__(self, inner, change=None):
        self.inner, self.change = inner, change
        self.seen = {party: [] for party in LEVELS}

    def __call__(self, message, context):
        party = list(LEVELS)[context.node_config["partition-id"]]
        kind = message.metadata.message_type
        for record in message.content.array_records.values():
            self.seen[party].append((kind, flower.unpacked(record)))
        reply = self.inner(message, context)
        return self.change(party, kind, message, reply) if self.change else reply


@pytest.fixture(scope="module")
def held():
    return rows()


@pytest.fixture(scope="module")
def ran(held, tmp_path_factory):
    own, validation, _ = held
    folder = tmp_path_factory.mktemp("parties")
    spy = Spy(app(own, folder))
    outcome = flower.run(
        levels(), flower.LocalGrid(spy, 6), untrained(), skill(validation), sent=folder / "sent.json", secret=b"s"
    )
    return outcome, spy, folder


def test_targets_are_hit(ran, held):
    outcome, _, folder = ran
    _, validation, fresh = held
    for model, target in zip(outcome.models, TARGETS, strict=True):
        assert model.reached and target <= model.skill <= target + 0.002
    for party, level in LEVELS.items():
        model = flower.stored(folder / party / f"{party}.npz")
        assert abs(skill(validation)(model) - TARGETS[level - 1]) <= 0.002
        assert abs(skill(fresh)(model) - TARGETS[level - 1]) <= chance(TARGETS[level - 1], fresh)


def test_each_client_has_its_own_arrays(ran):
    outcome, _, folder = ran
    kept = {party: flower.sha256(flower.stored(folder / party / f"{party}.npz")) for party in LEVELS}
    assert len(set(kept.values())) == 6
    assert kept == {party: receipt.sha256 for party, receipt in outcome.receipts.items()}
    assert {party: receipt.level for party, receipt in outcome.receipts.items()} == LEVELS


def test_no_full_model_at_a_lower_client(ran, held):
    """By what the clients saw: nothing better than its target, and nothing from a federation above."""
    outcome, spy, _ = ran
    score = skill(held[1])
    above = {level: {name for name, made in outcome.ledger.made.items() if made.level > level} for level in (1, 2, 3)}
    for party, level in LEVELS.items():
        training = [score(model) for kind, model in spy.seen[party] if kind == "train"]
        assert training and max(training) < TARGETS[level - 1]
        delivered = [score(model) for kind, model in spy.seen[party] if kind == "query.deliver"]
        assert len(delivered) == 1 and delivered[0] <= TARGETS[level - 1] + 0.002
        assert {kind for kind, _ in spy.seen[party]} == {"train", "query.deliver"}
        assert not {flower.sha256(model) for _, model in spy.seen[party]} & above[level]


def test_ledger_is_what_the_clients_saw(ran):
    outcome, spy, folder = ran
    for party in LEVELS:
        noted = [(item.message, name) for item in outcome.ledger.sent if item.party == party for name in item.sha256]
        assert noted == [(kind, flower.sha256(model)) for kind, model in spy.seen[party]]
    assert flower.faults(outcome.ledger) == flower.faults(flower.Ledger.load(folder / "sent.json")) == []


def test_a_level_begins_with_the_model_of_the_one_below(ran):
    outcome, spy, _ = ran
    lower, middle = (flower.sha256(model.arrays) for model in outcome.models[:2])
    begun = {
        party: [
            name in map(flower.sha256, (model for kind, model in seen if kind == "train")) for name in (lower, middle)
        ]
        for party, seen in spy.seen.items()
    }
    assert begun == {
        "ann": [False, False], "ben": [False, False], "cem": [True, False], "dot": [True, False],
        "eve": [True, True], "fay": [True, True],
    }  # fmt: skip


def test_the_same_again(ran, held, tmp_path):
    outcome, _, _ = ran
    grid = flower.LocalGrid(app(held[0], tmp_path), 6, seed=9)
    again = flower.run(levels(), grid, untrained(), skill(held[1]), secret=b"s")
    assert {p: r.sha256 for p, r in again.receipts.items()} == {p: r.sha256 for p, r in outcome.receipts.items()}


def test_arrays_of_federation_one_use_few_rows(ran, held, tmp_path):
    """Rows beyond the part that a level used make no difference to what its parties see."""
    outcome, spy, _ = ran
    first = outcome.models[0]
    assert first.fraction < 1
    scrambled = {}
    for party, block in held[0].items():
        labels, used = block.labels.copy(), len(block.first(first.fraction).labels)
        labels[used:] = 0
        scrambled[party] = flower.Rows(block.features, labels)
    other = Spy(app(scrambled, tmp_path))
    flower.run(
        levels((TARGETS[0], 0.75, None)), flower.LocalGrid(other, 6), untrained(), skill(held[1]), secret=b"s",
        training=flower.Training(patience=2),
    )  # fmt: skip
    for party in ("ann", "ben"):
        assert [flower.sha256(model) for _, model in other.seen[party]] == [
            flower.sha256(model) for _, model in spy.seen[party]
        ]


def test_without_a_target_the_best_there_is(held, tmp_path):
    grid = flower.LocalGrid(app(held[0], tmp_path), 6)
    outcome = flower.run(
        levels((0.74, 0.76, None)), grid, untrained(), skill(held[1]), training=flower.Training(rounds=60)
    )
    best = outcome.models[2]
    assert best.reached and best.target is None and best.fraction == 1
    snapshots = [made for made in outcome.ledger.made.values() if made.what == "snapshot" and made.level == 3]
    assert best.skill == max(made.skill for made in snapshots)


def test_weaker_parties_train_alone_where_the_members_do_not_suffice(tmp_path):
    """Here the members have a tenth of the rows. The weaker ones are sent no arrays for it."""
    own, validation, _ = rows(sizes=(400, 400, 250, 250, 40, 40))
    spy = Spy(app(own, tmp_path))
    asked = []
    spy.change = lambda party, kind, message, reply: asked.append((party, kind)) or reply
    outcome = flower.run(levels((0.6, 0.7, 0.8)), flower.LocalGrid(spy, 6), untrained(), skill(validation))
    assert outcome.models[2].alone and outcome.models[2].reached
    assert {party for party, kind in asked if kind == "train.alone"} == {"ann", "ben", "cem", "dot"}
    assert flower.faults(outcome.ledger) == []


def test_what_cannot_be_reached_is_said(held, tmp_path):
    grid = flower.LocalGrid(app(held[0], tmp_path), 6)
    training = flower.Training(patience=2, rounds=30, alone=20)
    outcome = flower.run(levels((0.74, 0.76, 0.99)), grid, untrained(), skill(held[1]), training=training)
    best = outcome.models[2]
    assert not best.reached and best.skill < 0.99
    (fault, again) = flower.faults(outcome.ledger)
    assert "eve got a model of skill" in fault and "fay" in again


def altered(held, folder, change, **further):
    grid = flower.LocalGrid(Spy(app(held[0], folder), change), 6)
    return flower.run(levels(), grid, untrained(), skill(held[1]), training=flower.Training(**further))


def test_members_that_fail_for_a_round_are_left_out(held, tmp_path):
    rounds = []

    def change(party, kind, message, reply):
        if party == "ann" and kind == "train":
            rounds.append(message)
            if len(rounds) == 2:
                raise RuntimeError("no power")
        return reply

    assert all(model.reached for model in altered(held, tmp_path, change).models)


def test_failures_are_named(held, tmp_path):
    def failing(where):
        def change(party, kind, message, reply):
            if kind == where:
                raise RuntimeError("no disk")
            return reply

        return change

    with pytest.raises(FederationFailed, match="No member of level 1 answered in round 1"):
        altered(held, tmp_path, failing("train"))
    with pytest.raises(FederationFailed, match="failed at query.deliver: RuntimeError: no disk"):
        altered(held, tmp_path, failing("query.deliver"))


def test_other_arrays_confirmed_than_sent(held, tmp_path):
    def change(party, kind, message, reply):
        if kind == "query.deliver" and party == "dot":
            return Message(RecordDict({"kept": ConfigRecord({"sha256": "0"})}), reply_to=message)
        return reply

    with pytest.raises(FederationFailed, match="dot confirms"):
        altered(held, tmp_path, change)


def test_parties_that_are_not_those_of_the_contract(held, tmp_path):
    grid = flower.LocalGrid(app(held[0], tmp_path), 6)
    start, score = untrained(), skill(held[1])
    with pytest.raises(FederationFailed, match="The nodes are ann, ben, cem, dot, eve, fay; the contract is with ann"):
        flower.run(flower.Levels({"ann": 1}, (0.5,)), grid, start, score)
    with pytest.raises(FederationFailed, match="the contract is with"):
        flower.run(levels(), grid, start, score, nodes=dict.fromkeys(grid.get_node_ids(), "fay"))
    few = flower.LocalGrid(app(held[0], tmp_path), 2)
    with pytest.raises(FederationFailed, match="2 of 6 nodes were there after 0.1 s"):
        flower.run(levels(), few, start, score, training=flower.Training(timeout=0.1))


def test_a_client_that_does_not_say_who_it_is(held):
    silent = ClientApp()

    @silent.query("who")
    def who(message, context):
        return Message(RecordDict({"who": ConfigRecord({})}), reply_to=message)

    with pytest.raises(FederationFailed, match='An answer has no "party"'):
        flower.run(levels(), flower.LocalGrid(silent, 6), untrained(), skill(held[1]))


def test_ledger_is_written_after_a_failure_too(held, tmp_path):
    grid = flower.LocalGrid(app(held[0], tmp_path), 2)
    with pytest.raises(FederationFailed):
        flower.run(
            levels(), grid, untrained(), skill(held[1]),
            training=flower.Training(timeout=0.1), sent=tmp_path / "sent.json",
        )  # fmt: skip
    assert flower.Ledger.load(tmp_path / "sent.json").sent == []
