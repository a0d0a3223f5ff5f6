"""The problem that a proof is about: types of parties, how many come, the curve, what models are worth. All numbers
exact."""

from fractions import Fraction
from typing import List, NamedTuple, Optional

from curves import families, worth
from document.strict import array, choice, count, label, number, on_one_line, positive, record
from parties import law
from verdicts import Unreadable

MOST_TYPES, MOST_CURVES, MOST_PARTIES = 2000, 1000, 10**12


class Type(NamedTuple):
    """A type of party as the file gives it. `probability` is its weight over the sum of all weights."""

    name: str
    cost: Fraction
    probability: Fraction
    quality: Fraction
    value: Fraction
    outside: Optional[Fraction]
    capacity: Optional[Fraction]

    @property
    def shown(self) -> str:
        """The name on one line, whatever characters it has."""
        return on_one_line(self.name)

    @property
    def unit_cost(self) -> Fraction:
        """What an effective unit costs, counted in the valuation's units."""
        return self.cost / (self.quality * self.value)

    @property
    def owned(self) -> Optional[Fraction]:
        """How many effective units a party of the type owns; None: any number."""
        return None if self.capacity is None else self.quality * self.capacity


class Class(NamedTuple):
    """All types of equal effective unit cost and equal capacity: the contract treats them alike, as one type."""

    members: List[int]
    cost: Fraction
    probability: Fraction
    owned: Optional[Fraction]
    given: Optional[Fraction]
    trains_alone: bool


class Problem(NamedTuple):
    types: List[Type]
    classes: List[Class]
    parties: object
    own: bool
    accuracy: object
    valuation: worth.Valuation
    outside_accuracies: list
    at_least: bool
    laws: list = []
    """Where one of several laws of who comes holds: the same problem under each of them."""

    def name(self, k: int) -> str:
        """The class in words: the names of its members, or their numbers."""
        names = [self.types[i].shown for i in self.classes[k].members]
        return ("type " if len(names) == 1 else "types ") + ", ".join(names)

    def under(self, probabilities: List[Fraction]) -> "Problem":
        """The same problem under another law of who comes."""
        types = [t._replace(probability=p) for t, p in zip(self.types, probabilities)]
        return self._replace(types=types, classes=classes(types))


def read(value, where: str = "problem") -> Problem:
    record(
        value, where, ("participants", "conditioning", "accuracy", "valuation", "types"), ("outsideCurves", "atLeast", "scenarios")
    )
    parties = read_parties(value["participants"], where + ".participants")
    types = read_types(value["types"], where + ".types")
    at_least = value.get("atLeast", False)
    if not isinstance(at_least, bool):
        raise Unreadable(where + ".atLeast", "expected true or false")
    if at_least and not isinstance(parties, law.Fixed):
        raise Unreadable(where + ".atLeast", "goes with a fixed number of participants only")
    outside = (
        []
        if "outsideCurves" not in value
        else [
            families.read(curve, f"{where}.outsideCurves[{k}]")
            for k, curve in enumerate(array(value["outsideCurves"], where + ".outsideCurves", 1, MOST_CURVES))
        ]
    )
    problem = Problem(
        types,
        classes(types),
        parties,
        choice(value["conditioning"], where + ".conditioning", "at-least-one", "own") == "own",
        families.read(value["accuracy"], where + ".accuracy"),
        worth.read(value["valuation"], where + ".valuation"),
        outside,
        at_least,
    )
    return problem._replace(laws=[problem.under(law) for law in read_scenarios(value, where, len(types))])


def read_scenarios(value, where: str, types: int) -> List[List[Fraction]]:
    """The weights of each scenario, by type, over their sum."""
    if "scenarios" not in value:
        return []
    result = []
    for k, row in enumerate(array(value["scenarios"], where + ".scenarios", 1, MOST_CURVES)):
        here = f"{where}.scenarios[{k}]"
        record(row, here, ("name", "probabilities"))
        label(row["name"], here + ".name")
        here += ".probabilities"
        weights = array(row["probabilities"], here, types, types)
        numbers = [positive(number(x, f"{here}[{i}]"), f"{here}[{i}]") for i, x in enumerate(weights)]
        total = sum(numbers)
        result.append([x / total for x in numbers])
    return result


def read_parties(value, where: str):
    if isinstance(value, dict) and "binomial" in value:
        record(value, where, ("binomial",))
        where += ".binomial"
        invited, rate = array(value["binomial"], where, 2, 2)
        invited = count(invited, where + "[0]", MOST_PARTIES)
        rate = positive(number(rate, where + "[1]"), where + "[1]")
        if rate > 1:
            raise Unreadable(where + "[1]", "must be at most 1")
        return law.Binomial(invited, rate) if rate < 1 else law.Fixed(invited)
    if isinstance(value, dict):
        record(value, where, ("poisson",))
        where += ".poisson"
        mean = positive(number(value["poisson"], where), where)
        if mean > MOST_PARTIES:
            raise Unreadable(where, "must be at most 1e12")
        return law.Poisson(mean)
    return law.Fixed(count(value, where, MOST_PARTIES))


def read_types(value, where: str) -> List[Type]:
    rows = array(value, where, 1, MOST_TYPES)
    for k, row in enumerate(rows):
        record(row, f"{where}[{k}]", ("cost", "probability"), ("name", "quality", "value", "outside", "capacity"))
    total = sum(
        positive(number(row["probability"], f"{where}[{k}].probability"), f"{where}[{k}].probability")
        for k, row in enumerate(rows)
    )
    return [read_type(row, f"{where}[{k}]", str(k + 1), total) for k, row in enumerate(rows)]


def read_type(row: dict, where: str, position: str, total: Fraction) -> Type:
    name = label(row.get("name", position), where + ".name")

    def above_zero(key: str, default) -> Fraction:
        return default if key not in row else positive(number(row[key], f"{where}.{key}"), f"{where}.{key}")

    outside = None if "outside" not in row else number(row["outside"], where + ".outside")
    if outside is not None and outside < 0:
        raise Unreadable(where + ".outside", "must not be negative")
    return Type(
        name,
        above_zero("cost", None),
        above_zero("probability", None) / total,
        above_zero("quality", Fraction(1)),
        above_zero("value", Fraction(1)),
        outside,
        above_zero("capacity", None),
    )


def classes(types: List[Type]) -> List[Class]:
    """From the highest cost to the lowest, equal costs by rising capacity, no capacity last. What a class is given as
    outside option is the greatest that one of its members is given, in the valuation's units."""
    members = {}
    for i, t in enumerate(types):
        members.setdefault((-t.unit_cost, t.owned is None, t.owned or 0), []).append(i)
    result = []
    for key in sorted(members):
        own = [types[i] for i in members[key]]
        given = [t.outside / t.value for t in own if t.outside is not None]
        result.append(
            Class(
                members[key],
                own[0].unit_cost,
                sum(t.probability for t in own),
                own[0].owned,
                max(given) if given else None,
                len(given) < len(own),
            )
        )
    return result
