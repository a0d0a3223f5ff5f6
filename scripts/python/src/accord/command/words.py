"""Options in Python's values, as the words of the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from accord.errors import BadUsage

_RESERVED = frozenset(
    {"format", "output", "quiet", "version", "help", "progress", "charts", "columns", "merge", "restart"}
)
_IN_ONE_WORD = frozenset({"at", "floor", "disagreement", "weights"})


def words(options: Mapping[str, Any]) -> list[str]:
    """`{"prefer": "parties", "normalize": True, "grid": {"participants": [2, 4]}}` as words such as `--normalize`.

    None and False are left out. A list repeats its option, a mapping does so with `name=value`, whose own lists are
    joined by commas; the options that take several values at once get them in one word. Raises BadUsage where an option
    is the package's own to set.
    """
    result = []
    for name, value in options.items():
        if name in _RESERVED:
            raise BadUsage(f"The option {name} is not for callers: the package reads the answer itself.")
        result += _option(name, value)
    return result


def _option(name: str, value: object) -> list[str]:
    option = "--" + name.replace("_", "-")
    if value is None or value is False:
        return []
    if value is True:
        return [option]
    if isinstance(value, Mapping):
        joint = ":" if name == "away" else "="
        pairs = [f"{key}{joint}{_joined(entry)}" for key, entry in value.items()]
        return [f"{option}={word}" for word in ([",".join(pairs)] if name in _IN_ONE_WORD else pairs)]
    if isinstance(value, Iterable) and not isinstance(value, (str, os.PathLike)):
        return [f"{option}={_joined(value)}"] if name in _IN_ONE_WORD else [f"{option}={_text(item)}" for item in value]
    return [f"{option}={_text(value)}"]


def _joined(value: object) -> str:
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ",".join(_text(item) for item in value)
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, float):
        return repr(float(value))
    return str(os.fspath(value)) if isinstance(value, os.PathLike) else str(value)
