"""Documents of `accord compete` made by hand: bounds and errors by the formulas of RULES.md, anew and in fractions."""

import itertools
import math
from fractions import Fraction as F


def down(x):
    """The greatest double that is not above."""
    near = float(x)
    return near if F(near) <= x else math.nextafter(near, -math.inf) if hasattr(math, "nextafter") else near - 1e-15


def matrix(rows):
    return [[F(x) for x in row] for row in rows]


class Game:
    """providers[i][k] is what provider i gets from user k; all [state][action]."""

    def __init__(self, prior, users, providers, masses=None):
        self.prior, self.masses = [F(x) for x in prior], [F(x) for x in masses or [1] * len(users)]
        self.users = [matrix(u) for u in users]
        self.providers = [[matrix(table) for table in tables] for tables in providers]
        self.best = [[row.index(max(row)) for row in u] for u in self.users]

    def actions(self, k):
        return range(len(self.users[k][0]))

    def full(self, k):
        return sum(mu * max(row) for mu, row in zip(self.prior, self.users[k]))

    def alone(self, k):
        return max(sum(mu * row[a] for mu, row in zip(self.prior, self.users[k])) for a in self.actions(k))

    def weighted(self, weights, k, y, a):
        return sum(F(w) * tables[k][y][a] for w, tables in zip(weights, self.providers))

    def bound(self, t, weights, prices=(), shared=False):
        """B as it is defined: prices are (user, recommended, instead, multiplier), by number."""
        total = F(0)
        for k in range(len(self.users)) if shared else [t]:
            mass = self.masses[k] if shared else F(1)
            for y, mu in enumerate(self.prior):
                u = self.users[k][y]
                least = min(
                    (u[a] if k == t else 0)
                    - mass * self.weighted(weights, k, y, a)
                    - sum(F(lam) * (u[a] - u[b]) for j, r, b, lam in prices if (j, r) == (k, a))
                    for a in self.actions(k)
                )
                total += mu * (mass * self.weighted(weights, k, y, self.best[k][y]) + least)
        return total

    def residuals(self, weights, k, scale=1):
        """By state: (least, greatest) of the weighted payoffs less her own times the scale."""
        return [
            (min(row), max(row))
            for row in (
                [self.weighted(weights, k, y, a) - F(scale) * self.users[k][y][a] for a in self.actions(k)]
                for y in range(len(self.prior))
            )
        ]

    def alignment(self, k, version, weights):
        found = self.residuals(weights, k)
        if version in ("constant", "hull"):
            found = [(min(low for low, _ in found), max(high for _, high in found))] * len(found)
        errors = [(high - low) / 2 for low, high in found]
        offsets = [float(-(high + low) / 2) for low, high in found]
        error = sum(m * e for m, e in zip(self.prior, errors)) if version == "average" else max(errors)
        return {
            "error": float(error),
            "weights": named("provider", weights),
            "offset": offsets[0] if version in ("constant", "hull") else offsets,
            "guarantee": float(self.full(k) - 2 * error),
        }

    def common(self, weights, scales):
        found = [self.residuals(weights, k, scale) for k, scale in enumerate(scales)]
        error = sum(m * max((high - low) / 2 for low, high in rows) for m, rows in zip(self.masses, found))
        return {
            "error": float(error),
            "weights": named("provider", weights),
            "scales": named("user", scales),
            "offsets": named("user", [[float(-(low + high) / 2) for low, high in rows] for rows in found]),
        }


def named(kind, values):
    return {f"{kind} {k}": x for k, x in enumerate(values)}


def problem(game):
    shape = [[f"act {a}" for a in game.actions(k)] for k in range(len(game.users))]

    def printed(table):
        return [[float(x) for x in row] for row in table]

    return {
        "states": [f"state {y}" for y in range(len(game.prior))],
        "prior": [float(x) for x in game.prior],
        "users": [
            {"user": f"user {k}", "mass": float(game.masses[k]), "actions": shape[k], "utility": printed(u)}
            for k, u in enumerate(game.users)
        ],
        "providers": [
            {"provider": f"provider {i}", "payoffs": named("user", [printed(table) for table in tables])}
            for i, tables in enumerate(game.providers)
        ],
    }


def certificate(game, kind, t, weights, prices=()):
    return {
        "kind": kind,
        "user": f"user {t}",
        "value": down(game.bound(t, weights, prices, kind == "anonymous")),
        "weights": named("provider", weights),
        "multipliers": [
            {"user": f"user {k}", "recommended": f"act {a}", "instead": f"act {b}", "multiplier": lam}
            for k, a, b, lam in prices
        ],
    }


def standing(game, k, own, weights):
    """`own` are the certificates of the user, `weights` those of all alignments but the hull."""
    count = len(game.providers)
    full = game.full(k)
    one_sided = full - game.bound(k, weights)
    versions = {v: game.alignment(k, v, weights) for v in ("constant", "state", "average")}
    versions["hull"] = game.alignment(k, "hull", [1 / count] * count)
    versions["oneSided"] = {
        "error": -down(-one_sided),
        "weights": named("provider", weights),
        "guarantee": float(full) - float(one_sided),
    }
    values = {
        kind: max(c["value"] for c in own if c["kind"] in (kind, "oneSided")) for kind in ("oneSided", "obedient")
    }
    return {
        "user": f"user {k}",
        "fullInformation": float(full),
        "noInformation": float(game.alone(k)),
        "alignment": versions,
        "certificate": values["obedient"],
        "certificateWithoutObedience": values["oneSided"],
        "certain": max(float(game.alone(k)), values["obedient"], *(v["guarantee"] for v in versions.values())),
        "equilibrium": {"lowest": 0, "highest": 1, "intervals": [[0, 1]]},
        "price": 0,
        "logit": None,
    }


def document(game, one_sided, obedient, shared, equal, targeted):
    """By user: `one_sided` weights, `obedient` and `shared` (weights, prices), `targeted` (weights, scales); `equal`
    weights for scales of 1."""
    users = range(len(game.users))
    certificates = [certificate(game, "oneSided", k, one_sided[k]) for k in users]
    certificates += [certificate(game, "obedient", k, *obedient[k]) for k in users]
    certificates += [certificate(game, "anonymous", k, *shared[k]) for k in users]
    strong = game.common(equal, [1] * len(users))
    common = [game.common(*targeted[k]) for k in users]
    guarantees = [
        float(game.full(k)) - 2 * min(strong["error"], common[k]["error"]) / float(game.masses[k]) for k in users
    ]

    def by_user(values):
        return [{"user": f"user {k}", "value": x} for k, x in enumerate(values)]

    return {
        "schema": "accord.compete/1",
        "problem": problem(game),
        "users": [
            standing(
                game,
                k,
                [c for c in certificates if c["user"] == f"user {k}" and c["kind"] != "anonymous"],
                one_sided[k],
            )
            for k in users
        ],
        "certificates": certificates,
        "anonymous": {
            "certificate": by_user([c["value"] for c in certificates if c["kind"] == "anonymous"]),
            "guarantee": by_user(guarantees),
            "strongError": strong["error"],
            "targetedError": by_user([x["error"] for x in common]),
            "strongAlignment": strong,
            "targetedAlignment": [{"user": f"user {k}", **x} for k, x in enumerate(common)],
            "menuValue": [],
        },
        "monopoly": [],
        "stoppedBy": None,
        "unfinished": [],
    }


def random_game(source, states, actions, users, providers, masses=None):
    def number():
        return source.choice(
            [source.uniform(-2, 2), source.randint(-3, 3), source.uniform(-2, 2) * 10 ** source.uniform(-3, 3)]
        )

    def table():
        return [[number() for _ in range(actions)] for _ in range(states)]

    chances = [source.uniform(0.05, 1) for _ in range(states)]
    prior = [c / sum(chances) for c in chances]
    own = [table() for _ in range(users)]
    theirs = [[table() for _ in range(users)] for _ in range(providers)]
    for tables in theirs:  # Partly aligned, so that weights prove something.
        for k, rows in enumerate(tables):
            if source.random() < 0.6:
                tables[k] = [[u + 0.3 * x for u, x in zip(r, s)] for r, s in zip(own[k], rows)]
    return Game(prior, own, theirs, masses or [source.choice([1, 1, 0.3, 2.5]) for _ in range(users)])


def random_weights(source, count):
    return [source.choice([0, source.uniform(0, 1), 10 ** source.uniform(-3, 2)]) for _ in range(count)]


def random_prices(source, game, users):
    pairs = [(k, a, b) for k in users for a, b in itertools.permutations(game.actions(k), 2)]
    return [(*pair, 10 ** source.uniform(-2, 1)) for pair in pairs if source.random() < 0.4]


def random_document(source, *shape):
    game = random_game(source, *shape)
    users, count = range(len(game.users)), len(game.providers)
    return game, document(
        game,
        [random_weights(source, count) for _ in users],
        [(random_weights(source, count), random_prices(source, game, [k])) for k in users],
        [(random_weights(source, count), random_prices(source, game, users)) for _ in users],
        random_weights(source, count),
        [(random_weights(source, count), [1 if j == k else source.uniform(0, 2) for j in users]) for k in users],
    )
