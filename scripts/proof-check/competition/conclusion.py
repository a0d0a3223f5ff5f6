"""What is proved, of which game, and what is not, in words."""

from typing import List

from competition.audit import Audit
from competition.claims import Claims
from competition.game import brief
from competition.proved import Account
from report import MOST_SHOWN, outward, shown

MOST_NAMED = 12
WITHIN = "Where providers treat each user apart, she gets in every equilibrium:"
SAME = "Where policies are the same for all users, each gets in every equilibrium:"


def conclusion(claims: Claims, audit: Audit, clock) -> str:
    game = claims.game
    lines = ["VALID: certificates, errors of alignment and what they make certain are proved.", WITHIN]
    lines += rows(claims, audit.personal)
    named = {account.user for account in audit.personal}
    left = [user.shown for k, user in enumerate(game.users) if k not in named]
    if left:
        lines.append(f"  of {listed(left)} it says nothing")
    lines += (
        [SAME, *rows(claims, audit.anonymous)] if audit.anonymous else ["It says nothing of policies for all alike."]
    )
    if claims.unproved:
        lines += [
            "",
            f"Not proved by this, the program's word alone: {listed([brief(key) for key in claims.unproved])}.",
        ]
    lines += ["", "Is this the game? It is taken from the file.", *conditions(claims)]
    lines.append(f"Checked in {clock.seconds():.2f} seconds")
    return "\n".join(lines)


def rows(claims: Claims, accounts: List[Account]) -> List[str]:
    """A line for each user: what she has alone, what is proved and by what, what there is to know."""
    game, result = claims.game, []
    for account in accounts[:MOST_SHOWN]:
        k, best = account.user, account.best
        alone, full = game.no_information(k), game.full_information(k)
        by = best.by
        if best.weights is not None:
            heard = [f"{brief(name)} {shown(w)}" for name, w in zip(game.providers, best.weights) if w > 0]
            by += f" ({listed(heard) if heard else 'all 0'})"
        result.append(
            f"  {game.users[k].shown}: at least {outward(best.value, up=False)}, by {by}; "
            f"alone {shown(alone)}, with full information {shown(full)}"
        )
    if len(accounts) > MOST_SHOWN:
        result.append(f"  and {len(accounts) - MOST_SHOWN} users more")
    return result


def conditions(claims: Claims) -> List[str]:
    game = claims.game
    lines = [
        f"  {counted(len(game.states), 'state')}, {counted(len(game.users), 'user')}, "
        f"{counted(len(game.providers), 'provider')}"
    ]
    chances = [f"{brief(name)} {shown(mu)}" for name, mu in zip(game.states, game.prior)]
    lines.append(f"  states with their probabilities: {listed(chances)}")
    if game.left_out:
        lines.append(f"  states that cannot be: {listed([brief(name) for name in game.left_out])}")
    for user in game.users[:MOST_SHOWN]:
        actions = listed([brief(name) for name in user.actions])
        lines.append(f"  user {user.shown}: mass {shown(user.mass)}, {counted(len(user.actions), 'action')}: {actions}")
    lines.append(f"  providers: {listed([brief(name) for name in game.providers])}")
    return lines


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(names: List[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
