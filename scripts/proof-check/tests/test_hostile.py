"""Whatever a file holds, the program ends with one of its exit codes, with one line of reason, and in time."""

import copy
import json
import subprocess
import sys
import time
import unittest

import mutations
from mutations import LITERALS, NUMBER, WORDS, get, paths, put
from support import CAMPAIGN, PROGRAM, case, run, seeded

CODES = {0, 1, 65, 75}


def base(source):
    name = source.choice(
        [
            "valid-big-firms",
            "valid-h6",
            "valid-h6",
            "families/quality",
            "families/tablec",
            "families/weibull-own-power",
            "families/two-parties",
            "families/high",
            "families/binomial-big",
        ]
    )
    return case(name)


def literal(source):
    return mutations.literal(base(source), source)


def wrong_value(source):
    return mutations.wrong_value(base(source), source, WORDS, [1, 1, 1, 2, 5])


def wrong_shape(source):
    """Keys or elements added, doubled, or missing."""
    document = base(source)
    path = source.choice(
        [p for p in paths(document) if isinstance(get(document, p), (dict, list)) and get(document, p)]
    )
    place = get(document, path)
    if isinstance(place, dict):
        key = source.choice(list(place))
        if source.random() < 0.5:
            del place[key]
        else:
            place[source.choice(["x", "sums", "__class__", ""])] = place[key]
    else:
        k = source.randrange(len(place))
        if source.random() < 0.5:
            del place[k]
        else:
            place[k:k] = [copy.deepcopy(place[k])] * source.choice([1, 2, 3000])
    return json.dumps(document).encode()


def truncated(source):
    return mutations.truncated(base(source), source)


def changed_bytes(source):
    return mutations.changed_bytes(base(source), source)


def doubled_key(source):
    keys = ["cost", "lower", "schema", "tree", "points", "menu", "reward"]
    return mutations.doubled_key(base(source), source, keys)


def nested(source):
    depth = source.choice([50, 880, 950, 3000, 100_000])
    kind = source.choice(["array", "object", "tree", "open"])
    if kind == "array":
        return b"[" * depth + b"]" * depth
    if kind == "open":
        return b'{"problem": ' * depth
    document = base(source)
    leaf = json.dumps({"points": [], "objective": [], "caps": [], "ir": [], "ic": []})
    count = len(document["problem"]["types"])
    split = json.dumps([1] + [0] * (count - 1)) if kind == "tree" else "[]"
    start, end = f'{{"split": {split}, "at": 5, "below": {leaf}, "above": ', "}"
    tree = start * depth + leaf + end * depth
    return json.dumps(put(document, ("tree",), NUMBER)).replace(str(NUMBER), tree).encode()


def odd_bytes(source):
    data = json.dumps(base(source)).encode()
    return source.choice(
        [
            b"",
            b"\xef\xbb\xbf" + data,
            data.decode().encode("utf-16"),
            b"\xff" + data,
            data + b"\xc3",
            data * 2,
            b"\x00" * 1000,
            b"null",
            b"0",
            b'"accord.proof/1"',
            b"[]",
            b"{}",
            data[:-1] + b",}",
            data.replace(b'"', b"'"),
        ]
    )


def large(source):
    """Many types, leaves, points or parties."""
    document = base(source)
    kind = source.choice(["types", "participants", "leaves", "rows", "points"])
    if kind == "types":
        n = source.choice([40, 400, 2001])
        document["problem"]["types"] = [
            {"cost": 1 + k / 7, "probability": 1, **({"capacity": 5 + k} if source.random() < 0.5 else {})}
            for k in range(n)
        ]
        document["menu"] = [{"contribution": 0, "reward": 90}] * n
        document["alone"] = [500] * n
    elif kind == "participants":
        document["problem"]["participants"] = source.choice(
            [50, 500, 10**6, 10**12, {"poisson": 30}, {"poisson": 1e9}, {"binomial": [10**12, 0.5]}]
        )
        document["problem"]["conditioning"] = source.choice(["own", "at-least-one"])
    elif kind == "leaves":
        for _ in range(10):
            count = len(document["problem"]["types"])
            document["tree"] = {
                "split": [source.randint(1, 9)] + [0] * (count - 1),
                "at": source.uniform(0, 400),
                "below": document["tree"],
                "above": document["tree"],
            }
    else:
        leaf = document["tree"]
        while "split" in leaf:
            leaf = leaf["below"]
        if kind == "rows":
            leaf["ic"] = leaf["ic"] * 2000
            leaf["caps"] = leaf["caps"] * 200
        elif leaf["points"]:
            leaf["points"] = [[x * (1 + k / 1e6) for x in leaf["points"][0]] for k in range(300)]
            leaf["objective"] = [1 / 300] * 300
    return json.dumps(document).encode()


KINDS = [
    literal,
    literal,
    literal,
    wrong_value,
    wrong_value,
    wrong_shape,
    truncated,
    changed_bytes,
    changed_bytes,
    doubled_key,
    nested,
    odd_bytes,
    large,
]
LIMIT = 2.0


class HostileFiles(unittest.TestCase):
    def test_every_file_ends_in_a_verdict(self):
        slowest = 0.0
        for number in range(5000 if CAMPAIGN else 260):
            source = seeded("hostile", number)
            kind = source.choice(KINDS)
            data = kind(source)
            start = time.monotonic()
            code, text = run(data, "--time-limit", str(LIMIT))
            slowest = max(slowest, time.monotonic() - start)
            self.assertIn(code, CODES, (number, kind.__name__))
            self.assertNotIn("Traceback", text, (number, kind.__name__))
            if code != 0:
                self.assertEqual(text.count("\n"), 1, (number, kind.__name__, text[:500]))
                self.assertLess(len(text), 5000, (number, kind.__name__))
            self.assertLess(time.monotonic() - start, LIMIT + 2, (number, kind.__name__))
        if CAMPAIGN:
            print(f"slowest hostile file: {slowest:.2f} s")

    def test_wrong_values_at_every_path_are_no_crash(self):
        """Every value of a file in turn, by words that change with the place."""
        document = case("valid-h6")
        for k, path in enumerate(paths(document)):
            for word in WORDS if CAMPAIGN else WORDS[k % len(WORDS) :: 11]:
                code, text = run(put(copy.deepcopy(document), path, word), "--time-limit", "5")
                self.assertIn(code, CODES, (path, word))
                self.assertNotIn("Traceback", text)

    def test_places_are_named(self):
        for path, word, place in (
            (("menu", 2, "reward"), "x", "menu[2].reward"),
            (("problem", "types", 1, "cost"), 0, "problem.types[1].cost"),
            (("tree", "below", "ic", 0, 1), 3, "tree.below.ic[0][1]"),
            (("tree", "at"), True, "tree.at"),
            (("problem", "participants"), 1.5, "problem.participants"),
            (("alone", 0), "1", "alone[0]"),
        ):
            code, text = run(put(case("valid-h6"), path, word))
            self.assertEqual(code, 65)
            self.assertIn(place + ":", text)

    def test_numbers_are_read_strictly(self):
        for word in ("NaN", "Infinity", "1e999999", "1e400", "1" + "0" * 70, "1e-400", '"0.2"', "true"):
            data = json.dumps(put(case("valid-h6"), ("problem", "types", 0, "cost"), NUMBER)).replace(str(NUMBER), word)
            self.assertEqual(run(data.encode())[0], 65, word)

    def test_the_program_as_a_process(self):
        """No traceback on any stream, also where output cannot show a name."""
        document = case("broken-reward")
        document["problem"]["types"][0]["name"] = "caf\u00e9 \ud800"
        for data in (json.dumps(document).encode(), b"{", b"[" * 100_000):
            done = subprocess.run(
                [sys.executable, "-I", PROGRAM, "/dev/stdin"], input=data, capture_output=True, env={"LC_ALL": "C"}
            )
            self.assertIn(done.returncode, (1, 65))
            self.assertEqual(done.stderr, b"")
            self.assertEqual(done.stdout.count(b"\n"), 1)


if __name__ == "__main__":
    unittest.main()
