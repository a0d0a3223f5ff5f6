"""Pages for the parties."""

from __future__ import annotations

import os
from pathlib import Path

from accord.answers.contract import Contract
from accord.command.binary import binary
from accord.command.complaints import complaint
from accord.command.process import run
from accord.command.question import absolute
from accord.command.tables import Desk, Table, table


def offers(contract: Contract | str | os.PathLike[str], folder: str | os.PathLike[str]) -> list[Path]:
    """Writes a page for each type, with its own offer alone, into a folder, and returns the pages there.

    `contract` is a Contract or the path of one that was saved.

    >>> accord.offers(accord.design("types.csv", participants=10), "offers")

    Raises AccordError.
    """
    if isinstance(contract, Contract):
        main = Table("contract.json", "contract.json", contract.text.encode())
    else:
        main = table(contract, "contract.json")
    with Desk() as desk:
        finished = run(binary(), ["offers", desk.put(main), f"--output={absolute(folder)}"], desk)
        if finished.status != 0:
            raise complaint(finished.status, finished.talk, desk.tables)
    return sorted(Path(folder).glob("*.html"))
