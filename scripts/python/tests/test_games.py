"""Bargains, competing providers and ratings, beside closed forms and the command line's CSV."""

import pandas as pd
import pytest

import accord
from conftest import agrees


def money(share, cost, generalist_cost=1.0):
    """What both have with quadratic costs and linear revenue: each adds its share over twice its cost."""
    base, added = share / (2 * generalist_cost), (1 - share) / (2 * cost)
    generalist = share * (base + added) - generalist_cost * base**2
    return generalist, (1 - share) * (base + added) - cost * added**2


def test_bargain_has_a_closed_form():
    for cost in (0.5, 1, 3):
        bargain = accord.bargain({"specialist": ["hospital"], "cost": [cost]}, generalist_cost=1)
        for rule in ("nash", "egalitarian", "kalaiSmorodinsky", "verticalMonopoly"):
            solution = bargain.solutions[rule]
            if bargain.document["solutions"][rule]["regimes"] == ["contributor"]:
                assert solution.utilities == pytest.approx(money(solution.share, cost), abs=1e-9)
        nash = bargain.solutions["nash"]
        product = nash.utilities[0] * nash.utilities[1]
        for share in (nash.share - 1e-3, nash.share + 1e-3):
            other = money(share, cost)
            assert other[0] * other[1] <= product
    assert bargain.players == ("generalist", "hospital")


def test_bargain_table(data, line):
    table = accord.bargain(data / "three-specialists.csv", generalist_cost=1).table()
    rows = line("bargain", data / "three-specialists.csv", "--generalist-cost", "1")
    assert len(table) == 7 * 4
    for row in rows:
        found = table[(table.solution == row["solution"]) & (table.player == row["specialist"])].iloc[0]
        assert (found.share, found.utility) == (float(row["share"]), float(row["specialistUtility"]))


def test_bargain_options(data):
    equal = accord.bargain(data / "one-specialist.csv", generalist_cost=1)
    heavy = accord.bargain(data / "one-specialist.csv", generalist_cost=1, weights={"generalist": 3, "hospital": 1})
    assert heavy.solutions["nash"].share > equal.solutions["nash"].share
    assert equal.pareto and equal.charts
    floored = accord.bargain(data / "one-specialist.csv", generalist_cost=1, floor=(0.6, 0.27))
    assert floored.document["problem"]["floor"] is not None
    domains = accord.bargain(data / "three-specialists.csv", generalist_cost=1, per_domain=True)
    assert len(domains.solutions["nash"].share) == 3


def test_bargain_grid(data, line):
    costs = [0.1, 1, 10]
    grid = accord.bargain(data / "one-specialist.csv", generalist_cost=1, grid={"cost.hospital": costs})
    rows = line("bargain", data / "one-specialist.csv", "--generalist-cost", "1", "--grid", "cost.hospital=0.1,1,10")
    nash = grid.table().query("solution == 'nash'")
    assert nash["cost.hospital"].tolist() == costs
    assert nash["share"].tolist() == [float(row["nashShare"]) for row in rows]
    assert [point["cost.hospital"] for point, _ in grid.cases] == costs


def test_bargain_of_a_table_of_utilities(data):
    table = pd.read_csv(data / "utilities.csv")
    bargain = accord.bargain(utilities=table)
    welfare = table.groupby("share").utility.sum()
    best = bargain.solutions["utilitarian"]
    assert sum(best.utilities) == welfare.max() == welfare[best.share]
    assert bargain.players == ("generalist", "hospital")
    assert set(bargain.table().solution) == {"utilitarian", "egalitarian", "nash", "kalaiSmorodinsky"}


def test_no_bargain(data):
    with pytest.raises(accord.NoBargain, match="every bargain is refused") as refusal:
        accord.bargain(data / "no-bargain.csv", generalist_cost=1)
    assert refusal.value.status == 2


def test_judge_and_prosecutor(data, line):
    """Three in ten are guilty: silence is right in seven, and one prosecutor alone gets six convicted."""
    folder = data / "compete"
    trial = accord.compete(folder / "trial-prior.csv", folder / "trial-payoffs.csv")
    judge = trial.users[0]
    assert (judge.user, judge.no_information, judge.full_information) == ("judge", pytest.approx(0.7), pytest.approx(1))
    assert judge.certain == pytest.approx(0.7) and (judge.lowest, judge.highest) == (pytest.approx(1), pytest.approx(1))
    alone = {row["provider"]: row["providerValue"] for row in trial.document["monopoly"]}
    assert alone["prosecutor"] == pytest.approx(0.6)
    rows = line("compete", "--prior", folder / "trial-prior.csv", "--payoffs", folder / "trial-payoffs.csv")
    table = trial.table()
    assert set(table.columns) <= set(rows[0])
    assert agrees(table, [{name: row[name] for name in table.columns} for row in rows])
    assert set(trial.certificates().columns) == {"kind", "user", "value", "prosecutor", "defender"}
    assert trial.failed == ()


def test_competition_with_further_tables(data):
    folder = data / "compete"
    names = {"profile": "trial-profile.csv", "evidence": "trial-evidence.csv"}
    tables = {name: pd.read_csv(folder / file) for name, file in names.items()}
    prior, payoffs = pd.read_csv(folder / "trial-prior.csv"), pd.read_csv(folder / "trial-payoffs.csv")
    with_profile = accord.compete(prior, payoffs, profile=tables["profile"], leave_out=1, dynamics=True)
    assert with_profile.document["profile"] is not None and with_profile.document["dynamics"] is not None
    informed = accord.compete(prior, payoffs, evidence=tables["evidence"])
    assert informed.users[0].no_information >= with_profile.users[0].no_information


def test_ratings(data, line):
    """The plain average misses by half the range of what is left of her ratings."""
    ratings = pd.read_csv(data / "ratings.csv")
    aligned = accord.align(ratings)
    wide = ratings.pivot(index="item", columns="rater", values="rating")
    left = wide["Ann"] - (wide["quick"] + wide["careful"]) / 2
    assert aligned.error("Ann", weights="average") == pytest.approx((left.max() - left.min()) / 2)
    row = line("align", data / "ratings.csv")[0]
    assert aligned.error("Ann") == float(row["supCone"]) and aligned.error("Ann", norm="rms") == float(row["rmsCone"])
    table = aligned.table().set_index(["norm", "weights"])
    assert table.loc[("rms", "hull"), "offset"] == float(row["rmsHullOffset"])
    assert table.loc[("sup", "average"), ["quick", "careful"]].tolist() == [0.5, 0.5]
    with pytest.raises(KeyError):
        aligned.error("Bob")


def test_ratings_by_column(data):
    personas = pd.read_csv(data / "personas.csv", index_col="item")
    aligned = accord.align(personas, user="Ann", provider=["model 1", "model 2"])
    assert aligned.document["providers"] == ["model 1", "model 2"]
