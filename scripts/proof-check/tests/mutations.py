"""Ways to spoil a document that every reader of files should survive, given a source of random choices."""

import copy
import json

NUMBER = 4711.4711
LITERALS = [
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999999",
    "-1e999999",
    "1e-999999",
    "1e400",
    "9.9e399",
    "1e-400",
    "1.5e-399",
    "0",
    "-0",
    "-1",
    "0.0",
    "1e0",
    "1" + "0" * 58,
    "1" + "0" * 70,
    "1" + "0" * 5000,
    "0." + "1" * 80,
    "00",
    "01",
    ".5",
    "5.",
    "+1",
    "0x10",
    "1e",
    "--1",
    "true",
    "false",
    "null",
    '"1"',
    '"NaN"',
    '"1e5000"',
    '""',
    "[]",
    "{}",
    "[1]",
    '{"a": 1}',
    "[" * 300 + "]" * 300,
    "1000000000000",
    "1000000000001",
    "1e12",
    '{"poisson": 1e12}',
    '{"poisson": 1e-390}',
    '{"poisson": -1}',
    '{"binomial": [1e3, 0.5]}',
    '{"binomial": [1000000000000, 1e-12]}',
    '{"binomial": [7, 1]}',
    '{"binomial": [7, 1.1]}',
    '["bound", 1e-390, 1]',
    '["bound", 1e390, 1]',
    '["power", 1e-390, 1e390, 1e390]',
    '["pow4", 1, 1e-390, 1e-390, 1e390]',
    '["exponential", 1, 1e390]',
    '["exponential", 1e-300, 1e-390]',
    '["arctan", 1e390]',
    '["arctan", 1e-390]',
    '["mmf", 1, 1e300, 1e300, 0.05]',
    '["weibull", 1, 1e300, 1e-300, 0.05]',
    '["table", [[0, 0], [1e-390, 1e-390], [1e390, 1]]]',
    '["linear", 1e390]',
    '["linear", 1e-390]',
    '["power", 1e390, 0.05]',
    '["\\ud800"]',
    '"\\ud800\\n\\u0000"',
]
WORDS = [
    None,
    True,
    False,
    0,
    -1,
    1,
    2,
    10**12,
    10**30,
    0.5,
    -0.5,
    1e-300,
    1e300,
    "",
    "1",
    "x",
    [],
    {},
    [1],
    [[1]],
    {"a": 1},
    "bound",
]


def paths(value, here=()):
    """The path of every value in a document."""
    yield here
    if isinstance(value, dict):
        for key in value:
            yield from paths(value[key], (*here, key))
    if isinstance(value, list):
        for k, part in enumerate(value):
            yield from paths(part, (*here, k))


def put(document, path, value):
    if not path:
        return value
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return document


def get(document, path):
    for key in path:
        document = document[key]
    return document


def literal(document, source):
    """A number, or anything, written in a way that JSON libraries take differently."""
    path = source.choice(list(paths(document)))
    return json.dumps(put(document, path, NUMBER)).replace(str(NUMBER), source.choice(LITERALS)).encode()


def wrong_value(document, source, words, often):
    """Some values by others: how many, by the list `often`."""
    for _ in range(source.choice(often)):
        path = source.choice(list(paths(document)))
        document = put(document, path, copy.deepcopy(source.choice(words)))
    return json.dumps(document).encode()


def truncated(document, source):
    data = json.dumps(document).encode()
    return data[: source.randrange(len(data))]


def changed_bytes(document, source):
    data = bytearray(json.dumps(document).encode())
    for _ in range(source.choice([1, 1, 2, 5, 50])):
        data[source.randrange(len(data))] = source.choice([source.randrange(256), *b'0123456789eE.-",:[]{}'])
    return bytes(data)


def doubled_key(document, source, keys):
    key = source.choice([f'"{key}":' for key in keys])
    return json.dumps(document).replace(key, f"{key} 1, {key}", 1).encode()
