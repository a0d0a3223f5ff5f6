"""Changed documents of competitions end in a verdict, in one line where it is not `valid`; and those that are accepted
claim nothing that is false of the game that they then state."""

import copy
import json
import time
import unittest

import competition_documents as made
import mutations
from mutations import get, paths, put
from support import CAMPAIGN, run, seeded

LIMIT = 2.0
CODES = {0, 1, 65, 75}
WORDS = [*mutations.WORDS, "user 0", "user 1", "act 0", "act 1", "provider 0", "anonymous", "oneSided", [[1, 0], [0, 1]]]


def base(source):
    shape = [source.randint(1, 3), source.randint(1, 3), source.randint(1, 2), source.randint(1, 2)]
    return made.random_document(source, *shape)[1]


def literal(source):
    return mutations.literal(base(source), source)


def wrong_value(source):
    return mutations.wrong_value(base(source), source, WORDS, [1, 1, 2, 5])


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
    return mutations.truncated(base(source), source)


def changed_bytes(source):
    return mutations.changed_bytes(base(source), source)


def doubled_key(source):
    keys = ["value", "schema", "users", "weights", "multiplier", "prior"]
    return mutations.doubled_key(base(source), source, keys)


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
