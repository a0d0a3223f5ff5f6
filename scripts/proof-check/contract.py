"""Holds an answer of `accord design --format json` against a proof: is it the same problem and the same menu, and do
the bounds that it prints follow from what is proved? Differences are given as the first reason."""

from fractions import Fraction
from typing import List

from curves import families, worth
from document.evidence import Proof
from document.problem import Problem
from document.strict import array, exact, number
from parties.law import Fixed, Poisson
from verdicts import Broken, Unreadable

SCHEMA = "accord.contract/1"
ALIKE, SAME, IMPLIED = Fraction(1, 10**6), Fraction(1, 10**12), Fraction(1, 10**7)
UNDERSTOOD = {"accuracy", "accuracyHigh", "conditioning", "options", "participation", "probabilityL1", "scenarios"}
UNDERSTOOD |= {"types", "valuation", "worstProbabilities"}


def compare(proof: Proof, contract) -> str:
    """What agrees, in words."""
    if not isinstance(contract, dict) or contract.get("schema") != SCHEMA:
        raise Unreadable("contract: schema", f"expected {SCHEMA}")
    posed = member(contract, "problem", dict)
    for key in posed:
        if key not in UNDERSTOOD or (key == "probabilityL1" and "worstProbabilities" not in posed):
            raise Broken(f"the contract's problem has {key!r}, of which the proof says nothing")
    compare_parties(proof.problem, member(posed, "participation", str))
    same("conditioning", "own" if proof.problem.own else "at-least-one", member(posed, "conditioning", str))
    compare_curves(proof.problem, contract, posed)
    same(
        "valuation",
        proof.problem.valuation,
        worth.read(specification(member(posed, "valuation", str)), "contract: valuation"),
    )
    order = compare_types(proof.problem, member(posed, "types", list), posed.get("worstProbabilities"))
    compare_scenarios(proof.problem, posed.get("scenarios", []), order)
    compare_menu(proof, member(contract, "menu", list), order)
    compare_bounds(proof, member(contract, "performance", dict))
    table = "" if proof.problem.accuracy.written[0] != "table" else " (of its table, only that it is one is known)"
    return f"The contract is of the same problem{table} with the same menu, and its bounds follow"


def member(record: dict, key: str, kind):
    if not isinstance(record.get(key), kind):
        raise Unreadable(f"contract: {key}", "missing, or not of the expected kind")
    return record[key]


def same(what: str, proved, printed) -> None:
    if proved != printed:
        raise Broken(f"the contract has another {what}")


def near(a: Fraction, b: Fraction, tolerance: Fraction) -> bool:
    return abs(a - b) <= tolerance * max(abs(a), abs(b))


def specification(text: str) -> list:
    """["pow4", "0.95", ...] from pow4:0.95,... The bound has defaults."""
    family, _, rest = text.partition(":")
    numbers = rest.split(",") if rest else []
    return [family] + (numbers + ["1", "1"][len(numbers) :] if family == "bound" else numbers)


def compare_parties(problem: Problem, text: str) -> None:
    kind, _, rest = text.partition(":")
    numbers = [Fraction(exact(part, "contract: participation")) for part in rest.split(",")]
    parties = problem.parties
    if kind == "binomial" and len(numbers) == 2 and numbers[1] == 1:
        kind, numbers = "fixed", numbers[:1]
    if isinstance(parties, Fixed):
        proved = ("at-least" if problem.at_least else "fixed", parties.count)
    elif isinstance(parties, Poisson):
        proved = ("poisson", parties.mean)
    else:
        proved = ("binomial", parties.invited, parties.rate)
    same("number of parties", proved[0], kind)
    if len(proved) != len(numbers) + 1 or not all(near(Fraction(a), b, SAME) for a, b in zip(proved[1:], numbers)):
        raise Broken("the contract has another number of parties")


def compare_curves(problem: Problem, contract: dict, posed: dict) -> None:
    compare_curve("accuracy", problem.accuracy, member(posed, "accuracy", str))
    pilot = contract.get("pilot")
    others = array(pilot.get("outsideCurves", []), "contract: pilot.outsideCurves") if isinstance(pilot, dict) else []
    if isinstance(posed.get("accuracyHigh"), str):
        others = [posed["accuracyHigh"]]
    if isinstance(pilot, dict) and others and len(problem.outside_accuracies) == len(others) + 1:
        others = [*others, posed["accuracy"]]
    same("number of curves for what types have alone", len(problem.outside_accuracies), len(others))
    for curve, text in zip(problem.outside_accuracies, others):
        compare_curve("curve for what types have alone", curve, text)


def compare_curve(what: str, curve, text) -> None:
    if not isinstance(text, str):
        raise Unreadable("contract", "a curve that is not written as a string")
    family, *written = specification(text)
    same(what, curve.written[0], family)
    if family != "table":
        families.read([family, *written], "contract: accuracy")
        numbers = [Fraction(exact(part)) for part in written]
        if not all(near(a, b, SAME) for a, b in zip(curve.written[1:], numbers)):
            raise Broken(f"the contract has another {what}")


def compare_types(problem: Problem, rows: list, worst) -> List[int]:
    """For each type of the proof, its place in the contract: by name where names are unique, else by order. Where
    probabilities are not known, the proof is about the worst of them, which the contract has beside the types."""
    same("number of types", len(problem.types), len(rows))
    if worst is not None:
        array(worst, "contract: worstProbabilities", len(rows), len(rows))
    if not all(isinstance(row, dict) for row in rows):
        raise Unreadable("contract: types", "expected objects")
    names = [str(row.get("name", k + 1)) for k, row in enumerate(rows)]
    own = [t.name for t in problem.types]
    by_name = len(set(names)) == len(names) and set(names) == set(own)
    order = [names.index(name) if by_name else k for k, name in enumerate(own)]
    chances = worst if worst is not None else [row.get("probability") for row in rows]
    chances = [Fraction(0)] * len(rows) if problem.laws else [number(x, "contract: probability") for x in chances]
    total = sum(chances)
    for t, k in zip(problem.types, order):
        row = rows[k]
        for key, proved in (
            ("cost", t.cost),
            ("quality", t.quality),
            ("value", t.value),
            ("outside", t.outside),
            ("capacity", t.capacity),
        ):
            printed = 1 if key in ("quality", "value") and row.get(key) is None else row.get(key)
            printed = None if printed is None else number(printed, f"contract: {key}")
            if key == "capacity" and proved is None and printed is not None and limits_nothing(problem, t, printed):
                continue
            if (proved is None) != (printed is None) or (proved is not None and not near(proved, printed, SAME)):
                raise Broken(f"the contract has another {key} of type {t.shown}")
        if not problem.laws and abs(t.probability - chances[k] / total) > SAME:
            raise Broken(f"the contract has another probability of type {t.shown}")
    return order


def limits_nothing(problem: Problem, t, capacity: Fraction) -> bool:
    """Nobody brings more than V / c, so that a capacity of as much may be left out of a proof."""
    most = problem.valuation.of(problem.accuracy.limit)
    return t.quality * capacity * t.unit_cost >= Fraction(most.hi) * (1 - SAME)


def compare_scenarios(problem: Problem, rows, order: List[int]) -> None:
    rows = array(rows, "contract: scenarios")
    same("number of scenarios", len(problem.laws), len(rows))
    for k, (law, row) in enumerate(zip(problem.laws, rows)):
        where = f"contract: scenarios[{k}]"
        if not isinstance(row, dict):
            raise Unreadable(where, "expected an object")
        weights = array(row.get("probabilities"), where, len(order), len(order))
        printed = [number(x, where) for x in weights]
        total = sum(printed)
        for t, place in zip(law.types, order):
            if total <= 0 or abs(t.probability - printed[place] / total) > SAME:
                raise Broken(f"the contract has another probability of type {t.shown} in a scenario")


def compare_menu(proof: Proof, rows: list, order: List[int]) -> None:
    same("number of offers", len(proof.menu), len(rows))
    if not all(isinstance(row, dict) for row in rows):
        raise Unreadable("contract: menu", "expected objects")
    largest = max(offer.contribution for offer in proof.menu)
    sizes = {"contribution": largest, "reward": proof.problem.valuation.scale}
    for t, offer, k in zip(proof.problem.types, proof.menu, order):
        for key, proved in (("contribution", offer.contribution), ("reward", offer.reward)):
            printed = number(rows[k].get(key), f"contract: menu[{k}].{key}")
            if abs(proved - printed) > ALIKE * sizes[key]:
                raise Broken(f"the contract offers type {t.shown} another {key}")


def compare_bounds(proof: Proof, bounds: dict) -> None:
    """What is printed may be weaker than what is proved, or stronger by as little as printing rounds."""
    lower, upper = (number(bounds.get(key), f"contract: performance.{key}") for key in ("lower", "upper"))
    if lower > proof.claims.lower + IMPLIED:
        raise Broken("the contract's lower bound on the performance is more than is proved")
    if proof.claims.upper is None:
        raise Broken("the contract has an upper bound on the performance, and the proof has none")
    if upper < proof.claims.upper - IMPLIED:
        raise Broken("the contract's upper bound on the performance is less than is proved")
