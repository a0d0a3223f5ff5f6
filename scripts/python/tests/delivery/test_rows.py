"""Rows, and what they are measured by."""

import hashlib
import struct

import numpy as np
import pandas as pd
import pytest

from accord.delivery import Rows, RowsError, Validation
from delivery.made import clouds, learner, validation


def test_the_sum_is_of_the_numbers_and_the_labels_whatever_their_layout():
    features = np.array([[1.0, 2.0], [3.0, 4.5]])
    by_hand = hashlib.sha256(struct.pack("<4d", 1, 2, 3, 4.5) + b"0\n1").hexdigest()
    labels = np.array([0, 1])
    assert Rows(features, labels).sha256 == by_hand
    assert Rows(np.asfortranarray(features), labels).sha256 == by_hand
    assert Rows(features.astype(">f8"), labels.astype(np.int8)).sha256 == by_hand
    assert Rows(features.astype(np.float32), labels).sha256 == by_hand
    assert Rows(features, labels[::-1]).sha256 != by_hand


def test_lists_and_frames_are_rows_too():
    frame = pd.DataFrame({"x": [1.0, 2.0], "y": [3.0, 4.0]})
    rows = Rows(frame, pd.Series(["cat", "dog"]))
    assert rows.labels.dtype.kind == "U"
    assert rows.are_named
    assert Rows([[1, 3], [2, 4]], ["cat", "dog"]).sha256 == rows.sha256
    assert rows.take(np.array([1])).labels.tolist() == ["dog"]


@pytest.mark.parametrize(
    ("features", "labels", "words"),
    [
        (np.zeros((3, 2)), np.zeros(2), r"shape \(3, 2\) do not go with labels of shape \(2,\)"),
        (np.zeros(3), np.zeros(3), "do not go with"),
        (np.zeros((3, 2)), np.zeros((3, 1)), "do not go with"),
        (np.zeros((0, 2)), np.zeros(0), "no rows"),
        (np.zeros((3, 0)), np.zeros(3), "no features"),
        ([[np.nan]], [1], "not a finite number"),
        ([[np.inf]], [1], "not a finite number"),
        ([["high"]], [1], "not a finite number"),
        ([[None]], [1], "not a finite number"),
        ([[1j]], [1], "not a finite number"),
        ([[1.0]], [None], "neither a finite number nor text"),
        ([[1.0]], [np.nan], "neither a finite number nor text"),
        ([[1.0]], [b"cat"], "neither a finite number nor text"),
        ([[1.0]], np.array([{"a": 1}]), "neither a finite number nor text"),
    ],
)
def test_what_are_no_rows(features, labels, words):
    with pytest.raises(RowsError, match=words):
        Rows(features, labels)


@pytest.mark.parametrize("baseline", [-0.1, 1.0, 1.5, float("nan"), float("inf")])
def test_what_is_no_baseline(baseline):
    with pytest.raises(RowsError, match="baseline"):
        Validation(clouds(5, 1), baseline)


def test_skill_counts_from_the_baseline():
    found = validation(150, 0.25)
    model = learner().fit(found.rows.features, found.rows.labels)
    right = sum(model.predict(found.rows.features) == found.rows.labels)
    assert found.skill(model) == pytest.approx((right / 150 - 0.25) / 0.75, abs=1e-14)
    assert found.standard_error == pytest.approx(0.5 / 150**0.5 / 0.75, abs=1e-15)
