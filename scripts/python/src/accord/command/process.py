"""The program as a process, of which nothing is left behind, whatever the call raises."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from accord.command.binary import environment
from accord.command.tables import Desk


@dataclass(frozen=True)
class Finished:
    """How a run ended: its exit status (negative for a signal), what it wrote, and what it said beside that."""

    status: int
    output: bytes
    talk: str


def run(program: Path, words: Sequence[str], desk: Desk) -> Finished:
    """Runs the program to its end."""
    with running(program, words, desk) as process:
        output, _ = process.communicate()
    return Finished(process.returncode, output, heard(desk))


def heard(desk: Desk) -> str:
    """What the program has said on standard error."""
    return desk.talk.read_text(encoding="utf-8", errors="replace")


@contextmanager
def running(program: Path, words: Sequence[str], desk: Desk) -> Iterator[subprocess.Popen[bytes]]:
    """The program, started in a process group of its own, which has ended when the context is left.

    A Ctrl-C in the terminal therefore reaches Python alone, and ends the program through it.
    """
    with desk.talk.open("wb") as said:
        process = subprocess.Popen(
            [str(program), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            cwd=desk.folder,
            env=environment(program),
            start_new_session=True,
        )
        try:
            yield process
        finally:
            _end(process)


def output_of(process: subprocess.Popen[bytes]) -> IO[bytes]:
    """The pipe that the process writes its answer into."""
    assert process.stdout is not None
    return process.stdout


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    output_of(process).close()
