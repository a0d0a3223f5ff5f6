"""Judges statuses of linear programs in rational arithmetic: judge_in_fractions.py QUESTIONS VERDICTS

QUESTIONS has one JSON line per program: sense, costs, rows (lower, upper, coefficients), columns (lower, upper), a basis
and the status that was said of it. VERDICTS gets one JSON line for each: the true status, how it was found, and the
optimum as a decimal.

Where the basis is exactly optimal that settles it; else a simplex method over Python's fractions starts from nothing. It
needs the standard library only, and shares nothing with the solvers that it judges.
"""
import json
import sys
from fractions import Fraction


def exact(value):
    return None if value is None else Fraction(value)


class Program:
    def __init__(self, question):
        self.maximizes = question["sense"] == "maximize"
        self.costs = [Fraction(c) * (-1 if self.maximizes else 1) for c in question["costs"]]
        self.columns = [(exact(low), exact(high)) for low, high in question["columns"]]
        self.rows = [(exact(low), exact(high)) for low, high in question["rows"]]
        self.matrix = [[Fraction(a) for a in row] for row in question["matrix"]]


def solved(matrix, side):
    """The solution of a square system, or None where it is singular."""
    table = [row[:] + [b] for row, b in zip(matrix, side)]
    size = len(table)
    for k in range(size):
        pivot = next((i for i in range(k, size) if table[i][k] != 0), None)
        if pivot is None:
            return None
        table[k], table[pivot] = table[pivot], table[k]
        inverse = 1 / table[k][k]
        table[k] = [a * inverse for a in table[k]]
        for i in range(size):
            factor = table[i][k]
            if i != k and factor != 0:
                table[i] = [a - factor * b for a, b in zip(table[i], table[k])]
    return [row[size] for row in table]


def optimum_at(program, basis):
    """The minimum where the basis is primal and dual feasible to the last digit; None where it is not."""
    count = len(program.columns)
    basic = [j for j in range(count) if basis["columns"][j] == "basic"]
    tight = [i for i in range(len(program.rows)) if basis["rows"][i] != "basic"]
    if len(basic) != len(tight):
        return None

    def bound(bounds, standing):
        return {"lower": bounds[0], "fixed": bounds[0], "upper": bounds[1], "free": Fraction(0)}[standing]

    point = [None if j in basic else bound(program.columns[j], basis["columns"][j]) for j in range(count)]
    sides = [bound(program.rows[i], basis["rows"][i]) for i in tight]
    if any(x is None for j, x in enumerate(point) if j not in basic) or any(s is None for s in sides):
        return None
    rest = [s - sum(program.matrix[i][j] * point[j] for j in range(count) if j not in basic)
            for i, s in zip(tight, sides)]
    found = solved([[program.matrix[i][j] for j in basic] for i in tight], rest)
    duals = solved([[program.matrix[i][j] for i in tight] for j in basic], [program.costs[j] for j in basic])
    if found is None or duals is None:
        return None
    for j, x in zip(basic, found):
        point[j] = x

    def within(value, bounds):
        return (bounds[0] is None or value >= bounds[0]) and (bounds[1] is None or value <= bounds[1])

    def fits(rate, standing, bounds):
        if bounds[0] is not None and bounds[0] == bounds[1]:
            return True
        return {"lower": rate >= 0, "upper": rate <= 0, "fixed": True, "free": rate == 0}[standing]

    activities = [sum(a * x for a, x in zip(row, point)) for row in program.matrix]
    if not all(map(within, point, program.columns)) or not all(map(within, activities, program.rows)):
        return None
    for i, y in zip(tight, duals):
        if not fits(y, basis["rows"][i], program.rows[i]):
            return None
    for j in range(count):
        if j not in basic:
            rate = program.costs[j] - sum(y * program.matrix[i][j] for i, y in zip(tight, duals))
            if not fits(rate, basis["columns"][j], program.columns[j]):
                return None
    return sum(c * x for c, x in zip(program.costs, point))


def standard_form(program):
    """max c z with A z <= b and z free, turned into its dual: min b y, A' y = c, y >= 0, of few rows and many columns."""
    normals, sides = [], []
    for coefficients, (low, high) in zip(program.matrix, program.rows):
        if high is not None:
            normals.append(coefficients)
            sides.append(high)
        if low is not None:
            normals.append([-a for a in coefficients])
            sides.append(-low)
    for j, (low, high) in enumerate(program.columns):
        unit = [Fraction(int(k == j)) for k in range(len(program.columns))]
        if high is not None:
            normals.append(unit)
            sides.append(high)
        if low is not None:
            normals.append([-a for a in unit])
            sides.append(-low)
    return normals, sides


def least(columns, prices, target):
    """min prices y with sum_k y_k columns_k = target, y >= 0: ("optimal", value), ("infeasible", 0), ("unbounded", 0)."""
    rows = len(target)
    table = []
    for i in range(rows):
        sign = -1 if target[i] < 0 else 1
        table.append([sign * column[i] for column in columns]
                     + [Fraction(int(i == k)) for k in range(rows)] + [sign * target[i]])
    basis = [len(columns) + i for i in range(rows)]
    width = len(columns)

    def run(cost, allowed):
        reduced = cost + [Fraction(0)]
        for i, b in enumerate(basis):
            if cost[b] != 0:
                reduced = [r - cost[b] * a for r, a in zip(reduced, table[i])]
        stalled = 0
        while True:
            candidates = [j for j in range(allowed) if reduced[j] < 0]
            if not candidates:
                return -reduced[-1]
            enter = candidates[0] if stalled > 10 else min(candidates, key=lambda j: reduced[j])
            ratios = [(table[i][-1] / table[i][enter], basis[i], i) for i in range(rows) if table[i][enter] > 0]
            if not ratios:
                return None
            ratio, _, leave = min(ratios)
            stalled = stalled + 1 if ratio == 0 else 0
            pivot(leave, enter)
            factor = reduced[enter]
            reduced = [r - factor * a for r, a in zip(reduced, table[leave])]

    def pivot(leave, enter):
        inverse = 1 / table[leave][enter]
        table[leave] = [a * inverse for a in table[leave]]
        for i in range(rows):
            factor = table[i][enter]
            if i != leave and factor != 0:
                table[i] = [a - factor * b for a, b in zip(table[i], table[leave])]
        basis[leave] = enter

    missing = run([Fraction(0)] * width + [Fraction(1)] * rows, width)
    if missing != 0:
        return "infeasible", 0
    for i in range(rows):
        if basis[i] >= width:
            enter = next((j for j in range(width) if table[i][j] != 0), None)
            if enter is not None:
                pivot(i, enter)
    value = run(prices + [Fraction(0)] * rows, width)
    return ("unbounded", 0) if value is None else ("optimal", value)


def status_from_nothing(program):
    """By duality: the program is min c x = -max (-c) x over the polyhedron of `standard_form`."""
    normals, sides = standard_form(program)
    zero = [Fraction(0)] * len(program.costs)
    if least(normals, sides, zero)[0] == "unbounded":
        return "infeasible", None
    status, value = least(normals, sides, [-c for c in program.costs])
    return ("unbounded", None) if status == "infeasible" else ("optimal", -value)


def judged(question):
    program = Program(question)
    value = optimum_at(program, question["basis"])
    how = "basis"
    status = "optimal"
    if value is None:
        how = "simplex"
        status, value = status_from_nothing(program)
    optimum = None if value is None else float(-value if program.maximizes else value)
    return {"status": status, "how": how, "optimum": optimum}


if __name__ == "__main__":
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8") as questions, open(target, "w", encoding="utf-8") as verdicts:
        for line in questions:
            verdicts.write(json.dumps(judged(json.loads(line))) + "\n")
