"""Holds documents of Accord against their JSON Schemas, and the schemas against the documents.

Usage:  check_schemas.py SCHEMAS ANSWER DOCUMENT...        (a folder, a file to write, files)

The answer is a JSON object: lists of complaints, empty where all is well, and how much was looked at.

    schemas     what is wrong with the schemas themselves
    documents   where a document breaks its schema
    unseen      what a schema speaks of, and no document has: a property, a type of it, a value of an enumeration
    accepted    documents made wrong that their schema lets pass: a property left out, an unknown one, another type
"""

import copy
import json
import pathlib
import sys

import referencing
from jsonschema import Draft202012Validator

LACKING, UNKNOWN = "leaves out", "also has"
NAMES = {
    type(None): "null", bool: "boolean", str: "string", int: "integer", float: "number", list: "array", dict: "object"
}
SAMPLES = [None, True, "?", 0.5, 7, [], {}]

# Takes a signal or a small machine at the right moment.
STOPS = [f'/properties/stoppedBy is "{reason}"' for reason in ["interrupt", "memory-limit"]]
UNFINISHED = ['/properties/stoppedBy is "time-limit"', "/properties/unfinished/items"]
RULES = [
    "powerfulGeneralist", "powerfulSpecialist", "verticalMonopoly", "egalitarian", "nash", "kalaiSmorodinsky",
    "maximumPerformance",
]

# What the code can write and no quick command does.
OUT_OF_REACH = {
    "urn:accord:schema:audit:1#": STOPS,
    "urn:accord:schema:contract:1#": STOPS,
    "urn:accord:schema:simulation:2#": STOPS,
    "urn:accord:schema:bargain:1#": [
        *STOPS,
        # What is found before a limit depends on the machine: another test looks.
        *UNFINISHED,
        *(f"/properties/solutions/properties/{rule}/anyOf/1" for rule in RULES),
        *(f"/properties/lotteries/anyOf/0/properties/{rule}/anyOf/1" for rule in RULES[3:6]),
        # Players that get nothing at any share are left out of the product, so its logarithm is finite.
        "/$defs/lottery/properties/value is null",
        "/$defs/lottery/properties/bound is null",
    ],
    "urn:accord:schema:bargaingrid:1#": [*STOPS, UNFINISHED[0]],
    "urn:accord:schema:compete:1#": [
        *STOPS,
        *UNFINISHED,
        "/properties/anonymous/anyOf/1",
        # No game is known on which the solver gives up; another test makes it.
        "/properties/failed/items",
        "/properties/failed/items/properties/message",
        "/properties/failed/items/properties/part",
        # Two providers always have an equilibrium, that both reveal everything, and one has a best scheme.
        "/$defs/user/properties/equilibrium/properties/lowest is null",
        "/$defs/user/properties/equilibrium/properties/highest is null",
        "/$defs/user/properties/price is null",
        # Some hundred users with dozens of actions each: minutes.
        "/properties/solver/properties/largest/properties/rowsInFull is null",
        "/properties/solver/properties/largest/properties/columnsInFull is null",
    ],
}


def kind(value):
    """The JSON type of a value, whole numbers apart from others."""
    if isinstance(value, float) and value.is_integer():
        return "integer"
    return NAMES[type(value)]


def fits(value, types):
    return kind(value) in types or kind(value) == "integer" and "number" in types


class Schemas:
    """The schemas of a folder. A node of one has an address, such as urn:accord:schema:contract:1#/properties/menu."""

    def __init__(self, folder):
        files = sorted(pathlib.Path(folder).glob("*.schema.json"))
        self.roots = {path.name: json.loads(path.read_text()) for path in files}
        resources = [referencing.Resource.from_contents(root) for root in self.roots.values()]
        self.registry = resources @ referencing.Registry()
        self.validators = {}

    def complaints(self):
        for name, root in self.roots.items():
            for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(root):
                yield f"{name}: {error.json_path}: {error.message}"
            if name != root["$id"].replace("urn:accord:schema:", "accord.").replace(":", "-") + ".schema.json":
                yield f"{name} is not named as its $id, {root['$id']}"
            yield from self.unsaid(root["$id"] + "#")

    def unsaid(self, address):
        """Each property says what it is, itself or where it refers to; each object, which properties are required and
        whether there may be others."""
        node = self.at(address)
        if "properties" in node and "$ref" not in node and not {"required", "additionalProperties"} <= set(node):
            yield f"{address} does not say which properties are required, or whether there may be others"
        for step, _ in children(node):
            if step.startswith("/properties/") and "$ref" not in node and not self.is_described(address + step):
                yield f"{address}{step} has no description"
            yield from self.unsaid(address + step)

    def is_described(self, address):
        node = self.at(address)
        return "description" in node or "$ref" in node and self.is_described(self.target(address))

    def at(self, address):
        return self.registry.resolver().lookup(address).contents

    def target(self, address):
        """What the node refers to."""
        reference = self.at(address)["$ref"]
        return address.split("#")[0] + reference if reference.startswith("#") else reference

    def validator(self, address):
        if address not in self.validators:
            self.validators[address] = Draft202012Validator({"$ref": address}, registry=self.registry)
        return self.validators[address]

    def types(self, address):
        """The JSON types that a node allows."""
        node = self.at(address)
        if "$ref" in node:
            return self.types(self.target(address))
        for word in ("anyOf", "oneOf"):
            if word in node:
                return {name for k in range(len(node[word])) for name in self.types(f"{address}/{word}/{k}")}
        if "enum" in node or "const" in node:
            return {kind(value) for value in node.get("enum", [node.get("const")])}
        return {node["type"]} if isinstance(node["type"], str) else set(node["type"])


def children(node):
    """The nodes of a schema that describe parts of a document, each with the way to it; conditions are none of them."""
    for name, child in node.get("properties", {}).items():
        yield "/properties/" + name, child
    for word in ("items", "additionalProperties"):
        if isinstance(node.get(word), dict):
            yield "/" + word, node[word]
    for word in ("anyOf", "oneOf"):
        for k, child in enumerate(node.get(word, [])):
            yield f"/{word}/{k}", child
    for name, child in node.get("$defs", {}).items():
        yield "/$defs/" + name, child


def claims(address, node):
    """All that a schema says can be in a document."""
    for step, child in children(node):
        if not step.startswith("/$defs/"):
            yield address + step
        yield from claims(address + step, child)
    if isinstance(node.get("type"), list):
        yield from (f"{address} is {name}" for name in node["type"])
    values = [True, False] if "boolean" in node.get("type", []) else node.get("enum", [])
    yield from (f"{address} is {json.dumps(value)}" for value in values)


class Witnesses:
    """Which nodes of the schemas were met in documents, and where first."""

    def __init__(self, schemas):
        self.schemas = schemas
        self.seen = set()
        # By root and node of a closed object: the document and the way to the object in it.
        self.objects = {}

    def visit(self, root, document, address, value, way=()):
        node = self.schemas.at(address)
        self.seen.add(address)
        if isinstance(node.get("type"), list):
            names = [name for name in node["type"] if fits(value, {name})]
            self.seen.update(f"{address} is {name}" for name in names)
        if "enum" in node or isinstance(value, bool):
            self.seen.add(f"{address} is {json.dumps(value)}")
        if "$ref" in node:
            self.visit(root, document, self.schemas.target(address), value, way)
        for word in ("anyOf", "oneOf"):
            for k in range(len(node.get(word, []))):
                branch = f"{address}/{word}/{k}"
                if self.schemas.validator(branch).is_valid(value):
                    self.visit(root, document, branch, value, way)
        if isinstance(value, list) and "items" in node:
            for k, element in enumerate(value):
                self.visit(root, document, address + "/items", element, way + (k,))
        if isinstance(value, dict):
            if node.get("additionalProperties") is False:
                self.objects.setdefault((root, address), (document, way))
            for name, member in value.items():
                if name in node.get("properties", {}):
                    self.visit(root, document, f"{address}/properties/{name}", member, way + (name,))
                elif isinstance(node.get("additionalProperties"), dict):
                    self.visit(root, document, address + "/additionalProperties", member, way + (name,))


def part(document, way):
    for step in way:
        document = document[step]
    return document


def wrong(schemas, address, value):
    """The object made wrong, each time in one respect, with what that is."""
    for name in value:
        # What some documents have and others have not can be left out.
        if name in schemas.at(address).get("required", []):
            yield f"{LACKING} {name}", {key: member for key, member in value.items() if key != name}
        types = schemas.types(f"{address}/properties/{name}")
        for sample in SAMPLES:
            if not fits(sample, types):
                yield f"has {json.dumps(sample)} as {name}", {**value, name: sample}
    yield f"{UNKNOWN} another", {**value, "another": 1}


def accepted(schemas, witnesses, counts):
    """Wrong documents that pass. Each wrong object is held against its own node, and one that lacks a property and one
    that has another also within the whole document, which takes longer."""
    for (root, address), (document, way) in witnesses.objects.items():
        still = {LACKING, UNKNOWN}
        for what, mutant in wrong(schemas, address, part(document, way)):
            counts["mutants"] += 1
            passes = schemas.validator(address).is_valid(mutant)
            for manner in [manner for manner in still if what.startswith(manner)]:
                still.remove(manner)
                passes = passes or schemas.validator(root).is_valid(replaced(document, way, mutant))
            if passes:
                yield f"{address} {what}"


def replaced(document, way, value):
    """A copy of the document with another value at that place."""
    if not way:
        return value
    result = copy.deepcopy(document)
    part(result, way[:-1])[way[-1]] = value
    return result


def read(schemas, paths, witnesses):
    """Reads the documents; names what breaks their schemas."""
    for path in paths:
        document = json.loads(pathlib.Path(path).read_text())
        file = document["schema"].replace("/", "-") + ".schema.json"
        if file not in schemas.roots:
            yield f"{path}: there is no {file}"
            continue
        root = schemas.roots[file]["$id"] + "#"
        errors = list(schemas.validator(root).iter_errors(document))
        yield from (f"{path}: {error.json_path}: {error.message[:300]}" for error in errors)
        if not errors:
            witnesses.visit(root, document, root, document)


def main(folder, answer, paths):
    schemas = Schemas(folder)
    witnesses = Witnesses(schemas)
    counts = {"documents": len(paths), "claims": 0, "mutants": 0}
    result = {"schemas": list(schemas.complaints()), "documents": [], "unseen": [], "accepted": [], "counted": counts}
    # Schemas that are none cannot be held against anything.
    if not result["schemas"]:
        result["documents"] = list(read(schemas, paths, witnesses))
        claimed = {claim for root in schemas.roots.values() for claim in claims(root["$id"] + "#", root)}
        excused = {root + claim for root, nodes in OUT_OF_REACH.items() for claim in nodes}
        counts["claims"] = len(claimed)
        result["unseen"] = sorted(claimed - witnesses.seen - excused)
        result["unseen"] += [f"{claim}: no longer out of reach" for claim in sorted(excused & witnesses.seen)]
        result["accepted"] = list(accepted(schemas, witnesses, counts))
    pathlib.Path(answer).write_text(json.dumps(result, indent=2))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
