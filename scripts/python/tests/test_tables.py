"""Tables on their way in: frames, dicts, paths, and what is wrong with them."""

import math

import pandas as pd
import pytest

import accord
from accord.command.rows import csv_text

ROWS = [{"type": "university", "cost": 0.2, "probability": 0.5}, {"type": "hospital", "cost": 0.05, "probability": 0.5}]


def columns():
    return {key: [row[key] for row in ROWS] for key in ROWS[0]}


class Polars:
    """A frame as polars writes it."""

    def write_csv(self):
        return "type,cost,probability\nuniversity,0.2,0.5\nhospital,0.05,0.5\n"


class Arrow:
    """A table as pyarrow turns it."""

    def to_pandas(self):
        return pd.DataFrame(ROWS)


@pytest.mark.parametrize(
    "types",
    [
        ROWS,
        columns(),
        pd.DataFrame(ROWS),
        pd.DataFrame(ROWS, index=[7, 3]),
        pd.DataFrame(ROWS).set_index("type"),
        pd.DataFrame(ROWS).set_index(["type", "cost"]),
        Polars(),
        Arrow(),
    ],
    ids=["rows", "columns", "frame", "numbered", "named index", "two indices", "polars", "arrow"],
)
def test_all_forms_say_the_same(types, data, private):
    read = accord.design(data / "university-and-hospital.csv", participants=10)
    found = accord.design(types, participants=10)
    assert found.document["menu"] == read.document["menu"]
    assert found.document["problem"] == read.document["problem"]


def test_numbers_keep_their_precision():
    cost = 0.1 + 0.2
    for types in (
        [{"type": "a", "cost": cost, "probability": 1}],
        pd.DataFrame({"type": ["a"], "cost": [cost], "probability": [1.0]}),
        {"type": ["a"], "cost": pd.Series([cost]).to_numpy(), "probability": [1]},
    ):
        assert accord.design(types, participants=3).offers[0].cost == cost


@pytest.mark.parametrize("nothing", [None, math.nan, pd.NA, pd.NaT, float("nan")])
def test_empty_cells(nothing):
    types = [{**ROWS[0], "value": nothing, "capacity": 9000}, {**ROWS[1], "value": 2, "capacity": nothing}]
    for table in (types, pd.DataFrame(types)):
        offers = accord.design(table, participants=10).offers
        assert [offer.value for offer in offers] == [1, 2]
        assert [offer.capacity for offer in offers] == [9000, None]


def test_names_and_paths_of_all_kinds(tmp_path, private):
    folder = tmp_path / "a folder, with blanks – ünïcödé"
    folder.mkdir()
    names = ['Krankenhaus, "Süd"', "大学"]
    frame = pd.DataFrame(ROWS).assign(type=names)
    frame.to_csv(folder / "die Typen.csv", index=False)
    for types in (folder / "die Typen.csv", str(folder / "die Typen.csv"), frame, frame.to_dict("list")):
        contract = accord.design(types, participants=10)
        assert contract.menu["type"].tolist() == names
        assert contract.deliver({names[1]: 10}).handouts[1].count == 10


def test_relative_path(tmp_path, monkeypatch):
    pd.DataFrame(ROWS).to_csv(tmp_path / "-types.csv", index=False)
    monkeypatch.chdir(tmp_path)
    contract = accord.design("-types.csv", participants=10)
    monkeypatch.chdir("/")
    assert contract.verify().holds


def test_contract_keeps_the_table_that_it_was_made_of(tmp_path):
    pd.DataFrame(ROWS).to_csv(tmp_path / "types.csv", index=False)
    contract = accord.design(tmp_path / "types.csv", participants=10)
    (tmp_path / "types.csv").write_text("something else\n")
    assert contract.verify().holds


def test_measured_curve(tmp_path, monkeypatch):
    curve = pd.DataFrame({"samples": [0, 100, 10000], "performance": [0.0, 0.6, 0.9]})
    measured = accord.design(ROWS, participants=10, accuracy=curve)
    assert 0.6 < measured.performance.lower < 0.9
    assert measured.document["problem"]["accuracy"] == "table:accuracy.csv"
    (tmp_path / "here").mkdir()
    curve.to_csv(tmp_path / "here" / "my curve.csv", index=False)
    monkeypatch.chdir(tmp_path)
    read = accord.design(ROWS, participants=10, accuracy="table:here/my curve.csv")
    assert read.document["menu"] == measured.document["menu"]
    assert read.document["problem"]["accuracy"] == "table:my curve.csv"
    (tmp_path / "here" / "my curve.csv").write_text("samples,performance\n0,0\n10,x\n")
    assert read.verify().holds
    with pytest.raises(accord.BadInput) as refusal:
        accord.design(ROWS, participants=10, accuracy="table:here/my curve.csv")
    assert (refusal.value.file, refusal.value.line, refusal.value.cell) == ("here/my curve.csv", 3, "x")


def test_tables_of_one_name(tmp_path):
    (tmp_path / "a").mkdir()
    pd.DataFrame(ROWS).to_csv(tmp_path / "types.csv", index=False)
    (tmp_path / "a" / "types.csv").write_text("type,contribution,reward\nuniversity,1,x\nhospital,1,1\n")
    with pytest.raises(accord.BadInput) as refusal:
        accord.verify(tmp_path / "types.csv", menu=tmp_path / "a" / "types.csv", participants=10)
    assert (refusal.value.file, refusal.value.heading) == (str(tmp_path / "a" / "types.csv"), "reward")


def test_relative_output(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    accord.design(ROWS, participants=10, lp="program.lp").proof("proof.json")
    assert (tmp_path / "program.lp").stat().st_size and accord.verify_proof("proof.json").holds


def test_scenarios():
    scenarios = [{"type": "university", "few": 0.3, "many": 0.7}, {"type": "hospital", "few": 0.7, "many": 0.3}]
    with pytest.warns(accord.AccordNote, match="One of these scenarios holds"):
        robust = accord.design(ROWS, participants=10, scenarios=scenarios)
    assert {law["name"] for law in robust.document["robustness"]["scenarios"]} == {"few", "many"}


@pytest.mark.parametrize(
    ("types", "said"),
    [
        ([ROWS[0], {"type": "hospital", "probability": 0.5}], 'types.csv:3: row 1 has no "cost"'),
        ([ROWS[0], {**ROWS[1], "size": 3}], 'types.csv:3: row 1 has a "size"'),
        ([], "the list is empty"),
        ([("university", 0.2)], "row 0 is a tuple"),
        ({"type": ["a", "b"], "cost": [1]}, 'not equally long: "type" has 2, "cost" has 1'),
        ({"type": "a", "cost": [1]}, 'the column "type" is no list'),
        ({}, "there are no columns"),
        (3, "int is no table"),
    ],
    ids=["missing key", "further key", "no rows", "tuples", "ragged", "no list", "no columns", "a number"],
)
def test_tables_that_are_none(types, said, private):
    with pytest.raises(accord.BadInput) as refusal:
        accord.design(types, participants=10)
    assert said in str(refusal.value) and refusal.value.remedy and refusal.value.file == "types.csv"


def test_text_of_rows():
    assert csv_text([{"type": 'a "b", c', "cost": 1e-9}], "t") == 'type,cost\n"a ""b"", c",1e-09\n'
