"""The collaboration: what it says of its results, and of calls that are wrong."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

for package in ("mlxtend", "plotnine", "scipy", "vl_convert"):
    pytest.importorskip(package)

COLLABORATION = Path(__file__).resolve().parents[3] / "collaboration"
SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture(scope="module")
def parts():
    """Its modules: data, group, page, summary."""
    sys.path.insert(0, str(COLLABORATION))
    try:
        import baselines
        import data
        import group
        import page
        import summary
    finally:
        sys.path.remove(str(COLLABORATION))
    return {"baselines": baselines, "data": data, "group": group, "page": page, "summary": summary}


@pytest.fixture
def made(parts):
    """Groups of two types: the dear one gets less; in the second group its promise is missed on fresh rows."""

    def result(number, fresh):
        deliveries = [
            parts["group"].Delivery(number, "one", "dear", 10, 0.5, 0.4, 0.5, 0.51, fresh, 0.01, 30.0),
            parts["group"].Delivery(number, "two <b>", "cheap", 90, 0.7, 0.8, 0.8, 0.8, 0.78, 0.01, 100.0),
        ]
        outcomes = [
            parts["baselines"].Outcome("contract", d.type, d.rows, d.fresh, d.promise, 100 * d.fresh, 0.1 * d.rows)
            for d in deliveries
        ]
        return parts["group"].GroupResult(number, 0.75, 0.8, 0.78, deliveries, outcomes)

    return [result(0, 0.52), result(1, 0.47), parts["group"]._left_out(2, "no contract")]


NAMES = ["dear", "cheap", "absent"]


def test_shares_have_the_lower_end_of_clopper_and_pearson(parts):
    """All of n kept: the end is 0.05^(1/n)."""
    share = parts["summary"].Share
    assert share(12, 12).lower == pytest.approx(0.05 ** (1 / 12), abs=1e-12)
    assert share(0, 12).lower == 0
    assert str(share(12, 12)) == "12 of 12 (100.0%, at least 77.9%)"
    assert str(share(0, 0)) == "none"


def test_the_table_counts_promises_and_groups(parts, made):
    found = dict(parts["page"]._found(made))
    assert found["Promises kept on the contract's validation rows"].startswith("4 of 4 ")
    assert found["Promises kept on fresh rows"].startswith("3 of 4 ")
    assert found["Groups with all promises kept, fresh rows"].startswith("1 of 2 ")
    assert found["Collective less its curve, fresh rows [skill]"] == "+0.0300 (sd 0.0000, 2 of them)"
    assert found["Degraded copies less what was due, fresh rows [skill]"] == "-0.0050 (sd 0.0354, 2 of them)"
    assert found["Groups left out"] == "1 of 3 (1 no contract)"


def test_types_have_standard_errors_over_groups(parts, made):
    rows = parts["page"]._copies(made, NAMES)
    # Fresh: .52 and .47, of which the mean is .495 and the standard error .025.
    assert rows[0] == (
        "dear",
        "2",
        "10 ± 0.0",
        "0.5000 ± 0.0000",
        "0.5000 ± 0.0000",
        "0.5100 ± 0.0000",
        "0.4950 ± 0.0250",
    )
    assert [row[0] for row in rows] == ["dear", "cheap"]


def test_one_group_has_no_standard_error(parts, made):
    with np.errstate(all="raise"):
        text = parts["page"].text(made[:1], NAMES)
    assert "nan" not in text
    assert "±" not in text
    assert "+0.0300 (one)" in text


def test_without_deliveries_the_reasons_are_told(parts):
    left_out = parts["group"]._left_out
    text = parts["page"].text([left_out(0, "no contract"), left_out(1, "too many")], NAMES)
    assert text == "Groups left out  2 of 2 (1 no contract, 1 too many)"


def test_the_page_shows_names_as_text_and_refers_to_nothing(parts, made):
    document = parts["page"].page("A & B", "scripts/collaborate --output 'a<b'", made, ["dear", "cheap"], ["x < y"])
    assert "A &amp; B" in document
    assert "a&lt;b" in document
    assert "x &lt; y" in document
    assert document.count("<svg") == 4
    assert "<script" not in document
    assert "href" not in document.replace("xlink:href", "")
    nothing = parts["page"].page("none", "", [parts["group"]._left_out(0, "no contract")], ["dear"], [])
    assert "<svg" not in nothing


def test_the_csv_has_a_row_a_delivery(parts, made, tmp_path):
    parts["page"].write_csv(tmp_path / "out.csv", made)
    with open(tmp_path / "out.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["group"], row["party"], row["fresh"]) for row in rows][:2] == [
        ("0", "one", "0.520000"),
        ("0", "two <b>", "0.780000"),
    ]
    assert len(rows) == 4


def test_groups_share_no_rows_while_there_are_enough(parts):
    data = parts["data"]
    rows = data.Rows(np.arange(100.0)[:, None], np.arange(100) % 3)
    sizes = data.Sizes(validation=10, fresh=10, pilot=5, group=15)
    splits = [
        [*split.validation.features, *split.fresh.features, *split.pilot.features, *split.group.features]
        for split in data.splits(rows, sizes, 4, 1)
    ]
    ids = [{int(row[0]) for row in split} for split in splits]
    assert all(len(found) == 40 for found in ids)
    assert data.disjoint(rows, sizes) == 2
    assert not ids[0] & ids[1]
    assert ids[0] & ids[2]
    assert ids[2] != ids[3]


def run(*words, **environment):
    place = {**os.environ, "PYTHONPATH": str(SOURCE), "OMP_NUM_THREADS": "1", **environment}
    command = [sys.executable, "-B", str(COLLABORATION), *map(str, words)]
    answer = subprocess.run(command, env=place, capture_output=True, text=True)
    assert "Traceback" not in answer.stderr, answer.stderr
    return answer


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--groups", "0"), "'0' is no number from 1 on"),
        (("--seed", "-1"), "'-1' is no whole number from 0"),
        (("--seed", str(2**31)), "is no whole number from 0"),
        (("--data", "nothing"), "invalid choice"),
        (("--output", "file"), "file cannot be the folder for results"),
        (("--output", "file/below"), "cannot be the folder for results"),
        (("--output", "full"), "full is there already and not empty: give another folder"),
    ],
)
def test_wrong_calls_end_in_a_line(tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    answer = run(*words)
    assert answer.returncode == 64
    assert told in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert answer.stdout == ""


@pytest.mark.slow
def test_a_program_that_fails_ends_all_groups(tmp_path):
    """Of thirty groups few have asked when the first has failed; the others are not begun."""
    program, asked = tmp_path / "accord", tmp_path / "asked"
    program.write_text(f'#!/bin/sh\necho >> "{asked}"\nexit 1\n')
    program.chmod(0o755)
    answer = run("--groups", "30", "--jobs", "2", ACCORD_BINARY=str(program))
    assert len(asked.read_text()) <= 10
    assert answer.returncode == 1
    assert answer.stderr == "collaborate: The program ended with 1 and said nothing.\n"


@pytest.mark.slow
def test_a_group_from_pilot_to_receipt(tmp_path, checked):
    answers = [run("--groups", "1", "--seed", "3", "--output", tmp_path / name) for name in ("first", "second")]
    assert [answer.returncode for answer in answers] == [0, 0]
    assert answers[0].stdout == answers[1].stdout
    assert "Groups left out" in answers[0].stdout
    tables = [(tmp_path / name / "deliveries.csv").read_text() for name in ("first", "second")]
    assert tables[0] == tables[1]
    assert "<svg" in (tmp_path / "first" / "index.html").read_text()
    code, said = checked(tmp_path / "first" / "group-00")
    assert code == 0, said
