"""From a pilot to models that are handed out, group by group, and what was promised beside what was delivered.

For each group: a pilot on a few rows, a learning curve fitted to it, a contract on that curve, parties drawn by their
types, training on what they bring, degrading, handing out, measuring on the rows that the contract names and on fresh
ones. Beside it the same groups without a contract: each alone, and everybody with the full model.

Example:  scripts/collaborate --groups 20 --output collaboration
"""

import argparse
import os
import shlex
import sys
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import page
from data import DATA, disjoint, splits
from group import run_group
from setting import MODELS, PARTIES, TYPES

import accord

#: Seeds that training takes, with room for one a group.
SEEDS = 2**31


def main():
    """Runs the groups, prints what was found, and writes it where a folder is given."""
    asked = _asked()
    start = time.monotonic()
    load, sizes = DATA[asked.data]
    rows = load()
    results = _results(asked, rows, sizes, start)
    names = [kind.name for kind in TYPES[asked.data]]
    remarks = _remarks(asked, sizes, min(asked.groups, disjoint(rows, sizes)))
    print("\n".join(remarks) + "\n\n" + page.text(results, names))
    if asked.output is not None:
        page.write_csv(asked.output / "deliveries.csv", results)
        title = f"Promised and delivered: {asked.data}, {asked.model}"
        document = page.page(title, _again(asked), results, names, remarks)
        (asked.output / "index.html").write_text(document, encoding="utf-8")
    print(f"\n{time.monotonic() - start:.0f} s", file=sys.stderr)


def _again(asked):
    """The command that finds the same again, with the last name of the folder alone."""
    named = ("data", "model", "groups", "trust", "method", "seed")
    words = [word for name in named for word in (f"--{name}", str(getattr(asked, name)))]
    return shlex.join(["scripts/collaborate", *words, "--output", asked.output.resolve().name])


class Parser(argparse.ArgumentParser):
    """A parser that ends as Accord does where a call is wrong: with 64."""

    def error(self, message):
        """Tells what is wrong with the call, and ends."""
        self.exit(64, f"collaborate: {message}. `scripts/collaborate --help` says how.\n")


def _asked():
    """What the command line asks for, the folder for results made."""
    parser = Parser(
        prog="scripts/collaborate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    methods = ("nested-samples", "noise", "pruning", "interpolation")
    curves = "the curve that contracts rest on (default: lower)"
    folder = "also write index.html, deliveries.csv and each group's receipt, contract and copies there"
    parser.add_argument("--data", choices=DATA, default="mnist", help="mnist has 5,000 rows, diamonds 53,940")
    parser.add_argument("--model", choices=MODELS, default="logreg", help="logistic regression or a small network")
    parser.add_argument("--groups", type=_count, default=20, metavar="N", help="(default: 20)")
    parser.add_argument("--trust", choices=("fit", "lower", "prediction"), default="lower", help=curves)
    parser.add_argument("--method", choices=methods, default="nested-samples")
    parser.add_argument("--output", type=Path, metavar="DIR", help=folder)
    jobs = min(2, os.cpu_count() or 1)
    parser.add_argument("--jobs", type=_count, default=jobs, metavar="N", help="groups at a time (default: 2)")
    parser.add_argument("--seed", type=_seed, default=1, metavar="N", help="a whole number from 0 on (default: 1)")
    asked = parser.parse_args()
    if asked.output is not None:
        try:
            asked.output.mkdir(parents=True, exist_ok=True)
            if any(asked.output.iterdir()):
                parser.error(f"{asked.output} is there already and not empty: give another folder")
        except OSError as error:
            parser.error(f"{asked.output} cannot be the folder for results: {error.strerror}")
    return asked


def _results(asked, rows, sizes, start):
    """What came of each group. Where one fails, those that wait are not begun."""
    types, estimator = TYPES[asked.data], MODELS[asked.model]()
    results = []
    with ProcessPoolExecutor(asked.jobs, initializer=_quiet) as pool:
        waiting = [
            pool.submit(run_group, k, split, types, estimator, asked.trust, asked.method, asked.seed, asked.output)
            for k, split in enumerate(splits(rows, sizes, asked.groups, asked.seed))
        ]
        try:
            for k, future in enumerate(waiting):
                results.append(future.result())
                if sys.stderr.isatty():
                    told = f"\r{k + 1} of {asked.groups} groups, {time.monotonic() - start:.0f} s"
                    print(told, end="", file=sys.stderr)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return results


def _remarks(asked, sizes, apart):
    """What was run, and how to read it."""
    anew = " The rest are drawn from the same rows anew, so that their intervals are too narrow."
    return [
        f"Groups: {asked.groups}, of {PARTIES} parties each, {asked.data}, {asked.model}, contracts on the "
        f"{asked.trust} curve, {asked.method}; {sizes.validation} validation and {sizes.fresh} fresh rows a group.",
        f"Within a group all rows are disjoint; {apart} of the {asked.groups} groups share no rows with another."
        + ("" if apart == asked.groups else anew),
        "Skill is (score - baseline) / (1 - baseline), the baseline the share of the most frequent class. "
        "± is a standard error over groups.",
    ]


def _count(text):
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def _seed(text):
    if not text.isdecimal() or int(text) >= SEEDS:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 to below {SEEDS}")
    return int(text)


def _quiet():
    # Fits that stop at their limit of steps are part of the setting.
    warnings.simplefilter("ignore")


if __name__ == "__main__":
    try:
        main()
    except accord.AccordError as error:
        sys.exit(f"collaborate: {error}")
    except BrokenProcessPool:
        sys.exit("collaborate: a group's process was ended from outside, perhaps for want of memory: try --jobs 1.")
    except KeyboardInterrupt:
        sys.exit(130)
