"""Rules C3 and C4: errors of weights, and what they guarantee."""

from fractions import Fraction
from typing import Dict, List, Optional

from competition.claims import Alignment, Anonymous, Common
from competition.game import Game
from competition.losses import Span, bound, common_bound, spans
from competition.proved import ROUNDING, Proved, not_negative
from report import shown
from verdicts import Broken, Clock


def check_alignment(game: Game, k: int, version: str, claim: Alignment, clock: Clock) -> Proved:
    where = f"{version} alignment of {game.users[k].shown}"
    not_negative([claim.error, *claim.weights], f"the {where} has a negative weight or error")
    if version == "hull" and abs(sum(claim.weights) - 1) > Fraction(1, 10**9):
        raise Broken(f"the weights of the {where} sum to {shown(sum(claim.weights))}, not to 1")
    full = game.full_information(k)
    proved = bound(game, k, claim.weights, [], False, clock)
    if version == "oneSided":
        lost = claim.error
        if full - proved > lost:
            raise Broken(f"the {where} has an error of {shown(full - proved)}, more than it says")
    else:
        lost = 2 * claim.error
        check_error(game, k, version, claim, spans(game, k, claim.weights, Fraction(1), clock))
    not_above(claim.guarantee, full - lost, ROUNDING * (game.size(k) + lost), f"the {where}")
    return Proved(f"the weights of the {version} alignment", proved, claim.weights)


def not_above(guarantee: Fraction, most: Fraction, slack: Fraction, what: str) -> None:
    if guarantee > most + slack:
        raise Broken(f"{what} guarantees {shown(most)}, less than it says")


def check_error(game: Game, k: int, version: str, claim: Alignment, found: List[Span]) -> None:
    """The error of the weights with the best offsets, and with those that are printed."""

    def total(by_state: List[Fraction]) -> Fraction:
        return sum(mu * x for mu, x in zip(game.prior, by_state)) if version == "average" else max(by_state)

    where = f"{version} alignment of {game.users[k].shown}"
    utility = game.users[k].utility
    widths, own = [span.most - span.least for span in found], [game.unit * width(row) for row in utility]
    if version in ("constant", "hull"):
        widths = [max(span.most for span in found) - min(span.least for span in found)]
        own = [game.unit * width([x for row in utility for x in row])]
    needed = total(widths) / 2
    if needed > claim.error + ROUNDING * (claim.error + total(own)):
        raise Broken(f"the {where} has an error of {shown(needed)} at least, more than it says")
    left = total([span.beside(offset) for span, offset in zip(found, claim.offsets)])
    if left > claim.error + ROUNDING * size_of_sum(game, k, claim.weights, Fraction(1)):
        raise Broken(f"the offsets of the {where} leave an error of {shown(left)}, more than it says")


def width(row: List[int]) -> int:
    return max(row) - min(row)


def size_of_sum(game: Game, k: int, weights: List[Fraction], scale: Fraction) -> Fraction:
    """sum_i w_i max |U_i| + scale max |u|: what an offset as a double can be off by is measured by this."""
    user = game.users[k]
    tables = zip([scale, *weights], [user.utility, *user.payoffs])
    return game.unit * sum(w * max(abs(x) for row in table for x in row) for w, table in tables if w != 0)


def check_common(game: Game, claim: Common, target: Optional[int], clock: Clock) -> None:
    """Weights for all users at once; target is None where all scales are to be 1."""
    whose = "that serve all users alike" if target is None else f"for {game.users[target].shown}"
    what = f"the common weights {whose}"
    not_negative([claim.error, *claim.weights, *claim.scales], f"one of {what} is negative, or a scale or the error")
    counted = [k for k in range(len(game.users)) if target in (None, k)]
    if any(claim.scales[k] != 1 for k in counted):
        raise Broken(f"the scale of {'a user' if target is None else game.users[target].shown} is not 1 among {what}")
    needed, left, room = Fraction(0), Fraction(0), Fraction(0)
    for k, (user, scale, offsets) in enumerate(zip(game.users, claim.scales, claim.offsets)):
        found = spans(game, k, claim.weights, scale, clock)
        needed += user.mass * max(span.most - span.least for span in found) / 2
        left += user.mass * max(span.beside(offset) for span, offset in zip(found, offsets))
        room += user.mass * size_of_sum(game, k, claim.weights, scale)
    own = sum(game.users[k].mass * game.unit * max(map(width, game.users[k].utility)) for k in counted)
    if needed > claim.error + ROUNDING * (claim.error + own):
        raise Broken(f"{what} have an error of {shown(needed)} at least, more than it says")
    if left > claim.error + ROUNDING * room:
        raise Broken(f"the offsets of {what} leave an error of {shown(left)}, more than it says")


def check_guarantees(game: Game, claims: Anonymous, clock: Clock) -> Dict[int, List[Proved]]:
    """What common weights prove, by user."""
    proved: Dict[int, List[Proved]] = {k: [] for k in claims.guarantee}
    if claims.strong is None:
        raise Broken("no weights in the file prove strongError")
    check_common(game, claims.strong, None, clock)
    not_smaller(claims.strong_error, claims.strong.error, "strongError")
    for t, claim in claims.targeted.items():
        check_common(game, claim, t, clock)
    for t, error in claims.targeted_error.items():
        if t not in claims.targeted:
            raise Broken(f"no weights in the file prove the targeted error of {game.users[t].shown}")
        not_smaller(error, claims.targeted[t].error, f"the targeted error of {game.users[t].shown}")
    for t, guarantee in claims.guarantee.items():
        weights = [claims.strong, *(x for k, x in claims.targeted.items() if k == t)]
        lost = 2 * min(x.error for x in weights) / game.users[t].mass
        slack = ROUNDING * (game.size(t) + lost)
        not_above(
            guarantee, game.full_information(t) - lost, slack, f"what common weights prove for {game.users[t].shown}"
        )
        for x in weights:
            value = common_bound(game, t, x.weights, x.scales, clock)
            proved[t].append(Proved("common weights", value, x.weights))
    return proved


def not_smaller(printed: Fraction, error: Fraction, what: str) -> None:
    if printed < error:
        raise Broken(f"{what} is smaller than that of the weights that are to prove it")
