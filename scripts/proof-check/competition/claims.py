"""What a document claims of the game, and the multipliers and weights that are to prove it."""

from fractions import Fraction
from typing import Dict, List, NamedTuple, Optional

from competition import game as games
from competition.game import Game, by_name, position
from document.strict import array, choice, double, record
from verdicts import Clock, Unreadable

SCHEMA = "accord.compete/1"
KINDS = ("oneSided", "obedient", "anonymous")
VERSIONS = ("constant", "state", "average", "hull")


class Price(NamedTuple):
    """The multiplier of: user k does not gain by doing `instead` where `recommended` is recommended."""

    user: int
    recommended: int
    instead: int
    multiplier: Fraction


class Certificate(NamedTuple):
    kind: str
    user: int
    value: Fraction
    weights: List[Fraction]
    prices: List[Price]


class Alignment(NamedTuple):
    error: Fraction
    weights: List[Fraction]
    offsets: Optional[List[Fraction]]
    """By state; none for the one-sided version."""
    guarantee: Fraction


class Standing(NamedTuple):
    user: int
    full: Fraction
    alone: Fraction
    certificate: Fraction
    without_obedience: Fraction
    certain: Fraction
    alignments: Dict[str, Alignment]


class Common(NamedTuple):
    """Weights for all users at once; scales and offsets by user."""

    error: Fraction
    weights: List[Fraction]
    scales: List[Fraction]
    offsets: List[List[Fraction]]


class Anonymous(NamedTuple):
    """By user where it is a dictionary."""

    certificate: Dict[int, Fraction]
    guarantee: Dict[int, Fraction]
    strong_error: Fraction
    targeted_error: Dict[int, Fraction]
    strong: Optional[Common]
    targeted: Dict[int, Common]


class Claims(NamedTuple):
    game: Game
    standings: List[Standing]
    certificates: List[Certificate]
    anonymous: Optional[Anonymous]
    unproved: List[str]
    """Keys of the document that nothing is proved of."""


def read(document: dict, clock: Clock) -> Claims:
    unproved: List[str] = []
    known = (
        "schema",
        "problem",
        "users",
        "certificates",
        "anonymous",
        "solver",
        "checks",
        "stoppedBy",
        "unfinished",
        "failed",
    )
    take(document, "", ("schema", "problem", "users", "anonymous"), known, unproved)
    game = games.read(document["problem"], clock)
    rows = array(document["users"], "users", 1, len(game.users))
    standings = [read_standing(row, game, f"users[{n}]", unproved) for n, row in enumerate(rows)]
    if len({standing.user for standing in standings}) < len(standings):
        raise Unreadable("users", "a name stands twice")
    certificates = []
    for n, row in enumerate(array(document.get("certificates", []), "certificates")):
        clock.check()
        certificates.append(read_certificate(row, game, f"certificates[{n}]"))
    anonymous = document["anonymous"]
    read_one = None if anonymous is None else read_anonymous(anonymous, game, unproved)
    return Claims(game, standings, certificates, read_one, list(dict.fromkeys(unproved)))


def take(value, where: str, required: tuple, known: tuple, unproved: List[str]) -> dict:
    """An object with the required keys; those that are not known besides are noted as unproved."""
    if not isinstance(value, dict):
        raise Unreadable(where, "expected an object")
    record({key: value[key] for key in value if key in required}, where, required)
    unproved += [key for key in value if key not in required + known and value[key] is not None]
    return value


def read_standing(row, game: Game, where: str, unproved: List[str]) -> Standing:
    numbers = ("fullInformation", "noInformation", "certificate", "certificateWithoutObedience", "certain")
    take(row, where, ("user", "alignment", *numbers), (), unproved)
    record(row["alignment"], where + ".alignment", VERSIONS, ("oneSided",))
    return Standing(
        game.user(row["user"], where + ".user"),
        *(double(row[key], f"{where}.{key}") for key in numbers),
        {v: read_alignment(x, v, game, f"{where}.alignment.{v}") for v, x in row["alignment"].items()},
    )


def read_alignment(row, version: str, game: Game, where: str) -> Alignment:
    offsets = None
    record(row, where, ("error", "weights", "guarantee") + (() if version == "oneSided" else ("offset",)))
    if version in ("constant", "hull"):
        offsets = [double(row["offset"], where + ".offset")] * len(game.states)
    elif version != "oneSided":
        offsets = read_numbers(row["offset"], where + ".offset", len(game.states))
    return Alignment(
        double(row["error"], where + ".error"),
        read_weights(row["weights"], game, where + ".weights"),
        offsets,
        double(row["guarantee"], where + ".guarantee"),
    )


def read_numbers(value, where: str, length: int) -> List[Fraction]:
    return [double(x, f"{where}[{n}]") for n, x in enumerate(array(value, where, length, length))]


def read_weights(value, game: Game, where: str) -> List[Fraction]:
    return read_numbers(by_name(value, game.providers, where), where, len(game.providers))


def read_certificate(row, game: Game, where: str) -> Certificate:
    record(row, where, ("kind", "user", "value", "weights", "multipliers"))
    prices = []
    for n, price in enumerate(array(row["multipliers"], where + ".multipliers")):
        here = f"{where}.multipliers[{n}]"
        record(price, here, ("user", "recommended", "instead", "multiplier"))
        user = game.user(price["user"], here + ".user")
        actions = game.users[user].actions
        prices.append(
            Price(
                user,
                position(price["recommended"], actions, here + ".recommended"),
                position(price["instead"], actions, here + ".instead"),
                double(price["multiplier"], here + ".multiplier"),
            )
        )
    if len({price[:3] for price in prices}) < len(prices):
        raise Unreadable(where + ".multipliers", "the same pair of actions stands twice")
    return Certificate(
        choice(row["kind"], where + ".kind", *KINDS),
        game.user(row["user"], where + ".user"),
        double(row["value"], where + ".value"),
        read_weights(row["weights"], game, where + ".weights"),
        prices,
    )


def read_anonymous(value, game: Game, unproved: List[str]) -> Anonymous:
    required = ("certificate", "guarantee", "strongError", "targetedError")
    take(value, "anonymous", required, ("strongAlignment", "targetedAlignment"), unproved)

    def values(key: str) -> Dict[int, Fraction]:
        rows = by_user(value[key], game, "anonymous." + key)
        for n, row in rows.values():
            record(row, f"anonymous.{key}[{n}]", ("user", "value"))
        return {k: double(row["value"], f"anonymous.{key}[{n}].value") for k, (n, row) in rows.items()}

    strong, targeted = value.get("strongAlignment"), value.get("targetedAlignment", [])
    where = "anonymous.targetedAlignment"
    return Anonymous(
        values("certificate"),
        values("guarantee"),
        double(value["strongError"], "anonymous.strongError"),
        values("targetedError"),
        None if strong is None else read_common(strong, game, "anonymous.strongAlignment", ()),
        {
            k: read_common(row, game, f"{where}[{n}]", ("user",))
            for k, (n, row) in by_user(targeted, game, where).items()
        },
    )


def by_user(value, game: Game, where: str) -> dict:
    """The elements of an array of objects, each with its number, by the user that it names."""
    result = {}
    for n, row in enumerate(array(value, where)):
        if not isinstance(row, dict) or "user" not in row:
            raise Unreadable(f"{where}[{n}]", "expected an object with the key 'user'")
        k = game.user(row["user"], f"{where}[{n}].user")
        if k in result:
            raise Unreadable(f"{where}[{n}].user", "the name stands twice")
        result[k] = n, row
    return result


def read_common(row, game: Game, where: str, more: tuple) -> Common:
    record(row, where, ("error", "weights", "scales", "offsets", *more))
    names = [user.name for user in game.users]
    scales = by_name(row["scales"], names, where + ".scales")
    offsets = by_name(row["offsets"], names, where + ".offsets")
    return Common(
        double(row["error"], where + ".error"),
        read_weights(row["weights"], game, where + ".weights"),
        read_numbers(scales, where + ".scales", len(names)),
        [read_numbers(x, f"{where}.offsets[{k}]", len(game.states)) for k, x in enumerate(offsets)],
    )
