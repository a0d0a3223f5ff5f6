"""How far weighted payoffs of the providers are from a user's own: the one quantity on which every bound here rests."""

from fractions import Fraction
from typing import List, NamedTuple, Sequence

from competition.claims import Price
from competition.game import Game
from verdicts import Clock


class Span(NamedTuple):
    """Of d(y, a) = sum_i w_i U_i(y, a) - scale u(y, a) in one state: over the actions, and at the first best one."""

    least: Fraction
    most: Fraction
    at_best: Fraction

    def beside(self, offset: Fraction) -> Fraction:
        """The greatest |d + offset|."""
        return max(abs(self.least + offset), abs(self.most + offset))


def spans(
    game: Game, k: int, weights: Sequence[Fraction], scale: Fraction, clock: Clock, prices: Sequence[Price] = ()
) -> List[Span]:
    """By state. With prices, sum_b price[a, b] (u(y, a) - u(y, b)) is added to `least` and `most` where d(y, a) is
    meant; at the best action no such term is negative, and `at_best` leaves it out."""
    user = game.users[k]
    # All numbers are doubles or their products: the largest denominator is a multiple of the others.
    grain = max(x.denominator for x in [scale, *weights, *(price.multiplier for price in prices)])
    heard = [(int(w * grain), table) for w, table in zip(weights, user.payoffs) if w != 0]
    added = [(price.recommended, price.instead, int(price.multiplier * grain)) for price in prices]
    unit, own = game.unit / grain, int(scale * grain)
    result = []
    for y, (utility, best) in enumerate(zip(user.utility, user.best)):
        clock.check()
        row = [-own * u for u in utility]
        for weight, table in heard:
            row = [d + weight * payoff for d, payoff in zip(row, table[y])]
        at_best = row[best]
        for a, b, multiplier in added:
            row[a] += multiplier * (utility[a] - utility[b])
        result.append(Span(unit * min(row), unit * max(row), unit * at_best))
    return result


def loss(game: Game, of: List[Span]) -> Fraction:
    """sum_y mu_y (max_a d(y, a) - d(y, a*)), which is not negative."""
    return sum(mu * (span.most - span.at_best) for mu, span in zip(game.prior, of))


def bound(
    game: Game, target: int, weights: List[Fraction], prices: List[Price], shared: bool, clock: Clock
) -> Fraction:
    """B(w, lambda) of rule C2: V less the losses of the target, or of all users where policies are the same for all."""
    lost = Fraction(0)
    for k, user in enumerate(game.users):
        if shared or k == target:
            mass = user.mass if shared else 1
            own = [price for price in prices if price.user == k]
            scale = Fraction(1 if k == target else 0)
            lost += loss(game, spans(game, k, [mass * w for w in weights], scale, clock, own))
    return game.full_information(target) - lost


def common_bound(game: Game, target: int, weights: List[Fraction], scales: List[Fraction], clock: Clock) -> Fraction:
    """V_t less the losses of all users, each against her own payoff times her scale: rule C4."""
    lost = sum(user.mass * loss(game, spans(game, k, weights, scales[k], clock)) for k, user in enumerate(game.users))
    return game.full_information(target) - lost / (game.users[target].mass * scales[target])
