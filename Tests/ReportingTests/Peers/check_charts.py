"""Holds Vega-Lite specifications against the schema, and compiles and draws each. Names what fails; silent otherwise."""

import json
import pathlib
import sys

import altair
import jsonschema
import vl_convert

schema_path = pathlib.Path(altair.__file__).parent / "vegalite" / "v6" / "schema" / "vega-lite-schema.json"
validator = jsonschema.validators.validator_for({"$schema": "http://json-schema.org/draft-07/schema#"})(
    json.loads(schema_path.read_text())
)


def few_rows(value):
    """The same specification with three rows in each data source: the schema says nothing about rows."""
    if isinstance(value, list):
        return [few_rows(element) for element in value]
    if isinstance(value, dict):
        return {key: member[:3] if key == "values" else few_rows(member) for key, member in value.items()}
    return value


failures = 0
for path in sys.argv[1:]:
    specification = json.loads(pathlib.Path(path).read_text())
    for error in validator.iter_errors(few_rows(specification)):
        best = jsonschema.exceptions.best_match([error])
        print(f"{path}: {list(best.absolute_path)}: {best.message[:300]}")
        failures += 1
    drawn = vl_convert.vegalite_to_svg(specification, vl_version="6.4")
    if "<path" not in drawn or "NaN" in drawn:
        print(f"{path}: the drawing is empty or holds NaN")
        failures += 1
sys.exit(1 if failures else 0)
