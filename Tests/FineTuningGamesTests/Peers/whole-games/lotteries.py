"""The best lotteries over points of utilities, with bounds that prove them.

A point is a row of utilities, all rows together an array (points, players).  Any weights of the
players bound a lottery from above, whoever found them, so the bounds hold for whatever a solver with
tolerances returns.
"""

import numpy
from scipy.optimize import linprog, minimize


def maximin(points, units):
    """The lottery with the largest min_j E_j / units_j: value, bound, probabilities, prices of players."""
    gains = points / units
    size = numpy.maximum(numpy.max(numpy.abs(gains), axis=0), 1e-300)
    count, players = gains.shape
    # theta is counted in the smallest player's size, and each row in its own.
    unit = size.min()
    rows = numpy.column_stack([-(gains / size).T, unit / size])
    result = linprog(
        numpy.append(numpy.zeros(count), -1.0),
        A_ub=rows,
        b_ub=numpy.zeros(players),
        A_eq=[numpy.append(numpy.ones(count), 0.0)],
        b_eq=[1.0],
        bounds=[(0, None)] * count + [(None, None)],
        method="highs",
        options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
    )
    if result.x is None:
        raise ValueError(result.message)
    p = numpy.maximum(result.x[:count], 0)
    p /= p.sum()
    prices = numpy.maximum(-result.ineqlin.marginals, 0) / size
    if prices.sum() == 0:
        prices = 1 / size
    prices /= prices.sum()
    return float((p @ gains).min()), float((gains @ prices).max()), p, prices / units


def nash(points, weights, start=None):
    """The lottery with the largest sum of weights times ln E: value, bound, probabilities, prices.

    The weights sum to 1.  None where no lottery gives every player something.
    """
    size = numpy.max(points, axis=0)
    if (size <= 0).any():
        return None
    gains = points / size
    if start is None:
        value, _, p, _ = maximin(points, size)
        if value <= 0:
            return None
        support = [k for k in numpy.nonzero(p > 1e-12)[0]]
    else:
        support = list(start)
    support = sorted(set(support) | {int(gains[:, j].argmax()) for j in range(gains.shape[1])})
    bound, p = numpy.inf, None
    for _ in range(60):
        chosen = gains[support]
        q = _on_support(chosen, weights)
        expected = q @ chosen
        prices = weights / expected
        worth = gains @ prices
        k = int(worth.argmax())
        value = float(weights @ numpy.log(expected))
        bound = min(bound, value + float(numpy.log(max(worth[k], 1.0))))
        p = numpy.zeros(len(points))
        p[support] = q
        if worth[k] <= 1 + 1e-12 or k in support:
            break
        support = sorted({s for s, m in zip(support, q) if m > 1e-10} | {k})
    offset = float(weights @ numpy.log(size))
    return value + offset, bound + offset, p, prices / size


def _on_support(chosen, weights):
    """Probabilities of a few points, by sequential quadratic steps and multiplicative ones."""
    count = len(chosen)
    if count == 1:
        return numpy.ones(1)

    def loss(q):
        return -weights @ numpy.log(numpy.maximum(q @ chosen, 1e-300))

    def slope(q):
        return -chosen @ (weights / numpy.maximum(q @ chosen, 1e-300))

    best, least = numpy.full(count, 1 / count), numpy.inf
    start = numpy.full(count, 1 / count)
    if (chosen < 0).any() or (start @ chosen <= 0).any():
        start = maximin(chosen, numpy.ones(chosen.shape[1]))[2]
    result = minimize(
        loss,
        start,
        jac=slope,
        method="SLSQP",
        bounds=[(0, 1)] * count,
        constraints={"type": "eq", "fun": lambda q: q.sum() - 1, "jac": lambda q: numpy.ones(count)},
        options={"maxiter": 300, "ftol": 1e-16},
    )
    for q in (start, result.x):
        q = numpy.maximum(q, 0)
        q = q / q.sum()
        if (q @ chosen > 0).all() and loss(q) < least:
            best, least = q, loss(q)
    best = _newton(chosen, weights, best)
    if _excess(chosen, weights, best) > 1e-10:
        best = _newton(chosen, weights, _exchange(chosen, weights, start))
    return best


def _excess(chosen, weights, q):
    """How far the best point is worth more than the lottery, at the lottery's prices."""
    expected = q @ chosen
    if not (expected > 0).all():
        return numpy.inf
    return (chosen @ (weights / expected)).max() - 1


def _exchange(chosen, weights, q, rounds=2000):
    """Move probability from the worst point in use to the best one, each time as far as it pays."""
    q = q.copy()
    for _ in range(rounds):
        expected = q @ chosen
        worth = chosen @ (weights / expected)
        best = int(worth.argmax())
        used = numpy.nonzero(q > 0)[0]
        worst = int(used[worth[used].argmin()])
        if worth[best] - worth[worst] <= 1e-13:
            break
        move = chosen[best] - chosen[worst]
        low, high = 0.0, q[worst]
        for _ in range(60):
            middle = 0.5 * (low + high)
            now = expected + middle * move
            if (now > 0).all() and (weights * move / now).sum() > 0:
                low = middle
            else:
                high = middle
        step = q[worst] if high == q[worst] and low > 0.999999 * high else low
        q[best] += step
        q[worst] -= step
    return q / q.sum()


def _newton(chosen, weights, q):
    """A few Newton steps on the points in use, kept while they do not lower the value beyond rounding."""

    def value(q):
        e = q @ chosen
        return weights @ numpy.log(e) if (e > 0).all() else -numpy.inf

    for _ in range(20):
        used = numpy.nonzero(q > 1e-9)[0]
        if len(used) < 2:
            return q
        part = chosen[used]
        e = q @ chosen
        gradient = part @ (weights / e)
        hessian = (part * (weights / e**2)) @ part.T
        size = len(used)
        system = numpy.zeros((size + 1, size + 1))
        system[:size, :size] = hessian
        system[:size, size] = system[size, :size] = 1
        step = numpy.linalg.lstsq(system, numpy.append(gradient, 0), rcond=1e-14)[0][:size]
        step -= step.mean()
        falling = step < 0
        length = min(1.0, (q[used][falling] / -step[falling]).min()) if falling.any() else 1.0
        new = numpy.zeros(len(q))
        new[used] = numpy.maximum(q[used] + length * step, 0)
        new /= new.sum()
        # Near the top the value no longer tells steps apart, but the prices still gain from them.
        if not value(new) >= value(q) - 4e-16 * (1 + abs(value(q))):
            return q
        q = new
    return q
