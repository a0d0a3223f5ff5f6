"""The record of who was sent what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from accord.delivery.flower.arrays import Arrays, sha256
from accord.delivery.flower.levels import Levels

SCHEMA = "accord.sent/1"


@dataclass(frozen=True)
class Made:
    """Arrays that came about: at which level, as what, with which skill on the validation rows if it was measured.

    `what` is `initial`, `snapshot` (a round's model), `delivery` (a level's model) or `copy` (a party's own).
    """

    sha256: str
    level: int
    what: str
    skill: float | None


@dataclass(frozen=True)
class Sent:
    """A message that carried arrays to a party. `message` is its type, such as `train` or `query.deliver`."""

    party: str
    message: str
    sha256: tuple[str, ...]


@dataclass
class Ledger:
    """All arrays that came about, and all that were sent, in order. `levels` are those of the contract."""

    levels: Levels
    made: dict[str, Made] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)

    def note(self, arrays: Arrays, level: int, what: str, skill: float | None = None) -> str:
        """Notes arrays of a level, and returns their hash. What is known already keeps the lower level."""
        name = sha256(arrays)
        if name not in self.made or self.made[name].level > level:
            self.made[name] = Made(name, level, what, skill)
        return name

    def admits(self, party: str, hashes: tuple[str, ...]) -> bool:
        """Whether all of the arrays are known, and of the party's level or a lower one."""
        own = self.levels.parties[party]
        return all(name in self.made and self.made[name].level <= own for name in hashes)

    def document(self) -> dict[str, Any]:
        """What `save` writes."""
        return {
            "schema": SCHEMA,
            "parties": dict(self.levels.parties),
            "targets": list(self.levels.targets),
            "made": [asdict(item) for item in self.made.values()],
            "sent": [asdict(item) for item in self.sent],
        }

    def save(self, path: str | Path) -> Path:
        """Writes the ledger as JSON, and returns the path."""
        Path(path).write_text(json.dumps(self.document(), indent=1), encoding="utf-8")
        return Path(path)

    @classmethod
    def load(cls, path: str | Path) -> Ledger:
        """Reads what `save` wrote. Raises OSError, and ValueError where it is no such file."""
        document = json.loads(Path(path).read_text(encoding="utf-8"))
        if document.get("schema") != SCHEMA:
            raise ValueError(f"{path} is no {SCHEMA}.")
        made = {item["sha256"]: Made(**item) for item in document["made"]}
        sent = [Sent(item["party"], item["message"], tuple(item["sha256"])) for item in document["sent"]]
        return cls(Levels(document["parties"], tuple(document["targets"])), made, sent)


def faults(ledger: Ledger, tolerance: float = 0.02) -> list[str]:
    """What a ledger shows that must not be, a sentence each; empty where all is well.

    That arrays were sent which are unknown, of a higher level than the party's, in an evaluation round, or in training
    better than the party's target; that a party got no copy, more than one, one that another got as well, or one whose
    skill is further than `tolerance` from its target. It trusts what the coordinator noted of the arrays.
    """
    return [*_misdirected(ledger), *_undelivered(ledger, tolerance)]


def _misdirected(ledger: Ledger) -> list[str]:
    found = []
    for number, item in enumerate(ledger.sent, start=1):
        own = ledger.levels.parties[item.party]
        place = f"Message {number} ({item.message}) to {item.party}, level {own}"
        if item.message.startswith("evaluate"):
            found.append(f"{place}: arrays in an evaluation round.")
        for name in item.sha256:
            found += [f"{place}: {fault}" for fault in _faults_of(ledger.made.get(name), own, ledger.levels)]
    return found


def _faults_of(made: Made | None, own: int, levels: Levels) -> list[str]:
    if made is None:
        return ["arrays that nobody noted."]
    target = levels.target(own)
    if made.level > own:
        return [f"arrays of level {made.level}."]
    if made.what == "snapshot" and made.skill is not None and target is not None and made.skill > target:
        return [f"a snapshot of skill {made.skill:.4f}, above its target {target:.4f}."]
    return []


def _undelivered(ledger: Ledger, tolerance: float) -> list[str]:
    copies: Mapping[str, list[str]] = {
        party: [name for item in ledger.sent if item.party == party for name in item.sha256 if _is_copy(ledger, name)]
        for party in ledger.levels.parties
    }
    everybody = [name for names in copies.values() for name in names]
    found = []
    for party, names in copies.items():
        if len(names) != 1:
            found.append(f"{party} got {len(names)} copies, not one.")
        elif everybody.count(names[0]) > 1:
            found.append(f"{party} got the same arrays as another party.")
        else:
            skill, target = ledger.made[names[0]].skill, ledger.levels.target(ledger.levels.parties[party])
            if skill is not None and target is not None and abs(skill - target) > tolerance:
                found.append(f"{party} got a model of skill {skill:.4f}, and its target is {target:.4f}.")
    return found


def _is_copy(ledger: Ledger, name: str) -> bool:
    return name in ledger.made and ledger.made[name].what == "copy"
