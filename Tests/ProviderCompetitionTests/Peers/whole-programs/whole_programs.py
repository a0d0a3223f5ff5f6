"""Competing providers solved by whole linear programs in exact rational arithmetic.

A game has states with a prior, users with a payoff for each state and action and a mass, and
providers with a payoff for each user, state and action.  An outcome of a user is `x[y][a]`, the
probability of state and action together.  Every program below is written down in full, row by
row, and solved by `exact_programs`; nothing is scaled by hand, priced in parts or rounded, and
only the answers are converted to doubles.

    python whole_programs.py competitions.json competitions-answers.json
"""

import itertools
import json
import sys
import time

from exact_programs import Program, exact, rational, rounded

LOOSE = rational(1, 2**27)
"""How much a loosened row gives way, in units of its own size (about 7.5e-9)."""


class Game:
    """A game in rationals: `prior[y]`, `users[j][y][a]`, `providers[i][j][y][a]`, `masses[j]`."""

    def __init__(self, record):
        self.prior = [exact(p) for p in record["prior"]]
        self.masses = [exact(m) for m in record["masses"]]
        self.users = [_table(t) for t in record["users"]]
        self.providers = [[_table(t) for t in p] for p in record["providers"]]

    def one(self, j):
        """User `j` alone, with the payoffs that each provider has from her."""
        return User(self.prior, self.users[j], [p[j] for p in self.providers])


def _table(rows):
    return [[exact(v) for v in row] for row in rows]


def spread(prior, table):
    """The range of a table within a state: the largest over states, and the average."""
    ranges = [max(row) - min(row) for row in table]
    return max(ranges), sum(p * r for p, r in zip(prior, ranges))


class User:
    """One user: benchmarks, programs over her outcomes, and the payoffs that providers have."""

    def __init__(self, prior, utility, payoffs):
        self.prior, self.utility, self.payoffs = prior, utility, payoffs
        self.states, self.actions = range(len(prior)), range(len(utility[0]))
        self.total = sum(prior)
        self.best = [row.index(max(row)) for row in utility]
        self.full = sum(p * max(row) for p, row in zip(prior, utility))
        by_action = [sum(p * row[a] for p, row in zip(prior, utility)) for a in self.actions]
        self.alone = max(by_action)
        self.tied_states = [y for y in self.states if utility[y].count(max(utility[y])) > 1]
        self.tied_alone = by_action.count(self.alone) > 1

    def informed(self, table):
        """What a table pays under full information."""
        return sum(p * row[a] for p, row, a in zip(self.prior, table, self.best))

    def range(self, table):
        return spread(self.prior, table)

    # Rows ------------------------------------------------------------------------------------

    def outcome(self, program):
        """Columns `x[y][a]` whose rows sum to the prior."""
        x = [program.columns(len(self.actions)) for _ in self.states]
        for y in self.states:
            program.row({c: rational(1) for c in x[y]}, "==", self.prior[y])
        return x

    def obey(self, program, x, loose=False):
        """Rows that make following every recommendation best (or nearly so)."""
        for a, b in itertools.permutations(self.actions, 2):
            row = {x[y][a]: self.utility[y][a] - self.utility[y][b] for y in self.states}
            slack = LOOSE * max(p * abs(row[x[y][a]]) for y, p in enumerate(self.prior))
            program.row(row, ">=", -slack if loose else 0)

    def obedient(self, loose=False):
        program = Program()
        x = self.outcome(program)
        self.obey(program, x, loose)
        return program, x

    def value(self, x, table, factor=1, minus=0):
        """The coefficients of the expected payoff of a table, less `minus` (in expectation)."""
        each = rational(minus) / self.total if minus else 0
        return {x[y][a]: factor * table[y][a] - each for y in self.states for a in self.actions}

    def gains(self, x, table, factor=1):
        """The coefficients of a table's expected payoff less what full information pays."""
        return {
            x[y][a]: factor * (table[y][a] - table[y][self.best[y]])
            for y in self.states
            for a in self.actions
        }

    # Certificates ----------------------------------------------------------------------------

    def certificate(self, obedience=True, loose=False):
        """The least utility in outcomes that no provider would leave for full information."""
        program = Program()
        x = self.outcome(program)
        if obedience:
            self.obey(program, x, loose)
        for table in self.payoffs:
            slack = LOOSE * self.range(table)[1] if loose else 0
            program.row(self.gains(x, table), ">=", -slack)
        least, _ = program.minimise(self.gains(x, self.utility))
        return least + self.full

    def one_sided(self):
        """The least slack of weights that have to hold against the best action only."""
        program = Program()
        w = program.columns(len(self.payoffs))
        z = program.columns(len(self.prior))
        for y in self.states:
            for a in self.actions:
                best = self.best[y]
                row = {z[y]: rational(1)}
                for column, table in zip(w, self.payoffs):
                    row[column] = table[y][best] - table[y][a]
                program.row(row, ">=", self.utility[y][best] - self.utility[y][a])
        return program.minimise({z[y]: p for y, p in enumerate(self.prior)})[0]

    def error(self, offset, normalise=False):
        """How far weighted provider payoffs stay from the utility.

        `offset` is `common` (one offset, the largest error), `state` (one offset for each state,
        the largest error) or `average` (one offset for each state, errors averaged over states).
        The error of a state is at least half the distance of `high`, above all differences, and
        `low`, below them.
        """
        program = Program()
        w = program.columns(len(self.payoffs))
        if normalise:
            program.row({column: rational(1) for column in w}, "==", 1)
        groups = 1 if offset == "common" else len(self.prior)
        # Offsets are free: a difference of two columns.
        plus, minus = program.columns(groups), program.columns(groups)
        errors = program.columns(groups if offset == "average" else 1)
        for y in self.states:
            group = 0 if offset == "common" else y
            for a in self.actions:
                row = {column: t[y][a] for column, t in zip(w, self.payoffs)}
                row[plus[group]], row[minus[group]] = rational(1), rational(-1)
                error = errors[y if offset == "average" else 0]
                program.row({**row, error: rational(1)}, ">=", self.utility[y][a])
                program.row({**row, error: rational(-1)}, "<=", self.utility[y][a])
        if offset == "average":
            return program.minimise({e: p for e, p in zip(errors, self.prior)})[0]
        return program.minimise({errors[0]: rational(1)})[0]

    # One provider ----------------------------------------------------------------------------

    def monopoly(self, provider):
        """A provider's largest payoff and the least and largest utility that go with it; then the
        same three with rows that give way a little."""
        table = self.payoffs[provider]
        program, x = self.obedient()
        most, _ = program.maximise(self.value(x, table))
        program.row(self.value(x, table, minus=most), ">=", 0)
        low, _ = program.minimise(self.value(x, self.utility))
        high, _ = program.maximise(self.value(x, self.utility))
        program, x = self.obedient(loose=True)
        loose, _ = program.maximise(self.value(x, table))
        program, x = self.obedient()
        slack = LOOSE * self.range(table)[1]
        program.row(self.value(x, table, minus=most - slack), ">=", 0)
        low_loose, _ = program.minimise(self.value(x, self.utility))
        high_loose, _ = program.maximise(self.value(x, self.utility))
        return most, low, high, loose, low_loose, high_loose

    def frontier(self, provider):
        """Corners `(utility, payoff)` of a provider's largest payoff against the utility asked.

        The first corner is at the utility alone; corners that lie inside an edge may be listed.
        """
        table = self.payoffs[provider]
        most, _, high = self._peak(provider)[:3]
        program, x = self.obedient()
        program.row(self.gains(x, self.utility), ">=", 0)
        last, _ = program.maximise(self.value(x, table))
        program, x = self.obedient()

        def between(left, right):
            (u, v), (t, w) = left, right
            if t <= u:
                return []
            beta = (v - w) / (t - u)
            costs = self.value(x, table)
            for column, c in self.value(x, self.utility, beta).items():
                costs[column] += c
            reach, point = program.maximise(costs)
            if reach <= v + beta * u:
                return []
            corner = (self._pay(point, x, self.utility), self._pay(point, x, table))
            return between(left, corner) + [corner] + between(corner, right)

        start, end = (high, most), (self.full, last)
        corners = [start] + between(start, end) + ([end] if end[0] > start[0] else [])
        if corners[0][0] > self.alone:
            corners.insert(0, (self.alone, most))
        return corners

    def _peak(self, provider):
        if not hasattr(self, "_peaks"):
            self._peaks = {}
        if provider not in self._peaks:
            self._peaks[provider] = self.monopoly(provider)
        return self._peaks[provider]

    def _pay(self, point, x, table):
        return sum(point[x[y][a]] * table[y][a] for y in self.states for a in self.actions)

    # Equilibrium -----------------------------------------------------------------------------

    def equilibria(self, loose=False):
        """Intervals of the utilities of equilibrium outcomes, before the point of full information
        that two revealing providers always sustain.

        An outcome is one if each provider has from it its largest payoff at her utility.  On a
        piece between corners of all frontiers that is a program.
        """
        frontiers = self._all_frontiers()
        marks = sorted({u for f in frontiers for u, _ in f} | {self.alone, self.full})
        pieces = list(itertools.pairwise(marks)) or [(self.full, self.full)]
        found = []
        for low, high in pieces:
            program, x = self.obedient(loose)
            if low == high:
                program.row(self.gains(x, self.utility), ">=", 0)
            else:
                program.row(self.value(x, self.utility, minus=low), ">=", 0)
                program.row(self.value(x, self.utility, minus=high), "<=", 0)
            for table, corners in zip(self.payoffs, frontiers):
                at_low, at_high = _height(corners, low), _height(corners, high)
                slope = (at_high - at_low) / (high - low) if high > low else rational(0)
                row = self.value(x, table, minus=at_low - slope * low)
                for column, c in self.value(x, self.utility, slope).items():
                    row[column] -= c
                slack = LOOSE * self.range(table)[1] if loose else 0
                program.row(row, ">=", -slack)
            least = program.minimise(self.value(x, self.utility))
            if least is None:
                continue
            # A loosened piece is asked only for its least utility.
            most = least[0] if loose else program.maximise(self.value(x, self.utility))[0]
            if found and found[-1][1] == least[0]:
                found[-1] = (found[-1][0], most)
            else:
                found.append((least[0], most))
            if loose:
                break
        return found

    def _all_frontiers(self):
        if not hasattr(self, "_frontiers"):
            self._frontiers = [self.frontier(i) for i in range(len(self.payoffs))]
        return self._frontiers


def _height(corners, at):
    """The value at `at` of the broken line through corners."""
    for (u, v), (t, w) in itertools.pairwise(corners):
        if u <= at <= t:
            return v if t == u else v + (w - v) * (at - u) / (t - u)
    return corners[0][1] if at <= corners[0][0] else corners[-1][1]


# Anonymous policies ---------------------------------------------------------------------------


def anonymous_certificate(game, users, target, loose=False):
    """The least utility of one user where no provider gains, over all users, by full information."""
    program = Program()
    outcomes = []
    for user in users:
        x = user.outcome(program)
        user.obey(program, x, loose)
        outcomes.append(x)
    for i in range(len(game.providers)):
        row, unit = {}, rational(0)
        for j, user in enumerate(users):
            row.update(user.gains(outcomes[j], user.payoffs[i], game.masses[j]))
            unit += game.masses[j] * user.range(user.payoffs[i])[1]
        program.row(row, ">=", -LOOSE * unit if loose else 0)
    user = users[target]
    least, _ = program.minimise(user.gains(outcomes[target], user.utility))
    return least + user.full


def menu(game, users, provider, loose=False):
    """The best total of one provider that offers a menu of outcomes to silent rivals' users.

    Nobody gains by taking another user's outcome: `z` is what she would make of each signal in it,
    above the value of every action.  Utilities are counted from each state's least, which takes the
    same from both sides of those rows and lets `z` be non-negative.
    """
    program = Program()
    outcomes = []
    for user in users:
        x = user.outcome(program)
        user.obey(program, x, loose)
        outcomes.append(x)
    for j, user in enumerate(users):
        slack = LOOSE * user.range(user.utility)[1] if loose else 0
        above = [[v - min(row) for v in row] for row in user.utility]
        for k, other in enumerate(users):
            if j == k:
                continue
            z = program.columns(len(other.actions))
            for s in other.actions:
                for b in user.actions:
                    row = {z[s]: rational(1)}
                    for y in user.states:
                        row[outcomes[k][y][s]] = -above[y][b]
                    program.row(row, ">=", 0)
            row = user.value(outcomes[j], above)
            for column in z:
                row[column] = rational(-1)
            program.row(row, ">=", -slack)
    costs = {}
    for j, user in enumerate(users):
        costs.update(user.value(outcomes[j], user.payoffs[provider], game.masses[j]))
    return program.maximise(costs)[0]


def public_columns(users):
    count = len(users[0].prior)
    for user in users:
        count *= len(user.actions)
    return count


def public(game, users, provider):
    """The best total of one provider with one experiment that all users see."""
    program = Program()
    states = users[0].states
    profiles = list(itertools.product(*(user.actions for user in users)))
    x = [program.columns(len(profiles)) for _ in states]
    for y in states:
        program.row({c: rational(1) for c in x[y]}, "==", game.prior[y])
    costs = {}
    for s, profile in enumerate(profiles):
        for j, user in enumerate(users):
            a = profile[j]
            for b in user.actions:
                if b != a:
                    row = {x[y][s]: user.utility[y][a] - user.utility[y][b] for y in states}
                    program.row(row, ">=", 0)
        for y in states:
            costs[x[y][s]] = sum(
                game.masses[j] * user.payoffs[provider][y][profile[j]]
                for j, user in enumerate(users)
            )
    return program.maximise(costs)[0]


def strong(game, users, target=None, offset="common"):
    """The least sum of masses times errors with the same weights for all users.

    Without a target all users count with scale 1; with one, the others' scales are free.
    """
    program = Program()
    w = program.columns(len(game.providers))
    scales = program.columns(len(users))
    for j, column in enumerate(scales):
        if target is None or j == target:
            program.row({column: rational(1)}, "==", 1)
    errors = program.columns(len(users))
    for j, user in enumerate(users):
        groups = 1 if offset == "common" else len(game.prior)
        plus, minus = program.columns(groups), program.columns(groups)
        for y in user.states:
            group = 0 if offset == "common" else y
            for a in user.actions:
                row = {column: t[y][a] for column, t in zip(w, user.payoffs)}
                row[plus[group]], row[minus[group]] = rational(1), rational(-1)
                row[scales[j]] = -user.utility[y][a]
                program.row({**row, errors[j]: rational(1)}, ">=", 0)
                program.row({**row, errors[j]: rational(-1)}, "<=", 0)
    return program.minimise({e: m for e, m in zip(errors, game.masses)})[0]


# Answers --------------------------------------------------------------------------------------

PUBLIC_LIMIT = 300


def user_answer(user):
    """All single-user answers, in doubles, with the checks that cost nothing."""
    providers = range(len(user.payoffs))
    peaks = [user._peak(i) for i in providers]
    answer = {
        "full": user.full,
        "alone": user.alone,
        "certificate": user.certificate(),
        "certificateLoose": user.certificate(loose=True),
        "withoutObedience": user.certificate(obedience=False),
        "slack": user.one_sided(),
        "constant": user.error("common"),
        "state": user.error("state"),
        "average": user.error("average"),
        "hull": user.error("common", normalise=True),
    }
    assert answer["withoutObedience"] == user.full - answer["slack"]
    assert user.full >= answer["certificate"] >= answer["withoutObedience"]
    assert answer["certificate"] >= user.alone
    assert answer["withoutObedience"] >= user.full - 2 * user.total * answer["state"]
    assert answer["withoutObedience"] >= user.full - 2 * answer["average"]
    assert answer["average"] <= user.total * answer["state"]
    assert answer["state"] <= answer["constant"] <= answer["hull"]
    # The loosened certificate is worth printing only where it differs.
    small = user.range(user.utility)[1] * LOOSE * 16
    if abs(answer["certificateLoose"] - answer["certificate"]) <= small:
        del answer["certificateLoose"]
    answer = {name: rounded(value) for name, value in answer.items()}
    answer["range"] = [rounded(v) for v in user.range(user.utility)]
    if user.tied_states:
        answer["tiedStates"] = user.tied_states
        values = tie_certificates(user)
        if min(values) < max(values):
            answer["certificateByTies"] = [rounded(min(values)), rounded(max(values))]
    answer["monopoly"] = []
    for i, (most, low, high, loose, low_loose, high_loose) in enumerate(peaks):
        assert user.alone <= low <= high <= user.full
        ranges = user.range(user.payoffs[i])
        entry = {
            "payoff": rounded(most),
            "utility": [rounded(low)] if low == high else [rounded(low), rounded(high)],
            "range": [rounded(v) for v in ranges],
        }
        if loose - most > ranges[1] * LOOSE * 16:
            entry["payoffLoose"] = rounded(loose)
        if low - low_loose > small or high_loose - high > small:
            entry["utilityLoose"] = [rounded(low_loose), rounded(high_loose)]
        answer["monopoly"].append(entry)
    if len(user.payoffs) > 1:
        exact_set = user.equilibria()
        isolated = not exact_set or exact_set[-1][1] < user.full
        if isolated:
            exact_set = exact_set + [(user.full, user.full)]
        loose_set = user.equilibria(loose=True)
        low = exact_set[0][0]
        assert low >= rational(1) * user.certificate()
        answer["equilibria"] = [
            [rounded(a)] if a == b else [rounded(a), rounded(b)] for a, b in exact_set
        ]
        if isolated:
            answer["fullIsolated"] = True
        if loose_set and low - loose_set[0][0] > small:
            answer["lowestLoose"] = rounded(loose_set[0][0])
    return answer


def tie_certificates(user):
    """The certificates for every choice of best actions in the states where several are best."""
    first = user.best
    choices = [
        [a for a in user.actions if user.utility[y][a] == max(user.utility[y])]
        for y in user.states
    ]
    values = []
    for chosen in itertools.islice(itertools.product(*choices), 64):
        user.best = list(chosen)
        values.append(user.certificate())
    user.best = first
    return values


def game_answer(record):
    """All answers of a game."""
    game = Game(record)
    users = [game.one(j) for j in range(len(game.users))]
    answer = {"id": record["id"], "users": [user_answer(user) for user in users]}
    if len(users) < 2:
        return answer
    weights = {"equal": strong(game, users), "equalState": strong(game, users, offset="state")}
    for j, user in enumerate(users):
        value = anonymous_certificate(game, users, j)
        loose = anonymous_certificate(game, users, j, loose=True)
        free = strong(game, users, j)
        free_state = strong(game, users, j, offset="state")
        assert user.alone <= value <= user.full
        assert free_state <= free <= weights["equal"]
        assert value >= user.full - 2 * user.total * free_state / game.masses[j]
        part = answer["users"][j]
        part["anonymous"] = rounded(value)
        if value - loose > user.range(user.utility)[1] * LOOSE * 16:
            part["anonymousLoose"] = rounded(loose)
        part["strong"] = [rounded(free), rounded(free_state)]
    answer["strongEqual"] = [rounded(weights["equal"]), rounded(weights["equalState"])]
    answer["menu"], answer["personal"] = [], []
    answer["public"] = [] if public_columns(users) <= PUBLIC_LIMIT else None
    for i in range(len(game.providers)):
        personal = sum(m * user._peak(i)[0] for m, user in zip(game.masses, users))
        offered = menu(game, users, i)
        assert offered <= personal
        answer["personal"].append(rounded(personal))
        answer["menu"].append(rounded(offered))
        unit = sum(
            m * user.range(user.payoffs[i])[1] for m, user in zip(game.masses, users)
        )
        if menu(game, users, i, loose=True) - offered > unit * LOOSE * 16:
            answer.setdefault("knifeEdgeMenus", []).append(i)
        if answer["public"] is not None:
            common = public(game, users, i)
            assert common <= offered
            answer["public"].append(rounded(common))
    return answer


def main(source, target):
    with open(source) as file:
        games = json.load(file)["games"]
    start = time.time()
    lines = []
    for record in games:
        before = time.time()
        lines.append(json.dumps(game_answer(record), separators=(",", ":")))
        spent = time.time() - before
        if spent > 5:
            print(f"game {record['id']}: {spent:.1f} s", file=sys.stderr, flush=True)
    with open(target, "w") as file:
        file.write('{"answers":[\n' + ",\n".join(lines) + "\n]}\n")
    print(f"{len(games)} games in {time.time() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:3])
