"""The same groups without a contract: each alone, and everybody with the full model, whoever brought what."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Outcome:
    """What one party has: rows brought, skill on fresh rows and by theory, its worth and cost in value units."""

    regime: str
    type: str
    rows: int
    skill: float
    theory: float
    worth: float
    cost: float

    @property
    def utility(self):
        """What is left to it, value units."""
        return self.worth - self.cost


def alone(trainer, split, fresh, came, offers, terms):
    """Each trains on as many rows as is best for it alone, by the curve of the outside options."""
    found, known = [], {}
    for kind in came:
        rows = int(np.ceil(offers[kind.name].standalone_contribution - 1e-9))
        if rows not in known:
            known[rows] = fresh.skill(trainer.fit(split.group.take(np.arange(rows)))) if rows else 0.0
        theory = terms.skill(offers[kind.name].outside_option + kind.cost * rows)
        found.append(Outcome("alone", kind.name, rows, known[rows], theory, terms.worth(known[rows]), kind.cost * rows))
    return found


def equal_sharing(trainer, split, fresh, came, offers, terms):
    """Everybody gets the full model.

    Then only those to whom data costs least bring any, and together no more than one of them would alone: one row more
    is worth to its owner what it costs there (free riding).
    """
    cheapest = min(came, key=lambda kind: kind.cost)
    total = int(np.ceil(offers[cheapest.name].standalone_contribution - 1e-9))
    payers = sum(kind.name == cheapest.name for kind in came)
    skill = fresh.skill(trainer.fit(split.group.take(np.arange(total)))) if total else 0.0
    theory = terms.skill(offers[cheapest.name].outside_option + cheapest.cost * total)
    outcomes = []
    for kind in came:
        rows = round(total / payers) if kind.name == cheapest.name else 0
        outcomes.append(Outcome("equal sharing", kind.name, rows, skill, theory, terms.worth(skill), kind.cost * rows))
    return outcomes
