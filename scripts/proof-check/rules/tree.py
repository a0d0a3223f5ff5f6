"""The bound of the whole tree: the greatest of its leaves, which together cover all menus."""

from fractions import Fraction
from typing import List

from document.evidence import Proof
from intervals import Interval
from report import outward
from rules.box import narrowed, ordered, root_box
from rules.expectations import Expectations
from rules.leaf import leaf_bound
from verdicts import Broken, Clock


def check_upper_bound(proof: Proof, outside: List[Interval], expectations: Expectations, clock: Clock) -> None:
    problem = proof.problem
    root = root_box(problem.classes, outside, expectations.worth.limit)
    for number, leaf in enumerate(proof.leaves, 1):
        clock.check()
        box = ordered(problem.classes, narrowed(root, leaf.steps()))
        if box.empty:
            continue
        try:
            bound = leaf_bound(leaf, problem, outside, box, expectations)
        except Broken as reason:
            raise Broken(f"leaf {number}: {reason}") from None
        if Fraction(bound) > proof.claims.upper:
            raise Broken(
                f"leaf {number} proves only {outward(bound, up=True)}, not {outward(proof.claims.upper, up=True)}"
            )
