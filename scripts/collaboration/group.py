"""One group: pilot, fit, design, who comes, training, handing out, measuring, and what there is without a contract."""

from dataclasses import asdict, dataclass, field

import accord
import numpy as np
from accord.delivery import Party, Validation, hand_out
from accord.delivery.training import Trainer
from baselines import Outcome, alone, equal_sharing
from pilot import pilot
from setting import PARTIES


@dataclass(frozen=True)
class Delivery:
    """One copy, in skill: promised, due, and delivered as it is on the validation rows and on fresh ones."""

    group: int
    party: str
    type: str
    rows: int
    promise: float
    due: float
    target: float
    validation: float
    fresh: float
    made_of: float


@dataclass(frozen=True)
class GroupResult:
    """What came of one group. `curve` is what the contract's learning curve says of the collective model."""

    group: int
    total: int
    curve: float
    validation: float
    fresh: float
    expected: float
    deliveries: list[Delivery] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    note: str = ""

    def document(self):
        return asdict(self)


def run_group(number, split, types, estimator, trust, method, seed, folder=None):
    """All of it. Where no contract is found, or it asks for more rows than there are, the note says so."""
    random = np.random.default_rng((seed, number))
    baseline = float(np.bincount(split.pilot.labels).max() / len(split.pilot))
    validation, fresh = Validation(split.validation, baseline), Validation(split.fresh, baseline)
    table = pilot(estimator, split, int(random.integers(2**31)))
    cautious = {"validation_rows": len(split.validation)} if trust == "prediction" else {}
    try:
        contract = accord.design(
            [asdict(kind) | {"type": kind.name} for kind in types], participants=PARTIES, pilot=table, baseline=baseline,
            trust=trust, outside_curve="fit", ignore=["name"], **cautious,
        )  # fmt: skip
    except accord.NoContract:
        return GroupResult(number, 0, np.nan, np.nan, np.nan, np.nan, note="no contract")
    offers = {offer.type: offer for offer in contract.offers}
    came = [types[k] for k in random.choice(len(types), PARTIES, p=[kind.probability for kind in types])]
    asked = [int(np.ceil(offers[kind.name].contribution - 1e-9)) for kind in came]
    if sum(asked) > len(split.group):
        return GroupResult(number, sum(asked), np.nan, np.nan, np.nan, np.nan, note="more rows asked than there are")
    ends = np.cumsum([0, *asked])
    parties = [
        Party(f"{kind.name} {k + 1}", kind.name, split.group.take(np.arange(ends[k], ends[k + 1])))
        for k, kind in enumerate(came)
        if asked[k]
    ]
    handout = hand_out(contract, estimator, parties, validation, method=method, seed=seed + number)
    if folder is not None:
        handout.write(folder / f"group-{number:02d}")
    deliveries = [
        Delivery(
            number, copy.party, copy.type, copy.rows, copy.promise, copy.due, copy.target, copy.delivered,
            fresh.skill(copy.model), float(copy.made_of.get("rows", copy.made_of.get("epochs", 0))),
        )
        for copy in handout.copies
    ]  # fmt: skip
    counts = {kind.name: sum(other.name == kind.name for other in came) for kind in types}
    curve = contract.deliver(counts).document["performance"]
    trainer = Trainer(estimator, seed + number)
    by_contract = [
        Outcome("contract", d.type, d.rows, d.fresh, d.promise, handout.terms.worth(d.fresh), cost(types, d.type) * d.rows)
        for d in deliveries
    ]
    outcomes = [
        *by_contract,
        *alone(trainer, split, fresh, types, came, offers, handout.terms),
        *equal_sharing(trainer, split, fresh, types, came, offers, handout.terms),
    ]
    return GroupResult(
        number, sum(asked), curve, handout.collective_skill, fresh.skill(handout.collective), contract.performance.lower,
        deliveries, outcomes,
    )  # fmt: skip


def cost(types, name):
    """Value units that a row costs a party of that type."""
    return next(kind.cost for kind in types if kind.name == name)
