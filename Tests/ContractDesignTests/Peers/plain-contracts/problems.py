"""Random contract problems in which several terms of the parties meet, by their seeds."""
import random

from curves import Curve, Worth


class Problem:
    """Types with the columns of Accord's table, and the options of `accord design`."""

    def __init__(self, types, participation, accuracy, valuation, conditioning, accuracy_high=None, distance=None):
        self.types, self.participation, self.accuracy, self.valuation = types, participation, accuracy, valuation
        self.conditioning, self.accuracy_high, self.distance = conditioning, accuracy_high, distance

    def table(self):
        columns = ["type", "cost", "probability", "quality", "value", "outside", "capacity"]
        columns += ["probability_low", "probability_high"]
        columns = [column for column in columns if any(kind.get(column) is not None for kind in self.types)]
        cells = lambda kind: [text(kind.get(column), column) for column in columns]
        return "\n".join(",".join(row) for row in [columns] + [cells(kind) for kind in self.types]) + "\n"

    def arguments(self):
        options = {
            "--participation": self.participation, "--accuracy": self.accuracy, "--valuation": self.valuation,
            "--conditioning": self.conditioning, "--accuracy-high": self.accuracy_high,
            "--probability-l1": self.distance,
        }
        return [text for key, value in options.items() if value is not None for text in (key, str(value))]

    @property
    def terms(self):
        """What the problem has that the published one has not."""
        columns = ["quality", "value", "outside", "capacity", "probability_low"]
        found = [column for column in columns if any(kind.get(column) is not None for kind in self.types)]
        found += ["band"] * (self.accuracy_high is not None) + ["distance"] * (self.distance is not None)
        return found + ["at-least"] * self.participation.startswith("at-least")


def text(cell, column):
    return ("1" if column == "quality" else "") if cell is None else str(cell)


class Draw(random.Random):
    def chance(self, probability):
        return self.random() < probability

    def scale(self, low, high):
        return short(low * (high / low) ** self.random())


def short(x):
    return float(f"{x:.4g}")


def random_problem(seed):
    """Every tenth has a curve with a hinge, few types and few parties."""
    draw, hinged = Draw(seed * 7919 + 13), seed % 10 == 9
    curve, unit, better = random_curve(draw, hinged)
    exponent = 1 if draw.chance(0.65) else round(draw.uniform(0.3, 0.95), 2)
    scale = 100 if draw.chance(0.6) else draw.scale(1, 1000)
    conditioning = "own" if draw.chance(0.55) else "at-least-one"
    worth, count = Worth(Curve(curve), exponent), draw.choice([1, 2, 2, 3] if hinged else [1, 2, 2, 3, 3, 3, 4, 4])
    has = {term: draw.chance(0.5) for term in ["quality", "value", "outside", "capacity", "band", "uncertain", "ties"]}
    types = random_types(draw, count, scale, unit, has)
    high = better if has["band"] and draw.chance(0.6) else None
    what = Worth(Curve(high or curve), exponent)
    if has["capacity"]:
        add_capacities(draw, types, scale, worth)
    if has["outside"]:
        add_outside_options(draw, types, scale, what)
    distance = None
    if has["uncertain"] and conditioning == "own" and not has["capacity"]:
        if draw.chance(0.5):
            distance = short(draw.uniform(0.02, 0.9))
        else:
            add_ranges(draw, types)
    valuation = f"linear:{scale}" if exponent == 1 else f"power:{scale},{exponent}"
    law = f"fixed:{draw.choice([1, 2, 3, 4])}" if hinged else random_law(draw, count)
    return Problem(types, law, curve, valuation, conditioning, high, distance)


def random_curve(draw, hinged):
    """A specification, the data at which it is about half way, and a curve nowhere below it."""
    if hinged:
        return "bound:1,1", 300, None
    name = draw.choice(["exponential", "exponential", "pow4", "mmf", "weibull"])
    limit, size = round(draw.uniform(0.6, 1), 3), draw.scale(5, 1000)
    more = round(min(1, limit + draw.uniform(0, 0.05)), 3)
    faster = draw.choice([1, 0.98, 0.9])
    if name == "exponential":
        rate = short(1 / size)
        return f"exponential:{limit},{rate}", size, f"exponential:{more},{rate / faster:.6g}"
    start = 0 if draw.chance(0.5) and name != "pow4" else round(draw.uniform(0.01, 0.4), 2)
    e, b = round(draw.uniform(0.4, 1), 2), round(limit - start, 3)
    if name == "pow4":
        distance = short(size / 5)
        text = lambda limit: f"pow4:{limit},{b * distance**e:.6g},{distance},{e}"
        return text(limit), size, text(more)
    text = lambda limit, size: f"{name}:{limit},{b if limit == more else b},{size:.6g},{e}"
    return text(limit, size), size, text(more, size * faster)


def random_types(draw, count, scale, unit, has):
    weights = [draw.expovariate(1) + 0.02 for _ in range(count)]
    shares = [round(weight / sum(weights), 4) for weight in weights]
    shares[0] = round(1 - sum(shares[1:]), 4)
    types = []
    for k in range(count):
        quality = draw.choice([0.25, 0.5, 2, 4, 0.8, 1.7]) if has["quality"] and draw.chance(0.7) else None
        value = draw.choice([0.5, 2, 4, 1.3, 0.7]) if has["value"] and draw.chance(0.7) else None
        cost = short(scale / unit * draw.scale(0.04, 1.3) * (quality or 1) * (value or 1))
        if has["ties"] and types and draw.chance(0.4):
            # Powers of two keep the effective costs equal to the last digit.
            other = draw.choice(types)
            factor = draw.choice([0.5, 2, 1]) if has["quality"] else 1
            quality = factor * (other["quality"] or 1) if has["quality"] else None
            value, cost = other["value"], other["cost"] * factor
        types.append({"type": "abcd"[k], "cost": cost, "probability": shares[k], "quality": quality, "value": value})
    draw.shuffle(types)
    return types


def effective_cost(kind, scale):
    return kind["cost"] / (kind["value"] or 1) / (kind["quality"] or 1) / scale


def add_capacities(draw, types, scale, worth):
    for kind in types:
        if draw.chance(0.25):
            continue
        size = worth.alone(effective_cost(draw.choice(types), scale))[0] or 0.2 / effective_cost(kind, scale)
        reach = draw.scale(1e-4, 1e-2) if draw.chance(0.08) else draw.scale(0.15, 4)
        kind["capacity"] = max(1e-6, short(size * reach / (kind["quality"] or 1)))
        if draw.chance(0.08):
            others = [other for other in types if other.get("capacity")]
            other = draw.choice(others)
            kind["capacity"] = other["capacity"] * (other["quality"] or 1) / (kind["quality"] or 1)


def add_outside_options(draw, types, scale, worth):
    for kind in types:
        if draw.chance(0.4):
            continue
        most = kind.get("capacity") or float("inf")
        alone = worth.alone(effective_cost(kind, scale), most * (kind["quality"] or 1))[1]
        part = alone * draw.uniform(0.2, 1.1) if draw.chance(0.7) else draw.uniform(0, 0.9) * worth.limit
        kind["outside"] = short(part * scale * (kind["value"] or 1))


def add_ranges(draw, types):
    for kind in types:
        kind["probability_low"] = round(max(0, kind["probability"] - draw.uniform(0, 0.3)), 3)
        kind["probability_high"] = round(min(1, kind["probability"] + draw.uniform(0.001, 0.3)), 3)


def random_law(draw, count):
    number = draw.choice([1, 2, 2, 3, 3, 4, 4, 5, 5])
    kind = draw.random()
    if kind < 0.1:
        return f"at-least:{number}"
    if kind < 0.2:
        return f"binomial:{number},{round(draw.uniform(0.2, 0.95), 2)}"
    if kind < 0.27 and count <= 2:
        return f"poisson:{round(draw.uniform(0.4, 2), 2)}"
    return f"fixed:{number}"
