"""Numbers and conclusions in words."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction


def outward(number, up: bool, digits: int = 15) -> str:
    """So many significant digits, rounded up or down."""
    context = Context(prec=digits, rounding=ROUND_CEILING if up else ROUND_FLOOR)
    number = Fraction(number)
    return str(context.divide(Decimal(number.numerator), Decimal(number.denominator)))


MOST_SHOWN = 30


def conclusion(proof, clock, agreement=None) -> str:
    """What is proved, and of what: the problem and the offers, which a reader has to know for the right ones."""
    problem, claims = proof.problem, proof.claims
    performs = f"performs at least {outward(claims.lower, up=False)}"
    within = "" if claims.violation == 0 else f" to within {outward(claims.violation, up=True)} value units"
    lines = [f"VALID: the menu keeps its promises{within} and {performs}."]
    if claims.upper is None:
        lines.append("No claim is made about other menus.")
    else:
        exactly = "" if claims.violation == 0 else " exactly"
        gap = claims.upper - claims.lower
        between = f", a gap of {outward(gap, up=True, digits=3)} in performance" if gap >= 0 else ""
        parts = f"{len(proof.leaves)} {'part' if len(proof.leaves) == 1 else 'parts'}"
        lines.append(
            f"No menu that keeps them{exactly} performs more than {outward(claims.upper, up=True)}{between}; "
            f"proved in {parts}."
        )
    lines += ["", "Is this the problem, and are these the offers? They are taken from the file.", conditions(problem)]
    lines += offers(proof)
    if agreement:
        lines.append(agreement)
    lines.append(f"Checked in {clock.seconds():.2f} seconds")
    return "\n".join(lines)


def offers(proof) -> list:
    """A line for each type: its costs and the like as they are written, and what it is offered."""
    problem = proof.problem
    rows = []
    for t, offer in zip(problem.types[:MOST_SHOWN], proof.menu):
        chance = "" if problem.laws else f"probability {shown(t.probability)}, "
        terms = [
            f", {key} {shown(value)}"
            for key, value, usual in (
                ("quality", t.quality, 1),
                ("value", t.value, 1),
                ("outside", t.outside, None),
                ("capacity", t.capacity, None),
            )
            if value != usual
        ]
        rows.append(
            f"  type {t.shown}: cost {shown(t.cost)} a unit, {chance[:-2] or 'see the scenarios'}{''.join(terms)}; "
            f"brings {shown(offer.contribution)} units for a model worth {shown(offer.reward)} value units"
        )
    if len(problem.types) > MOST_SHOWN:
        rows.append(f"  and {len(problem.types) - MOST_SHOWN} types more, as they stand in the file")
    for k, law in enumerate(problem.laws):
        rows.append(f"  scenario {k + 1}: " + ", ".join(shown(t.probability) for t in law.types[:MOST_SHOWN]))
    return rows


def shown(number) -> str:
    """To ten digits, rounded to nearest, without zeros at the end."""
    context, number = Context(prec=10), Fraction(number)
    rounded = context.divide(Decimal(number.numerator), Decimal(number.denominator)).normalize(context)
    return f"{rounded:f}" if -7 < rounded.adjusted() < 13 else str(rounded)


def conditions(problem) -> str:
    parties = f"{problem.parties} or more" if problem.at_least else str(problem.parties)
    caps = "a party's own expectation" if problem.own else "the expectation given that the type is there"
    merged = len(problem.types) - len(problem.classes)
    alike = f", {merged} of them treated as another's like" if merged else ""
    laws = f" under any of {len(problem.laws)} scenarios" if problem.laws else ""
    curve, value = [str(x) if k == 0 else shown(x) for k, x in enumerate(problem.accuracy.written)], problem.valuation
    power = "" if value.linear else f" to the power {shown(value.exponent)}"
    return (
        f"  {parties}{laws}; {len(problem.types)} {'type' if len(problem.types) == 1 else 'types'}{alike}; curve "
        f"{curve[0]} {', '.join(curve[1:])}; a model is worth {shown(value.scale)} times its "
        f"performance{power}; rewards capped by {caps}"
    )
