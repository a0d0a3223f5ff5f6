"""Reading JSON strictly: every number is the decimal number written, nothing is guessed, nothing is executed."""

import json
import math
import re
from decimal import Decimal
from fractions import Fraction

from verdicts import Clock, Unreadable

MOST_BYTES, MOST_VALUES, MOST_CHARACTERS, GREATEST_EXPONENT = 50_000_000, 3_000_000, 60, 400
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def exact(text: str, where: str = "") -> Decimal:
    """The decimal number that stands there: at most 60 characters, and 0 or between 1e-400 and 1e400 in size."""
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(where, f"a number of more than {MOST_CHARACTERS} characters")
    if not NUMBER.fullmatch(text):
        raise Unreadable(where, f"{text!r} is not a decimal number")
    mantissa, _, exponent = text.lower().partition("e")
    if exponent and abs(int(exponent)) > 10 * GREATEST_EXPONENT:
        raise Unreadable(where, f"the number {text} is out of range")
    value = Decimal(text)
    if value != 0 and abs(value.adjusted()) >= GREATEST_EXPONENT:
        raise Unreadable(where, f"the number {text} is out of range")
    return value


def parse(data: bytes, clock: Clock):
    """The document: objects, arrays, strings, true, false, null, Decimal for numbers, int for whole ones without
    exponent."""

    def real(text: str) -> Decimal:
        clock.check()
        return exact(text)

    def whole(text: str) -> int:
        return int(real(text))

    def constant(text: str):
        raise Unreadable("", f"{text} is no number")

    def record(pairs: list) -> dict:
        result = {}
        for key, value in pairs:
            if key in result:
                raise Unreadable("", f"the key {key[:40]!r} stands twice in an object")
            result[key] = value
        return result

    try:
        text = data.decode("utf-8")
        if text.count(",") + text.count("[") + text.count("{") > MOST_VALUES:
            raise Unreadable("", f"more than {MOST_VALUES} values")
        return json.loads(text, parse_float=real, parse_int=whole, parse_constant=constant, object_pairs_hook=record)
    except UnicodeDecodeError as error:
        raise Unreadable("", f"not UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise Unreadable("", f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise Unreadable("", "nested too deeply") from None


def record(value, where: str, required: tuple, optional: tuple = ()) -> dict:
    """An object with all the required keys, and no others than the optional ones besides."""
    if not isinstance(value, dict):
        raise Unreadable(where, "expected an object")
    for key in required:
        if key not in value:
            raise Unreadable(where, f"the key {key!r} is missing")
    for key in value:
        if key not in required and key not in optional:
            raise Unreadable(where, f"unknown key {key[:40]!r}")
    return value


def array(value, where: str, least: int = 0, most: int = 10**9) -> list:
    if not isinstance(value, list):
        raise Unreadable(where, "expected an array")
    if not least <= len(value) <= most:
        expected = f"{least}" if least == most else f"{least} or more" if len(value) < least else f"at most {most}"
        raise Unreadable(where, f"expected {expected} elements, found {len(value)}")
    return value


def number(value, where: str) -> Fraction:
    """An exact number."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise Unreadable(where, "expected a number")
    return Fraction(value)


def double(value, where: str) -> Fraction:
    """The double nearest to the number written, which is meant where doubles are printed shortest; exactly."""
    number(value, where)
    nearest = float(value)
    if not math.isfinite(nearest):
        raise Unreadable(where, "beyond the range of doubles")
    return Fraction(nearest)


def parameter(value, where: str) -> Fraction:
    """A parameter of a family: a number, or a string that holds one."""
    return Fraction(exact(value, where)) if isinstance(value, str) else number(value, where)


def positive(number_read: Fraction, where: str) -> Fraction:
    if number_read <= 0:
        raise Unreadable(where, "must be greater than 0")
    return number_read


def label(value, where: str) -> str:
    """A name of something."""
    if not isinstance(value, str) or len(value) > 1000:
        raise Unreadable(where, "expected a string of at most 1000 characters")
    return value


def index(value, where: str, count: int) -> int:
    """A plain whole number from 0 to count - 1."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < count:
        raise Unreadable(where, f"expected a whole number from 0 to {count - 1}")
    return value


def count(value, where: str, most: int) -> int:
    """A plain whole number from 1 to most."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise Unreadable(where, f"expected a whole number from 1 to {most}")
    return value


def on_one_line(text: str) -> str:
    """A name as a verdict can show it, whatever characters it has."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def choice(value, where: str, *words: str) -> str:
    if not isinstance(value, str) or value not in words:
        raise Unreadable(where, f"expected one of {', '.join(words)}")
    return value
