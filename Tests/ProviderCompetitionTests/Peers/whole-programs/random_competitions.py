"""Random games of competing providers, small and awkward: ties, tiny priors, numbers far apart.

    python random_competitions.py competitions.json [number] [seed]

The numbers are printed as short decimals; a game means the doubles that these decimals are.
"""

import json
import random
import sys

KINDS = [
    "integers",  # -3..3, so ties are common
    "tenths",  # one decimal between 0 and 1, ties now and then
    "plain",  # three decimals
    "scales",  # each player on a scale of its own, 1e-5..1e5
    "spread",  # entries of one player up to ten orders of magnitude apart
    "rare",  # states of probability 1e-9..1e-3
    "masses",  # masses 1e-5..1e5
    "aligned",  # the user's payoff, an offset for each state, and a little
    "opposed",  # the negative of the user's payoff, or of another provider's
    "shifted",  # payoffs raised by 1e6
    "everything",  # all of it at once
]


def short(number, digits=3):
    """The double nearest to a number with so many significant digits."""
    return float(f"{number:.{digits}g}")


def sizes(rng):
    users = rng.choices([1, 2, 3], [5, 4, 2])[0]
    states = rng.choices([2, 3, 4, 5], [4, 4, 2, 1])[0]
    if users == 1:
        actions = [rng.choices([2, 3, 4], [3, 4, 2])[0]]
    elif users == 2:
        actions = [rng.choices([2, 3, 4], [4, 4, 2])[0] for _ in range(2)]
    else:
        actions = [rng.choices([2, 3, 4], [6, 4, 1])[0] for _ in range(3)]
    providers = rng.choices([1, 2, 3, 4], [1, 4, 3, 1])[0]
    return states, actions, providers


def prior(rng, states, rare):
    """Decimals that sum to 1 up to rounding."""
    if rare:
        small = rng.randrange(1, states)
        weights = [short(10 ** rng.uniform(-9, -3), 2) for _ in range(small)]
    else:
        weights = []
    while len(weights) < states - 1:
        left = 1 - sum(weights)
        share = left / (states - len(weights)) * rng.uniform(0.3, 1.7)
        weights.append(round(max(share, 0.05), 2))
    if rng.random() < 0.2 and not rare:
        weights = [1 / states] * (states - 1)
    weights.append(round(1 - sum(weights), 12))
    if weights[-1] <= 0:
        return prior(rng, states, rare)
    rng.shuffle(weights)
    return weights


def table(rng, kind, states, actions, scale=1.0):
    def entry():
        if kind == "integers":
            return float(rng.randint(-3, 3))
        if kind == "tenths":
            return rng.randint(0, 10) / 10
        if kind == "spread":
            return short(rng.choice([-1, 1]) * 10 ** rng.uniform(-5, 5))
        return short(round(rng.uniform(-1, 1), 3) * scale)

    return [[entry() for _ in range(actions)] for _ in range(states)]


def combined(rng, base, factor, offset, noise, digits):
    """`factor` times a table, plus up to `offset` for each state and up to `noise` for each entry."""
    result = []
    for row in base:
        extra = rng.uniform(-offset, offset)
        result.append([short(factor * v + extra + rng.uniform(-noise, noise), digits) for v in row])
    return result


def game(rng, kind):
    states, actions, providers = sizes(rng)
    mixed = kind == "everything"
    users_count = len(actions)
    masses = [1.0] * users_count
    if kind in ("masses", "everything"):
        masses = [short(10 ** rng.uniform(-5, 5), 2) for _ in actions]
    elif rng.random() < 0.4:
        masses = [rng.choice([0.5, 1.0, 1.5, 2.0, 3.0]) for _ in actions]

    def player_kind():
        if mixed:
            return rng.choice(["integers", "plain", "scales", "spread"])
        if kind in ("integers", "tenths", "spread"):
            return kind
        if kind in ("scales",):
            return "scales"
        return rng.choice(["plain", "plain", "tenths", "integers"])

    def scale_of(player):
        return 10 ** rng.uniform(-5, 5) if player == "scales" else 1.0

    users = []
    for count in actions:
        player = player_kind()
        users.append(table(rng, player, states, count, scale_of(player)))
    result = []
    for i in range(providers):
        aim = kind
        if mixed:
            aim = rng.choice(["aligned", "opposed", "shifted", "plain"])
        if kind == "masses":
            aim = rng.choice(["aligned", "plain"])
        player = player_kind()
        scale = scale_of(player)
        tables = []
        for j, base in enumerate(users):
            largest = max(abs(v) for row in base for v in row) or 1.0
            if aim == "aligned":
                noise = largest * rng.choice([0, 0.001, 0.05, 0.2])
                t = combined(rng, base, rng.choice([0.5, 1, 1, 2]), largest, noise, 5)
            elif aim == "opposed":
                if i > 0 and rng.random() < 0.5:
                    t = [[-v for v in row] for row in result[0][j]]
                else:
                    noise = largest * rng.choice([0, 0, 0.1, 0.5])
                    t = combined(rng, base, -1, 0, noise, 4)
            elif aim == "shifted":
                shift = rng.choice([1e6, -1e6, 1e6, 0])
                plain = rng.choice([base, table(rng, "plain", states, len(base[0]))])
                t = [[round(shift + v, 3) for v in row] for row in plain]
            else:
                t = table(rng, player, states, len(base[0]), scale)
            tables.append(t)
        result.append(tables)
    if kind == "shifted" and rng.random() < 0.3:
        users = [[[round(1e6 + v, 3) for v in row] for row in u] for u in users]
    weights = prior(rng, states, kind == "rare" or (mixed and rng.random() < 0.5))
    return {"kind": kind, "prior": weights, "masses": masses, "users": users, "providers": result}


def compact(value):
    """JSON with integers for doubles that are integers, which reads back as the same number."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, list):
        return [compact(v) for v in value]
    if isinstance(value, dict):
        return {k: compact(v) for k, v in value.items()}
    return value


def main(target, number=500, seed=1):
    rng = random.Random(int(seed))
    lines = []
    for index in range(int(number)):
        record = {"id": index, **game(rng, KINDS[index % len(KINDS)])}
        assert abs(sum(record["prior"]) - 1) < 1e-9 and min(record["prior"]) > 0
        lines.append(json.dumps(compact(record), separators=(",", ":")))
    with open(target, "w") as file:
        file.write('{"games":[\n' + ",\n".join(lines) + "\n]}\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])
