"""What the deliveries come to: promises kept, with intervals, and the regimes side by side."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from scipy.stats import beta

REGIMES = ("alone", "equal sharing", "contract")


@dataclass(frozen=True)
class Share:
    """So many of so many, with the one-sided lower end of 95 % confidence (Clopper and Pearson)."""

    kept: int
    of: int

    @property
    def lower(self):
        """The lower end."""
        return float(beta.ppf(0.05, self.kept, self.of - self.kept + 1)) if self.kept else 0.0

    def __str__(self):
        return (
            f"{self.kept} of {self.of} ({100 * self.kept / self.of:.1f}%, at least {100 * self.lower:.1f}%)"
            if self.of
            else "none"
        )


def kept(deliveries, measure, of_rule=False):
    """Deliveries whose copy performs at least as much as was promised, or as the rule makes due."""
    return Share(
        sum(getattr(d, measure) >= (d.due if of_rule else d.promise) - 1e-9 for d in deliveries), len(deliveries)
    )


def kept_throughout(results, measure):
    """Groups in which every promise was kept: deliveries of one group depend on each other, groups do not."""
    return Share(sum(all(getattr(d, measure) >= d.promise - 1e-9 for d in r.deliveries) for r in results), len(results))


def lines(results):
    """Pairs of what is measured and what was found."""
    done = [r for r in results if r.deliveries]
    deliveries = [d for r in done for d in r.deliveries]
    if not deliveries:
        return [("Groups left out", _left_out(results))]
    excess = np.array([d.fresh - d.promise for d in deliveries])
    degraded = [d for d in deliveries if d.target < next(r for r in done if r.group == d.group).validation - 1e-9]
    error = np.array([d.fresh - d.target for d in degraded])
    above = np.array([r.fresh - r.curve for r in done])
    return [
        ("Promises kept on the contract's validation rows", kept(deliveries, "validation")),
        ("Promises kept on fresh rows", kept(deliveries, "fresh")),
        ("Groups with all promises kept, validation rows", kept_throughout(done, "validation")),
        ("Groups with all promises kept, fresh rows", kept_throughout(done, "fresh")),
        ("Collective model at or above its curve, fresh rows", Share(int((above >= 0).sum()), len(done))),
        ("Collective less its curve, fresh rows [skill]", _spread(above)),
        ("Delivered less promised, fresh rows [skill]", f"{_spread(excess)}, least {excess.min():+.4f}"),
        ("Degraded copies less what was due, fresh rows [skill]", _spread(error)),
        ("Groups left out", _left_out(results)),
    ]


def _left_out(results):
    """How many groups, and why."""
    why = Counter(r.note for r in results if not r.deliveries)
    reasons = ", ".join(f"{count} {note}" for note, count in why.items())
    return f"{why.total()} of {len(results)}" + (f" ({reasons})" if reasons else "")


def _spread(values):
    """The mean, with the standard deviation where there is one."""
    if not len(values):
        return "none"
    spread = f"sd {values.std(ddof=1):.4f}, {len(values)} of them" if len(values) > 1 else "one"
    return f"{values.mean():+.4f} ({spread})"


def by_type(results, names):
    """By type: copies, rows brought, promised and delivered skill with standard errors over groups."""
    rows = []
    for name in names:
        found = [d for r in results for d in r.deliveries if d.type == name]
        if found:
            means = (_mean(found, key) for key in ("rows", "promise", "target", "validation", "fresh"))
            rows.append((name, len(found), *means))
    return rows


def _mean(deliveries, key):
    """Mean over groups of the groups' means, and its standard error; None of one group."""
    groups = {}
    for delivery in deliveries:
        groups.setdefault(delivery.group, []).append(getattr(delivery, key))
    means = np.array([np.mean(values) for values in groups.values()])
    return float(means.mean()), float(means.std(ddof=1) / len(means) ** 0.5) if len(means) > 1 else None


def regimes(results, names):
    """By regime and type: rows brought, skill, what theory says of it, utility in value units; means over parties."""
    rows = []
    for regime in REGIMES:
        for name in names:
            found = [o for r in results for o in r.outcomes if (o.regime, o.type) == (regime, name)]
            if found:
                columns = ([getattr(o, key) for o in found] for key in ("rows", "skill", "theory", "utility"))
                rows.append((regime, name, *(float(np.mean(column)) for column in columns)))
    return rows
