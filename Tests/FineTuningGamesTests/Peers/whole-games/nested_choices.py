"""A generalist and specialists who fine-tune its technology, solved by nested maximisation.

The generalist raises the technology to `a0`; each specialist then takes part or not, and raises it
to its own `a1 >= a0`; the generalist gets the common share `d` of each revenue.  What is used:

* revenue  `linear`: R a,  `log`: R ln(1 + a),  `root`: R sqrt(a);
* the generalist's cost  c0 a0^k0;
* a specialist's cost with x = a1 - a0  `power`: c x^k + b x + f,  `level`: c (a1^k - a0^k) + b x + f;
* a specialist takes part if that pays at least 0, and its profit is concave in a1;
* the profit rises with a0, so from some a0 on it takes part.

The generalist's utility is searched on a grid of each stretch between the points where somebody
starts to take part or stops to improve, then at the root of the derivative near the best point.
Among equally good choices the generalist takes the smallest.  Everything is vectorised over shares.
"""

import numpy

POINTS = numpy.concatenate([[0.0], numpy.geomspace(1e-8, 0.03, 7), numpy.linspace(0.08, 1.0, 15)])
"""Where a stretch is sampled, as fractions of its length."""


class Specialist:
    def __init__(self, record):
        self.c, self.k = record["cost"], record["exponent"]
        self.scale = record["revenue"]
        self.b, self.f = record["linear"], record["fixed"]
        self.level = record["family"] == "level"
        self.kind = record["revenueFamily"]

    def revenue(self, a):
        if self.kind == "linear":
            return self.scale * a
        if self.kind == "log":
            return self.scale * numpy.log1p(a)
        return self.scale * numpy.sqrt(a)

    def slope(self, a):
        if self.kind == "linear":
            return self.scale + 0 * a
        if self.kind == "log":
            return self.scale / (1 + a)
        return 0.5 * self.scale / numpy.sqrt(a)

    def bend(self, a):
        if self.kind == "linear":
            return 0 * a
        if self.kind == "log":
            return -self.scale / (1 + a) ** 2
        return -0.25 * self.scale * a**-1.5

    def reply(self, d, a0):
        """The step x >= 0 of most profit, taking part."""
        d, a0 = numpy.broadcast_arrays(d, a0)
        if self.level:
            return numpy.maximum(self._root(d, 0 * a0) - a0, 0)
        return self._root(d, a0)

    def _root(self, d, a0):
        """The x with (1-d) r'(a0+x) = b + c k x^(k-1), by Newton's method in ln x.

        The difference of the logarithms of both sides is concave and falls, so that steps from the
        right of the root stay on the right of it.
        """
        rest = 1 - d
        power = self.k - 1
        with numpy.errstate(divide="ignore", invalid="ignore"):
            spare = rest * self.slope(a0) - self.b
        busy = spare > 0
        x = numpy.zeros(numpy.shape(d))
        if not busy.any():
            return x
        rest, a, spare = rest[busy], a0[busy], spare[busy]
        with numpy.errstate(over="ignore"):
            top = (spare / (self.c * self.k)) ** (1 / power)
        if self.kind == "root":
            alone = (0.5 * rest * self.scale / (self.c * self.k)) ** (1 / (power + 0.5))
            top = numpy.minimum(top, alone)
        if self.kind != "linear":
            x_now = top
            for _ in range(60):
                total = a + x_now
                marginal = self.c * self.k * x_now**power
                gap = numpy.log(rest * self.slope(total) / (self.b + marginal))
                fall = (x_now * self.bend(total) / self.slope(total)) - power * marginal / (
                    self.b + marginal
                )
                # Rounding near the right end must not lead away from it.
                step = numpy.where(gap < 0, gap / fall, 0.0)
                x_now = x_now * numpy.exp(-step)
                if numpy.max(numpy.abs(step)) < 1e-14:
                    break
            top = numpy.minimum(x_now, top)
        x[busy] = top
        return x

    def profit(self, d, a0, x):
        if self.level:
            cost = self.c * ((a0 + x) ** self.k - a0**self.k)
            cost = numpy.where(x > 0, cost, 0)
        else:
            cost = self.c * x**self.k
        return (1 - d) * self.revenue(a0 + x) - cost - self.b * x - self.f

    def follow(self, d, a0, x):
        """How much the final level rises with the generalist's."""
        if self.level:
            return numpy.where(x > 0, 0.0, 1.0)
        if self.kind == "linear":
            return numpy.ones(numpy.shape(x))
        safe = numpy.where(x > 0, x, 1.0)
        own = self.c * self.k * (self.k - 1) * safe ** (self.k - 2)
        return numpy.where(x > 0, own / (own - (1 - d) * self.bend(a0 + safe)), 1.0)

    def stops(self, d):
        """The generalist's level from which staying there is best (0 or infinity where always or never)."""
        if self.level:
            return self._root(d, numpy.zeros(numpy.shape(d)))
        rest = 1 - d
        if self.b == 0:
            return numpy.where(rest > 0, numpy.inf, 0.0)
        ratio = rest * self.scale / self.b
        if self.kind == "linear":
            return numpy.where(ratio > 1, numpy.inf, 0.0)
        if self.kind == "log":
            return numpy.maximum(ratio - 1, 0)
        return (0.5 * ratio) ** 2

    def joins(self, d, far):
        """The least level of the generalist at which it takes part; infinity if beyond `far`."""

        def worth(level, shares):
            return self.profit(shares, level, self.reply(shares, level)) >= 0

        result = numpy.zeros(numpy.shape(d))
        if self.f == 0:
            return result
        late = ~worth(result, d)
        if not late.any():
            return result
        shares, high = d[late], far[late].copy()
        never = ~worth(high, shares)
        low = numpy.zeros(numpy.shape(shares))
        # First by factors, then by halves; the upper end always takes part.
        for _ in range(110):
            middle = numpy.where(low == 0, high * 1e-3, 0.5 * (low + high))
            tiny = (low == 0) & (high < far[late] * 1e-40)
            if numpy.all((middle == low) | (middle == high) | tiny | never):
                break
            yes = worth(middle, shares)
            high = numpy.where(yes, middle, high)
            low = numpy.where(yes, low, middle)
        result[late] = numpy.where(never, numpy.inf, high)
        return result


class Bargain:
    def __init__(self, record):
        self.c0, self.k0 = record["generalist"]["cost"], record["generalist"]["exponent"]
        self.specialists = [Specialist(s) for s in record["specialists"]]

    def generalist(self, d, a0, joins):
        """The generalist's utility and its derivative to the right."""
        total = -self.c0 * a0**self.k0
        rise = -self.c0 * self.k0 * a0 ** (self.k0 - 1)
        for s, start in zip(self.specialists, joins):
            part = a0 >= start
            x = s.reply(d, a0)
            level = a0 + x
            total = total + numpy.where(part, d * s.revenue(level), 0)
            with numpy.errstate(divide="ignore", invalid="ignore"):
                more = d * s.slope(level) * s.follow(d, a0, x)
            more = numpy.where(d == 0, 0, more)
            rise = rise + numpy.where(part, more, 0)
        return total, rise

    def reach(self, d):
        """A level above which the generalist never wants to go for a smooth gain.

        A level raised by 1 raises final levels by at most 1, and revenues by at most their slope at
        the generalist's own level.
        """
        low = numpy.full(numpy.shape(d), -700.0)
        high = numpy.full(numpy.shape(d), 700.0)
        with numpy.errstate(over="ignore"):
            for _ in range(60):
                middle = 0.5 * (low + high)
                a = numpy.exp(middle)
                gain = sum(d * s.slope(a) for s in self.specialists)
                up = gain > self.c0 * self.k0 * a ** (self.k0 - 1)
                low = numpy.where(up, middle, low)
                high = numpy.where(up, high, middle)
        return numpy.where(d > 0, numpy.exp(high), 0.0)

    def limit(self, d, reach):
        """A level whose cost is more than all that any specialist could then pay."""
        a = numpy.maximum(reach, 1e-300)
        for s in self.specialists:
            # Nobody pays for a level beyond its own best reply to it.
            a = numpy.maximum(a, s.reply(d, numpy.zeros(numpy.shape(d))))
        for _ in range(400):
            income = sum(d * s.revenue(a + s.reply(d, a)) for s in self.specialists)
            low = self.c0 * a**self.k0 <= income
            if not low.any():
                break
            a = numpy.where(low, 2 * a, a)
        return a

    def equilibria(self, shares):
        """For each share the levels and utilities, and the gap to the next best stretch.

        Returns a dictionary with `base` (n), `final` (n, m), `part` (n, m), `improve` (n, m),
        `utilities` (n, 1 + m), `rival` (n): the generalist's best utility at another level, apart
        from the neighbourhood of the chosen one.
        """
        d = numpy.asarray(shares, float)
        reach = self.reach(d)
        far = self.limit(d, reach)
        joins = [s.joins(d, far) for s in self.specialists]
        stops = [s.stops(d) for s in self.specialists]
        zero = numpy.zeros(len(d))
        marks = [zero, reach] + joins + [numpy.minimum(m, reach) for m in stops]
        marks = numpy.sort(numpy.array(marks), axis=0)
        lows = numpy.concatenate([marks[:-1], marks[-1:]])
        highs = numpy.concatenate([marks[1:], marks[-1:]])
        highs = numpy.where(numpy.isfinite(highs), highs, lows)
        count = len(marks)
        # All stretches at once, one after another.
        levels, values = self._stretch(
            numpy.tile(d, count), lows.ravel(), highs.ravel(), [numpy.tile(j, count) for j in joins]
        )
        levels, values = levels.reshape(count, -1), values.reshape(count, -1)
        best = numpy.max(values, axis=0)
        # Equal up to rounding: the smallest level.
        size = numpy.maximum(numpy.abs(best), 1e-300)
        good = values >= best - 1e-13 * size
        base = numpy.min(numpy.where(good, levels, numpy.inf), axis=0)
        apart = numpy.abs(levels - base) > 1e-6 * numpy.maximum(levels, base)
        rival = numpy.max(numpy.where(apart, values, -numpy.inf), axis=0)
        final, part, improve, utilities = [], [], [], []
        total = -self.c0 * base**self.k0
        for s, start in zip(self.specialists, joins):
            x = s.reply(d, base)
            joined = base >= start
            final.append(numpy.where(joined, base + x, 0.0))
            part.append(joined)
            improve.append(joined & (x > 0))
            total = total + numpy.where(joined, d * s.revenue(base + x), 0)
            utilities.append(numpy.where(joined, numpy.maximum(s.profit(d, base, x), 0), 0))
        utilities.insert(0, total)
        return {
            "base": base,
            "final": numpy.array(final).T,
            "part": numpy.array(part).T,
            "improve": numpy.array(improve).T,
            "utilities": numpy.array(utilities).T,
            "rival": rival,
            "best": best,
        }

    def _stretch(self, d, low, high, joins):
        """The best level from `low` to `high` (approached from below) and its value."""
        level = numpy.where(numpy.isfinite(low), low, 0.0)
        value, _ = self.generalist(d, level, joins)
        value = numpy.where(numpy.isfinite(low), value, -numpy.inf)
        wide = numpy.isfinite(low) & (high > low * (1 + 1e-15))
        if not wide.any():
            return level, value
        shares, bottom, top = d[wide], low[wide], high[wide]
        parts = [j[wide] for j in joins]
        # Who takes part is decided inside the stretch, not at its upper end.
        inside = [numpy.where(j <= bottom, 0.0, numpy.inf) for j in parts]
        grid = bottom + (top - bottom) * POINTS[:, None]
        sampled, _ = self.generalist(shares, grid, inside)
        place = numpy.argmax(sampled, axis=0)
        each = numpy.arange(len(shares))
        left = grid[numpy.maximum(place - 1, 0), each]
        right = grid[numpy.minimum(place + 1, len(POINTS) - 1), each]
        for _ in range(60):
            middle = 0.5 * (left + right)
            if numpy.all((middle <= left) | (middle >= right)):
                break
            _, rise = self.generalist(shares, middle, inside)
            left = numpy.where(rise > 0, middle, left)
            right = numpy.where(rise > 0, right, middle)
        found = 0.5 * (left + right)
        gained, _ = self.generalist(shares, found, inside)
        best = sampled[place, each]
        found = numpy.where(gained >= best - 1e-15 * numpy.abs(best), found, grid[place, each])
        gained = numpy.maximum(gained, best)
        # A level at the lower end is kept exactly.
        better = gained > value[wide] + 1e-15 * numpy.abs(value[wide])
        level[wide] = numpy.where(better, found, level[wide])
        value[wide] = numpy.where(better, gained, value[wide])
        return level, value


def regimes(part, improve):
    return "".join("A" if not p else ("C" if i else "F") for p, i in zip(part, improve))
