"""One group: pilot, fit, design, who comes, training, handing out, measuring, and what there is without a contract."""

from dataclasses import asdict, dataclass, field

import numpy as np
from baselines import Outcome, alone, equal_sharing
from pilot import pilot
from setting import PARTIES

import accord
from accord.delivery import Party, Validation, hand_out
from accord.delivery.training import Trainer


@dataclass(frozen=True)
class Delivery:
    """One copy, in skill: promised, due, and delivered as it is on the validation rows and on fresh ones.

    `fresh_error` is the standard error of the latter that comes from sampling the fresh rows.
    """

    group: int
    party: str
    type: str
    rows: int
    promise: float
    due: float
    target: float
    validation: float
    fresh: float
    fresh_error: float
    made_of: float


@dataclass(frozen=True)
class GroupResult:
    """What came of one group. `curve` is what the contract's learning curve says of the collective model."""

    group: int
    curve: float
    validation: float
    fresh: float
    deliveries: list[Delivery] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    note: str = ""


def run_group(number, split, types, estimator, trust, method, seed, folder=None):
    """All of it. Where no contract is found, or it asks for more rows than there are or for none, the note says so."""
    random = np.random.default_rng((seed, number))
    baseline = float(np.bincount(split.pilot.labels).max() / len(split.pilot))
    validation, fresh = Validation(split.validation, baseline), Validation(split.fresh, baseline)
    table = pilot(estimator, split, int(random.integers(2**31)))
    try:
        contract = _contract(types, table, baseline, trust, len(split.validation))
    except accord.NoContract:
        return _left_out(number, "no contract")
    offers = {offer.type: offer for offer in contract.offers}
    came = [types[k] for k in random.choice(len(types), PARTIES, p=[kind.probability for kind in types])]
    asked = [int(np.ceil(offers[kind.name].contribution - 1e-9)) for kind in came]
    alone_at_most = max(offers[kind.name].standalone_contribution for kind in came)
    if not any(asked):
        return _left_out(number, "nobody asked for rows")
    if sum(asked) > len(split.group):
        return _left_out(number, "more rows asked than there are")
    if alone_at_most > len(split.group):
        return _left_out(number, "more rows wanted by a party alone than there are")
    handout = hand_out(contract, estimator, _parties(split, came, asked), validation, method=method, seed=seed + number)
    if folder is not None:
        handout.write(folder / f"group-{number:02d}")
    deliveries = [_delivery(number, copy, fresh) for copy in handout.copies]
    counts = {kind.name: sum(other.name == kind.name for other in came) for kind in types}
    curve = contract.deliver(counts).document["performance"]
    without = (Trainer(estimator, seed + number), split, fresh, came, offers, handout.terms)
    outcomes = [*_by_contract(deliveries, types, handout.terms), *alone(*without), *equal_sharing(*without)]
    whole = fresh.skill(handout.collective)
    return GroupResult(number, curve, handout.collective_skill, whole, deliveries, outcomes)


def _left_out(number, note):
    """A group in which nothing was handed out."""
    return GroupResult(number, np.nan, np.nan, np.nan, note=note)


def _contract(types, table, baseline, trust, validation_rows):
    """The contract on the curve of a pilot. Raises accord.NoContract where there is none."""
    return accord.design(
        [asdict(kind) | {"type": kind.name} for kind in types],
        participants=PARTIES,
        pilot=table,
        baseline=baseline,
        trust=trust,
        outside_curve="fit",
        ignore=["name"],
        **({"validation_rows": validation_rows} if trust == "prediction" else {}),
    )


def _parties(split, came, asked):
    """Those who are asked for rows, each with rows of its own."""
    ends = np.cumsum([0, *asked])
    return [
        Party(f"{kind.name} {k + 1}", kind.name, split.group.take(np.arange(ends[k], ends[k + 1])))
        for k, kind in enumerate(came)
        if asked[k]
    ]


def _by_contract(deliveries, types, terms):
    """What each party has by the contract."""
    costs = {kind.name: kind.cost for kind in types}
    return [
        Outcome("contract", d.type, d.rows, d.fresh, d.promise, terms.worth(d.fresh), costs[d.type] * d.rows)
        for d in deliveries
    ]


def _delivery(number, copy, fresh):
    """One copy, measured on fresh rows too."""
    skill, share = fresh.skill(copy.model), 1 - fresh.baseline
    score = fresh.baseline + share * skill
    error = (score * (1 - score) / len(fresh.rows)) ** 0.5 / share
    made_of = float(next(iter(copy.made_of.values())))
    found = (copy.promise, copy.due, copy.target, copy.delivered, skill, error)
    return Delivery(number, copy.party, copy.type, copy.rows, *found, made_of)
