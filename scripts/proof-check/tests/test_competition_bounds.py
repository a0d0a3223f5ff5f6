"""No bound exceeds the truth: the least that the user gets over all outcomes that the argument allows, by enumerating
the corners of that polytope in fractions."""

import itertools
import unittest
from fractions import Fraction as F

import competition_documents as made
from support import CAMPAIGN, exact, seeded
from competition import claims, game as games, losses
from verdicts import Clock


def solution(rows, right):
    """Of a square system, None where it has none or many."""
    rows = [[*row, value] for row, value in zip(rows, right)]
    for n in range(len(rows)):
        pivot = next((k for k in range(n, len(rows)) if rows[k][n] != 0), None)
        if pivot is None:
            return None
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [x / rows[n][n] for x in rows[n]]
        for k in range(len(rows)):
            if k != n and rows[k][n] != 0:
                rows[k] = [x - rows[k][n] * z for x, z in zip(rows[k], rows[n])]
    return [row[-1] for row in rows]


def least(game, target, users, obedient):
    """min u_target(x) over x[k, y, a] >= 0 with the right prior from which no provider gains by revealing all."""
    cells = [(k, y, a) for k in users for y in range(len(game.prior)) for a in game.actions(k)]
    own = [game.users[k][y][a] if k == target else F(0) for k, y, a in cells]
    equal = [([F((k, y) == (j, z)) for k, y, _ in cells], mu) for j in users for z, mu in enumerate(game.prior)]
    rows = [([F(n == m) for m in range(len(cells))], F(0)) for n in range(len(cells))]
    for tables in game.providers:
        mass = (lambda k: game.masses[k]) if len(users) > 1 else (lambda k: 1)
        row = [mass(k) * tables[k][y][a] for k, y, a in cells]
        best = sum(mass(k) * mu * tables[k][y][game.best[k][y]] for k in users for y, mu in enumerate(game.prior))
        rows.append((row, best))
    if obedient:
        for j in users:
            for r, b in itertools.permutations(game.actions(j), 2):
                rows.append(
                    ([(game.users[k][y][a] - game.users[k][y][b]) * ((k, a) == (j, r)) for k, y, a in cells], F(0))
                )
    found = None
    for tight in itertools.combinations(rows, len(cells) - len(equal)):
        x = solution([row for row, _ in (*equal, *tight)], [value for _, value in (*equal, *tight)])
        if x is not None and all(sum(c * v for c, v in zip(row, x)) >= value for row, value in rows):
            value = sum(c * v for c, v in zip(own, x))
            found = value if found is None else min(found, value)
    return found


def read(game):
    """The game as the checker reads it."""
    return games.read(exact(made.problem(game)), Clock(60))


def prices(multipliers):
    return [claims.Price(k, a, b, F(x)) for k, a, b, x in multipliers]


def random_case(source, states, actions, users):
    game = made.random_game(source, states, actions, users, source.randint(1, 3))
    if source.random() < 0.4:  # Several best actions.
        game = made.Game(
            game.prior,
            [[[round(x) for x in row] for row in u] for u in game.users],
            [[[[round(x) for x in row] for row in t] for t in tables] for tables in game.providers],
            game.masses,
        )
    return game


class Bounds(unittest.TestCase):
    def hold(self, name, count, states, actions, users):
        for number in range(count * (20 if CAMPAIGN else 1)):
            source = seeded(name, number)
            game = random_case(source, states, actions, users)
            checked, everybody, shared = read(game), list(range(users)), users > 1
            t = source.randrange(users)
            truth = least(game, t, everybody, True)
            without = least(game, t, everybody, False)
            self.assertLessEqual(truth, game.full(t))
            for _ in range(20):
                weights = [F(w) for w in made.random_weights(source, len(game.providers))]
                multipliers = made.random_prices(source, game, everybody)
                value = losses.bound(checked, t, weights, prices(multipliers), shared, Clock(60))
                self.assertEqual(value, game.bound(t, weights, multipliers, shared))
                self.assertLessEqual(value, truth, number)
                again = losses.bound(checked, t, weights, prices(multipliers), True, Clock(60))
                self.assertLessEqual(again, truth, number)
                bare = losses.bound(checked, t, weights, [], shared, Clock(60))
                self.assertLessEqual(bare, without, number)
                scales = [F(1) if k == t else F(source.uniform(0, 2)) for k in everybody]
                common = losses.common_bound(checked, t, weights, scales, Clock(60))
                self.assertLessEqual(common, truth, number)

    def test_one_user(self):
        self.hold("one user", 40, 2, 2, 1)

    def test_three_actions(self):
        self.hold("three actions", 3, 2, 3, 1)

    def test_two_users(self):
        self.hold("two users", 3, 2, 2, 2)

    def test_two_sided_errors_lose_no_less(self):
        """V - 2 eps is never above what the same weights prove without offsets."""
        for number in range(200):
            source = seeded("two-sided", number)
            game = made.random_game(source, source.randint(1, 4), source.randint(1, 4), 1, source.randint(1, 3))
            weights = [F(w) for w in made.random_weights(source, len(game.providers))]
            found = game.residuals(weights, 0)
            average = sum(mu * (high - low) / 2 for mu, (low, high) in zip(game.prior, found))
            bound = losses.bound(read(game), 0, weights, [], False, Clock(60))
            self.assertGreaterEqual(bound, game.full(0) - 2 * average)

    def test_the_best_multipliers_reach_the_truth(self):
        """Where the multipliers are known, the bound is the least value, and not merely below it."""
        user = [[1, 0], [0, 1]]
        game = made.Game([F(3, 10), F(7, 10)], [user], [[[[1, 0], [1, 0]]], [[[0, 1], [0, 1]]]])
        truth = least(game, 0, [0], True)
        self.assertEqual(truth, F(7, 10))
        self.assertEqual(game.bound(0, [0, 0], [(0, 0, 1, 1)]), truth)
        self.assertEqual(least(game, 0, [0], False), F(4, 10))
        self.assertEqual(game.bound(0, [0, 1]), F(4, 10))


if __name__ == "__main__":
    unittest.main()
