"""Every claim of a document that can be proved from it, rule by rule."""

from fractions import Fraction
from typing import List, NamedTuple

from competition.alignment import check_alignment, check_guarantees
from competition.claims import Certificate, Claims, Standing
from competition.game import Game
from competition.losses import bound
from competition.proved import ROUNDING, Account, Proved, not_negative
from report import outward, shown
from verdicts import Broken, Clock

NAMES = {
    "oneSided": "weights without obedience",
    "obedient": "weights with obedience",
    "anonymous": "weights with obedience of all users",
}


class Audit(NamedTuple):
    """By user: under policies that treat each apart, and under policies that are the same for all."""

    personal: List[Account]
    anonymous: List[Account]


def audit(claims: Claims, clock: Clock) -> Audit:
    game = claims.game
    for standing in claims.standings:
        check_values(game, standing)
    certified = [(claim, prove(game, claim, clock)) for claim in claims.certificates]
    personal = [check_standing(game, standing, certified, clock) for standing in claims.standings]
    return Audit(personal, check_anonymous(claims, certified, clock))


def check_values(game: Game, standing: Standing) -> None:
    """Rule C1."""
    k = standing.user
    for what, printed, exact in (
        ("full information", standing.full, game.full_information(k)),
        ("no information", standing.alone, game.no_information(k)),
    ):
        if abs(printed - exact) > ROUNDING * game.size(k):
            raise Broken(f"{what} gives {game.users[k].shown} {shown(exact)}, not {shown(printed)}")


def prove(game: Game, claim: Certificate, clock: Clock) -> Proved:
    """Rule C2, without tolerance."""
    user = game.users[claim.user].shown
    where = f"the {claim.kind} certificate of {user}"
    not_negative(claim.weights, f"{where} has a negative weight")
    not_negative([price.multiplier for price in claim.prices], f"{where} has a negative multiplier")
    if claim.kind == "oneSided" and claim.prices:
        raise Broken(f"{where} has multipliers, which it must do without")
    if claim.kind == "obedient" and any(price.user != claim.user for price in claim.prices):
        raise Broken(f"{where} has a multiplier of another user")
    value = bound(game, claim.user, claim.weights, claim.prices, claim.kind == "anonymous", clock)
    if claim.value > value:
        raise Broken(f"{where} proves only {digits(value)}, not {digits(claim.value)}")
    return Proved(NAMES[claim.kind], value, claim.weights)


def check_standing(game: Game, standing: Standing, certified: list, clock: Clock) -> Account:
    """Rules C3 and C5 for a user whom providers treat apart."""
    k, user = standing.user, game.users[standing.user].shown
    own = [(claim, found) for claim, found in certified if claim.user == k and claim.kind != "anonymous"]
    one_sided = [found for claim, found in own if claim.kind == "oneSided"]
    reached(standing.certificate, [found for _, found in own], f"the certificate of {user}")
    reached(standing.without_obedience, one_sided, f"the certificate of {user} without obedience")
    aligned = [check_alignment(game, k, version, claim, clock) for version, claim in standing.alignments.items()]
    alone = Proved("what she knows alone", game.no_information(k))
    account = Account(k, [alone, *(found for _, found in own), *aligned])
    if standing.certain > account.best.value + ROUNDING * game.size(k):
        value = digits(account.best.value)
        raise Broken(f"only {value} is certain for {user}, not {digits(standing.certain)}")
    return account


def reached(claim: Fraction, proved: List[Proved], what: str) -> None:
    if not proved:
        raise Broken(f"no certificate in the file proves {what}")
    best = max(one.value for one in proved)
    if claim > best:
        raise Broken(f"{what} is {digits(claim)}, and only {digits(best)} is proved")


def digits(number: Fraction) -> str:
    """As many as tell two doubles apart."""
    return outward(number, up=False, digits=17)


def check_anonymous(claims: Claims, certified: list, clock: Clock) -> List[Account]:
    """Rules C4 and C5 where policies are the same for all."""
    game, anonymous = claims.game, claims.anonymous
    if anonymous is None:
        return []
    common = check_guarantees(game, anonymous, clock)
    accounts = []
    for k, value in anonymous.certificate.items():
        single = len(game.users) == 1
        own = [found for claim, found in certified if claim.user == k and (single or claim.kind == "anonymous")]
        reached(value, own, f"the certificate of {game.users[k].shown} under policies that are the same for all")
        alone = Proved("what she knows alone", game.no_information(k))
        accounts.append(Account(k, [alone, *own, *common.get(k, [])]))
    return accounts
