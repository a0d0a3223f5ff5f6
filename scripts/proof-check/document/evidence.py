"""The menu, the claims, and the evidence for them. A tree of splits is read as the list of its leaves, each with the
steps that lead to it: since each split has both its sides, the leaves cover all menus."""

from fractions import Fraction
from typing import List, NamedTuple, Optional, Tuple

from document import problem as problems
from document.strict import array, choice, index, number, record
from verdicts import Clock, Unreadable

SCHEMA = "accord.proof/1"
MOST_LEAVES, MOST_POINTS, MOST_DEPTH = 100_000, 1000, 900


class Offer(NamedTuple):
    contribution: Fraction
    reward: Fraction


class Claims(NamedTuple):
    lower: Fraction
    upper: Optional[Fraction]
    violation: Fraction


class Step(NamedTuple):
    """One side of a split: weight * m <= at, or weight * m >= at. `before` is the step above it in the tree."""

    before: Optional["Step"]
    klass: int
    weight: int
    at: Fraction
    below: bool


class Leaf(NamedTuple):
    last: Optional[Step]
    points: List[List[Fraction]]
    laws: List[int]
    objective: List[Fraction]
    caps: List[Tuple[int, int, Fraction]]
    ir: List[Tuple[int, Fraction]]
    ic: List[Tuple[int, int, Fraction]]
    path: Optional[List[Fraction]]

    def steps(self) -> List[Step]:
        """From the root."""
        result, step = [], self.last
        while step is not None:
            result.append(step)
            step = step.before
        return result[::-1]


class Proof(NamedTuple):
    problem: problems.Problem
    menu: List[Offer]
    claims: Claims
    alone: list
    leaves: List[Leaf]


def read(value, clock: Clock) -> Proof:
    record(value, "", ("schema", "problem", "menu", "claims", "alone"), ("tree",))
    choice(value["schema"], "schema", SCHEMA)
    problem = problems.read(value["problem"])
    menu = [
        read_offer(offer, f"menu[{k}]")
        for k, offer in enumerate(array(value["menu"], "menu", len(problem.types), len(problem.types)))
    ]
    claims = read_claims(value["claims"])
    if ("tree" in value) != (claims.upper is not None):
        raise Unreadable("tree", "goes with claims.upper: both or neither")
    leaves = read_tree(value["tree"], problem, clock) if "tree" in value else []
    return Proof(problem, menu, claims, read_alone(value["alone"], problem), leaves)


def read_offer(value, where: str) -> Offer:
    record(value, where, ("contribution", "reward"))
    return Offer(number(value["contribution"], where + ".contribution"), number(value["reward"], where + ".reward"))


def read_claims(value) -> Claims:
    record(value, "claims", ("lower", "violation"), ("upper",))
    violation = number(value["violation"], "claims.violation")
    if violation < 0:
        raise Unreadable("claims.violation", "must not be negative")
    upper = number(value["upper"], "claims.upper") if "upper" in value else None
    return Claims(number(value["lower"], "claims.lower"), upper, violation)


def read_alone(value, problem) -> list:
    """A list of witnesses, one a class, for each curve on which outside options rest."""
    several = len(problem.outside_accuracies) > 1
    rows = (
        array(value, "alone", len(problem.outside_accuracies), len(problem.outside_accuracies)) if several else [value]
    )
    result = []
    for k, row in enumerate(rows):
        where = f"alone[{k}]" if several else "alone"
        array(row, where, len(problem.classes), len(problem.classes))
        result.append([None if x is None else number(x, f"{where}[{i}]") for i, x in enumerate(row)])
    return result


def read_tree(value, problem: problems.Problem, clock: Clock) -> List[Leaf]:
    classes, laws = len(problem.classes), max(1, len(problem.laws))
    leaves, waiting = [], [(value, "tree", None, 0)]
    while waiting:
        clock.check()
        node, where, step, depth = waiting.pop()
        if depth > MOST_DEPTH:
            raise Unreadable(where[:200], f"more than {MOST_DEPTH} splits deep")
        if not (isinstance(node, dict) and "split" in node):
            leaves.append(read_leaf(node, where, step, classes, laws))
            if len(leaves) > MOST_LEAVES:
                raise Unreadable("tree", f"more than {MOST_LEAVES} leaves")
            continue
        record(node, where, ("split", "at", "below", "above"))
        klass, weight = read_split(node["split"], where + ".split", classes)
        at = number(node["at"], where + ".at")
        for side in ("above", "below"):
            next_step = Step(step, klass, weight, at, side == "below")
            waiting.append((node[side], f"{where}.{side}", next_step, depth + 1))
    return leaves


def read_split(value, where: str, classes: int) -> Tuple[int, int]:
    row = array(value, where, classes, classes)
    weights = [(k, index(w, f"{where}[{k}]", 10**60)) for k, w in enumerate(row)]
    weights = [(k, w) for k, w in weights if w > 0]
    if len(weights) != 1:
        raise Unreadable(where, "expected exactly one positive whole number")
    return weights[0]


def read_leaf(value, where: str, step: Optional[Step], classes: int, laws: int) -> Leaf:
    record(value, where, ("points", "objective", "caps", "ir", "ic"), ("path", "laws"))
    points = [
        [
            number(x, f"{where}.points[{k}][{i}]")
            for i, x in enumerate(array(row, f"{where}.points[{k}]", classes, classes))
        ]
        for k, row in enumerate(array(value["points"], where + ".points", 0, MOST_POINTS))
    ]
    count = len(points)
    objective = [
        number(x, f"{where}.objective[{k}]")
        for k, x in enumerate(array(value["objective"], where + ".objective", count, count))
    ]
    path = (
        None
        if "path" not in value
        else [number(x, f"{where}.path[{k}]") for k, x in enumerate(array(value["path"], where + ".path"))]
    )
    return Leaf(
        step,
        points,
        read_laws(value, where, count, laws),
        objective,
        read_rows(value["caps"], where + ".caps", count, classes),
        read_rows(value["ir"], where + ".ir", classes),
        read_rows(value["ic"], where + ".ic", classes, classes),
        path,
    )


def read_laws(value, where: str, points: int, laws: int) -> List[int]:
    """Under which scenario each point's majorants are taken; the first where nothing is said."""
    if "laws" not in value:
        return [0] * points
    rows = array(value["laws"], where + ".laws", points, points)
    return [index(x, f"{where}.laws[{k}]", laws) for k, x in enumerate(rows)]


def read_rows(value, where: str, *counts: int) -> list:
    """Rows of indices, each below its count, with a multiplier at the end."""
    rows = []
    for r, row in enumerate(array(value, where)):
        array(row, f"{where}[{r}]", len(counts) + 1, len(counts) + 1)
        indices = [index(x, f"{where}[{r}][{k}]", count) for k, (x, count) in enumerate(zip(row, counts))]
        rows.append((*indices, number(row[-1], f"{where}[{r}][{len(counts)}]")))
    return rows
