"""Files of a receipt, read."""

import json
from collections import namedtuple

import numpy as np

Rows = namedtuple("Rows", "features labels")


class Unreadable(Exception):
    """A file that is not what it should be."""


def read_document(path, schema):
    """A JSON document of one schema. Raises Unreadable for others."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{path}: this is no JSON: {error}") from error
    if not isinstance(document, dict) or document.get("schema") != schema:
        raise Unreadable(f"{path}: this is no document of the schema {schema}.")
    return Checked(document, str(path))


def _no_number(word):
    raise ValueError(f"{word} is no number")


class Checked(dict):
    """A document whose missing keys are named with their file."""

    def __init__(self, document, place):
        super().__init__({key: wrap(value, f"{place}, {key}") for key, value in document.items()})
        self._place = place

    def __missing__(self, key):
        raise Unreadable(f"{self._place}: {key!r} is missing.")


def wrap(value, place):
    """The same with its own documents checked, at any depth."""
    if isinstance(value, dict):
        return Checked(value, place)
    if isinstance(value, list):
        return [wrap(item, f"{place}[{k}]") for k, item in enumerate(value)]
    return value


def read_rows(path):
    """Features and labels, as numpy writes them. Raises Unreadable for others, and never runs code from the file."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            rows = Rows(arrays["features"], arrays["labels"])
    except (ValueError, KeyError, EOFError) as error:
        raise Unreadable(f"{path}: these are no validation rows: {error}") from error
    if rows.features.ndim != 2 or len(rows.features) != len(rows.labels) or not len(rows.labels):
        raise Unreadable(f"{path}: features of shape {rows.features.shape} do not go with {rows.labels.shape} labels.")
    return rows
