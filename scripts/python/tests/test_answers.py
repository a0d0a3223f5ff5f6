"""Audits, deliveries, simulations, welfare and fits, beside the command line's CSV and closed forms."""

import math

import pandas as pd
import pytest

import accord
from conftest import agrees, same


@pytest.fixture(scope="module")
def two(data):
    return data / "university-and-hospital.csv"


def test_audit_of_a_menu_that_fails(two, line, tmp_path):
    menu = pd.DataFrame({"type": ["university", "hospital"], "contribution": [1000, 10], "reward": [90.0, 5.0]})
    menu.to_csv(tmp_path / "menu.csv", index=False)
    audit = accord.verify(two, menu=menu, participants=10)
    assert not audit.holds
    assert agrees(audit.table(), line("verify", two, "--participants", "10", "--menu", tmp_path / "menu.csv"))
    # 90 - 0.2 * 1000 is -110, and the outside option what a university has alone.
    worst = max(audit.checks.individual_rationality, audit.checks.incentive_compatibility)
    assert audit.violations[0].constraint == "ir" and worst == audit.checks.worst
    assert audit.violations[0].slack == pytest.approx(-110 - audit.document["menu"][0]["outsideOption"])
    assert audit.optimum.lower > 0.88


def test_audit_of_a_menu_by_hand(two, data):
    audit = accord.verify(two, menu=data / "university-and-hospital-menu.csv", participants=10)
    assert audit.holds and audit.violations == ()
    assert audit.menu.contribution.tolist() == [
        220.0,
        pd.read_csv(data / "university-and-hospital-menu.csv").contribution[1],
    ]
    assert audit.optimum.lower - audit.performance == pytest.approx(audit.document["forgone"])


def test_contract_audits_itself_and_others(two):
    contract = accord.design(two, participants=10)
    assert contract.verify().holds
    greedy = contract.menu.assign(reward=contract.menu.reward + 1)
    assert not contract.verify(greedy).holds


def test_contract_of_whole_multiples_is_audited_as_one(two):
    contract = accord.design(two, participants=10, multiple=10)
    assert all(offer.contribution % 10 == 0 for offer in contract.offers)
    assert any(check.constraint == "multiple" for check in contract.verify().constraints)


def test_delivery(two, line):
    came = {"hospital": 4, "university": 6}
    delivery = accord.deliver(two, came=came, participants=10)
    rows = line("deliver", two, "--participants", "10", "--came", "hospital=4", "--came", "university=6")
    assert agrees(delivery.table(), rows)
    assert delivery.total == sum(float(row["count"]) * float(row["contribution"]) for row in rows)
    x = delivery.total
    assert delivery.performance == pytest.approx(1 - (math.sqrt(2 * (2 + math.log(x))) + 4) / math.sqrt(x), abs=1e-12)
    own = accord.design(two, participants=10).deliver(came)
    for found, asked in zip(own.handouts, delivery.handouts, strict=True):
        assert found.type == asked.type and found.reward == pytest.approx(asked.reward, abs=1e-9)


def test_welfare(two, line):
    welfare = accord.welfare(two, participants=10)
    rows = line("welfare", two, "--participants", "10")
    assert set(welfare.table().columns) == set(rows[0])
    assert agrees(welfare.table()[list(rows[0])], rows)
    assert welfare.information_cost == pytest.approx(welfare.complete_performance - welfare.performance, abs=1e-15)
    assert welfare.alone_performance < welfare.performance < welfare.complete_performance
    unknown = accord.welfare(two, participants=10, known_types="skip")
    assert unknown.information_cost is unknown.complete_performance is None


def test_simulation(two, line):
    played = accord.simulate(
        two, participants=10, draws=500, seed=7, lie="hospital=university:0.5", away={"university": 0.1}
    )
    words = ("--draws", 500, "--seed", 7, "--lie", "hospital=university:0.5", "--away", "university:0.1")
    rows = line("simulate", two, "--participants", "10", *words)
    table = played.table()
    for (_, found), row in zip(table.iterrows(), rows, strict=True):
        assert all(same(found[name], row[name]) for name in table.columns), row
    assert len(played.honest_table()) == 2
    assert played.standard_error > 0
    assert played.performance < played.expected_performance
    assert accord.simulate(two, participants=10, draws=50).honest_table() is None


def test_fit(data, line):
    pilot = data / "pilots" / "mnist-logreg.csv"
    fit = accord.fit(pilot, baseline=0.1, at=[100, 1000, 4000.5])
    assert fit.notes == ""
    assert agrees(fit.table(), line("fit", pilot, "--baseline", "0.1", "--at", "100,1000,4000.5"))
    limit, b, d, gamma = map(float, fit.curve.removeprefix("pow4:").split(","))
    for point in fit.band:
        assert point.fit == pytest.approx(limit - b * (point.samples + d) ** -gamma, abs=1e-12)
        assert point.fit_score == pytest.approx(0.1 + 0.9 * point.fit, abs=1e-12)
        assert point.low <= point.fit <= point.high
    assert fit.family == "pow4" and set(fit.families().family) >= {"pow4", "weibull"}
    assert fit.lower.startswith("pow4:") and fit.upper.startswith("pow4:")
    assert fit.warnings == () and fit.charts


def test_fit_into_design(two, data):
    pilot = pd.read_csv(data / "pilots" / "mnist-logreg.csv")
    fit = accord.fit(pilot, baseline=0.1)
    low = accord.design(two, participants=10, accuracy=fit.lower)
    best = accord.design(two, participants=10, accuracy=fit.curve)
    assert low.performance.upper < best.performance.lower
    with pytest.warns(accord.AccordNote, match="a model without data") as notes:
        at_once = accord.design(two, participants=10, pilot=pilot, baseline=0.1, outside_curve="lower")
    assert notes[0].filename == __file__ and at_once.notes == str(notes[0].message)
    assert at_once.document["problem"]["accuracy"] == at_once.document["pilot"]["curve"]
