"""Federated delivery with Flower: a federation for each level, and for each party a copy of its own after the end.

>>> from accord.delivery import flower
>>> levels = flower.Levels.reaching({"a": 0.7, "b": 0.8, "c": None})
>>> outcome = flower.run(levels, grid, flower.untrained(196, 10), validation)

Needs `pip install scripts/python[flower]`. Flower's telemetry and Ray's are turned off, unless the environment says
otherwise before this is imported.
"""

import os as _os
import sys as _sys

if "flwr" in _sys.modules and _os.environ.get("FLWR_TELEMETRY_ENABLED") is None:
    from flwr.supercore import telemetry as _telemetry

    _telemetry.FLWR_TELEMETRY_ENABLED = "0"
_os.environ.setdefault("FLWR_TELEMETRY_ENABLED", "0")
_os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

from accord.delivery.flower.arrays import Arrays, averaged, marked, mixed, packed, sha256, unpacked  # noqa: E402
from accord.delivery.flower.client import Holding, softmax_client, stored  # noqa: E402
from accord.delivery.flower.failures import FederationFailed, Leak  # noqa: E402
from accord.delivery.flower.guard import GuardedGrid  # noqa: E402
from accord.delivery.flower.handout import Receipt, hand_out  # noqa: E402
from accord.delivery.flower.ledger import Ledger, Made, Sent, faults  # noqa: E402
from accord.delivery.flower.levels import Levels  # noqa: E402
from accord.delivery.flower.local import LocalGrid  # noqa: E402
from accord.delivery.flower.roster import meet  # noqa: E402
from accord.delivery.flower.run import LevelModel, Outcome, run  # noqa: E402
from accord.delivery.flower.softmax import Rows, Validation, accuracy, trained, untrained  # noqa: E402
from accord.delivery.flower.strategy import ContractStrategy  # noqa: E402
from accord.delivery.flower.training import Training  # noqa: E402

__all__ = [
    "Arrays",
    "ContractStrategy",
    "FederationFailed",
    "GuardedGrid",
    "Holding",
    "Leak",
    "Ledger",
    "LevelModel",
    "Levels",
    "LocalGrid",
    "Made",
    "Outcome",
    "Receipt",
    "Rows",
    "Sent",
    "Training",
    "Validation",
    "accuracy",
    "averaged",
    "faults",
    "hand_out",
    "marked",
    "meet",
    "mixed",
    "packed",
    "run",
    "sha256",
    "softmax_client",
    "stored",
    "trained",
    "unpacked",
    "untrained",
]
