"""Answers for tables of utilities: rows of shares, players' utilities, perhaps a disagreement point
and weights.

    python table_answers.py tables.json tables-answers.json

Everything but the logarithms is done in rationals: domination of rows, domination along the broken
line through the rows, the rules, and the lotteries of the maximin kind.
"""

import itertools
import json
import math
import sys

import numpy

import lotteries
from exact_programs import Program, exact, rational, rounded

CLOSE = rational(1, 10**12)
"""Values this close, in units of the largest, count as tied."""


def dominates(a, b):
    return all(x >= y for x, y in zip(a, b)) and any(x > y for x, y in zip(a, b))


# The broken line -------------------------------------------------------------------------------


def shadow(start, along, other, across):
    """Where on one segment the points of another are at least as good for everybody.

    The segments are start + l * along and other + m * across with l, m in [0, 1].  The pairs (l, m)
    form a polygon, found here by its corners.  Returns the range of l and whether some pair is better
    for somebody at the lower end, inside, and at the upper end; None for an empty polygon.
    """
    # Half-planes p l + q m <= r.
    planes = [(rational(-1), rational(0), rational(0)), (rational(1), rational(0), rational(1))]
    planes += [(rational(0), rational(-1), rational(0)), (rational(0), rational(1), rational(1))]
    for s, a, o, c in zip(start, along, other, across):
        planes.append((a, -c, o - s))
    corners = []
    for (p, q, r), (t, u, v) in itertools.combinations(planes, 2):
        determinant = p * u - q * t
        if determinant:
            l, m = (r * u - q * v) / determinant, (p * v - r * t) / determinant
            if all(x * l + y * m <= z for x, y, z in planes):
                corners.append((l, m))
    if not corners:
        return None
    low, high = min(l for l, _ in corners), max(l for l, _ in corners)
    rest = sum(other) - sum(start)
    along_sum, across_sum = sum(along), sum(across)

    def better(l):
        """Whether at l the largest sum of advantages is above 0."""
        lower, upper = rational(0), rational(1)
        for p, q, r in planes:
            if q > 0:
                upper = min(upper, (r - p * l) / q)
            elif q < 0:
                lower = max(lower, (r - p * l) / q)
        m = upper if across_sum > 0 else lower
        return rest - along_sum * l + across_sum * m > 0

    return low, high, better(low), better((low + high) / 2), better(high)


def undominated_line(shares, rows):
    """The intervals of shares whose points on the broken line no other point dominates.

    Each is (low, is low included, high, is high included).
    """
    segments = [
        (rows[k], [b - a for a, b in zip(rows[k], rows[k + 1])]) for k in range(len(rows) - 1)
    ]
    parts = []  # (share or pair of shares, undominated)
    for k, (start, along) in enumerate(segments):
        shadows = [shadow(start, along, o, c) for o, c in segments]
        shadows = [s for s in shadows if s is not None]
        marks = sorted({rational(0), rational(1)} | {s[0] for s in shadows} | {s[1] for s in shadows})

        def out(l, shadows=shadows):
            for low, high, at_low, inside, at_high in shadows:
                if (l == low and at_low) or (l == high and at_high) or (low < l < high and inside):
                    return True
            return False

        width = shares[k + 1] - shares[k]
        for index, mark in enumerate(marks):
            share = shares[k] + mark * width
            if not (k > 0 and index == 0):
                parts.append((share, share, not out(mark)))
            if index + 1 < len(marks):
                end = shares[k] + marks[index + 1] * width
                parts.append((share, end, not out((mark + marks[index + 1]) / 2)))
    result = []
    open_part = None
    for low, high, good in parts:
        point = low == high
        if good:
            if open_part is None:
                open_part = [low, point, high, point]
            else:
                open_part[2], open_part[3] = high, point
        elif open_part is not None:
            result.append(tuple(open_part))
            open_part = None
    if open_part is not None:
        result.append(tuple(open_part))
    return result


def check_line(shares, rows, intervals, count=601):
    """Compare with the domination of finely sampled points in doubles; return the mismatches."""
    s = numpy.array([float(v) for v in shares])
    u = numpy.array([[float(v) for v in row] for row in rows])
    at = numpy.unique(numpy.concatenate([numpy.linspace(s[0], s[-1], count), s]))
    points = numpy.column_stack([numpy.interp(at, s, u[:, j]) for j in range(u.shape[1])])
    size = numpy.abs(points).max(axis=0)
    size[size == 0] = 1
    points = points / size
    difference = points[None, :, :] - points[:, None, :]
    clearly = ((difference >= 1e-12).all(axis=2)).any(axis=1)
    wrong = 0
    for k, share in enumerate(at):
        inside = any(
            float(low) + 1e-9 < share < float(high) - 1e-9 for low, _, high, _ in intervals
        )
        if inside and clearly[k]:
            wrong += 1
        # What is left out has to be dominated by a sample, up to the distance of samples.
        apart = all(
            share < float(low) - 1e-9 or share > float(high) + 1e-9 for low, _, high, _ in intervals
        )
        if apart:
            slack = 3 * numpy.abs(numpy.diff(points, axis=0)).max()
            if not (difference[k].min(axis=1) >= -slack).sum() > 1:
                wrong += 1
    return wrong


# Rules ------------------------------------------------------------------------------------------


def ties(values, shares):
    """The largest value and the shares of all that tie with it."""
    top = max(values)
    size = max(abs(v) for v in values)
    return top, [s for s, v in zip(shares, values) if top - v <= CLOSE * size]


def best_lottery(gains, units):
    """The exact largest min_j E_j / units_j over lotteries of rows."""
    program = Program()
    p = program.columns(len(gains))
    up, down = program.column(), program.column()
    program.row({c: rational(1) for c in p}, "==", 1)
    for j, unit in enumerate(units):
        row = {c: g[j] for c, g in zip(p, gains)}
        row[up], row[down] = -unit, unit
        program.row(row, ">=", 0)
    value, point = program.maximise({up: rational(1), down: rational(-1)})
    return value, sum(1 for c in p if point[c] > 0)


def answer(record):
    shares = [exact(s) for s in record["shares"]]
    rows = [[exact(v) for v in row] for row in record["utilities"]]
    players = len(rows[0])
    point = [exact(v) for v in record.get("disagreement", [0] * players)]
    weights = [exact(v) for v in record.get("weights", [1] * players)]
    weights = [w / sum(weights) for w in weights]
    result = {"id": record["id"]}
    result["paretoRows"] = [
        rounded(s) for s, r in zip(shares, rows) if not any(dominates(o, r) for o in rows)
    ]
    line = undominated_line(shares, rows)
    assert len(rows) < 2 or check_line(shares, rows, line) == 0, record["id"]
    result["paretoPolyline"] = [[rounded(a), int(b), rounded(c), int(d)] for a, b, c, d in line]
    gains = [[v - d for v, d in zip(row, point)] for row in rows]
    kept = [k for k, g in enumerate(gains) if min(g) >= 0]
    result["rational"] = [rounded(shares[k]) for k in kept]
    if kept:
        own = [shares[k] for k in kept]
        good = [gains[k] for k in kept]
        ideal = [max(g[j] for g in good) for j in range(players)]
        result["ideal"] = [rounded(m) for m in ideal]
        rules = {}
        top, tied = ties([sum(g) for g in good], own)
        rules["utilitarian"] = {"shares": tied, "value": top}
        top, tied = ties([min(g) for g in good], own)
        rules["egalitarian"] = {"shares": tied, "value": top}
        ranked = [sorted(g) for g, s in zip(good, own) if s in tied]
        names = [s for s in own if s in tied]
        best = max(ranked)
        rules["egalitarian"]["leximin"] = [s for s, r in zip(names, ranked) if r == best]
        active = [j for j in range(players) if ideal[j] > 0]
        if active:
            top, tied = ties([min(g[j] / ideal[j] for j in active) for g in good], own)
            rules["kalaiSmorodinsky"] = {"shares": tied, "value": top}
        positive = [(s, g) for s, g in zip(own, good) if min(g) > 0]
        if positive:
            logs = [
                math.fsum(float(w) * math.log(rounded(v)) for w, v in zip(weights, g))
                for _, g in positive
            ]
            top = max(logs)
            near = [s for (s, _), v in zip(positive, logs) if top - v <= 1e-12]
            rules["nash"] = {"shares": near, "value": top}
        result["rules"] = {
            name: {
                key: [rounded(s) for s in v] if isinstance(v, list) else rounded(exact(v))
                for key, v in rule.items()
            }
            for name, rule in rules.items()
        }
    else:
        result["noDeal"] = True
    value, tickets = best_lottery(gains, [rational(1)] * players)
    result["lotteries"] = {"egalitarian": {"value": rounded(value), "tickets": tickets}}
    if kept and len(active) == players:
        ratio, tickets = best_lottery(gains, ideal)
        result["lotteries"]["kalaiSmorodinsky"] = {"value": rounded(ratio), "tickets": tickets}
    if value > 0:
        table = numpy.array([[rounded(v) for v in g] for g in gains])
        solved = lotteries.nash(table, numpy.array([float(w) for w in weights]))
        assert solved is not None
        result["lotteries"]["nash"] = {
            "value": solved[0],
            "bound": solved[1],
            "tickets": int((solved[2] > 1e-9).sum()),
        }
    return result


def without_idle(record, result):
    """Rules and lotteries among the players that gain at some row that all accept, over the rows at which
    nobody else loses; None where all gain."""
    active = [j for j, most in enumerate(result.get("ideal", [])) if most > 0]
    players = len(record["utilities"][0])
    if not active or len(active) == players:
        return None
    point = record.get("disagreement", [0] * players)
    idle = [j for j in range(players) if j not in active]
    kept = [k for k, row in enumerate(record["utilities"]) if all(row[j] >= point[j] for j in idle)]
    fewer = {"id": record["id"], "shares": [record["shares"][k] for k in kept]}
    fewer["utilities"] = [[record["utilities"][k][j] for j in active] for k in kept]
    fewer["disagreement"] = [point[j] for j in active]
    if "weights" in record:
        fewer["weights"] = [record["weights"][j] for j in active]
    found = answer(fewer)
    return {"players": active, "rules": found["rules"], "lotteries": found["lotteries"]}


def main(source, target):
    with open(source) as file:
        records = json.load(file)["tables"]
    lines = []
    for record in records:
        result = answer(record)
        active = without_idle(record, result)
        lines.append(json.dumps(result | ({"active": active} if active else {}), separators=(",", ":")))
    with open(target, "w") as file:
        file.write('{"answers":[\n' + ",\n".join(lines) + "\n]}\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
