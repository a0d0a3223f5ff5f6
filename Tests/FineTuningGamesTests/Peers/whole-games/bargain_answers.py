"""Answers for random bargains by sampling common shares and zooming in.

    python bargain_answers.py bargains.json bargains-answers.json [first] [last] [id,id,...] [samples]

Shares are sampled on a grid of 2,001, more closely near 0 and 1, and on both sides of every change of
who takes part, improves or is invested in.  Each rule is then zoomed in on from its best three
samples.  Every number is found by search among equilibria, never from a formula for a rule.

Bargains whose ids are given are searched again and replaced in the answers, from so many more samples
(`thorough` in the answer) and from the best 12 of them.
"""

import json
import sys
import time

import numpy

import lotteries
from nested_choices import Bargain, regimes

GRID = numpy.linspace(0, 1, 2001)
NEAR = numpy.geomspace(1e-10, 4e-4, 40)


class Samples:
    """Equilibria at all shares asked for so far, in the order of shares."""

    def __init__(self, game):
        self.game = game
        self.shares = numpy.empty(0)
        self.utilities = self.final = self.kind = None

    def at(self, shares):
        """Equilibria at these shares, which are also kept."""
        answer = self.game.equilibria(shares)
        # Rounding noise of a player that is held at 0 is 0.
        u = answer["utilities"]
        u = numpy.where(numpy.abs(u) <= 1e-14 * numpy.max(numpy.abs(u), axis=1, initial=0)[:, None], 0, u)
        kind = answer["part"] * 2 + answer["improve"]
        kind = kind @ (4 ** numpy.arange(kind.shape[1])) * 2 + (answer["base"] > 0)
        self.fresh = u
        if self.utilities is None:
            self.shares, self.utilities = numpy.asarray(shares, float), u
            self.final, self.kind = answer["final"], kind
        else:
            self.shares = numpy.concatenate([self.shares, shares])
            self.utilities = numpy.concatenate([self.utilities, u])
            self.final = numpy.concatenate([self.final, answer["final"]])
            self.kind = numpy.concatenate([self.kind, kind])
        return u, answer["final"], kind

    def sort(self):
        order = numpy.argsort(self.shares, kind="stable")
        for name in ("shares", "utilities", "final", "kind"):
            setattr(self, name, getattr(self, name)[order])

    def edges(self):
        """Sample both sides of every change of regime, and of every jump of a utility."""
        self.sort()
        size = self.utilities.max(axis=0)
        size[size <= 0] = 1
        step = numpy.abs(numpy.diff(self.utilities / size, axis=0)).max(axis=1)
        changed = (numpy.diff(self.kind) != 0) | (step > 0.02)
        places = numpy.nonzero(changed)[0][:60]
        if not len(places):
            return
        low, high = self.shares[places], self.shares[places + 1]
        low_kind, low_u, high_u = self.kind[places], self.utilities[places], self.utilities[places + 1]
        game = self.game
        for _ in range(50):
            middle = 0.5 * (low + high)
            answer = game.equilibria(middle)
            u = answer["utilities"]
            kind = answer["part"] * 2 + answer["improve"]
            kind = kind @ (4 ** numpy.arange(kind.shape[1])) * 2 + (answer["base"] > 0)
            closer = numpy.abs((u - low_u) / size).max(axis=1) < numpy.abs((u - high_u) / size).max(axis=1)
            same = numpy.where(low_kind != self.kind[places + 1], kind == low_kind, closer)
            low = numpy.where(same, middle, low)
            low_u = numpy.where(same[:, None], u, low_u)
            high = numpy.where(same, high, middle)
            high_u = numpy.where(same[:, None], high_u, u)
        self.at(numpy.concatenate([low, high]))
        self.sort()

    def zoom(self, objectives, candidates=3, rounds=11, points=17):
        """For each objective the best shares and values, from its best samples on.

        An objective maps utilities (n, players) and final levels (n, specialists) to n values.
        """
        self.sort()
        lows, highs, owners = [], [], []
        last = len(self.shares) - 1
        for number, objective in enumerate(objectives):
            v = objective(self.utilities, self.final)
            left = numpy.append(-numpy.inf, v[:-1])
            right = numpy.append(v[1:], -numpy.inf)
            peaks = numpy.nonzero((v >= left) & (v >= right) & numpy.isfinite(v))[0]
            peaks = peaks[numpy.argsort(-v[peaks], kind="stable")][:candidates]
            for k in peaks:
                lows.append(self.shares[max(k - 1, 0)])
                highs.append(self.shares[min(k + 1, last)])
                owners.append(number)
        if not owners:
            return [([], None) for _ in objectives]
        lows, highs = numpy.array(lows), numpy.array(highs)
        best = [None] * len(owners)
        fractions = numpy.linspace(0, 1, points)
        for turn in range(rounds):
            shares = lows[:, None] + (highs - lows)[:, None] * fractions
            shares = numpy.clip(shares, 0, 1)
            flat = shares.ravel()
            if turn == rounds - 1:
                u, final, _ = self.at(flat)
            else:
                answer = self.game.equilibria(flat)
                u, final = answer["utilities"], answer["final"]
            for c, number in enumerate(owners):
                part = slice(c * points, (c + 1) * points)
                v = objectives[number](u[part], final[part])
                k = int(numpy.argmax(v))
                if best[c] is None or v[k] > best[c][0]:
                    best[c] = (float(v[k]), float(flat[part][k]))
                lows[c] = flat[part][max(k - 1, 0)]
                highs[c] = flat[part][min(k + 1, points - 1)]
        result = []
        for number, objective in enumerate(objectives):
            found = [best[c] for c in range(len(owners)) if owners[c] == number]
            if not found:
                result.append(([], None))
                continue
            top = max(v for v, _ in found)
            near = 1e-10 * max(abs(top), 1e-300)
            shares = []
            for v, s in sorted(found, key=lambda pair: pair[1]):
                if v >= top - near and (not shares or s - shares[-1] > 1e-5):
                    shares.append(s)
            result.append((shares, top))
        self.sort()
        return result


def digits(value, count=14):
    if value is None:
        return None
    if isinstance(value, (list, tuple, numpy.ndarray)):
        return [digits(v, count) for v in value]
    value = float(f"{float(value):.{count}g}")
    return int(value) if value.is_integer() and abs(value) < 1e9 else value


def runs(flags):
    """The stretches of indices where flags hold, as [first, last]."""
    result = []
    for k in numpy.nonzero(flags)[0]:
        if result and result[-1][1] == k - 1:
            result[-1][1] = int(k)
        else:
            result.append([int(k), int(k)])
    return result


def domination(points, samples, size):
    """For each point: whether a sample is at least as good for all and better for one, by more than
    rounding; and whether one is better by much more."""
    points, samples = points / size, samples / size
    dominated = numpy.zeros(len(points), bool)
    surely = numpy.zeros(len(points), bool)
    # Samples with a large sum first, so that few are needed.
    samples = samples[numpy.argsort(-samples.sum(axis=1), kind="stable")]
    for start in range(0, len(samples), 256):
        block = samples[start : start + 256]
        todo = numpy.nonzero(~surely)[0]
        if not len(todo):
            break
        difference = block[None, :, :] - points[todo][:, None, :]
        least, most = difference.min(axis=2), difference.max(axis=2)
        dominated[todo] |= ((least >= -1e-12) & (most > 1e-9)).any(axis=1)
        surely[todo] |= ((least >= 0) & (most > 1e-6)).any(axis=1)
    return dominated, surely


def answer(record, thorough=0):
    candidates = 12 if thorough else 3
    game = Bargain(record)
    result = {"id": record["id"], "equilibria": []}
    shares = numpy.array(record["shares"])
    exact = game.equilibria(shares)
    for k, share in enumerate(shares):
        entry = {
            "base": digits(exact["base"][k]),
            "final": digits(exact["final"][k]),
            "utilities": digits(exact["utilities"][k]),
            "regimes": regimes(exact["part"][k], exact["improve"][k]),
        }
        best = exact["best"][k]
        if exact["rival"][k] >= best - 1e-7 * abs(best):
            entry["tied"] = True
        result["equilibria"].append(entry)
    samples = Samples(game)
    samples.at(numpy.concatenate([GRID, NEAR, 1 - NEAR]))
    if thorough:
        samples.at((numpy.arange(thorough) + 0.5) / thorough)
    samples.edges()
    players = samples.utilities.shape[1]
    singles = [lambda u, f, j=j: u[:, j] for j in range(players)]
    peaks = samples.zoom(singles, candidates)
    ideal = numpy.array([value for _, value in peaks])
    largest = ideal.max()
    result["ideal"] = digits(ideal)
    if largest <= 0:
        result["noDeal"] = True
        return result
    busy = ideal > 1e-12 * largest
    if not busy.all():
        result["idle"] = [int(j) for j in numpy.nonzero(~busy)[0]]
    size = numpy.where(busy, ideal, largest)

    def log(u):
        with numpy.errstate(divide="ignore"):
            v = numpy.where(u > 1e-12 * size, u, 0)
            return numpy.log(v[:, busy]).mean(axis=1)

    rules = {
        "utilitarian": lambda u, f: u.sum(axis=1),
        "egalitarian": lambda u, f: u[:, busy].min(axis=1),
        "nash": lambda u, f: log(u),
        "kalaiSmorodinsky": lambda u, f: (u[:, busy] / ideal[busy]).min(axis=1),
    }
    if players == 2:
        rules["performance"] = lambda u, f: f[:, 0]
    found = samples.zoom(list(rules.values()), candidates)
    for (name, rule), (best, top) in zip(rules.items(), found):
        if top is None:
            continue
        result.setdefault("rules", {})[name] = entry = {"shares": digits(best, 10), "value": digits(top)}
        beside = numpy.clip(numpy.concatenate([numpy.array(best) - 1e-8, numpy.array(best) + 1e-8]), 0, 1)
        around = game.equilibria(beside)
        with numpy.errstate(invalid="ignore"):
            drop = top - rule(around["utilities"], around["final"])
        if (drop > 1e-5 * max(abs(top), 1e-300)).any():
            entry["edge"] = True
    result["peaks"] = [digits(s, 10) for s, _ in peaks]
    on_grid = numpy.searchsorted(samples.shares, GRID)
    points = samples.utilities[on_grid]
    pool = numpy.unique(samples.utilities, axis=0)
    dominated, surely = domination(points, pool, size)
    result["undominated"] = runs(~dominated)
    result["dominated"] = runs(surely)
    result["lotteries"] = best_lotteries(samples, busy, ideal, candidates)
    if thorough:
        result["thorough"] = thorough
    return result


def best_lotteries(samples, busy, ideal, candidates=3):
    """Lotteries over the samples, which grow where the players' prices promise more."""
    result = {}
    count = int(busy.sum())
    weights = numpy.full(count, 1 / count)
    pool, seen = numpy.empty((0, count)), 0
    for name in ("egalitarian", "kalaiSmorodinsky", "nash"):
        for _ in range(2 * candidates):
            if len(samples.shares) > seen:
                points = (samples.fresh if seen else samples.utilities)[:, busy]
                points = numpy.where(points > 1e-12 * ideal[busy], points, 0)
                pool = _undominated(numpy.concatenate([pool, points]))
                seen = len(samples.shares)
            if name == "nash":
                solved = lotteries.nash(pool, weights)
                if solved is None:
                    break
            else:
                unit = ideal[busy] if name == "kalaiSmorodinsky" else numpy.ones(count)
                solved = lotteries.maximin(pool, unit)
            value, bound, p, prices = solved
            ((_, worth),) = samples.zoom([lambda u, f, prices=prices: u[:, busy] @ prices], candidates, 8)
            if name == "nash":
                over = value + numpy.log(max(worth, 1.0))
            else:
                over = worth
            bound = max(bound, over)
            if over <= value + 1e-11 * (1.0 if name == "nash" else abs(value)):
                break
        if solved is not None:
            tickets = int((p > 1e-9).sum())
            result[name] = {"value": digits(value), "bound": digits(bound), "tickets": tickets}
    return result


def _undominated(points):
    """Drop points that another is at least as good as for every player."""
    points = numpy.unique(points, axis=0)
    order = numpy.argsort(-(points / numpy.maximum(points.max(axis=0), 1e-300)).sum(axis=1), kind="stable")
    points = points[order]
    kept = numpy.empty((0, points.shape[1]))
    for start in range(0, len(points), 200):
        block = points[start : start + 200]
        if len(kept):
            block = block[~(kept[None, :, :] >= block[:, None, :]).all(axis=2).any(axis=1)]
        better = (block[None, :, :] >= block[:, None, :]).all(axis=2)
        numpy.fill_diagonal(better, False)
        kept = numpy.concatenate([kept, block[~better.any(axis=1)]])
    return kept


def main(source, target, first=0, last=10**9, again="", thorough=4000):
    with open(source) as file:
        records = json.load(file)["bargains"]
    if again:
        with open(target) as file:
            lines = file.read().splitlines()
        for k in map(int, again.split(",")):
            # The first line opens the list.
            found = json.dumps(answer(records[k], int(thorough)), separators=(",", ":"))
            lines[k + 1] = found + ("," if k + 1 < len(records) else "")
            print(k, file=sys.stderr, flush=True)
        with open(target, "w") as file:
            file.write("\n".join(lines) + "\n")
        return
    lines, start = [], time.time()
    for record in records[int(first) : int(last)]:
        before = time.time()
        lines.append(json.dumps(answer(record), separators=(",", ":")))
        if time.time() - before > 20:
            print(record["id"], f"{time.time() - before:.1f} s", file=sys.stderr, flush=True)
        if len(lines) % 50 == 0:
            print(f"{len(lines)} bargains in {time.time() - start:.0f} s", file=sys.stderr, flush=True)
    with open(target, "w") as file:
        file.write('{"answers":[\n' + ",\n".join(lines) + "\n]}\n")
    print(f"{len(lines)} bargains in {time.time() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:7])
