"""Arrays, the softmax model, and calibration."""

import numpy as np
import pytest

pytest.importorskip("flwr")

from accord import BadUsage
from accord.delivery import flower
from accord.delivery.flower.calibration import Progress, Snapshot, calibrated

SECRET = b"secret"


@pytest.fixture
def draw():
    return np.random.default_rng(1)


@pytest.fixture
def model(draw):
    return {"weights": draw.standard_normal((30, 4)), "bias": draw.standard_normal(4)}


def test_hash_is_of_names_types_shapes_and_values(model):
    same = dict(reversed([(name, values.copy(order="F")) for name, values in model.items()]))
    assert flower.sha256(same) == flower.sha256(model) == flower.sha256(flower.unpacked(flower.packed(model)))
    others = [
        {"weights": model["weights"]},
        {"weight": model["weights"], "bias": model["bias"]},
        {**model, "bias": model["bias"].reshape(2, 2)},
        {**model, "bias": model["bias"].astype(np.float32)},
        {**model, "bias": np.nextafter(model["bias"], 9)},
    ]
    assert len({flower.sha256(other) for other in [model, *others]}) == 6


def test_mean_and_mixture(model, draw):
    other = {name: draw.standard_normal(values.shape) for name, values in model.items()}
    for name, values in flower.averaged([model, other], [1, 3]).items():
        np.testing.assert_allclose(values, flower.mixed(model, other, 0.75)[name], atol=1e-15)
    assert flower.sha256(flower.mixed(model, other, 0)) == flower.sha256(model)


def test_marks_differ_by_a_millionth_and_average_out(model):
    model["count"] = np.arange(3)
    model["weights"][0] = 0
    copies = [flower.marked(model, str(number), SECRET) for number in range(400)]
    assert len({flower.sha256(copy) for copy in [model, *copies]}) == 401
    assert flower.sha256(flower.marked(model, "7", SECRET)) == flower.sha256(copies[7])
    assert flower.sha256(flower.marked(model, "7", b"another")) != flower.sha256(copies[7])
    apart = np.std([copy["bias"] / model["bias"] - 1 for copy in copies])
    assert apart == pytest.approx(1e-6, rel=0.1)
    mean = np.mean([copy["weights"] for copy in copies], axis=0)
    np.testing.assert_allclose(mean, model["weights"], rtol=3e-7)
    assert (copies[0]["count"] == model["count"]).all() and not copies[0]["weights"][0].any()


def test_marks_of_short_numbers_are_not_rounded_away():
    for kind in (np.float32, np.float16):
        model = {"weights": np.linspace(0.1, 1, 50, dtype=kind)}
        copy = flower.marked(model, "a", SECRET)["weights"]
        assert copy.dtype == kind and (copy != model["weights"]).mean() > 0.5


def test_training_descends_along_the_gradient(model, draw):
    """One step is the rate times the slope of the cross entropy, taken numerically."""
    rows = flower.Rows(draw.standard_normal((12, 30)), draw.integers(0, 4, 12))

    def loss(weights, bias):
        scores = rows.features @ weights + bias
        return np.mean(np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(12), rows.labels])

    step = flower.trained(model, rows, 1, 0.25)
    for name, place in (("weights", (3, 2)), ("bias", (1,))):
        moved = [{key: values.copy() for key, values in model.items()} for _ in range(2)]
        moved[0][name][place] += 1e-6
        moved[1][name][place] -= 1e-6
        slope = (loss(**moved[0]) - loss(**moved[1])) / 2e-6
        assert model[name][place] - step[name][place] == pytest.approx(0.25 * slope, rel=1e-6)


def test_skill():
    model = {"weights": np.eye(2), "bias": np.zeros(2)}
    rows = flower.Rows(np.array([[1.0, 0], [0, 1], [2, 1], [1, 2]]), np.array([0, 1, 0, 0]))
    assert flower.accuracy(model, rows) == 0.75
    assert flower.Validation(rows, 0.5)(model) == 0.5
    assert len(rows.first(0.26).labels) == 2 and len(rows.first(1).labels) == 4
    for labels in (np.array([0]), np.array([], dtype=int)):
        with pytest.raises(BadUsage, match="are no rows"):
            flower.Rows(rows.features[: 2 * len(labels)], labels)


def test_between_zeros_and_a_linear_classifier_is_no_skill_in_between(draw):
    """Why training does not begin with zeros."""
    rows = flower.Rows(draw.standard_normal((200, 30)), draw.integers(0, 4, 200))
    start = {"weights": np.zeros((30, 4)), "bias": np.zeros(4)}
    end = flower.trained(start, rows, 50, 0.5)
    skills = {flower.accuracy(flower.mixed(start, end, position), rows) for position in (0.01, 0.5, 1)}
    assert len(skills) == 1
    assert flower.untrained(30, 4)["weights"].all()


def point(skill, number=0):
    return Snapshot({"x": np.array([float(skill)])}, skill, number, 1.0)


def test_calibration_just_reaches_the_target():
    def score(arrays):
        return float(arrays["x"][0])

    for target in (0.2, 0.31, 0.4999, 0.5):
        found = calibrated(point(0.2), point(0.5), target, score)
        assert target <= found.skill <= target + 0.3 / 32 / 2**8 + 1e-12
        assert found.skill == pytest.approx(0.2 + 0.3 * found.position)


def test_calibration_takes_the_first_of_several():
    """Where the skill falls again, the first place that has it."""

    def score(arrays):
        return float(np.sin(10 * arrays["x"][0]))

    found = calibrated(point(0.0), point(0.8), 0.5, score)
    assert found.arrays["x"][0] == pytest.approx(np.pi / 60, abs=1e-3) and found.skill >= 0.5


def test_calibration_where_only_the_later_has_it():
    found = calibrated(point(0.0), point(1.0), 0.9, lambda arrays: float(arrays["x"][0] == 1) * 0.95)
    assert (found.position, found.skill) == (1.0, 1.0)


def test_more_rows_where_the_skill_does_not_rise():
    progress = Progress(0.9, (0.25, 1.0), patience=2, rounds=9)
    progress.begin({}, 0.1)
    seen = []
    for number, skill in enumerate([0.3, 0.3, 0.2, 0.4, 0.5, 0.5, 0.45], start=1):
        assert not progress.is_over
        seen.append(progress.fraction)
        progress.add({}, skill, number)
    assert seen == [0.25] * 3 + [1.0] * 4
    assert progress.is_over and not progress.has_target and progress.best.round == 5


def test_more_rows_after_so_many_rounds():
    progress = Progress(None, (0.25, 0.5, 1.0), patience=9, rounds=2)
    progress.begin({}, 0)
    seen = []
    while not progress.is_over:
        seen.append(progress.fraction)
        progress.add({}, len(seen), len(seen))
    assert seen == [0.25, 0.25, 0.5, 0.5, 1.0, 1.0]


def test_over_with_the_first_that_has_the_target():
    progress = Progress(0.5, (1.0,), patience=9, rounds=9)
    progress.begin({}, 0.4)
    assert not progress.is_over
    progress.add({}, 0.5, 1)
    assert progress.is_over and progress.has_target
    progress.begin({}, 0.6)
    assert progress.is_over and progress.has_target


@pytest.mark.parametrize(
    "wrong", [{"fractions": ()}, {"fractions": (0.5, 0.5)}, {"fractions": (0.0, 1.0)}, {"fractions": (2.0,)}]
    + [{name: 0} for name in ("rounds", "patience", "steps", "alone", "rate", "timeout")]
)  # fmt: skip
def test_training_that_makes_no_sense(wrong):
    with pytest.raises(BadUsage):
        flower.Training(**wrong)
