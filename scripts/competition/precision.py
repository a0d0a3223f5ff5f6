"""Draws what a user who errs gets, over her precision: what is promised, and the equilibria of a grid of schemes.

Usage:  precision.py ACCORD DATA FOLDER        (DATA holds even-prior.csv; PNGs go into FOLDER)
"""
import math
import sys
import tempfile

from drawing import BLUE, DASHED, DOTTED, GREEN, INK, MIXED, RUST, SOLID, chart, compare, payoffs, points, run, write

# Two equally likely states; the right one of two actions is worth 1 to her, and a provider with bias d gets what she gets, and
# d wherever she goes left. She sees what both say, and goes left with odds exp(b (p - (1 - p))) where she thinks left has
# chance p. A provider's scheme says "left" with chance x in one state and y <= x in the other, here both eighths.
GRID = [(x / 8, y / 8) for x in range(9) for y in range(x + 1)]
CANCEL, MISS, FAR = (2, -2), (2, 0.2), (2, 1.5)


def aligned(precision):
    """What she gets where she is told all: right with the odds exp(b)."""
    return 1 / (1 + math.exp(-precision))


def outcome(one, other, precision):
    """How often she is right, and how often she goes left."""
    right = left = 0.0
    for says in (0, 1):
        for said in (0, 1):
            in_left, in_right = (abs(says - one[k]) * abs(said - other[k]) / 2 for k in (0, 1))
            if in_left + in_right > 0:
                goes = 1 / (1 + math.exp(-precision * (in_left - in_right) / (in_left + in_right)))
                right += in_left * goes + in_right * (1 - goes)
                left += (in_left + in_right) * goes
    return right, left


def least_equilibrium(biases, precision):
    """Of all pairs of schemes from which neither gains by another scheme of the grid."""
    pairs = {(one, other): outcome(one, other, precision) for one in GRID for other in GRID}

    def worth(k, one, other):
        return pairs[one, other][0] + biases[k] * pairs[one, other][1]

    first = {other: max(worth(0, one, other) for one in GRID) for other in GRID}
    second = {one: max(worth(1, one, other) for other in GRID) for one in GRID}
    return min(value for (one, other), (value, _) in pairs.items()
               if worth(0, one, other) > first[other] - 1e-12 and worth(1, one, other) > second[one] - 1e-12)


def aims(bias):
    return {("left", "go left"): 1 + bias, ("left", "go right"): 0, ("right", "go left"): bias, ("right", "go right"): 1}


def precision_figure(accord, data, folder, scratch):
    def answers(biases, precision):
        tables = payoffs(f"{scratch}/payoffs.csv", [("user", "traveller", "", aims(0))] + [
            ("provider", name, "", aims(bias)) for name, bias in zip(["map", "guide"], biases)])
        return run(accord, "compete", "--prior", f"{data}/even-prior.csv", "--payoffs", tables,
                   "--precision", precision)["users"][0]["logit"]

    def coarse(precision):
        return max(0.5, 1 - math.log(2) / precision)

    def missed(precision):  # twice the error of weight 1 / (1 + d), which is all in one state
        return max(0.5, aligned(precision) - MISS[1] / (1 + MISS[1]))

    names = ["Told all; biases 2 and -2: promised", "The same, coarse bound", "Biases 2 and 0.2: promised",
             "Biases 2 and 1.5: least found"]
    precisions = [0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16]
    marks, pairs, spare = [], [], []
    for precision in precisions:
        cancel, miss = answers(CANCEL, precision), answers(MISS, precision)
        found = {names[0]: (cancel["guarantee"], aligned(precision)),
                 names[1]: (max(0.5, cancel["coarseGuarantee"]), coarse(precision)),
                 names[2]: (max(0.5, miss["guarantee"]), missed(precision))}
        pairs += [*found.values(), (cancel["fullInformation"], aligned(precision))]
        spare += [least_equilibrium(CANCEL, precision) - cancel["guarantee"],
                  least_equilibrium(MISS, precision) - miss["guarantee"]]
        marks += [{"kind": "mark", "name": name, "x": precision, "y": pair[0]} for name, pair in found.items()]
    compare("precision", pairs)
    print(f"precision: no equilibrium of {len(GRID)} schemes for each provider gives less than is promised: {min(spare):.1e} more")
    fine = [0.5 + 0.05 * k for k in range(311)]
    lines = (points("line", names[0], fine, aligned) + points("line", names[1], fine, coarse)
             + points("line", names[2], fine, missed)
             + points("line", names[3], range(1, 17), lambda b: least_equilibrium(FAR, b)))
    looks = [(INK, DOTTED, "diamond"), (RUST, MIXED, "triangle-up"), (GREEN, DASHED, "square"), (BLUE, SOLID, "circle")]
    write(chart(lines + marks, [(name, *look) for name, look in zip(names, looks)],
                ("Precision of the user who errs [1/payoff]", [0, 16], "~g"),
                ("What the user gets [payoff]", [0.48, 1.02], ".1f")), folder, "precision")


if __name__ == "__main__":
    program, source, output = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch_folder:
        precision_figure(program, source, output, scratch_folder)
