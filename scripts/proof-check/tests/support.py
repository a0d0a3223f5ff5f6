"""What the tests share: the program's folder on the path, and runs of the program within this process."""

import contextlib
import io
import json
import os
import random
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.dirname(HERE)
CASES = os.path.join(HERE, "cases")
if PROGRAM not in sys.path:
    sys.path.insert(0, PROGRAM)

from command import main  # noqa: E402
from curves import families  # noqa: E402

CAMPAIGN = os.environ.get("PROOF_CAMPAIGN") == "1"

CURVES = {
    "bound": ["bound", "1", "1"],
    "bound of 200": ["bound", 200, 0.95],
    "power": ["power", 0.95, 2, 0.5],
    "pow4": ["pow4", 0.95, 4, 10, 0.5],
    "pow4 above zero": ["pow4", 0.95, 1, 10, 0.5],
    "exponential": ["exponential", 0.98, 0.002],
    "arctan": ["arctan", 0.01],
    "mmf": ["mmf", 0.95, 0.9, 100, 0.7],
    "mmf with a kink": ["mmf", 0.9, 1.1, 100, 0.7],
    "weibull": ["weibull", 0.9, 0.95, 100, 0.5],
    "table": ["table", [[10, 0], [50, 0.4], [100, 0.6], [200, 0.75], [400, 0.8]]],
}


def curve(name):
    """A curve of the list above, its numbers read as from a file."""
    return families.read(exact(CURVES[name]), "test")


def exact(value):
    """The value as the strict reader gives it."""
    from document import strict
    from verdicts import Clock

    return strict.parse(json.dumps(value).encode(), Clock(60))


def case(name):
    with open(os.path.join(CASES, name + ".json")) as file:
        return json.load(file)


def run_file(path, *options):
    """Exit code and output of the program on a file."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([path, *options], "help")
    return code, out.getvalue() + err.getvalue()


def run(document, *options):
    """Exit code and output of the program on a document, or on bytes."""
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(data)
        file.flush()
        return run_file(file.name, *options)


def seeded(name, number=0):
    return random.Random(f"{name} {number}")
