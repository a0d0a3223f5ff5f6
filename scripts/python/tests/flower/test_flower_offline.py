"""Without a way out: Flower's own server and nodes, each a process, in a network namespace that has only itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("flwr")

import offline
from clients import FEW_ROUNDS, LEVELS, TARGETS, app, chance, levels, rows, skill, untrained, write

from accord.delivery import flower

HERE = Path(__file__).parent

QUIET = """
{first}
from accord.delivery import flower
from flwr.supercore import telemetry
print(telemetry.FLWR_TELEMETRY_ENABLED)
"""

GUARD = """
import os, runpy, sys
def refuse(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] not in ("127.0.0.1", "::1"):
        os.write(2, f"A connection to {arguments[1]}\\n".encode())
        os._exit(78)
sys.addaudithook(refuse)
"""
"""Put into every process's start where namespaces are not permitted."""


@pytest.mark.parametrize(
    ("first", "variable", "printed"),
    [("", None, "0"), ("import flwr.supercore.telemetry", None, "0"), ("", "1", "1"), ("import flwr", "1", "1")],
)
def test_telemetry_is_off_unless_it_was_asked_for(first, variable, printed):
    environment = {name: value for name, value in os.environ.items() if name != "FLWR_TELEMETRY_ENABLED"}
    if variable:
        environment["FLWR_TELEMETRY_ENABLED"] = variable
    program = [sys.executable, "-c", QUIET.format(first=first)]
    assert subprocess.run(program, env=environment, capture_output=True, text=True, check=True).stdout == f"{printed}\n"


def test_superlink_without_a_way_out(tmp_path):
    own, validation, fresh = rows()
    write(tmp_path, {**own, "validation": validation})
    command = [sys.executable, str(HERE / "superlink.py"), str(tmp_path)]
    environment = dict(os.environ)
    if offline.is_permitted():
        command = [sys.executable, str(HERE / "offline.py"), *command]
    else:
        (tmp_path / "guard").mkdir()
        (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
        environment["PYTHONPATH"] = str(tmp_path / "guard")
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    logs = "\n".join(f"{log.name}: {log.read_text()}" for log in tmp_path.glob("*.log"))
    assert done.returncode == 0, done.stderr + logs
    assert "A connection to" not in logs

    ledger = flower.Ledger.load(tmp_path / "sent.json")
    assert flower.faults(ledger) == []
    kept = {party: flower.stored(tmp_path / party / f"{party}.npz") for party in LEVELS}
    assert len({flower.sha256(model) for model in kept.values()}) == 6
    for party, level in LEVELS.items():
        assert abs(skill(validation)(kept[party]) - TARGETS[level - 1]) <= 0.002
        assert abs(skill(fresh)(kept[party]) - TARGETS[level - 1]) <= chance(TARGETS[level - 1], fresh)

    here = flower.run(
        levels(), flower.LocalGrid(app(own, tmp_path / "here"), 6), untrained(), skill(validation), training=FEW_ROUNDS
    )
    assert [item.message for item in here.ledger.sent] == [item.message for item in ledger.sent]
    assert here.models[2].alone
    for party, receipt in here.receipts.items():
        assert receipt.skill == pytest.approx(skill(validation)(kept[party]), abs=1e-3)
