"""Compares `accord design` with plain linear programs: check_contracts.py ANSWERS ACCORD FIRST END

Random problems FIRST...END-1, in which several terms of the parties meet. Writes one JSON document to the file ANSWERS: how many problems there
were of each kind, and all differences with what reproduces them. Needs highspy and numpy.
"""
import argparse
import collections
import json
import os
import subprocess
import tempfile

from capacity_parts import Optimum
from groups import Group
from hinges import HingedProgram
from outer_approximation import Program
from problems import random_problem

# In performance, and in value over v(1).
TOLERANCE = 1e-7
# Where a party has alone all that it can have, what it brings is the root of what its constraints are missed by.
PINNED = 2e-6


def program(group):
    return (HingedProgram if group.curve.onset > 0 else Program)(group)


def answer(accord, problem, folder):
    path = os.path.join(folder, "types.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(problem.table())
    run = subprocess.run(
        [accord, "design", path, *problem.arguments(), "--format", "json", "--quiet"],
        capture_output=True, text=True, timeout=120, check=False)
    if run.returncode not in (0, 2):
        return {"status": f"exit {run.returncode}: {run.stderr.strip()}"}
    document = json.loads(run.stdout)
    if (run.returncode == 2) != (document["status"] in ("infeasible", "undecided")):
        document["status"] += f", but exit {run.returncode}"
    return document


def menu_faults(group, document):
    """What the menu itself breaks, from its contributions and rewards alone."""
    faults, types = [], group.problem.types
    menu = {offer["type"]: offer for offer in document["menu"]}
    offers = [menu[kind["type"]] for kind in types]
    quality, value = [kind.get("quality") or 1 for kind in types], [kind.get("value") or 1 for kind in types]
    effective = [offer["contribution"] * q for offer, q in zip(offers, quality)]
    contributions = [effective[members[0]] for members in group.members]
    caps, unit = group.caps(contributions), group.scale * TOLERANCE
    for members, cap, contribution, least in zip(group.members, caps, contributions, group.outside):
        for i in members:
            kind, offer = types[i], offers[i]
            utility = value[i] * offer["reward"] - kind["cost"] * offer["contribution"]
            miss = {
                "pool": abs(effective[i] / contribution - 1) if contribution else effective[i],
                "cap": offer["reward"] - cap * group.scale,
                "individual": value[i] * least * group.scale - utility,
                "given": (kind.get("outside") or 0) - utility,
                "capacity": (offer["contribution"] / kind["capacity"] - 1) * 1e9 if kind.get("capacity") else 0,
                "utility": abs(utility - offer["utility"]),
            }
            for j, other in enumerate(offers):
                if effective[j] <= quality[i] * (kind.get("capacity") or float("inf")) * (1 + 1e-10):
                    gain = value[i] * other["reward"] - kind["cost"] * effective[j] / quality[i] - utility
                    miss[f"incentive {types[j]['type']}"] = gain
            faults += [f"{kind['type']}: {name} missed by {amount}" for name, amount in miss.items()
                       if not amount <= unit * max(1, value[i])]
    performance = group.performance(contributions)
    if abs(performance - document["performance"]["lower"]) > 1e-9:
        faults.append(f"the menu's performance is {performance}")
    return faults


def differences(group, optimum, document):
    """(how the two compare, what is wrong)"""
    status, faults = document["status"], []
    if status in ("infeasible", "undecided"):
        slack = optimum.slack
        if slack > TOLERANCE:
            faults.append(f"{status}, but there is a menu with a slack of {slack * group.scale} below every cap, of "
                          f"performance {optimum.lower}")
        elif status == "infeasible" and document.get("shortfall") is not None:
            known = -slack * group.scale
            miss = document["shortfall"] - known
            # With capacities it is what everybody has to concede at least, and so it is said.
            if miss > 1e-6 * group.scale or (len(optimum.parts) == 1 and miss < -1e-6 * group.scale):
                faults.append(f"shortfall {document['shortfall']}, here {known}")
        if status == "infeasible":
            faults += conflict_faults(group, document)
        elif slack < -TOLERANCE:
            faults.append(f"undecided, but no menu is within {-slack * group.scale} of the caps")
        return status if slack < -TOLERANCE else f"{status}, on the border", faults
    if status not in ("certified", "bounded"):
        return "failed", [status]
    faults += menu_faults(group, document)
    if optimum.best is None and optimum.slack < -TOLERANCE:
        return status, faults + [f"{status}, but every menu exceeds a cap by {-optimum.slack * group.scale}"]
    if optimum.best is None:
        return f"{status}, on the border", faults
    lower, upper = document["performance"]["lower"], document["performance"]["upper"]
    rounding = TOLERANCE + optimum.rounding + (PINNED if any(optimum.program.pinned) else 0)
    if lower > optimum.upper + rounding:
        faults.append(f"a menu reaches {lower}, but no menu exceeds {optimum.upper} (by {lower - optimum.upper})")
    if upper < optimum.lower - rounding:
        faults.append(f"no menu exceeds {upper}, but one reaches {optimum.lower} (by {optimum.lower - upper})")
    return status + ", one party" * (status == "bounded" and group.is_solitary), faults


def is_just_beyond(group, document):
    """Whether a class brings just so much that another cannot pose as it: the optimum is a supremum."""
    amounts = [offer["effectiveContribution"] for offer in document.get("menu", [])]
    return any(1 < amount / capacity < 1 + 1e-8 for amount in amounts for capacity in group.capacities)


def conflict_faults(group, document):
    """The types named cannot be met together, and all but any one of them can."""
    names = [kind["type"] for kind in group.problem.types]
    outside = group.outside
    conflict = [k for k, members in enumerate(group.members)
                if any(names[m] in document.get("conflict", []) for m in members)]

    def slack(demanding):
        group.outside = [f if k in demanding else 0.0 for k, f in enumerate(outside)]
        found = Optimum(program(group), brackets=False).slack
        group.outside = outside
        return found

    if not conflict:
        return ["no types are named as the conflict"] * (document.get("shortfall") is not None)
    faults = [f"{document['conflict']} can be met together"] * (slack(conflict) > TOLERANCE)
    return faults + [f"{document['conflict']} without {group.members[k]} cannot be met together either"
                     for k in conflict if slack([j for j in conflict if j != k]) < -TOLERANCE]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("answers")
    parser.add_argument("accord")
    parser.add_argument("first", type=int)
    parser.add_argument("end", type=int)
    options = parser.parse_args()
    kinds, terms, found, loosest = collections.Counter(), collections.Counter(), [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.first, options.end):
            problem = random_problem(seed)
            group = Group(problem)
            optimum, document = Optimum(program(group)), answer(options.accord, problem, folder)
            kind, faults = differences(group, optimum, document)
            kinds[kind] += 1
            terms.update(problem.terms + ["just beyond a capacity"] * is_just_beyond(group, document))
            if optimum.best:
                loosest = max(loosest, optimum.upper - optimum.lower, optimum.rounding)
            if faults:
                found.append({"seed": seed, "faults": faults, "types": problem.table(),
                              "arguments": problem.arguments()})
    with open(options.answers, "w", encoding="utf-8") as file:
        json.dump({"kinds": kinds, "terms": terms, "loosest": loosest, "differences": found}, file, indent=1)


if __name__ == "__main__":
    main()
