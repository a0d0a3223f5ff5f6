"""Options as words, and the package's options beside the command line's own description of them."""

import json
import subprocess
from pathlib import Path

import pytest

import accord
from accord.command import settings
from accord.command.binary import binary
from accord.command.words import words


def test_words():
    options = {
        "participants": 10,
        "normalize": True,
        "relaxed": False,
        "baseline": None,
        "tolerance": 1e-9,
        "ignore": ["a", "b c"],
        "grid": {"participants": range(2, 5), "cost.5": "1:2:0.5", "quality.a": [0.5, 1], "value.a": 3},
        "came": {"a": 3},
        "lie": "a=b:0.5",
        "away": {"a": 0.25},
        "at": [1, 2.5],
        "weights": {"generalist": 3, "hospital": 1.0},
        "floor": (0.6, 0.27),
        "lp": Path("some file.lp"),
    }
    assert words(options) == [
        "--participants=10",
        "--normalize",
        "--tolerance=1e-09",
        "--ignore=a",
        "--ignore=b c",
        "--grid=participants=2,3,4",
        "--grid=cost.5=1:2:0.5",
        "--grid=quality.a=0.5,1",
        "--grid=value.a=3",
        "--came=a=3",
        "--lie=a=b:0.5",
        "--away=a:0.25",
        "--at=1,2.5",
        "--weights=generalist=3,hospital=1.0",
        "--floor=0.6,0.27",
        "--lp=some file.lp",
    ]


def test_reserved_words():
    with pytest.raises(accord.BadUsage):
        words({"output": "x"})


def known(command):
    text = subprocess.run([str(binary()), command, "--experimental-dump-help"], capture_output=True, check=True).stdout
    arguments = json.loads(text)["command"]["arguments"]
    return {a["preferredName"]["name"].replace("-", "_") for a in arguments if a["kind"] != "positional"}


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("design", settings.DesignSettings),
        ("verify", settings.VerifySettings),
        ("deliver", settings.ProblemSettings),
        ("simulate", settings.ProblemSettings),
        ("welfare", settings.ProblemSettings),
        ("sweep", settings.SweepSettings),
        ("fit", None),
        ("bargain", None),
        ("compete", None),
        ("align", None),
    ],
)
def test_options_are_those_of_the_command_line(command, kind):
    """All that a function takes the command knows, and the other way round, but for what the package sets itself."""
    taken = set(getattr(accord, command).__kwdefaults__) | {"menu", "came", "prior", "payoffs", "types"}
    taken |= set(kind.__annotations__) if kind else set()
    theirs = known(command)
    own = {"format", "output", "quiet", "version", "help", "progress", "charts", "report", "proof"}
    own |= {"merge", "restart", "columns"} if command == "sweep" else set()
    assert theirs - own <= taken
    assert taken - {"menu", "came", "prior", "payoffs", "types", "cases"} <= theirs
