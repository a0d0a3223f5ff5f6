"""The game: a prior over states, users who act, providers who are paid by their actions. All numbers are doubles, taken
exactly; payoffs are whole multiples of one unit, so that sums of thousands of them are sums of integers."""

from fractions import Fraction
from typing import List, NamedTuple

from document.strict import array, double, label, on_one_line, positive, record
from verdicts import Clock, Unreadable

MOST_NAMES, PRIOR_MISS = 100_000, Fraction(1, 10**9)

Table = List[List[int]]
"""A row for each state, a column for each action."""


class User(NamedTuple):
    name: str
    mass: Fraction
    actions: List[str]
    utility: Table
    payoffs: List[Table]
    """By provider."""
    best: List[int]
    """The first best action of each state: what x* means."""

    @property
    def shown(self) -> str:
        return brief(self.name)


class Game(NamedTuple):
    states: List[str]
    left_out: List[str]
    """States of probability 0, by name."""
    prior: List[Fraction]
    users: List[User]
    providers: List[str]
    unit: Fraction
    """What 1 stands for in the tables."""

    def expectation(self, by_state) -> Fraction:
        """Of table entries or fractions of them, one a state."""
        return self.unit * sum(mu * x for mu, x in zip(self.prior, by_state))

    def full_information(self, k: int) -> Fraction:
        """V = sum_y mu_y max_a u(y, a)."""
        return self.expectation(max(row) for row in self.users[k].utility)

    def no_information(self, k: int) -> Fraction:
        """V0 = max_a sum_y mu_y u(y, a)."""
        return max(self.expectation(column) for column in zip(*self.users[k].utility))

    def size(self, k: int) -> Fraction:
        """sum_y mu_y max_a |u(y, a)|: what rounding in expectations of hers is measured by."""
        return self.expectation(max(abs(x) for x in row) for row in self.users[k].utility)

    def user(self, name, where: str) -> int:
        return position(name, [user.name for user in self.users], where)


def brief(name: str) -> str:
    """A name in a sentence: on one line, and not the whole sentence."""
    return on_one_line(name if len(name) <= 60 else name[:57] + "...")


def position(name, names: List[str], where: str) -> int:
    if not isinstance(name, str) or name not in names:
        raise Unreadable(where, f"expected one of the names {', '.join(brief(n) for n in names[:5])}")
    return names.index(name)


def read_names(value, where: str) -> List[str]:
    names = [label(x, f"{where}[{k}]") for k, x in enumerate(array(value, where, 1, MOST_NAMES))]
    if len(set(names)) < len(names):
        raise Unreadable(where, "a name stands twice")
    return names


def by_name(value, names: List[str], where: str) -> list:
    """The values of an object with exactly these keys, in the order of the names."""
    record(value, where, tuple(names))
    return [value[name] for name in names]


def read(value, clock: Clock) -> Game:
    record(value, "problem", ("states", "prior", "users", "providers"), ("impossibleStates",))
    states = read_names(value["states"], "problem.states")
    left_out = array(value.get("impossibleStates", []), "problem.impossibleStates", 0, MOST_NAMES)
    read_names([*states, *left_out], "problem.impossibleStates")
    prior = read_prior(value["prior"], "problem.prior", len(states))
    users = array(value["users"], "problem.users", 1, MOST_NAMES)
    providers = array(value["providers"], "problem.providers", 1, MOST_NAMES)
    for k, row in enumerate(users):
        record(row, f"problem.users[{k}]", ("user", "mass", "actions", "utility"))
    for i, row in enumerate(providers):
        record(row, f"problem.providers[{i}]", ("provider", "payoffs"))
    names = read_names([row["user"] for row in users], "problem.users")
    payoffs = [by_name(row["payoffs"], names, f"problem.providers[{i}].payoffs") for i, row in enumerate(providers)]
    actions = [read_names(row["actions"], f"problem.users[{k}].actions") for k, row in enumerate(users)]
    shapes = [(len(states), len(a)) for a in actions]
    utility = [read_table(r["utility"], f"problem.users[{k}].utility", shapes[k], clock) for k, r in enumerate(users)]
    theirs = [
        [
            read_table(rows[k], f"problem.providers[{i}].payoffs[{k}]", shapes[k], clock)
            for i, rows in enumerate(payoffs)
        ]
        for k in range(len(users))
    ]
    # All are doubles, so that the largest denominator is a multiple of the others.
    every = [x for tables in (utility, *theirs) for table in tables for row in table for x in row]
    grain = max(x.denominator for x in every)

    def whole(table) -> Table:
        clock.check()
        return [[int(x * grain) for x in row] for row in table]

    read_users = []
    for k, row in enumerate(users):
        mass = positive(double(row["mass"], f"problem.users[{k}].mass"), f"problem.users[{k}].mass")
        own = whole(utility[k])
        best = [row.index(max(row)) for row in own]
        read_users.append(User(names[k], mass, actions[k], own, [whole(table) for table in theirs[k]], best))
    named = read_names([row["provider"] for row in providers], "problem.providers")
    return Game(states, left_out, prior, read_users, named, Fraction(1, grain))


def read_prior(value, where: str, states: int) -> List[Fraction]:
    rows = array(value, where, states, states)
    prior = [positive(double(x, f"{where}[{y}]"), f"{where}[{y}]") for y, x in enumerate(rows)]
    if abs(sum(prior) - 1) > PRIOR_MISS:
        raise Unreadable(where, "must sum to 1 within 1e-9")
    return prior


def read_table(value, where: str, shape, clock: Clock) -> List[List[Fraction]]:
    clock.check()
    states, actions = shape
    return [
        [double(x, f"{where}[{y}][{a}]") for a, x in enumerate(array(row, f"{where}[{y}]", actions, actions))]
        for y, row in enumerate(array(value, where, states, states))
    ]
