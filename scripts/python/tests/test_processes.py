"""The program as a process: found, ended, and never left behind."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import accord
from accord.command import binary as place
from fakes import descendants, is_running, program, read_when_there

TYPES = [{"type": "a", "cost": 0.5, "probability": 1}]


watched = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked for in /proc")


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    monkeypatch.delenv("ACCORD_BINARY", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(place, "_BUILT", Path(".build/nothing/accord"))


def test_missing_program(nowhere, tmp_path, monkeypatch):
    with pytest.raises(accord.NotFound) as refusal:
        accord.design(TYPES, participants=3)
    for words in ("ACCORD_BINARY", "PATH", ".build/nothing/accord", "scripts/accord --version"):
        assert words in str(refusal.value)
    monkeypatch.setattr(place, "__file__", str(tmp_path / "elsewhere.py"))
    monkeypatch.setattr(place, "_installed_from", lambda: None)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(accord.NotFound, match="scripts/accord of Accord's repository"):
        accord.design(TYPES, participants=3)


def test_named_program_that_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("ACCORD_BINARY", str(tmp_path / "absent"))
    with pytest.raises(accord.NotFound, match="which is no program"):
        accord.design(TYPES, participants=3)


def test_where_it_is_looked_for(nowhere, tmp_path, monkeypatch):
    checkout = tmp_path / "checkout"
    for name in (".build/nothing", "scripts", "Data", ".venv/bin", ".venv/share", "deep/er"):
        (checkout / name).mkdir(parents=True)
    for name in (
        "Package.swift",
        "scripts/accord",
        "scripts/draw-charts",
        ".venv/share/accord-vega.js",
        ".venv/bin/python",
    ):
        (checkout / name).touch()
    (checkout / "scripts/chart-runtime.sha256").write_text("abc\n")
    built = program(checkout / ".build" / "nothing", "true").rename(checkout / ".build/nothing/accord")
    monkeypatch.setattr(place, "__file__", str(tmp_path / "elsewhere.py"))
    monkeypatch.setattr(place, "_installed_from", lambda: checkout / "deep" / "er")
    assert place.binary() == built
    for name in ("ACCORD_DATA", "ACCORD_VEGA", "ACCORD_VEGA_SHA256", "ACCORD_VEGA_SVG"):
        monkeypatch.delenv(name, raising=False)
    variables = place.environment(built)
    assert variables["ACCORD_DATA"] == str(checkout / "Data")
    assert variables["ACCORD_VEGA"] == str(checkout / ".venv/share/accord-vega.js")
    assert variables["ACCORD_VEGA_SHA256"] == "abc"
    assert variables["ACCORD_VEGA_SVG"] == f"{checkout}/.venv/bin/python {checkout}/scripts/draw-charts"
    monkeypatch.setenv("ACCORD_DATA", "mine")
    assert place.environment(built)["ACCORD_DATA"] == os.path.abspath("mine")
    on_path = program(tmp_path, "true").rename(tmp_path / "accord")
    assert place.binary() == on_path
    monkeypatch.setenv("ACCORD_BINARY", str(built))
    assert place.binary() == built


def test_what_pip_notes(monkeypatch):
    class Distribution:
        def __init__(self, note):
            self.note = note

        def read_text(self, name):
            assert name == "direct_url.json"
            return self.note

    notes = iter([json.dumps({"url": "file:///a%20b/scripts/python"}), json.dumps({"url": "https://x"}), None])
    monkeypatch.setattr(place.metadata, "distribution", lambda name: Distribution(next(notes)))
    assert [place._installed_from() for _ in range(3)] == [Path("/a b/scripts/python"), None, None]

    def missing(name):
        raise place.metadata.PackageNotFoundError

    monkeypatch.setattr(place.metadata, "distribution", missing)
    assert place._installed_from() is None


@pytest.mark.parametrize("answer", ["not JSON", "[1]", "{}"])
def test_answers_that_are_none(answer, monkeypatch, tmp_path, private):
    monkeypatch.setenv("ACCORD_BINARY", str(program(tmp_path, f"echo '{answer}'")))
    with pytest.raises(accord.InternalFault):
        accord.design(TYPES, participants=3)
    with pytest.raises(accord.InternalFault):
        list(accord.sweep(TYPES, grid={"participants": [2]}))


def test_program_that_is_killed(monkeypatch, tmp_path, private):
    monkeypatch.setenv("ACCORD_BINARY", str(program(tmp_path, "kill -9 $$")))
    with pytest.raises(accord.Interrupted) as refusal:
        accord.design(TYPES, participants=3)
    assert refusal.value.status == -9


@watched
def test_interrupt_leaves_nothing(tmp_path):
    """Ctrl-C reaches Python alone; the program, and what it has started itself, end with it."""
    fake = program(tmp_path, f'sleep 60 & echo $! > "{tmp_path}/child"; echo $$ > "{tmp_path}/parent"; wait')
    folder = tmp_path / "temporary"
    folder.mkdir()
    code = f"import accord; accord.design({TYPES!r}, participants=3)"
    variables = {**os.environ, "ACCORD_BINARY": str(fake), "TMPDIR": str(folder)}
    python = subprocess.Popen([sys.executable, "-c", code], env=variables, stderr=subprocess.PIPE, text=True)
    parent, child = (int(read_when_there(tmp_path / name)) for name in ("parent", "child"))
    assert is_running(parent) and is_running(child) and os.listdir(folder)
    python.send_signal(signal.SIGINT)
    _, said = python.communicate(timeout=20)
    assert "KeyboardInterrupt" in said
    end = time.monotonic() + 5
    while (is_running(parent) or is_running(child)) and time.monotonic() < end:
        time.sleep(0.01)
    assert not is_running(parent) and not is_running(child)
    assert os.listdir(folder) == []


def test_two_threads_at_once(data, private):
    names = ["big-firms.csv", "small-parties.csv"] * 4
    alone = {name: accord.design(data / name, participants=10).document["menu"] for name in set(names)}
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda name: accord.design(data / name, participants=10).document["menu"], names))
    assert found == [alone[name] for name in names]


@watched
def test_sweep_closed_early(data, private):
    """The third case has not begun when the first is handed out: each takes a second or so."""
    slow = {"accuracy": "power:1,1,0.5", "engine": "enumerate", "known_types": "exact", "jobs": 1, "participants": 60}
    cases = iter(accord.sweep(data / "big-firms.csv", grid={"cost.5": "0.01:0.05/40"}, **slow))
    first = next(cases)
    assert first.number == 1 and len(descendants(os.getpid())) == 1 and os.listdir(private)
    cases.close()
    assert descendants(os.getpid()) == [] and os.listdir(private) == []


@watched
def test_sweep_left_by_an_error(data, private):
    with pytest.raises(ZeroDivisionError):
        for case in accord.sweep(data / "big-firms.csv", grid={"participants": range(2, 400)}):
            print(case.number / 0)
    assert descendants(os.getpid()) == []


@pytest.mark.parametrize("ending", ["kill -INT $$", "exit 130"])
def test_sweep_interrupted_by_another(ending, monkeypatch, tmp_path, private):
    script = f"printf '{{\\n  \"cases\" : [\\n'; echo 'accord: interrupted' >&2; {ending}"
    monkeypatch.setenv("ACCORD_BINARY", str(program(tmp_path, script)))
    with pytest.raises(accord.Interrupted):
        list(accord.sweep(TYPES, grid={"participants": [2]}))
