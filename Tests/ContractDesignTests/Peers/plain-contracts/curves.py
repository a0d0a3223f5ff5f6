"""Learning curves and what their models are worth, as functions of effective data, with slopes."""
import math

SMALLEST = 1e-300


class Curve:
    """a(x) of a specification as Accord writes it, and its slope."""

    def __init__(self, specification):
        self.specification = specification
        name, _, rest = specification.partition(":")
        self.name, self.numbers = name, [float(number) for number in rest.split(",")]
        self.onset = self._onset() if name == "bound" else 0.0
        self.limit = self.numbers[1] if name == "bound" else self.numbers[0]

    def _branch(self, x):
        numbers = self.numbers
        if self.name == "exponential":
            limit, rate = numbers
            return limit * -math.expm1(-rate * x), limit * rate * math.exp(-rate * x)
        if self.name == "pow4":
            limit, b, d, gamma = numbers
            return limit - b * (x + d) ** -gamma, b * gamma * (x + d) ** (-gamma - 1)
        if self.name == "mmf":
            limit, b, half, e = numbers
            z = (x / half) ** e
            slope = b * e / half * (x / half) ** (e - 1) / (1 + z) ** 2 if x > 0 or e == 1 else math.inf
            return limit - b / (1 + z), slope
        if self.name == "weibull":
            limit, b, scale, e = numbers
            z = (x / scale) ** e
            slope = b * e / scale * (x / scale) ** (e - 1) * math.exp(-z) if x > 0 or e == 1 else math.inf
            return limit - b * math.exp(-z), slope
        k, limit = numbers
        root = math.sqrt(2 * k * (2 + math.log(x / k)))
        return limit - (root + 4) / math.sqrt(x), (root + 4) / (2 * x**1.5) - k / (root * x**1.5)

    def _onset(self):
        low, high = self.numbers[0], 1e12
        while high > low * (1 + 1e-15):
            middle = math.sqrt(low * high)
            low, high = (middle, high) if self._branch(middle)[0] < 0 else (low, middle)
            if middle in (low, high) and math.nextafter(low, high) >= high:
                break
        return high

    def at(self, x):
        """Performance and slope; both 0 below the onset."""
        if x < self.onset:
            return 0.0, 0.0
        value, slope = self._branch(x)
        return max(0.0, value), slope


class Worth:
    """v(a(x)) / v(1) for v = SCALE r^EXPONENT."""

    def __init__(self, curve, exponent):
        self.curve, self.exponent, self.onset = curve, exponent, curve.onset
        self.limit = curve.limit**exponent

    def at(self, x):
        value, slope = self.curve.at(x)
        if self.exponent == 1:
            return value, slope
        if value <= SMALLEST:
            return 0.0, math.inf if slope > 0 else 0.0
        return value**self.exponent, self.exponent * value ** (self.exponent - 1) * slope

    def alone(self, cost, most=math.inf):
        """The most that v(a(x)) - cost x comes to for x up to `most`, as (x, surplus), everything over v(1)."""
        low, high = self.onset * (1 + 1e-13), min(most, 1 / cost)
        if high <= low:
            return 0.0, self.at(0)[0]
        if self.at(high)[1] < cost:
            for _ in range(200):
                middle = (low + high) / 2
                low, high = (middle, high) if self.at(middle)[1] > cost else (low, middle)
        surplus = self.at(high)[0] - cost * high
        return (high, surplus) if surplus > self.at(0)[0] else (0.0, self.at(0)[0])
