"""Random bargains between a generalist and one to three specialists, and random utility tables.

    python random_bargains.py bargains.json tables.json [bargains] [tables] [seed]
"""

import json
import random
import sys


def short(number, digits=3):
    return float(f"{number:.{digits}g}")


def exponent(rng, cost_far):
    if rng.random() < 0.6:
        return 2
    if cost_far:
        return short(rng.uniform(1.5, 4), 2)
    return short(rng.uniform(1.2, 4), 2)


def bargain(rng):
    kind = rng.choice(["plain", "plain", "fixed", "linear", "level", "curved", "far", "mixed"])
    far = kind == "far" or (kind == "mixed" and rng.random() < 0.3)
    reach = 5 if far else 1

    def cost():
        return short(10 ** rng.uniform(-reach, reach), 2)

    generalist = {"cost": cost(), "exponent": exponent(rng, far)}
    specialists = []
    for _ in range(rng.choices([1, 2, 3], [5, 3, 2])[0]):
        mixed = kind == "mixed"
        c = cost()
        k = exponent(rng, far)
        revenue = rng.choice([1, 1, 1, 2, 0.5, short(10 ** rng.uniform(-1, 1), 2)])
        family = "level" if kind == "level" or (mixed and rng.random() < 0.3) else "power"
        curve = "linear"
        if kind == "curved" or (mixed and rng.random() < 0.5):
            curve = rng.choice(["log", "root"])
        linear = 0
        if kind == "linear" or (mixed and rng.random() < 0.4):
            linear = short(revenue * rng.uniform(0, 1.2), 2)
        fixed = 0
        if kind == "fixed" or (mixed and rng.random() < 0.4):
            # Relative to what the specialist would earn alone with linear revenue.
            alone = revenue * (revenue / (k * c)) ** (1 / (k - 1)) * (1 - 1 / k)
            if curve != "linear":
                alone = min(alone, revenue)
            fixed = short(alone * 10 ** rng.uniform(-1.5, 0.4), 2)
        specialists.append(
            {
                "cost": c,
                "exponent": k,
                "revenue": revenue,
                "linear": linear,
                "fixed": fixed,
                "family": family,
                "revenueFamily": curve,
            }
        )
    shares = sorted(rng.sample(range(1, 100), 5))
    return {
        "kind": kind,
        "generalist": generalist,
        "specialists": specialists,
        "shares": [s / 100 for s in shares],
    }


def table(rng):
    players, rows = rng.randint(2, 4), rng.randint(3, 12)
    kind = rng.choice(["integers", "integers", "decimals", "scales", "signed"])
    scales = [10 ** rng.uniform(-5, 5) if kind == "scales" else 1 for _ in range(players)]
    body = []
    for _ in range(rows):
        if kind == "integers":
            body.append([rng.randint(0, 6) for _ in range(players)])
        elif kind == "signed":
            body.append([rng.randint(-3, 6) / 2 for _ in range(players)])
        else:
            body.append([short(s * rng.uniform(0, 1)) for s in scales])
    record = {"kind": kind, "shares": [short(i / (rows - 1), 4) for i in range(rows)], "utilities": body}
    if rng.random() < 0.5:
        point = []
        for j, s in enumerate(scales):
            column = sorted(row[j] for row in body)
            low = column[0] - (column[-1] - column[0]) * 0.1
            point.append(short(low + (column[len(column) // 3] - low) * rng.random(), 3))
        record["disagreement"] = point
    if rng.random() < 0.5:
        record["weights"] = [rng.choice([0.5, 1, 2, 3, 0.25]) for _ in range(players)]
    return record


def write(path, name, records):
    lines = [json.dumps(r, separators=(",", ":")) for r in records]
    with open(path, "w") as file:
        file.write('{"' + name + '":[\n' + ",\n".join(lines) + "\n]}\n")


def main(bargains, tables, bargain_count=500, table_count=200, seed=2):
    rng = random.Random(int(seed))
    write(bargains, "bargains", [{"id": i, **bargain(rng)} for i in range(int(bargain_count))])
    write(tables, "tables", [{"id": i, **table(rng)} for i in range(int(table_count))])


if __name__ == "__main__":
    main(*sys.argv[1:6])
