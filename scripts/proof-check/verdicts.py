"""The ways in which a check can end early, and the clock."""

import time


class Broken(Exception):
    """The file can be read, and does not prove what it claims. The message is the first reason."""


class Unreadable(Exception):
    """The file is not of the format. The message says what is wrong and where."""

    def __init__(self, where: str, what: str):
        super().__init__(f"{where}: {what}" if where else what)


class OutOfTime(Exception):
    """The time limit was reached before the check was done."""


class Clock:
    """Counts the seconds. Every loop that can be long calls `check` (rule R7)."""

    def __init__(self, limit: float):
        self.limit = limit
        self.start = time.monotonic()

    def seconds(self) -> float:
        return time.monotonic() - self.start

    def check(self) -> None:
        if self.seconds() > self.limit:
            raise OutOfTime(f"not done after {self.limit:g} seconds")
