"""Right answers that the solver of whole programs has to reproduce.

    python check_cases.py cases.json

`cases.json` holds certificates of small games; the other checks are games solved by hand.
"""

import csv
import json
import os
import sys

import whole_programs as whole
from exact_programs import rational

LEFT = [[1, 0], [1, 0]]
RIGHT = [[0, 1], [0, 1]]
MATCH = [[1, 0], [0, 1]]
JURY = [rational(3, 10), rational(7, 10)]


def near(name, value, right, tolerance=1e-9):
    if abs(float(value) - right) > tolerance:
        raise SystemExit(f"{name}: {float(value)!r} instead of {right!r}")
    print(f"{name}: {float(value):.12g}")


def plus(table, factor, extra):
    return [[v + factor * e for v, e in zip(r, s)] for r, s in zip(table, extra)]


def by_hand():
    one = whole.User(JURY, MATCH, [LEFT])
    most, low, high = one.monopoly(0)[:3]
    near("prosecutor", most, 0.6)
    near("judge", low, 0.7)
    near("judge at most", high, 0.7)
    trial = whole.User(JURY, MATCH, [LEFT, RIGHT])
    near("trial without obedience", trial.certificate(obedience=False), 0.4)
    near("trial average error", trial.error("average"), 0.3)
    assert all(low == high == 1 for low, high in trial.equilibria()), trial.equilibria()
    two = whole.User(JURY, MATCH, [LEFT, LEFT])
    assert two.equilibria() == [(rational(7, 10), 1)], two.equilibria()
    tenth = rational(1, 10)
    for name, payoffs, right in (
        ("two sides", [plus(MATCH, 4 * tenth, LEFT), plus(MATCH, -4 * tenth, LEFT)], 0),
        ("two sides, unequal", [plus(MATCH, 4 * tenth, LEFT), plus(MATCH, -2 * tenth, LEFT)], 0),
        ("minus the user", [[[-1, 0], [0, -1]]], 0.5),
        ("twice the user", [[[2, 0], [0, 2]]], 0),
        ("an offset in one state", [plus(MATCH, 3 * tenth, [[1, 1], [0, 0]])], 0.15),
    ):
        user = whole.User(JURY, MATCH, [[[rational(v) for v in r] for r in t] for t in payoffs])
        near(name, user.error("common"), right)
    user = whole.User(JURY, MATCH, [[[2, 0], [0, 2]]])
    near("twice the user, weights sum to 1", user.error("common", normalise=True), 0.5)

    def game(prior, users, providers, masses=(1, 1)):
        return whole.Game(
            {"prior": prior, "users": users, "providers": providers, "masses": list(masses)}
        )

    third = rational(1, 3)
    first = [[3 * third, 2 * third, 0, 2 * third], [2 * third, 3 * third, 2 * third, 0]]
    second = [[0, 2 * third, 3 * third, 2 * third], [2 * third, 0, 2 * third, 3 * third]]
    half = rational(1, 2)
    silent = game([half, half], [first, second], [[first, first], [second, second]])
    users = [silent.one(0), silent.one(1)]
    near("silent menu", whole.menu(silent, users, 0), 7 / 6)
    near("silent public", whole.public(silent, users, 0), 7 / 6)
    near("silent certificate", whole.anonymous_certificate(silent, users, 0), 5 / 6)
    near("silent monopoly", users[0].monopoly(0)[0] + users[1].monopoly(0)[0], 4 / 3)
    assert all(low == 1 for low, _ in users[0].equilibria())
    near("silent weights, equal", whole.strong(silent, users), 1.0)
    near("silent weights, free", whole.strong(silent, users, 0), 0.5)
    harm = [[-2, 0], [0, -2]]
    cross = game([half, half], [MATCH, MATCH], [[MATCH, harm], [harm, MATCH]])
    users = [cross.one(0), cross.one(1)]
    near("cross harm certificate", whole.anonymous_certificate(cross, users, 0), 0.5)
    near("cross harm menu", whole.menu(cross, users, 0), -0.5)
    near("cross harm error", users[0].error("common"), 0)
    fifth = rational(1, 5)
    judges = game(JURY, [MATCH, [[fifth, 0], [-4 * fifth, 0]]], [[LEFT, LEFT]])
    users = [judges.one(0), judges.one(1)]
    near("judges apart", users[0].monopoly(0)[0] + users[1].monopoly(0)[0], 0.975)
    near("judges menu", whole.menu(judges, users, 0), 0.75)
    near("judges public", whole.public(judges, users, 0), 0.75)
    other = [[0, 1], [1, 0]]
    opposed = game([half, half], [MATCH, other], [[MATCH, MATCH], [other, other]], (1.5, 1))
    users = [opposed.one(0), opposed.one(1)]
    near("opposed users, menu", whole.menu(opposed, users, 0), 1.5)
    near("opposed users, first", whole.anonymous_certificate(opposed, users, 0), 2 / 3)
    near("opposed users, second", whole.anonymous_certificate(opposed, users, 1), 0.5)


def from_cases(path):
    with open(path) as file:
        cases = json.load(file)
    for case in cases:
        given, right = case["input"], case["expected"]
        if case["area"] == "certificate":
            game = whole.Game(
                {
                    "prior": given["prior"],
                    "masses": [1],
                    "users": [given["user"]],
                    "providers": [[p] for p in given["providers"]],
                }
            )
            user = game.one(0)
            name = case["id"]
            near(name + " alone", user.alone, right["alone"], 1e-8)
            near(name + " full", user.full, right["full"], 1e-8)
            near(name + " slack", user.one_sided(), right["oneSidedSlack"], 1e-8)
            near(name + " certificate", user.certificate(), right["certificate"], 1e-8)
            near(
                name + " without obedience",
                user.certificate(obedience=False),
                right["certificateWithoutObedience"],
                1e-8,
            )
            errors = right["errors"]
            near(name + " constant", user.error("common"), errors["constant"], 1e-8)
            near(name + " state", user.error("state"), errors["state"], 1e-8)
            near(name + " average", user.error("average"), errors["average"], 1e-8)
            near(name + " hull", user.error("common", normalise=True), errors["hull"], 1e-8)
        elif case["area"] == "anonymous":
            game = whole.Game(given)
            users = [game.one(j) for j in range(len(game.users))]
            for j, answer in enumerate(right):
                near(case["id"] + " alone", users[j].alone, answer["alone"], 1e-8)
                near(case["id"] + " full", users[j].full, answer["full"], 1e-8)
                near(
                    case["id"] + " certificate",
                    whole.anonymous_certificate(game, users, j),
                    answer["anonymousCertificate"],
                    1e-8,
                )
        elif case["area"] == "magnitudes":
            game = whole.Game(read_tables(os.path.dirname(path), given))
            users = [game.one(j) for j in range(len(game.users))]
            for j, answer in enumerate(right):
                name, user, unit = f"{case['id']} user {j}", users[j], rational(answer["unit"])
                near(name + " alone", user.alone / unit, answer["aloneOverUnit"])
                near(name + " full", user.full / unit, answer["fullOverUnit"])
                near(name + " certificate", user.certificate() / unit, answer["certificateOverUnit"])
                value = whole.anonymous_certificate(game, users, j) / unit
                near(name + " anonymous", value, answer["anonymousAtLeastOverUnit"], 1e-8)


def read_tables(folder, names):
    """A game from the three tables that the names stand for."""

    def rows(name):
        with open(os.path.join(folder, name)) as file:
            return list(csv.DictReader(file))

    prior = {r["state"]: float(r["probability"]) for r in rows(names["prior"])}
    masses = {r["user"]: float(r["mass"]) for r in rows(names["masses"])}
    users, providers = {}, {}
    for r in rows(names["payoffs"]):
        if r["role"] == "user":
            place = users.setdefault(r["player"], {})
        else:
            place = providers.setdefault(r["player"], {}).setdefault(r["user"], {})
        place.setdefault(r["state"], {})[r["action"]] = float(r["payoff"])

    def table(place, like):
        return [[place[y][a] for a in like[y]] for y in prior]

    return {
        "prior": list(prior.values()),
        "masses": [masses[u] for u in users],
        "users": [table(users[u], users[u]) for u in users],
        "providers": [[table(p[u], users[u]) for u in users] for p in providers.values()],
    }


if __name__ == "__main__":
    by_hand()
    from_cases(sys.argv[1])
