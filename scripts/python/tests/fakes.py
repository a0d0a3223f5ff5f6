"""Programs that stand in for the command line, where what matters is how the package treats a process."""

import os
import time
from pathlib import Path


def program(folder: Path, script: str) -> Path:
    path = folder / "fake accord"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def is_running(pid: int) -> bool:
    """Whether the process is there and not only waiting to be noticed as ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def read_when_there(path: Path, seconds: float = 20) -> str:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if path.exists() and path.read_text().endswith("\n"):
            return path.read_text().strip()
        time.sleep(0.01)
    raise AssertionError(f"{path} was not written")


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, and so on."""
    children = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                fields = Path(f"/proc/{entry}/stat").read_text().rsplit(")", 1)[1].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(fields[1]) == pid and fields[0] != "Z":
                children += [int(entry), *descendants(int(entry))]
    return children
