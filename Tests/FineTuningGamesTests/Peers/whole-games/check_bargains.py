"""Known bargains, tables and lotteries that the samplers have to reproduce.

    python check_bargains.py FOLDER

The folder holds `cases.json` and the tables it names; the bargains below have closed forms.
"""

import csv
import json
import os
import sys

import numpy

import bargain_answers
import lotteries
import table_answers


def near(name, value, right, tolerance):
    if abs(value - right) > tolerance * max(1, abs(right)):
        raise SystemExit(f"{name}: {value!r} instead of {right!r}")
    print(f"{name}: {value:.12g}")


def specialist(cost, exponent=2, revenue=1, linear=0, fixed=0, family="power", curve="linear"):
    return {
        "cost": cost,
        "exponent": exponent,
        "revenue": revenue,
        "linear": linear,
        "fixed": fixed,
        "family": family,
        "revenueFamily": curve,
    }


def solved(cost, exponent, specialists, shares=(0.5,)):
    return bargain_answers.answer(
        {
            "id": 0,
            "generalist": {"cost": cost, "exponent": exponent},
            "specialists": specialists,
            "shares": list(shares),
        }
    )


def equilibria():
    for name, cost, exponent, who, share, base, utilities in (
        ("equal", 1, 2, [specialist(1)], 0.25, 0.125, (0.109375, 0.234375)),
        ("cubic", 1, 3, [specialist(0.5)], 0.4, 0.36514837167, (0.337372899112, 0.399089023002)),
        ("powers", 0.5, 2.5, [specialist(2, 3, 1.5)], 0.6, 0.803319540099, (0.718397541068, 0.608482830466)),
        ("logarithm", 1, 2, [specialist(1, curve="log")], 0.5, 0.162993476948, (0.122891957507, 0.115083773401)),
        ("held in", 1, 2, [specialist(1, fixed=0.2)], 0.5, 0.275, (0.186875, 0)),
        ("ladder", 1, 2, [specialist(1, family="level")], 0.9, 0.45, (0.2025, 0.045)),
        (
            "three regimes",
            1,
            2,
            [specialist(0.5, linear=0.1), specialist(1, linear=0.8, fixed=0.05), specialist(2, fixed=0.5)],
            0.5,
            0.9375,
            (0.78984375, 0.54875, 0.41875, 0),
        ),
    ):
        game = bargain_answers.Bargain(
            {"generalist": {"cost": cost, "exponent": exponent}, "specialists": who}
        )
        found = game.equilibria(numpy.array([share]))
        near(name + " base", float(found["base"][0]), base, 1e-9)
        for value, right in zip(found["utilities"][0], utilities):
            near(name, float(value), right, 1e-9)


def rules():
    def check(name, answer, shares, values=None):
        for rule, right in shares.items():
            for share, wanted in zip(answer["rules"][rule]["shares"], right, strict=True):
                near(f"{name} {rule}", share, wanted, 1e-7)
        for rule, right in (values or {}).items():
            near(f"{name} {rule} value", answer["rules"][rule]["value"], right, 1e-9)

    twice = solved(1, 2, [specialist(2)])
    check(
        "twice",
        twice,
        {
            "utilitarian": [2 / 3],
            "egalitarian": [0.57735026919],
            "nash": [0.622839030607],
            "kalaiSmorodinsky": [0.699055846903],
        },
        {"utilitarian": 7 / 24, "egalitarian": 0.14433756729740643},
    )
    near("twice, from", twice["undominated"][0][0] / 2000, 1 / 3, 1e-3)
    fixed = solved(1, 2, [specialist(1, fixed=0.2)])
    check("fixed", fixed, {"utilitarian": [0.6], "egalitarian": [0.1], "nash": [0.245257394868]})
    ladder = solved(1, 2, [specialist(1, family="level")])
    check("ladder", ladder, {"egalitarian": [1 / 3, 2 / 3]}, {"egalitarian": 1 / 9})
    assert len(ladder["undominated"]) == 2
    cubic = solved(1, 3, [specialist(2, 3)])
    check(
        "cubic",
        cubic,
        {
            "egalitarian": [0.518995602168],
            "nash": [0.532534891894],
            "kalaiSmorodinsky": [0.546477483805],
            "utilitarian": [0.557506665976],
            "performance": [2 / 3],
        },
    )
    window = solved(1, 2, [specialist(1), specialist(1, fixed=0.6)])
    check("window", window, {"utilitarian": [0.423669327737]})
    assert window["idle"] == [2]


def cases(folder):
    with open(os.path.join(folder, "cases.json")) as file:
        listed = {case["id"]: case for case in json.load(file)}

    def rows(name):
        with open(os.path.join(folder, name)) as file:
            return [[float(v) for v in row] for row in list(csv.reader(file))[1:]]

    for name in ("table-zigzag", "table-three-players"):
        case = listed[name]
        table, right = rows(case["input"]["table"]), case["expected"]
        found = table_answers.answer(
            {"id": name, "shares": [r[0] for r in table], "utilities": [r[1:] for r in table]}
        )
        assert found["paretoRows"] == right["paretoRows"] and found["rational"] == right["rational"]
        for part, wanted in zip(found["paretoPolyline"], right["paretoPolyline"], strict=True):
            low, low_in, high, high_in = part
            near(name + " low", low, wanted["low"], 1e-12)
            near(name + " high", high, wanted["high"], 1e-12)
            assert (bool(low_in), bool(high_in)) == (wanted["lowClosed"], wanted["highClosed"])
        for rule, wanted in right["rules"].items():
            assert found["rules"][rule]["shares"] == wanted["shares"], (name, rule)
            near(f"{name} {rule}", found["rules"][rule]["value"], wanted["value"], 1e-12)
        near(name + " lottery", found["lotteries"]["nash"]["value"], right["nashLottery"]["value"], 1e-12)
    case = listed["lottery-tri"]
    players = [1 + j for j in case["input"]["players"]]
    points = numpy.array(rows(case["input"]["points"]))[:, players]
    right = case["expected"]
    near("lottery", lotteries.maximin(points, numpy.ones(3))[0], right["egalitarian"], 1e-9)
    near("ratio", lotteries.maximin(points, points.max(axis=0))[0], right["kalaiSmorodinsky"], 1e-9)
    near("product", 3 * lotteries.nash(points, numpy.ones(3) / 3)[0], right["nashLogProduct"], 1e-9)


if __name__ == "__main__":
    equilibria()
    rules()
    cases(sys.argv[1])
