"""Draws what a patient gets from two biased providers: in equilibrium over their bias, and by best replies in turn.

Usage:  alignment.py ACCORD DATA FOLDER        (DATA holds clinic-prior.csv; PNGs go into FOLDER)
"""
import itertools
import sys
import tempfile

from drawing import BLUE, DASHED, DOTTED, GREEN, INK, MIXED, RUST, SOLID, chart, compare, payoffs, points, run, write

STAKES, CHANCE = [0.25, 0.5, 0.75, 1.0], 1 / 8
FULL, ALONE = 0.625, 0.3125
OPPOSITE = 0.4

# The clinic: in half of eight equally likely states waiting is wrong, in the others operating is, and costs one of the
# stakes. A provider with bias d gets what the patient gets, and d for an operation. It needs only two numbers of what she
# does: A, what she gets, and B, how often she is operated on. Most operations for the least harm: the small stakes first.


def aims(bias):
    """Payoffs (state, action) of whom an operation is worth so much more than to the patient."""
    return {(f"{what} costs {stake:g}", action): (stake if (what == "waiting") == (action == "operate") else 0)
            + (bias if action == "operate" else 0)
            for what in ("waiting", "operating") for stake in STAKES for action in ("operate", "wait")}


def needless(harm):
    """The most needless operations that do this harm."""
    count = 0.0
    for stake in STAKES:
        part = min(CHANCE, harm / stake)
        count, harm = count + part, harm - part * stake
    return count


def lowest(bias):
    """The least equilibrium value where the least biased provider has this bias: its favourite, or everything."""
    return max(ALONE, FULL - sum(CHANCE * stake for stake in STAKES if stake < bias))


def certified(bias):
    """The least value at which operations make up for the harm: harm <= bias times the needless operations."""
    harm, count = 0.0, 0.0
    for stake in STAKES:
        part = CHANCE if stake <= bias else min(CHANCE, (bias * count - harm) / (stake - bias))
        harm, count = harm + part * stake, count + part
    return FULL - harm


def promised(bias):
    """Full information less twice the error of the hull, half of the bias that no weights cancel."""
    return max(ALONE, FULL - 2 * max(0, bias) / 2)


def game(scratch, *biases):
    return payoffs(f"{scratch}/payoffs.csv", [("user", "patient", "", aims(0))] + [
        ("provider", name, "", aims(bias)) for name, bias in zip(["surgeon", "insurer"], biases)])


def bias_figure(accord, data, folder, scratch):
    common = [0.08 * k for k in range(21)]
    marks, pairs = [], []
    for shared in common:
        tables = game(scratch, shared + OPPOSITE, shared - OPPOSITE)
        user = run(accord, "compete", "--prior", f"{data}/clinic-prior.csv", "--payoffs", tables)["users"][0]
        least = shared - OPPOSITE
        found = {"Least equilibrium": (user["equilibrium"]["lowest"], lowest(least)),
                 "Certificate": (max(user["noInformation"], user["certificate"]), certified(least)),
                 "Full information less twice the error": (
                     max(user["noInformation"], user["alignment"]["hull"]["guarantee"]), promised(least)),
                 "Full information": (user["fullInformation"], FULL)}
        pairs += found.values()
        marks += [{"kind": "mark", "name": name, "x": shared, "y": pair[0]} for name, pair in found.items()
                  if name != "Full information"]
    compare("shared-bias", pairs)
    fine = [0.002 * k for k in range(801)]
    lines = (points("line", "Full information", fine, lambda x: FULL)
             + points("line", "Least equilibrium", fine, lambda x: lowest(x - OPPOSITE))
             + points("line", "Certificate", fine, lambda x: certified(x - OPPOSITE))
             + points("line", "Full information less twice the error", fine, lambda x: promised(x - OPPOSITE)))
    write(chart(lines + marks,
                [("Full information", INK, DOTTED, "circle"), ("Least equilibrium", BLUE, SOLID, "circle"),
                 ("Certificate", GREEN, DASHED, "square"), ("Full information less twice the error", RUST, MIXED, "triangle-up")],
                ("Bias that both providers share, beside opposite ones of 0.4 [payoff]", [0, 1.6], "~g"),
                ("What the patient gets [payoff]", [0.3, 0.65], ".2f")), folder, "shared-bias")


def best(bias, floor):
    """What the patient gets, and how often she is operated on, by the best advice of a provider that leaves her the floor."""
    value = max(floor, lowest(abs(bias)))
    extra = needless(FULL - value)
    return value, 1 / 2 + (extra if bias > 0 else -extra)


GAMES = {"Biases 2 and -2: they cancel": (2, -2), "Biases 2 and 0.6": (2, 0.6), "Biases 2 and 1.2": (2, 1.2)}
INCREMENT, MOVES = 0.05, 12


def replies(biases):
    """What the patient gets after each move, from silence (she is always operated on) on, the first provider selected."""
    offers, selected, path, quiet = [(ALONE, 1.0)] * 2, 0, [ALONE], 0
    for turn in itertools.cycle(range(2)):
        if quiet == 2 or len(path) > MOVES:
            return path
        now, rival = offers[selected], offers[1 - turn][0]
        offer = best(biases[turn], rival if turn == selected else min(now[0] + INCREMENT, FULL))
        gain = offer[0] + biases[turn] * offer[1] - now[0] - biases[turn] * now[1]
        quiet += 1
        if gain > 1e-9 and (turn == selected or now[0] < FULL - 1e-12):
            offers[turn], selected, quiet = offer, turn, 0
            path.append(offer[0])


def replies_figure(accord, data, folder, scratch):
    values, pairs = [], []
    for name, biases in GAMES.items():
        tables = game(scratch, *biases)
        answer = run(accord, "compete", "--prior", f"{data}/clinic-prior.csv", "--payoffs", tables,
                     "--dynamics", "--increment", INCREMENT)["dynamics"][0]
        own, path = replies(biases), answer["path"] + answer["cycle"] * MOVES
        still = own + own[-1:] * (MOVES + 1 - len(own))
        pairs += zip(own, path)
        values += points("line", name, range(MOVES + 1), still.__getitem__)
        values += points("mark", name, range(min(MOVES + 1, len(path))), path.__getitem__)
    compare("best-replies", pairs)
    looks = [(BLUE, SOLID, "circle"), (GREEN, DASHED, "square"), (RUST, MIXED, "triangle-up")]
    write(chart(values, [(name, *look) for name, look in zip(GAMES, looks)], ("Moves", [0, MOVES], "d"),
                ("What the patient gets [payoff]", [0.3, 0.65], ".2f")), folder, "best-replies")


if __name__ == "__main__":
    program, source, output = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch_folder:
        bias_figure(program, source, output, scratch_folder)
        replies_figure(program, source, output, scratch_folder)
