"""A problem in plain terms: classes, laws of their compositions, and the weights of caps and performance."""
import itertools
import math

from curves import Curve, Worth


def multinomial(counts, shares):
    ways = math.factorial(sum(counts))
    for count in counts:
        ways //= math.factorial(count)
    return ways * math.prod(share**count for share, count in zip(shares, counts))


def compositions(parties, kinds):
    if kinds == 1:
        yield (parties,)
        return
    for first in range(parties + 1):
        for rest in compositions(parties - first, kinds - 1):
            yield (first,) + rest


def law(participation):
    """[(number of parties, chance)], up to chances of 1e-17."""
    kind, _, rest = participation.partition(":")
    if kind in ("fixed", "at-least"):
        return [(int(rest), 1.0)]
    if kind == "binomial":
        most, rate = int(rest.split(",")[0]), float(rest.split(",")[1])
        return [(n, math.comb(most, n) * rate**n * (1 - rate) ** (most - n)) for n in range(most + 1)]
    mean = float(rest)
    chances = [(n, math.exp(-mean) * mean**n / math.factorial(n)) for n in range(60)]
    return [(n, chance) for n, chance in chances if n <= mean or chance > 1e-17]


class Group:
    """The classes of a problem and all that the contract's terms need of them, values over v(1).

    costs, outside, capacities: by class, effective units. outcomes: counts by class. laws: for each extreme of the
    probabilities, (performance weights by outcome, cap weights by class and outcome).
    """

    def __init__(self, problem):
        self.problem = problem
        kind, _, rest = problem.valuation.partition(":")
        numbers = [float(number) for number in rest.split(",")]
        self.scale, self.exponent = numbers[0], numbers[1] if kind == "power" else 1
        self.curve = Curve(problem.accuracy)
        self.worth = Worth(self.curve, self.exponent)
        self.high = Worth(Curve(problem.accuracy_high or problem.accuracy), self.exponent)
        self._sort_into_classes()
        self.parties = law(problem.participation)
        self.outcomes = [c for n, _ in self.parties for c in compositions(n, len(self.costs))]
        self.is_solitary = max(n for n, _ in self.parties) == 1
        self.laws = [self._law(shares) for shares in self._extremes()]

    def _sort_into_classes(self):
        kinds = {}
        for index, kind in enumerate(self.problem.types):
            quality, value = kind.get("quality") or 1, kind.get("value") or 1
            cost = kind["cost"] / quality / value / self.scale
            capacity = quality * kind["capacity"] if kind.get("capacity") else math.inf
            if capacity >= self.worth.limit / cost:
                capacity = math.inf  # nobody would bring as much
            found = next((key for key in kinds if abs(key[0] / cost - 1) < 1e-13 and key[1] == capacity), None)
            kinds.setdefault(found or (cost, capacity), []).append(index)
        self.members = list(kinds.values())
        self.costs, self.capacities = [cost for cost, _ in kinds], [capacity for _, capacity in kinds]
        self.alone = [self.worth.alone(cost, capacity) for cost, capacity in kinds]
        self.outside, self.trains = [], []
        for members, cost, capacity in zip(self.members, self.costs, self.capacities):
            kinds_here = [self.problem.types[m] for m in members]
            named = [kind["outside"] / (kind.get("value") or 1) / self.scale if kind.get("outside") is not None
                     else self.high.alone(cost, capacity)[1] for kind in kinds_here]
            self.outside.append(max(named))
            # With what it has alone on the very curve of the contract, a lone party can be asked for one thing only.
            self.trains.append(self.problem.accuracy_high is None and max(named) == self.worth.alone(cost, capacity)[1])

    def _extremes(self):
        """Probabilities by class: all vertices of those that are possible."""
        types = self.problem.types
        stated = [kind["probability"] for kind in types]
        if self.problem.distance:
            points = moved(stated, self.problem.distance / 2)
        elif types[0].get("probability_low") is not None:
            points = corners([(kind["probability_low"], kind["probability_high"]) for kind in types])
        else:
            points = [stated]
        merged = {tuple(round(sum(point[m] for m in members), 14) for members in self.members) for point in points}
        return [[share / sum(point) for share in point] for point in merged]

    def _law(self, shares):
        chances = dict(self.parties)
        performance = [chances[sum(c)] * multinomial(c, shares) for c in self.outcomes]
        caps = []
        for i in range(len(shares)):
            if self.problem.conditioning == "own":
                weights = [0.0 if c[i] == 0 else chances[sum(c)] * sum(c)
                           * multinomial(c[:i] + (c[i] - 1,) + c[i + 1:], shares) for c in self.outcomes]
            else:
                weights = [weight if c[i] else 0.0 for weight, c in zip(performance, self.outcomes)]
            caps.append([weight / math.fsum(weights) for weight in weights])
        return performance, caps

    def totals(self, contributions):
        return [sum(n * m for n, m in zip(c, contributions)) for c in self.outcomes]

    def performance(self, contributions):
        """The least over the possible probabilities."""
        values = [self.curve.at(total)[0] for total in self.totals(contributions)]
        return min(math.fsum(p * a for p, a in zip(weights, values)) for weights, _ in self.laws)

    def caps(self, contributions):
        values = [self.worth.at(total)[0] for total in self.totals(contributions)]
        return [min(math.fsum(w * y for w, y in zip(caps[i], values)) for _, caps in self.laws)
                for i in range(len(self.costs))]


def corners(ranges):
    """All but one at an end of its range, that one filling up to 1."""
    points = []
    for free in range(len(ranges)):
        others = [(0.0,) if k == free else low_high for k, low_high in enumerate(ranges)]
        for point in itertools.product(*others):
            rest = 1 - sum(point)
            if ranges[free][0] - 1e-12 <= rest <= ranges[free][1] + 1e-12:
                points.append([rest if k == free else x for k, x in enumerate(point)])
    return points


def moved(stated, amount):
    """What becomes of shares when so much goes to one of them, taken from others in any order."""
    points = []
    for to in range(len(stated)):
        for order in itertools.permutations(k for k in range(len(stated)) if k != to):
            point, left = list(stated), amount
            for k in order:
                taken = min(left, point[k])
                point[k] -= taken
                left -= taken
            point[to] += amount - left
            points.append(point)
    return points
