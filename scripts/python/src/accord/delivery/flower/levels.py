"""Who is to get how good a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accord.errors import BadUsage

if TYPE_CHECKING:
    from accord.answers.delivery import Delivery


@dataclass(frozen=True)
class Levels:
    """Levels from 1, the weakest: which one a party has, and the skill that a level's model is to have.

    `targets` are skills, (accuracy - baseline) / (1 - baseline), in the order of the levels and rising; the last may be
    None: as good as can be trained.
    """

    parties: Mapping[str, int]
    targets: tuple[float | None, ...]

    def __post_init__(self) -> None:
        known = [target for target in self.targets if target is not None]
        if not self.parties or set(self.parties.values()) != set(range(1, len(self.targets) + 1)):
            raise BadUsage("Each level from 1 on needs a party, and each party a level that has a target.")
        if None in self.targets[:-1]:
            raise BadUsage("Only the last level can do without a target.")
        if any(not 0 < target < 1 for target in known):
            raise BadUsage(f"Targets are skills between 0 and 1, not {known}.")
        if any(lower >= higher for lower, higher in zip(known, known[1:], strict=False)):
            raise BadUsage(f"Targets rise from level to level, and {known} do not.")

    @classmethod
    def reaching(cls, targets: Mapping[str, float | None]) -> Levels:
        """A level for each target that occurs; parties with the same target share one.

        >>> Levels.reaching({"a": 0.7, "b": 0.7, "c": None}).parties
        {'a': 1, 'b': 1, 'c': 2}

        Raises BadUsage.
        """
        steps: list[float | None] = [*sorted({target for target in targets.values() if target is not None})]
        if None in targets.values():
            steps.append(None)
        return cls({party: steps.index(target) + 1 for party, target in targets.items()}, tuple(steps))

    @classmethod
    def promised(cls, delivery: Delivery, types: Mapping[str, str]) -> Levels:
        """The levels that `accord.deliver` forecasts by the learning curve for the group that came.

        `types` says of which type each party is that came.

        Raises BadUsage where a type is not in the delivery, or other parties came than it says.
        """
        performance = {handout.type: handout.performance for handout in delivery.handouts}
        came = {handout.type: handout.count for handout in delivery.handouts if handout.count}
        named = {kind: list(types.values()).count(kind) for kind in types.values()}
        if named != came:
            raise BadUsage(f"The delivery is for {came} parties of each type, and {named} were named.")
        return cls.reaching({party: performance[kind] for party, kind in types.items()})

    @property
    def count(self) -> int:
        """How many levels there are."""
        return len(self.targets)

    def target(self, level: int) -> float | None:
        """The skill that a level's model is to have; None: as good as can be trained."""
        return self.targets[level - 1]

    def at(self, level: int) -> list[str]:
        """The parties that have this level."""
        return [party for party, own in self.parties.items() if own == level]

    def members(self, level: int) -> list[str]:
        """The parties that take part in the level's federation: those of this level, and of all above."""
        return [party for party, own in self.parties.items() if own >= level]

    def weaker(self, level: int) -> list[str]:
        """The parties that never see anything of the level's federation."""
        return [party for party, own in self.parties.items() if own < level]
