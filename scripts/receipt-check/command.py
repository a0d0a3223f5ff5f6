"""The command line: a folder in, a verdict in words and an exit code out."""

import argparse
import os
import sys
from pathlib import Path

from check import check
from documents import Unreadable
from verdicts import printable


class WrongUsage(Exception):
    """A call that is none."""


class Parser(argparse.ArgumentParser):
    """A parser that raises WrongUsage, and does not end the process."""

    def error(self, message):
        """Tells what is wrong with the call."""
        raise WrongUsage(message)


def main(words, usage):
    """The exit code; the verdict goes to standard output, what is wrong with the call to standard error."""
    parser = Parser(prog="check-receipt", add_help=False, allow_abbrev=False)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--trust", action="append", default=[])
    if {"-h", "--help"} & set(words):
        print(usage.strip())
        return 0
    try:
        asked = parser.parse_args(words)
        verdicts = check(asked.folder, asked.trust)
    except WrongUsage as error:
        return _complain(f"{error}. `scripts/check-receipt --help` says how.", 64)
    except FileNotFoundError as error:
        return _complain(f"{error.filename}: there is no such file.", 66)
    except (Unreadable, OSError) as error:
        return _complain(error, 65)
    except ArithmeticError as error:
        return _complain(f"the contract or the receipt has numbers that cannot be computed with: {error}.", 65)
    try:
        print(verdicts, flush=True)
    except BrokenPipeError:  # Whoever reads has enough; the exit code says the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0 if verdicts.hold else 1


def _complain(what, code):
    print(f"check-receipt: {printable(str(what))}", file=sys.stderr)
    return code
