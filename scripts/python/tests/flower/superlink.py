"""A SuperLink with six SuperNodes on this machine, each of them and each client a process of its own.

python superlink.py FOLDER, where FOLDER has the rows of each party in <party>.npz and those of the coordinator in
validation.npz. The models and sent.json come into the same folder.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from clients import LEVELS

LINK = "127.0.0.1:8000"
BIN = Path(sys.executable).parent

PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "six"
version = "1.0.0"
description = "Six clients of three levels"
license = "GPL-3.0-or-later"
dependencies = []
[tool.hatch.build.targets.wheel]
packages = ["."]
[tool.flwr.app]
publisher = "accord"
[tool.flwr.app.components]
serverapp = "six.server:app"
clientapp = "six.client:app"
"""

CLIENT = """
import os, sys
from pathlib import Path
sys.path.insert(0, os.environ["SIX_TESTS"])
from accord.delivery import flower
from clients import CLASSES, LEVELS, read

place = Path(os.environ["SIX_FOLDER"])

def holding(context):
    party = list(LEVELS)[int(context.node_config["partition-id"])]
    return flower.Holding(party, read(place, party), CLASSES, place / party)

app = flower.softmax_client(holding)
"""

SERVER = """
import os, sys
from pathlib import Path
sys.path.insert(0, os.environ["SIX_TESTS"])
from accord.delivery import flower
from clients import FEW_ROUNDS, levels, read, skill, untrained
from flwr.serverapp import ServerApp

place = Path(os.environ["SIX_FOLDER"])
app = ServerApp()

@app.main()
def main(grid, context):
    score = skill(read(place, "validation"))
    flower.run(levels(), grid, untrained(), score, training=FEW_ROUNDS, secret=b"s", sent=place / "sent.json")
    (place / "done").touch()
"""


def main(folder):
    place = folder / "six-app" / "six"
    place.mkdir(parents=True)
    (place.parent / "pyproject.toml").write_text(PROJECT)
    for name, text in {"__init__": "", "client": CLIENT, "server": SERVER}.items():
        (place / f"{name}.py").write_text(text)
    home = folder / "home" / ".flwr"
    home.mkdir(parents=True)
    (home / "config.toml").write_text(
        f'[superlink]\ndefault = "six"\n[superlink.six]\naddress = "{LINK}"\ninsecure = true\n'
    )
    environment = {
        **os.environ, "HOME": str(home.parent), "FLWR_HOME": str(home), "SIX_FOLDER": str(folder),
        "SIX_TESTS": str(Path(__file__).parent), "FLWR_TELEMETRY_ENABLED": "0", "OPENBLAS_NUM_THREADS": "1",
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    started = []

    def start(name, *words):
        with open(folder / f"{name}.log", "w") as log:
            process = subprocess.Popen(
                [str(BIN / words[0]), *words[1:]], env=environment, stdout=log, stderr=subprocess.STDOUT, cwd=folder
            )
        started.append(process)
        return process

    try:
        start("link", "flower-superlink", "--insecure", "--disable-runtime-dependency-installation")
        time.sleep(5)
        for number in range(len(LEVELS)):
            configuration = f"partition-id={number} num-partitions={len(LEVELS)}"
            start(
                f"node-{number}", "flower-supernode", "--insecure", "--superlink", LINK,
                "--port", str(9100 + number), "--node-config", configuration,
            )  # fmt: skip
        if start("run", "flwr", "run", str(place.parent)).wait(60) != 0:
            sys.exit("flwr run failed.")
        end = time.monotonic() + 600
        while not (folder / "done").exists():
            if time.monotonic() > end or started[0].poll() is not None:
                sys.exit("The run did not come to its end.")
            time.sleep(0.5)
    finally:
        for process in reversed(started):
            process.terminate()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
