"""Numbers and conclusions in words."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction


def outward(number, up: bool, digits: int = 15) -> str:
    """So many significant digits, rounded up or down."""
    context = Context(prec=digits, rounding=ROUND_CEILING if up else ROUND_FLOOR)
    number = Fraction(number)
    return str(context.divide(Decimal(number.numerator), Decimal(number.denominator)))


def conclusion(proof, clock, agreement=None) -> str:
    """What is proved, under which conditions."""
    problem, claims = proof.problem, proof.claims
    performs = f"performs at least {outward(claims.lower, up=False)}"
    within = "" if claims.violation == 0 else f" to within {outward(claims.violation, up=True)} value units"
    lines = [f"VALID: the menu keeps its promises{within} and {performs}"]
    if claims.upper is None:
        lines.append("No claim is made about other menus.")
    else:
        gap = outward(claims.upper - claims.lower, up=True, digits=3)
        lines.append(
            f"No menu that keeps them performs more than {outward(claims.upper, up=True)}: a gap of {gap}, "
            f"proved over {len(proof.leaves)} {'leaf' if len(proof.leaves) == 1 else 'leaves'}"
        )
    lines.append(conditions(problem))
    if agreement:
        lines.append(agreement)
    lines.append(f"Checked in {clock.seconds():.2f} seconds")
    return "\n".join(lines)


def conditions(problem) -> str:
    parties = f"{problem.parties} or more" if problem.at_least else str(problem.parties)
    caps = "a party's own expectation" if problem.own else "the expectation given that the type is there"
    merged = len(problem.types) - len(problem.classes)
    alike = f", {merged} of them treated as another's like" if merged else ""
    laws = f" under {len(problem.laws)} scenarios" if problem.laws else ""
    return (
        f"Conditions: {parties}{laws}; {len(problem.types)} {'type' if len(problem.types) == 1 else 'types'}{alike}; "
        f"rewards capped by {caps}"
    )
