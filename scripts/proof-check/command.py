"""The command line: arguments in, a verdict in words and an exit code out."""

import math
import signal
import sys
from typing import List, Optional, Tuple

from competition import audit as competitions, claims
from competition.conclusion import conclusion as competition_conclusion
from contract import compare
from document import evidence, strict
from report import conclusion
from rules.audit import audit
from rules.expectations import Expectations
from rules.outside import outside_options
from rules.tree import check_upper_bound
from verdicts import Broken, Clock, OutOfTime, Unreadable

VALID, BROKEN, USAGE, UNREADABLE, MISSING, LATE, INTERRUPTED = 0, 1, 64, 65, 66, 75, 130
TIME_LIMIT = 300.0


class WrongUsage(Exception):
    """The command line cannot be understood."""


def main(arguments: List[str], help_text: str) -> int:
    """The exit code; the verdict goes to standard output, what is wrong with the call to standard error."""
    try:
        text, code = (help_text.strip(), VALID) if {"-h", "--help"} & set(arguments) else verdict(arguments)
    except OutOfTime as reason:
        text, code = f"OUT OF TIME: {reason}", LATE
    set_alarm(None)
    print(text, file=sys.stderr if code in (USAGE, MISSING) else sys.stdout)
    return code


def verdict(arguments: List[str]) -> Tuple[str, int]:
    try:
        file, contract, limit = read_arguments(arguments)
        set_alarm(limit)
        return check(file, contract, Clock(limit)), VALID
    except OutOfTime:
        raise
    except WrongUsage as reason:
        return f"check-proof: {reason}. See --help.", USAGE
    except OSError as error:
        return f"check-proof: {error.filename}: {error.strerror}", MISSING
    except Unreadable as reason:
        return f"UNREADABLE: {reason}", UNREADABLE
    except MemoryError:
        return "UNREADABLE: too large for the memory", UNREADABLE
    except Broken as reason:
        return f"BROKEN: {reason}", BROKEN
    except ArithmeticError as error:
        return f"BROKEN: numbers beyond this checker's arithmetic ({type(error).__name__})", BROKEN
    except KeyboardInterrupt:
        return "OUT OF TIME: interrupted", INTERRUPTED
    except Exception as error:  # What is not foreseen is no proof.
        return f"BROKEN: this checker cannot check it ({type(error).__name__})", BROKEN


def read_arguments(arguments: List[str]) -> Tuple[str, Optional[str], float]:
    files, options = [], {"--contract": None, "--time-limit": str(TIME_LIMIT)}
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.partition("=")
        if name in options:
            if not equals and not waiting:
                raise WrongUsage(f"{name} needs a value")
            options[name] = value if equals else waiting.pop(0)
        elif word.startswith("-") and word != "-":
            raise WrongUsage(f"unknown option {word}")
        else:
            files.append(word)
    if len(files) != 1:
        raise WrongUsage("expected one file")
    try:
        limit = float(options["--time-limit"])
    except ValueError:
        limit = math.nan
    if not 0 < limit < math.inf:
        raise WrongUsage("--time-limit needs a number of seconds above 0")
    return files[0], options["--contract"], limit


def set_alarm(limit: Optional[float]) -> None:
    """Besides the clock that loops look at: nothing runs a second longer than the limit, where there are alarms."""

    def ring(*_):
        raise OutOfTime(f"not done after {limit:g} seconds")

    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, 0 if limit is None else min(limit + 1, 1e6))


def load(path: str) -> bytes:
    with open(path, "rb") as file:
        data = file.read(strict.MOST_BYTES + 1)
    if len(data) > strict.MOST_BYTES:
        raise Unreadable("", "more than 50 MB")
    return data


def check(file: str, contract: Optional[str], clock: Clock) -> str:
    document = strict.parse(load(file), clock)
    if isinstance(document, dict) and document.get("schema") == claims.SCHEMA:
        if contract is not None:
            raise WrongUsage("--contract goes with the proof of a contract, not with a competition of providers")
        return check_competition(document, clock)
    if isinstance(document, dict) and isinstance(document.get("schema"), str) and document["schema"] != evidence.SCHEMA:
        raise Unreadable(
            "schema", f"{document['schema'][:40]!a} holds no proof; expected {evidence.SCHEMA} or {claims.SCHEMA}")
    proof = evidence.read(document, clock)
    printed = None if contract is None else read_contract(contract, clock)
    sys.setrecursionlimit(10_000)
    outside = outside_options(proof.problem, proof.alone)
    expectations = Expectations(proof.problem, clock)
    audit(proof, outside, expectations, clock)
    check_upper_bound(proof, outside, expectations, clock)
    agreement = None if printed is None else compare(proof, printed)
    return conclusion(proof, clock, agreement)


def check_competition(document: dict, clock: Clock) -> str:
    claimed = claims.read(document, clock)
    return competition_conclusion(claimed, competitions.audit(claimed, clock), clock)


def read_contract(path: str, clock: Clock):
    try:
        return strict.parse(load(path), clock)
    except Unreadable as reason:
        raise Unreadable("contract", str(reason)) from None
