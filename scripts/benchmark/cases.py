"""The contract problems of the benchmark."""
import csv
import os
import random

SEED = 20250117


def case(name, costs, probabilities, participants, repeats=21, peers=True):
    return {"name": name, "costs": costs, "probabilities": probabilities, "participants": participants,
            "engine": "auto", "repeats": repeats, "peers": peers}


def experiments(data):
    """The published experiments, with the file of their types."""
    with open(os.path.join(data, "experiments.csv"), newline="") as file:
        listed = list(csv.DictReader(file))
    found = []
    for row in listed:
        if (row["accuracy"], row["valuation"]) != ("bound:1,1", "linear:100"):
            raise SystemExit(f"{row['experiment']}: the benchmark knows only bound:1,1 and linear:100")
        path = os.path.join(data, row["types"])
        with open(path, newline="") as file:
            types = list(csv.DictReader(file))
        one = case(row["experiment"], [float(t["cost"]) for t in types], [float(t["probability"]) for t in types],
                   int(row["participants"]), repeats=51)
        found.append(one | {"types": path})
    return found


def even(participants, types, **options):
    """Costs evenly spaced from 1 to 0.4, all types equally likely."""
    costs = [1 - 0.6 * i / (types - 1) for i in range(types)]
    return case(f"I = {types}, N = {participants}", costs, [1 / types] * types, participants, **options)


def more_parties():
    return [even(n, 5) for n in (8, 16, 32, 64)] + [even(n, 5, peers=False) for n in (1024, 10**6, 10**9)]


def more_types():
    return [even(10, i) for i in (4, 6, 8, 10)] + [even(10, i, peers=False) for i in (19, 50, 100)]


def many_types():
    """Costs log-uniform in [0.001, 0.3], probabilities uniform on the simplex."""
    found = []
    for types, sizes in ((100, (10, 10**9)), (1000, (10, 10**9)), (10_000, (10**6,))):
        draw = random.Random(SEED + types)
        costs = sorted((0.001 * 300 ** draw.random() for _ in range(types)), reverse=True)
        shares = [draw.expovariate(1) for _ in range(types)]
        total = sum(shares)
        for n in sizes:
            repeats = 3 if types < 10_000 else 1
            found.append(case(f"I = {types}, N = {n}", costs, [s / total for s in shares], n, repeats, peers=False))
    return found


def hinged(fixtures):
    """Ten problems whose optimum lies where performance begins, from three types and 45 compositions up to 92,378."""
    names = ("hinge15", "hinge54", "hinge03", "hinge27", "kang6", "hinge00", "hinge36", "costs7_10", "hinge51", "kang10")
    with open(os.path.join(fixtures, "hinged.csv"), newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    found = []
    for row in (rows[name] for name in names):
        if (row["accuracy"], row["valuation"], row["conditioning"]) != ("bound:1,1", "linear:100", "at-least-one"):
            raise SystemExit(f"{row['name']}: the benchmark knows only bound:1,1, linear:100 and at-least-one")
        numbers = [[float(x) for x in row[column].split(";")] for column in ("costs", "probabilities")]
        found.append(case(row["name"], *numbers, int(row["law"].removeprefix("fixed:")), repeats=5))
    return found


def two_type_sweep():
    """The published sweep: an even number of parties up to 100, thirty chances of the costlier type."""
    chances = [0.01 + 0.98 * k / 29 for k in range(30)]
    return [case(f"N = {n}, p = {p:.4f}", [0.02, 0.01], [p, 1 - p], n, repeats=1)
            for n in range(2, 101, 2) for p in chances]
