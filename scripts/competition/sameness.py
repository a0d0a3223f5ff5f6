"""Draws what two users get where policies are the same for both, and where each has her own, over the harm between them.

Usage:  sameness.py ACCORD DATA FOLDER        (DATA is not needed; PNGs go into FOLDER)
"""
import sys
import tempfile

from drawing import BLUE, DASHED, DOTTED, GREEN, INK, MIXED, RUST, SOLID, chart, compare, payoffs, points, run, table, write

# In eight equally likely states one of two actions is right, for both users, and is worth one of four stakes to each. Each
# has a provider with exactly her aims, which loses a harm by every right action of the other. As both users want the same,
# each could pose as the other: a common policy gives both the same value, and where the stake is below the harm, both
# providers prefer that it misleads. Users follow advice while it is worth more than what they know.
STAKES, CHANCE = [0.25, 0.5, 0.75, 1.0], 1 / 4  # of a stake, on either side
FULL, ALONE = 0.625, 0.3125


def errors_for(loss):
    """The most wrong actions that cost this much: the small stakes first."""
    wrong = 0.0
    for stake in STAKES:
        part = min(CHANCE, loss / stake)
        wrong, loss = wrong + part, loss - part * stake
    return wrong


def worst(harm):
    """The least equilibrium of common policies: both are misled wherever the stake is below the harm."""
    return max(ALONE, FULL - sum(CHANCE * stake for stake in STAKES if stake < harm))


def certified(harm):
    """No provider gains by telling both all: her loss is at most the harm times the other's errors, and the reverse."""
    loss = FULL - ALONE
    for _ in range(2000):
        loss = min(loss, harm * errors_for(loss))
    return FULL - loss


def promised(harm):
    """Full information less twice the error of weights v, w on the providers that serve both users at once: that of
    v u - w harm against north's u, and of s u - v harm against 0, where s <= w, as south's own aims may count for
    less. It is convex and piecewise linear in (v, w): the least is at one of the points where its pieces meet."""
    low, high = STAKES[0], STAKES[-1]
    mean = (low + high) / 2

    def size(slope, constant):
        return max(abs(slope * stake - constant) for stake in STAKES) / 2

    meeting = mean / (mean - harm * harm / mean) if harm < mean else 0
    corners = [(0, 0), (1, 0), (1, harm / mean), (meeting, meeting * harm / mean)]
    return max(ALONE, FULL - 2 * min(size(v - 1, w * harm) + size(min(w, v * harm / mean), v * harm) for v, w in corners))


def game(scratch, harm):
    states = [(side, stake) for side in ("left", "right") for stake in STAKES]
    prior = table(f"{scratch}/prior.csv", ["state", "probability"], [[f"{side} {stake}", 1 / 8] for side, stake in states])

    def cells(worth):
        return {(f"{side} {stake}", action): worth(stake) if side == action else 0
                for side, stake in states for action in ("left", "right")}

    own, other = cells(lambda stake: stake), cells(lambda stake: -harm)
    users = ["north", "south"]
    return ["--prior", prior, "--payoffs", payoffs(
        f"{scratch}/payoffs.csv", [("user", name, "", own) for name in users] + [
            ("provider", f"{name} model", user, own if name == user else other) for name in users for user in users])]


def sameness_figure(accord, folder, scratch):
    marks, pairs = [], []
    for harm in [0.08 * k for k in range(16)]:
        answer = run(accord, "compete", *game(scratch, harm), "--anonymous-equilibria")
        alone, common = answer["users"][0]["noInformation"], answer["anonymous"]
        found = {"Policies of her own": (answer["users"][0]["equilibrium"]["lowest"], FULL),
                 "Same for both: least equilibrium": (answer["anonymousEquilibria"][0]["atLeast"], worst(harm)),
                 "Same for both: certificate": (common["certificate"][0]["value"], certified(harm)),
                 "Same for both: by common weights": (max(alone, common["guarantee"][0]["value"]), promised(harm))}
        pairs.append(found)
        marks += [{"kind": "mark", "name": name, "x": harm, "y": pair[0]} for name, pair in found.items()]
    for name in pairs[0]:
        compare(f"sameness, {name.lower()}", [found[name] for found in pairs])
    fine = [0.004 * k for k in range(301)]
    looks = {"Policies of her own": (INK, DOTTED, "diamond", lambda harm: FULL),
             "Same for both: least equilibrium": (BLUE, SOLID, "circle", worst),
             "Same for both: certificate": (GREEN, DASHED, "square", certified),
             "Same for both: by common weights": (RUST, MIXED, "triangle-up", promised)}
    lines = [row for name, look in looks.items() for row in points("line", name, fine, look[3])]
    write(chart(lines + marks, [(name, *look[:3]) for name, look in looks.items()],
                ("What a provider loses by a right action of the other user [payoff]", [0, 1.2], "~g"),
                ("What each user gets [payoff]", [0.3, 0.65], ".2f")), folder, "same-for-both")


if __name__ == "__main__":
    program, _, output = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch_folder:
        sameness_figure(program, output, scratch_folder)
