"""Checks of the exact solver and of the equilibrium intervals on random games.

    python audit_programs.py competitions.json [every]

For every so-manieth game:

* each answer of the exact solver satisfies, in rationals, every row of its program, and is worth
  what the solver says;
* the dual program, solved the same way and checked against its own rows, has the same optimum, which
  proves both;
* the same program in doubles, solved by HiGHS, has the same optimum (a disagreement is counted and
  the worst are printed: HiGHS works with tolerances, and some programs are meant to defeat them);
* at random utilities, an equilibrium outcome exists exactly if the utility is in an interval of the
  answers, by a program for that one utility and fresh programs for the providers' largest payoffs.
"""

import collections
import json
import random
import sys

import numpy
from scipy.optimize import linprog

import exact_programs
import whole_programs as whole
from exact_programs import Program, rational

counts = collections.Counter()
gaps = []
current = {}


def audited(self, costs, maximise=Program.maximise):
    answer = maximise(self, costs)
    counts["programs"] += 1
    if answer is not None:
        value, point = answer
        assert value == sum(c * point[j] for j, c in costs.items())
        assert min(point) >= 0
        for row, sense, right in self.rows:
            left = sum(c * point[j] for j, c in row.items())
            assert {"<=": left <= right, ">=": left >= right, "==": left == right}[sense]
        if current.get("compare"):
            assert dual(self, costs, maximise) == value
            counts["proved by their duals"] += 1
    if current.get("compare"):
        compare(self, costs, answer)
    return answer


def dual(program, costs, maximise):
    """The optimum of the dual program, whose point is checked against its rows."""
    other = Program()
    columns, right_sides = {j: {} for j in range(program.count)}, {}
    for row, sense, right in program.rows:
        # A price is non-negative for `<=`, non-positive for `>=`, free for `==`.
        for sign in {"<=": (1,), ">=": (-1,), "==": (1, -1)}[sense]:
            price = other.column()
            right_sides[price] = -sign * right
            for j, c in row.items():
                columns[j][price] = sign * c
    for j in range(program.count):
        other.row(columns[j], ">=", costs.get(j, 0))
    value, point = maximise(other, right_sides)
    assert min(point) >= 0
    for row, _, right in other.rows:
        assert sum(c * point[j] for j, c in row.items()) >= right
    return -value


def compare(program, costs, answer):
    """Solve in doubles, with rows and columns scaled as in the exact solver."""
    row_scale, column_scale = exact_programs._Tableau._scales(program.count, program.rows, costs)
    upper, upper_right, equal, equal_right = [], [], [], []
    for (row, sense, right), factor in zip(program.rows, row_scale):
        line = numpy.zeros(program.count)
        for j, c in row.items():
            line[j] = float(c * factor * column_scale[j])
        sign = -1 if sense == ">=" else 1
        (equal if sense == "==" else upper).append(sign * line)
        (equal_right if sense == "==" else upper_right).append(float(sign * right * factor))
    gain = numpy.zeros(program.count)
    for j, c in costs.items():
        gain[j] = float(c * column_scale[j])
    unit = max(abs(gain)) or 1.0
    result = linprog(
        -gain / unit,
        A_ub=numpy.array(upper) if upper else None,
        b_ub=upper_right or None,
        A_eq=numpy.array(equal) if equal else None,
        b_eq=equal_right or None,
        method="highs",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    counts["compared"] += 1
    if result.status == 2 and answer is None:
        return
    if result.status != 0 or answer is None:
        counts[f"status {result.status} against {'none' if answer is None else 'an optimum'}"] += 1
        return
    right = float(answer[0])
    size = sum(abs(float(c) * float(x)) for c, x in ((c, answer[1][j]) for j, c in costs.items()))
    gaps.append((abs(-result.fun * unit - right) / max(size, 1e-9 * unit), current["id"], current["kind"]))


def at(user, utility):
    """Whether an outcome with this utility is an equilibrium."""
    program, x = user.obedient()
    program.row(user.value(x, user.utility, minus=utility), "==", 0)
    for table in user.payoffs:
        best, y = user.obedient()
        best.row(user.value(y, user.utility, minus=utility), ">=", 0)
        program.row(user.value(x, table, minus=best.maximise(best_costs(user, y, table))[0]), ">=", 0)
    return program.maximise({}) is not None


def best_costs(user, x, table):
    return user.value(x, table)


def main(source, every=5):
    with open(source) as file:
        games = json.load(file)["games"]
    Program.maximise = audited
    rng = random.Random(7)
    for record in games[:: int(every)]:
        current.update(id=record["id"], kind=record["kind"], compare=True)
        whole.game_answer(record)
        current["compare"] = False
        game = whole.Game(record)
        for j in range(len(game.users)):
            user = game.one(j)
            if len(user.payoffs) < 2 or user.alone == user.full:
                continue
            intervals = user.equilibria()
            for _ in range(4):
                v = user.alone + (user.full - user.alone) * rational(rng.randrange(1, 1000), 1000)
                inside = any(low <= v <= high for low, high in intervals)
                assert at(user, v) == inside, (record["id"], j)
                counts["utilities inside" if inside else "utilities outside"] += 1
            for low, high in intervals:
                assert at(user, low) and at(user, high) and at(user, (low + high) / 2)
                counts["intervals"] += 1
    print(dict(counts))
    gaps.sort(reverse=True)
    for limit in (1e-12, 1e-10, 1e-8, 1e-6):
        print(f"HiGHS off by more than {limit:g}: {sum(g > limit for g, _, _ in gaps)} of {len(gaps)}")
    by_kind = collections.Counter(kind for g, _, kind in gaps if g > 1e-8)
    print("off by more than 1e-8 by kind:", dict(by_kind), "worst:", gaps[:5])


if __name__ == "__main__":
    main(*sys.argv[1:3])
