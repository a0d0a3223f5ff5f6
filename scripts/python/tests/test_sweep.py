"""Sweeps, beside the command line's CSV."""

import math

import pandas as pd
import pytest

import accord
from accord.answers.sweep import _cases
from conftest import agrees

VARYING = ("seconds", "sweep")


def test_frame_is_the_csv(data, line, private):
    found = accord.sweep(data / "big-firms.csv", grid={"participants": range(2, 12, 3), "cost.5": [0.01, 0.04]}).frame()
    words = ("--types", data / "big-firms.csv", "--grid", "participants=2,5,8,11", "--grid", "cost.5=0.01,0.04")
    assert agrees(found, line("sweep", *words), leaving_out=VARYING)


def test_records(data):
    sweep = accord.sweep(data / "big-firms.csv", grid={"participants": "2:6:2"})
    cases = list(sweep)
    assert [case.number for case in cases] == [1, 2, 3]
    assert [case.participants for case in cases] == [2, 4, 6]
    for case in cases:
        apart = accord.design(data / "big-firms.csv", participants=int(case.participants))
        assert case.performance == pytest.approx(apart.performance.lower, abs=1e-12)
        assert [offer.reward for offer in case.offers] == pytest.approx([offer.reward for offer in apart.offers])
        assert case.status == "certified" and case.message is None and "certified" in repr(case)
    frame = sweep.case_frame()
    assert frame.performance.tolist() == [case.performance for case in cases]
    assert "type" not in frame.columns


def test_cases_from_a_file_name_types_beside_it(data):
    two = accord.sweep(cases=data / "two-types-sweep.csv", shard="1/300")
    assert len(list(two)) == 5


def test_cases_from_memory_name_types_from_here(data, monkeypatch, tmp_path):
    (tmp_path / "curve.csv").write_text("samples,performance\n0,0\n100,0.6\n10000,0.9\n")
    (tmp_path / "types.csv").write_bytes((data / "big-firms.csv").read_bytes())
    monkeypatch.chdir(tmp_path)
    cases = pd.DataFrame({"participants": [4, 9], "types": "types.csv", "accuracy": ["bound:1,1", "table:curve.csv"]})
    found = list(accord.sweep(cases=cases))
    assert found[0].performance == pytest.approx(accord.design("types.csv", participants=4).performance.lower)
    assert 0.6 < found[1].performance < 0.9


def test_measured_curve(tmp_path, monkeypatch, data):
    (tmp_path / "curve.csv").write_text("samples,performance\n0,0\n50,0.2\n100,0.6\n10000,0.9\n")
    monkeypatch.chdir(tmp_path)
    grid = {"participants": 4}
    with pytest.warns(accord.AccordNote, match="curve.csv: the least concave curve above the points") as notes:
        (case,) = accord.sweep(data / "big-firms.csv", grid=grid, accuracy="table:curve.csv", concave=True)
    assert 0.2 < case.performance < 0.9 and notes[0].filename == __file__
    with pytest.raises(accord.BadInput, match="--concave"):
        list(accord.sweep(data / "big-firms.csv", grid=grid, accuracy="table:curve.csv"))


def test_case_without_a_menu():
    types = {"type": ["a", "b"], "cost": [0.2, 0.1], "probability": [0.5, 0.5], "outside": [99, 98]}
    sweep = accord.sweep(types, grid={"participants": [3]})
    (case,) = sweep
    assert case.status == "infeasible" and case.performance is None and "No menu" in (case.message or "No menu")
    assert math.isnan(sweep.case_frame().performance.astype(float)[0])


def test_options_of_a_sweep(data):
    (case,) = accord.sweep(data / "big-firms.csv", grid={"participants": 4}, known_types="skip", jobs=1)
    assert case.information_cost is None


def test_frames_need_pandas_before_anything_is_solved(data, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        accord.sweep("no such file is read" and data / "big-firms.csv", grid={"participants": [2]}).frame()


def test_growing_document():
    record = {"caseNumber": 1, "status": "failed", "participants": 2, "performance": None, "performanceUpper": None}
    text = {**record, "informationCost": None, "message": "}", "offers": []}
    import json

    lines = json.dumps({"cases": [text, text], "schema": "accord.sweep/1"}, indent=2).splitlines(keepends=True)
    assert [case.message for case in _cases(lines)] == ["}", "}"]
    generator = _cases(lines[:-8])
    with pytest.raises(StopIteration) as end:
        while True:
            next(generator)
    assert end.value.value is False
