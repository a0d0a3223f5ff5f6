"""Ladders and the choice of a rung on them."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression, Perceptron, SGDClassifier
from sklearn.naive_bayes import GaussianNB
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC, LinearSVC

from accord.delivery import SnapshotsError, WeightsError
from accord.delivery.calibration import choose
from accord.delivery.ladder import Rung
from accord.delivery.nested import NestedSamples, pooled
from accord.delivery.snapshots import MIXES, Snapshots
from accord.delivery.training import Trainer
from accord.delivery.weakened import STEPS, WeakenedWeights
from accord.delivery.weights import mixed, weights, with_weights
from delivery.made import clouds, learner, parties

pytestmark = pytest.mark.filterwarnings("ignore:Stochastic Optimizer")


class Made:
    """A ladder whose skills are given: every fourth rung first, then those between."""

    def __init__(self, skills):
        self.skills, self.asked = skills, []

    def rungs(self):
        last = len(self.skills) - 1
        return [*range(0, last, 4), last]

    def between(self, low, high):
        return range(low + 1, high)

    def at(self, rung):
        self.asked.append(rung)
        return Rung(rung, {"rung": rung})

    def chosen(self, target):
        return choose(self, target, lambda rung: self.skills[rung.model])


RISING = [k / 12 for k in range(13)]


@pytest.mark.parametrize(
    ("target", "rung"), [(-1, 0), (0.0, 0), (0.01, 1), (0.5, 6), (0.51, 7), (11.5 / 12, 12), (1, 12)]
)
def test_on_a_rising_ladder_the_lowest_that_suffices_is_chosen(target, rung):
    choice = Made(RISING).chosen(target)
    assert (choice.rung.model, choice.skill) == (rung, RISING[rung])


def test_no_rung_is_tried_twice_and_their_number_is_told():
    for target in RISING:
        ladder = Made(RISING)
        choice = ladder.chosen(target)
        assert len(set(ladder.asked)) == len(ladder.asked) == choice.tried
        assert choice.tried <= 4 + 3


def test_noise_cannot_end_in_a_rung_that_does_not_suffice():
    random = np.random.default_rng(3)
    for _ in range(300):
        skills = [*(np.array(RISING) + random.normal(scale=0.2, size=13))]
        target = random.uniform(0, 1)
        ladder = Made(skills)
        choice = ladder.chosen(target)
        assert choice.skill >= target or choice.rung.model == 12
        enough = [rung for rung in ladder.asked if skills[rung] >= target]
        assert choice.rung.model == min(enough, default=12)


def test_where_no_rung_reaches_the_target_the_last_is_chosen():
    ladder = Made([0.1] * 13)
    choice = ladder.chosen(0.5)
    assert (choice.rung.model, choice.skill) == (12, 0.1)
    assert ladder.asked == [0, 4, 8, 12, 9, 10, 11]


def test_a_dip_below_the_last_suffices():
    choice = Made([0.1] * 10 + [0.6, 0.1, 0.5]).chosen(0.5)
    assert choice.rung.model == 10


@pytest.mark.parametrize("skill", [0.2, 0.8])
def test_a_ladder_of_one_rung_is_that_rung(skill):
    choice = Made([skill]).chosen(0.5)
    assert (choice.rung.model, choice.skill, choice.tried) == (0, skill, 1)


def numbered(*sizes):
    """Parties whose rows are the numbers 0, 1, ... throughout."""
    made, start = [], 0
    for party in parties(*sizes):
        ids = np.arange(start, start + len(party.rows))
        made.append(type(party)(party.name, party.type, type(party.rows)(ids[:, None].astype(float), ids % 3)))
        start += len(party.rows)
    return made


def order(rows):
    return rows.features[:, 0].astype(int).tolist()


def test_a_party_s_own_rows_come_first_and_the_others_in_one_order_for_all():
    group = numbered(5, 7, 4)
    common = order(pooled(group, None, 3))
    assert sorted(common) == list(range(16))
    start = 0
    for party in group:
        own = set(range(start, start + len(party.rows)))
        start += len(party.rows)
        found = order(pooled(group, party, 3))
        assert set(found[: len(own)]) == own
        assert found[len(own) :] == [row for row in common if row not in own]


def test_the_same_seed_is_the_same_order_and_another_another():
    group = numbered(20, 20)
    assert order(pooled(group, group[0], 3)) == order(pooled(group, group[0], 3))
    assert order(pooled(group, group[0], 3)) != order(pooled(group, group[0], 4))


class Remembers:
    """Stands in for training: a model is the list of rows that it has seen."""

    def fit(self, rows):
        return order(rows)


def test_copies_have_seen_the_beginning_of_what_better_ones_have():
    group = numbered(40, 60, 100)
    ladder = NestedSamples(Remembers(), group, group[1], "everything", 3)
    rungs = [*ladder.rungs()]
    assert rungs == sorted(set(rungs))
    assert rungs[-1] == 200
    assert ladder.at(200) == Rung("everything", {"rows": 200})
    seen = [ladder.at(rung).model for rung in rungs[:-1]]
    for low, high in zip(seen, seen[1:], strict=False):
        assert high[: len(low)] == low
    for low, high in zip(rungs, rungs[1:], strict=False):
        assert all(low < rung < high for rung in ladder.between(low, high))
    assert ladder.at(rungs[0]).made_of == {"rows": rungs[0]}
    assert not ladder.between(0, rungs[0])


def test_copies_put_together_have_seen_no_more_of_strangers_than_the_best_of_them():
    group = numbered(40, 60, 100)
    first, second = (NestedSamples(Remembers(), group, party, None, 3) for party in group[:2])
    strangers = set(range(100, 200))
    for low, high in [(90, 130), (150, 70), (120, 120)]:
        seen = [set(first.at(low).model) & strangers, set(second.at(high).model) & strangers]
        assert seen[0] <= seen[1] or seen[1] <= seen[0]


def test_a_handful_of_rows_is_one_rung():
    group = numbered(3, 2)
    ladder = NestedSamples(Remembers(), group, group[0], "everything", 3)
    assert [*ladder.rungs()] == [5]
    assert not ladder.between(0, 5)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_weights_between_two_linear_models_are_on_the_line(count):
    """By hand: a quarter of the way from (0, 4) to (8, 0) is (2, 3)."""
    rows = clouds(60, 1)
    first, second = (learner().fit(rows.features, rows.labels) for _ in range(2))
    first.coef_, first.intercept_ = np.full((3, 6), 0.0), np.full(3, 4.0)
    second.coef_, second.intercept_ = np.full((3, 6), 8.0), np.full(3, 0.0)
    found = mixed(first, second, count / 4)
    assert np.array_equal(found.coef_, np.full((3, 6), 2.0 * count))
    assert np.array_equal(found.intercept_, np.full(3, 4.0 - count))
    assert np.array_equal(second.coef_, np.full((3, 6), 8.0))  # copies only


def network():
    return MLPClassifier((5,), learning_rate_init=0.02, random_state=1)


@pytest.mark.parametrize("make", [network, lambda: SGDClassifier(random_state=1), lambda: Perceptron(random_state=1)])
def test_mixes_of_networks_and_linear_models_lie_between_snapshots(make):
    ladder = Snapshots(Trainer(make(), 2), clouds(120, 1), 4)
    assert [*ladder.rungs()] == [0, MIXES, 2 * MIXES, 3 * MIXES]
    assert ladder.at(3 * MIXES).model is ladder.collective
    low, mix, high = (weights(ladder.at(MIXES + k).model) for k in (0, 2, MIXES))
    for a, m, b in zip(low, mix, high, strict=True):
        assert np.allclose(m, a + 0.25 * (b - a), rtol=0, atol=1e-12)
    assert ladder.at(MIXES + 2).made_of == {"epochs": 2.25}
    assert [*ladder.between(MIXES, 2 * MIXES)] == [*range(MIXES + 1, 2 * MIXES)]


def test_snapshots_of_a_pipeline_learn_its_steps_once():
    rows = clouds(90, 1)
    trainer = Trainer(make_pipeline("passthrough", StandardScaler(), SGDClassifier()), 2)
    ladder = Snapshots(trainer, rows, 3)
    assert trainer.trainings == 1
    assert ladder.collective.score(rows.features, rows.labels) > 0.5
    assert ladder.at(3).model.score(rows.features, rows.labels) > 0.5
    again = Snapshots(trainer, rows, 3)
    assert all(map(np.array_equal, weights(ladder.collective), weights(again.collective)))


def test_what_learns_in_one_go_has_no_snapshots():
    with pytest.raises(SnapshotsError, match=r"LogisticRegression learns in one go.*nested samples instead"):
        Snapshots(Trainer(learner()), clouds(50, 1), 3)
    with pytest.raises(SnapshotsError, match="MLPClassifier learns in one go"):
        Snapshots(Trainer(MLPClassifier(solver="lbfgs")), clouds(50, 1), 3)


@pytest.mark.parametrize("model", [GaussianNB(), SVC(), SVC(kernel="linear")])
def test_models_without_known_weights_are_refused(model):
    rows = clouds(60, 1)
    with pytest.raises(WeightsError, match=r"no weights that are known here; deliver nested samples instead"):
        weights(model.fit(rows.features, rows.labels))


@pytest.mark.parametrize("model", [LogisticRegression(), LinearSVC(), make_pipeline(StandardScaler(), network())])
def test_weights_come_back_as_they_were_put_in(model):
    rows = clouds(60, 1)
    model.fit(rows.features, rows.labels)
    before = weights(model)
    doubled = with_weights(model, [2 * w for w in before])
    assert all(map(np.array_equal, weights(doubled), [2 * w for w in before]))
    assert all(map(np.array_equal, weights(model), before))
    doubled.predict(rows.features)


@pytest.mark.parametrize("method", ["noise", "pruning", "interpolation"])
def test_weakened_weights_go_from_guessing_to_the_whole_model(method):
    rows = clouds(200, 1)
    trainer = Trainer(network(), 2)
    whole = trainer.fit(rows)
    ladder = WeakenedWeights(method, whole, rows, 5)
    assert [*ladder.rungs()] == [0, 4, 8, 12, 16, 20, 24]
    assert [*ladder.between(4, 8)] == [5, 6, 7]
    assert len(set(ladder.at(0).model.predict(rows.features))) == 1
    assert ladder.at(STEPS).model is whole
    assert ladder.at(12).made_of == {"kept": 0.5}
    distances = [
        sum(((a - b) ** 2).sum() for a, b in zip(weights(ladder.at(k).model), weights(whole), strict=True))
        for k in range(1, STEPS)
    ]
    assert distances == sorted(distances, reverse=True)
    again, other = (WeakenedWeights(method, whole, rows, seed) for seed in (5, 6))
    assert all(map(np.array_equal, weights(again.at(9).model), weights(ladder.at(9).model)))
    assert not all(map(np.array_equal, weights(other.at(9).model), weights(ladder.at(9).model)))


def test_half_of_interpolated_and_of_pruned_weights_by_hand():
    rows = clouds(200, 1)
    whole = learner().fit(rows.features, rows.labels)
    kept = weights(WeakenedWeights("pruning", whole, rows, 5).at(12).model)
    for changed, before in zip(kept, weights(whole), strict=True):
        assert set(np.unique(changed == before)) <= {True, False}
        assert np.all((changed == before) | (changed == 0))
    low, high = (weights(WeakenedWeights("interpolation", whole, rows, 5).at(k).model) for k in (6, 18))
    for a, b, w in zip(low, high, weights(whole), strict=True):
        start = (a - 0.25 * w) / 0.75
        assert np.allclose(b, 0.75 * w + 0.25 * start, rtol=0, atol=1e-12)


def test_every_part_of_a_pipeline_takes_the_seed():
    trainer = Trainer(make_pipeline(StandardScaler(), SGDClassifier(random_state=8)), 3)
    assert trainer.fresh().steps[-1][1].random_state == 3
    assert trainer.estimator.steps[-1][1].random_state == 8


def test_where_there_is_one_label_the_model_says_it():
    rows = clouds(10, 1)
    trainer = Trainer(learner())
    model = trainer.fit(type(rows)(rows.features, np.full(10, 2)))
    assert set(model.predict(rows.features)) == {2}
    assert trainer.trainings == 1
