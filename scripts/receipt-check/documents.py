"""Files of a receipt, read once each, and JSON asked for by what it has to be."""

import json
import math


class Unreadable(Exception):
    """A file that is not what it should be."""


def read(path):
    """The bytes of a file. Raises FileNotFoundError where there is none, Unreadable where it is none."""
    if path.exists() and not path.is_file():
        raise Unreadable(f"{path}: this is no file.")
    return path.read_bytes()


def read_document(data, path, schema):
    """A JSON document of one schema. Raises Unreadable for others, such as one that names a key twice."""
    try:
        found = json.loads(data.decode("utf-8"), parse_constant=_no_number, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{path}: this is no JSON: {error}") from error
    if not isinstance(found, dict) or found.get("schema") != schema:
        raise Unreadable(f"{path}: this is no document of the schema {schema}.")
    return Document(found, str(path))


def _no_number(word):
    raise ValueError(f"{word} is no number")


def _each_once(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


class Document:
    """A JSON object. Raises Unreadable, and names the place, where something is missing or of another kind."""

    def __init__(self, values, place):
        if not isinstance(values, dict):
            raise Unreadable(f"{place}: this has to be an object.")
        self._values, self._place = values, place

    def has(self, key):
        """Whether there is such a value, and it is not null."""
        return self._values.get(key) is not None

    def number(self, key):
        """A finite number."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Unreadable(f"{self._place}, {key}: this has to be a number.")
        if isinstance(value, int) and abs(value) >= 2**53 or not math.isfinite(value):
            raise Unreadable(f"{self._place}, {key}: this number is too large.")
        return value

    def number_or_none(self, key):
        """A finite number; None where it is null."""
        return None if self._value(key) is None else self.number(key)

    def text(self, key):
        """A string."""
        value = self._value(key)
        if not isinstance(value, str):
            raise Unreadable(f"{self._place}, {key}: this has to be text.")
        return value

    def part(self, key):
        """An object within."""
        return Document(self._value(key), f"{self._place}, {key}")

    def parts(self, key):
        """A list of objects within."""
        values = self._value(key)
        if not isinstance(values, list):
            raise Unreadable(f"{self._place}, {key}: this has to be a list.")
        return [Document(value, f"{self._place}, {key}[{k}]") for k, value in enumerate(values)]

    def _value(self, key):
        if key not in self._values:
            raise Unreadable(f"{self._place}: {key!r} is missing.")
        return self._values[key]
