"""Refusals, with their parts."""

import pandas as pd
import pytest

import accord
from accord.command.complaints import complaint
from accord.command.tables import Table

HEADER = "type,cost,probability\n"


def refused(kind, types, **options):
    with pytest.raises(kind) as refusal:
        accord.design(types, **{"participants": 10, **options})
    return refusal.value


def test_bad_cell_of_a_file(tmp_path, private):
    path = tmp_path / "my types.csv"
    path.write_text(HEADER + 'a,0.5,0.5\n"b, c",abc,0.5\n')
    error = refused(accord.BadInput, path)
    assert (error.file, error.line, error.column) == (str(path), 3, 8)
    assert (error.heading, error.cell, error.status) == ("cost", "abc", 65)
    assert error.problem == 'cost "abc" is not a number'
    assert error.remedy.startswith("Write a decimal number above 0")
    assert str(error).startswith(f'{path}:3:8: cost "abc" is not a number. Write')


def test_bad_cell_of_a_frame(private):
    types = pd.DataFrame({"type": ["a", "b"], "cost": [0.5, -1.0], "probability": [0.5, 0.5]})
    error = refused(accord.BadInput, types)
    assert (error.file, error.line, error.heading, error.cell) == ("types.csv", 3, "cost", "-1.0")


def test_missing_cell_of_a_frame():
    types = pd.DataFrame({"type": ["a", "b"], "cost": [0.5, None], "probability": [0.5, 0.5]})
    error = refused(accord.BadInput, types)
    assert (error.line, error.heading, error.cell) == (3, "cost", "")


def test_fault_of_another_table():
    types = [{"type": "a", "cost": 0.5, "probability": 1}]
    error = refused(accord.BadInput, types, pilot=[{"samples": 10, "score": "x"}, {"samples": 20, "score": 0.5}])
    assert (error.file, error.line, error.heading, error.cell) == ("pilot.csv", 2, "score", "x")


def test_faults_of_whole_tables(tmp_path):
    (tmp_path / "t.csv").write_text("type,cost\na,1\n")
    error = refused(accord.BadInput, tmp_path / "t.csv")
    assert (error.line, error.column, error.cell) == (1, None, None)
    assert 'column "probability" is missing' in error.problem
    (tmp_path / "t.csv").write_text("")
    error = refused(accord.BadInput, tmp_path / "t.csv")
    assert (error.file, error.line) == (str(tmp_path / "t.csv"), None)
    error = refused(accord.BadInput, [{"type": "a", "cost": 1, "probability": 0.5}])
    assert "sum to 0.5" in error.problem and "--normalize" in error.remedy


def test_no_file(tmp_path):
    error = refused(accord.NoInput, tmp_path / "absent.csv")
    assert (error.file, error.status) == (str(tmp_path / "absent.csv"), 66)
    assert "No such file" in str(error) and isinstance(error, accord.BadInput)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"particpation": "fixed:3"}, "Unknown option --particpation. Did you mean --participation?"),
        ({"engine": "laplce"}, "--engine laplce: there is no such value. Did you mean laplace?"),
        ({"accuracy": "nonsense:1"}, 'there is no family "nonsense"'),
        ({"participants": -3}, "out of range"),
        ({"participation": "fixed:3"}, "Give the number of parties once"),
        ({"format": "csv"}, "not for callers"),
    ],
)
def test_bad_usage(options, said, private):
    error = refused(accord.BadUsage, [{"type": "a", "cost": 0.5, "probability": 1}], **options)
    assert said in str(error)
    assert "Usage:" not in str(error) and "--help" not in str(error)


def test_no_contract():
    types = {"type": ["a", "b"], "cost": [0.2, 0.1], "probability": [0.5, 0.5], "outside": [99, 98]}
    error = refused(accord.NoContract, types, participants=3)
    assert (error.status, error.contract_status, error.conflict) == (2, "infeasible", ("a",))
    assert error.shortfall > 0 and error.document["menu"] == []
    assert "cannot be met" in str(error)


def test_cannot_write(tmp_path):
    contract = accord.design([{"type": "a", "cost": 0.5, "probability": 1}], participants=3)
    with pytest.raises(accord.CannotWrite) as refusal:
        contract.report(tmp_path / "no such folder" / "page.html")
    assert refusal.value.status == 73


def test_sweeps_refuse_as_well():
    with pytest.raises(accord.BadUsage):
        accord.sweep([{"type": "a"}])
    with pytest.raises(accord.BadUsage):
        accord.sweep(grid={"participants": [2]})
    with pytest.raises(accord.BadInput) as refusal:
        list(accord.sweep([{"type": "a", "cost": "x", "probability": 1}], grid={"participants": [2]}))
    assert (refusal.value.line, refusal.value.heading) == (2, "cost")
    with pytest.raises(accord.BadUsage, match="--grid"):
        list(accord.sweep([{"type": "a", "cost": 1, "probability": 1}], grid={"nothing": [2]}))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (2, accord.NoSolution),
        (70, accord.InternalFault),
        (75, accord.TooSoon),
        (130, accord.Interrupted),
        (-9, accord.Interrupted),
        (3, accord.InternalFault),
    ],
)
def test_other_statuses(status, kind):
    assert type(complaint(status, "a note\naccord: Something. Do that.\n", {})) is kind
    assert str(complaint(status, "a note\naccord: Something. Do that.\n", {})) == "Something. Do that."
    assert str(status) in str(complaint(status, "", {}))


def test_places_that_have_no_cell():
    item = Table("t.csv", "t.csv", b"a,b\n1\n")
    for place in ("t.csv:9:1", "t.csv:2:4"):
        error = complaint(65, f"accord: {place}: It is wrong. Mend it.", {"t.csv": item})
        assert isinstance(error, accord.BadInput) and error.file == "t.csv" and error.line
        assert (error.heading, error.cell) in ((None, None), ("a", "1"))


def test_bad_input_without_a_file():
    error = complaint(65, "accord: The curves cross. Give others.", {})
    assert isinstance(error, accord.BadInput) and (error.file, error.problem) == (None, "The curves cross")
