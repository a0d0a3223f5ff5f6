"""Draws how near several models together come to a user's ratings, over their number, on ratings drawn by fixed seeds.

Usage:  models.py ACCORD DATA FOLDER        (DATA is not needed; PNGs go into FOLDER)
"""
import math
import random
import sys
import tempfile

from drawing import BLUE, DASHED, DOTTED, GREEN, INK, MIXED, RUST, SOLID, chart, compare, points, run, table, write

# Each item has four features, which the user weighs alike. A model weighs them with errors of its own, as large as her
# weights, and with one that all models share, and rates with some noise. No model is hers, nor is their average.

MODELS, ITEMS, DRAWS = 12, 60, 20
TILT = [0.3, 0.3, -0.3, -0.3]
ERRORS = {"Best single model": "single", "All alike": "average", "Hull: weights that sum to 1": "hull",
          "Cone: any weights": "cone"}


def ratings(seed):
    draw = random.Random(seed)
    features = [[draw.gauss(0, 1) for _ in range(4)] for _ in range(ITEMS)]

    def rates(taste, noise):
        return [sum(a * b for a, b in zip(taste, item)) + draw.gauss(0, noise) for item in features]

    return rates([0.5] * 4, 0), [rates([0.5 + tilt + draw.gauss(0, 0.5) for tilt in TILT], 0.3) for _ in range(MODELS)]


def centred(list_):
    mean = math.fsum(list_) / len(list_)
    return [value - mean for value in list_]


def size(gram, weights):
    return math.sqrt(max(0, sum(a * b * g for a, row in zip(weights, gram) for b, g in zip(weights, row))))


def errors(user, models):
    """Root mean square errors, in the spread of the user's ratings, by moves along one or two weights at a time."""
    count = len(models)
    own, theirs = centred(user), [centred(model) for model in models]
    spread = math.sqrt(sum(value * value for value in own))
    apart = [[a - b for a, b in zip(model, own)] for model in theirs]  # the error of weights that sum to 1 is their mean
    gram = [[sum(a * b for a, b in zip(one, other)) for other in apart] for one in apart]
    hull = [1 / count] * count
    for _ in range(4000):
        slopes = [sum(g * w for g, w in zip(row, hull)) for row in gram]
        to = min(range(count), key=slopes.__getitem__)
        away = max((k for k in range(count) if hull[k] > 0), key=slopes.__getitem__)
        if slopes[away] - slopes[to] < 1e-13:
            break
        move = min(hull[away], (slopes[away] - slopes[to]) / (gram[to][to] + gram[away][away] - 2 * gram[to][away]))
        hull[to], hull[away] = hull[to] + move, hull[away] - move
    cone, rest = [0.0] * count, own[:]
    for _ in range(2000):
        moved = 0.0
        for k, model in enumerate(theirs):
            step = max(-cone[k], sum(a * b for a, b in zip(model, rest)) / sum(a * a for a in model))
            if step:
                cone[k], rest, moved = cone[k] + step, [r - step * m for r, m in zip(rest, model)], max(moved, abs(step))
        if moved < 1e-14:
            break
    return {"Best single model": min(math.sqrt(gram[k][k]) for k in range(count)) / spread,
            "All alike": size(gram, [1 / count] * count) / spread,
            "Hull: weights that sum to 1": size(gram, hull) / spread,
            "Cone: any weights": math.sqrt(sum(r * r for r in rest)) / spread}


def models_figure(accord, folder, scratch):
    own, found = ({name: [0.0] * MODELS for name in ERRORS} for _ in range(2))
    for seed in range(DRAWS):
        user, models = ratings(seed)
        names = [f"model {k + 1}" for k in range(MODELS)]
        path = table(f"{scratch}/ratings.csv", ["item", "user", *names],
                     [[f"item {k}", *map(repr, row)] for k, row in enumerate(zip(user, *models))])
        spread = math.sqrt(sum(value * value for value in centred(user)) / ITEMS)
        for count in range(1, MODELS + 1):
            arguments = [part for name in names[:count] for part in ("--provider", name)]
            fits = run(accord, "align", path, "--user", "user", *arguments)["users"][0]["rms"]
            for name, value in errors(user, models[:count]).items():
                own[name][count - 1] += value / DRAWS
                found[name][count - 1] += fits[ERRORS[name]]["error"] / spread / DRAWS
    compare("more-models", [(a, b) for name in ERRORS for a, b in zip(own[name], found[name])])
    counts = range(1, MODELS + 1)
    values = [row for name in ERRORS for kind, errors_ in (("line", own), ("mark", found))
              for row in points(kind, name, counts, lambda k: errors_[name][k - 1])]
    looks = [(INK, DOTTED, "diamond"), (RUST, MIXED, "triangle-up"), (GREEN, DASHED, "square"), (BLUE, SOLID, "circle")]
    write(chart(values, [(name, *look) for name, look in zip(ERRORS, looks)], ("Models", [1, MODELS], "d"),
                ("Error, as a part of the spread of her ratings", [0, 1.4], ".0%")), folder, "more-models")


if __name__ == "__main__":
    program, _, output = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch_folder:
        models_figure(program, output, scratch_folder)
