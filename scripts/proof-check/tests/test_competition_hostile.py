"""Changed documents of competitions end in a verdict, in one line where it is not `valid`; and those that are accepted
claim nothing that is false of the game that they then state."""

import copy
import json
import time
import unittest

import competition_documents as made
from support import CAMPAIGN, run, seeded
from test_hostile import CODES, LITERALS, NUMBER, WORDS, get, paths, put

LIMIT = 2.0
WORDS = [*WORDS, "user 0", "user 1", "act 0", "act 1", "provider 0", "anonymous", "oneSided", [[1, 0], [0, 1]]]


def base(source):
    shape = [source.randint(1, 3), source.randint(1, 3), source.randint(1, 2), source.randint(1, 2)]
    return made.random_document(source, *shape)[1]


def literal(source):
    document = base(source)
    path = source.choice(list(paths(document)))
    return json.dumps(put(document, path, NUMBER)).replace(str(NUMBER), source.choice(LITERALS)).encode()


def wrong_value(source):
    document = base(source)
    for _ in range(source.choice([1, 1, 2, 5])):
        document = put(document, source.choice(list(paths(document))), copy.deepcopy(source.choice(WORDS)))
    return json.dumps(document).encode()


def wrong_shape(source):
    document = base(source)
    place = get(
        document,
        source.choice(
            [p for p in paths(document) if get(document, p) and p and isinstance(get(document, p), (dict, list))]
        ),
    )
    keys = list(place) if isinstance(place, dict) else list(range(len(place)))
    key = source.choice(keys)
    if source.random() < 0.5:
        del place[key]
    elif isinstance(place, dict):
        place[source.choice(["x", "value", "error", ""])] = place[key]
    else:
        place[key:key] = [copy.deepcopy(place[key])] * source.choice([1, 2, 500])
    return json.dumps(document).encode()


def moved(source):
    """One value in the place of another."""
    document = base(source)
    places = list(paths(document))[1:]
    value = copy.deepcopy(get(document, source.choice(places)))
    return json.dumps(put(document, source.choice(places), value)).encode()


def truncated(source):
    data = json.dumps(base(source)).encode()
    return data[: source.randrange(len(data))]


def changed_bytes(source):
    data = bytearray(json.dumps(base(source)).encode())
    for _ in range(source.choice([1, 1, 2, 5, 50])):
        data[source.randrange(len(data))] = source.choice([source.randrange(256), *b'0123456789eE.-",:[]{}'])
    return bytes(data)


def doubled_key(source):
    key = source.choice(['"value":', '"schema":', '"users":', '"weights":', '"multiplier":', '"prior":'])
    return json.dumps(base(source)).replace(key, f"{key} 1, {key}", 1).encode()


KINDS = [
    literal,
    literal,
    wrong_value,
    wrong_value,
    wrong_shape,
    wrong_shape,
    moved,
    moved,
    truncated,
    changed_bytes,
    doubled_key,
]


class HostileDocuments(unittest.TestCase):
    def test_every_document_ends_in_a_verdict(self):
        valid = 0
        for number in range(20_000 if CAMPAIGN else 2000):
            source = seeded("hostile competition", number)
            kind = source.choice(KINDS)
            start = time.monotonic()
            code, text = run(kind(source), "--time-limit", str(LIMIT))
            self.assertIn(code, CODES, (number, kind.__name__, text))
            for word in ("Traceback", "cannot check it", "beyond this checker"):
                self.assertNotIn(word, text, (number, kind.__name__))
            if code != 0:
                self.assertEqual(text.count("\n"), 1, (number, kind.__name__, text[:500]))
                self.assertLess(len(text), 5000, (number, kind.__name__))
            valid += code == 0
            self.assertLess(time.monotonic() - start, LIMIT + 2, (number, kind.__name__))
        self.assertGreater(valid, 0)

    def test_accepted_changes_are_true(self):
        """One number changed, anywhere: where the document is still accepted, its certificates are bounds by the
        formula written anew, for the game that it states."""
        accepted = 0
        for number in range(2000 if CAMPAIGN else 300):
            source = seeded("changed competition", number)
            document = base(source)
            numbers = [p for p in paths(document) if isinstance(get(document, p), float)]
            path = source.choice(numbers)
            factor = source.choice([0, -1, 2, 1 + 1e-15, 1 - 1e-15, 1 + 1e-6, 1e6])
            put(document, path, get(document, path) * factor)
            if run(document)[0] == 0:
                accepted += 1
                self.all_true(document, (number, path))
        self.assertGreater(accepted, 0)

    def all_true(self, document, what):
        stated = document["problem"]
        names = [user["user"] for user in stated["users"]]
        game = made.Game(
            stated["prior"],
            [user["utility"] for user in stated["users"]],
            [[provider["payoffs"][name] for name in names] for provider in stated["providers"]],
            [user["mass"] for user in stated["users"]],
        )
        best = {name: game.alone(k) for k, name in enumerate(names)}
        for claim in document["certificates"]:
            prices = [
                (names.index(p["user"]), int(p["recommended"][4:]), int(p["instead"][4:]), p["multiplier"])
                for p in claim["multipliers"]
            ]
            weights, t = list(claim["weights"].values()), names.index(claim["user"])
            self.assertTrue(all(x >= 0 for x in [*weights, *(p[3] for p in prices)]), what)
            bound = game.bound(t, weights, prices, claim["kind"] == "anonymous")
            self.assertLessEqual(claim["value"], bound, what)
            if claim["kind"] != "anonymous":
                best[claim["user"]] = max(best[claim["user"]], bound)
        for user in document["users"]:
            k = names.index(user["user"])
            size = max(
                abs(x) for table in [game.users[k], *(t[k] for t in game.providers)] for row in table for x in row
            )
            aligned = [game.bound(k, list(claim["weights"].values())) for claim in user["alignment"].values()]
            most = max(best[user["user"]], *aligned)
            self.assertLessEqual(user["certain"], float(most) + 1e-9 * float(size), what)


if __name__ == "__main__":
    unittest.main()
