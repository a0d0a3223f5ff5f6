"""A server that tests start for themselves, and requests to it."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import shlex
import socket
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
ACCORD = shlex.split(os.environ.get("ACCORD_BINARY", str(ROOT / "scripts/accord")))
DATA = ROOT / "Data"


def table(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


class Service:
    """`accord serve` on a port of its own."""

    def __init__(self):
        self.process = subprocess.Popen(
            ACCORD + ["serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        if not self.address:
            raise RuntimeError(self.process.stderr.read())
        self.port = int(self.address.rstrip("/").rsplit(":", 1)[1])

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()

    @property
    def is_up(self) -> bool:
        return self.process.poll() is None

    def ask(self, path: str, question, headers=None, method="POST"):
        """Status, headers and body of an answer; bodies that are no bytes are sent as JSON."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            body = question if isinstance(question, (bytes, type(None))) else json.dumps(question).encode()
            given = {"Content-Type": "application/json"} | (headers or {})
            connection.request(method, path, body, {name: value for name, value in given.items() if value is not None})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

    def raw(self, data: bytes, most=1 << 20, patience=20.0, ends=True) -> bytes:
        """What comes back for bytes as they are, until the server closes the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=patience) as connection:
            with contextlib.suppress(OSError):
                connection.sendall(data)
                if ends:
                    connection.shutdown(socket.SHUT_WR)
            back = b""
            with contextlib.suppress(OSError):
                while len(back) < most and (chunk := connection.recv(65536)):
                    back += chunk
            return back

    def memory(self) -> float:
        """Megabytes that the server holds."""
        with open(f"/proc/{self.process.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def descriptors(self) -> int:
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


def command(words, files):
    """The command line's answer to the same question: its status, its output and what it says of errors."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            pathlib.Path(folder, name).write_text(text, encoding="utf-8")
        run = subprocess.run(
            ACCORD + words + ["--format", "json", "--quiet"], cwd=folder, capture_output=True, text=True, check=False)
        return run.returncode, run.stdout, run.stderr


def without_times(value):
    """A document without how long it took."""
    if isinstance(value, dict):
        return {key: without_times(part) for key, part in value.items() if key != "seconds"}
    return [without_times(part) for part in value] if isinstance(value, list) else value


PLACE = re.compile(r"^accord: (?P<file>[a-z]+)\.csv(?::(?P<line>\d+))?(?::(?P<column>\d+))?: (?P<words>.*)$", re.DOTALL)
