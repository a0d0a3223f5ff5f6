"""Contracts, beside the command line's CSV, closed forms, and the schema."""

import json
import math
import subprocess
import sys
import warnings

import pandas as pd
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import accord
from accord.command.binary import binary, environment
from conftest import ROOT, agrees

BIG = {"participants": 10}


@pytest.fixture(scope="module")
def contract(data):
    return accord.design(data / "big-firms.csv", **BIG)


def test_menu_is_that_of_the_csv(contract, data, line):
    assert agrees(contract.menu, line("design", data / "big-firms.csv", "--participants", "10"))


def test_menu_with_further_columns(line, tmp_path):
    rows = {
        "type": ["a", "b"],
        "cost": [0.2, 0.05],
        "probability": [0.4, 0.6],
        "value": [2, None],
        "capacity": [9000, None],
    }
    pd.DataFrame(rows).to_csv(tmp_path / "t.csv", index=False)
    menu = accord.design(rows, participants=10).menu
    csv = line("design", tmp_path / "t.csv", "--participants", "10")
    assert set(menu.columns) == set(csv[0])
    assert agrees(menu[list(csv[0])], csv)


def test_offers_are_the_rows_of_the_csv(contract, data, line):
    rows = line("design", data / "big-firms.csv", "--participants", "10")
    for offer, row in zip(contract.offers, rows, strict=True):
        assert (offer.type, offer.pool, ";".join(offer.binding)) == (row["type"], int(row["pool"]), row["binding"])
        assert offer.effective_contribution == float(row["effectiveContribution"])
        assert offer.standalone_contribution == float(row["standaloneContribution"])
        assert offer.reward_performance == float(row["rewardPerformance"])
        assert offer.value is None


def test_published_optimum(contract, data):
    published = pd.read_csv(data / "published-experiments.csv")
    optimum = published[published.experiment == "big-firms"].optimum_performance.iloc[0]
    assert contract.performance.lower == pytest.approx(optimum, abs=1e-12)
    assert contract.performance.lower <= contract.performance.upper
    assert contract.performance.gap == contract.performance.upper - contract.performance.lower


def test_alone_has_a_closed_form():
    """100 (1 - x^-1/2) - c x is greatest where 50 x^-3/2 = c."""
    for cost in (0.2, 0.003):
        rows = [{"type": "only", "cost": cost, "probability": 1}]
        offer = accord.design(rows, participants=4, accuracy="power:1,1,0.5").offers[0]
        best = (50 / cost) ** (2 / 3)
        assert offer.standalone_contribution == pytest.approx(best, rel=1e-6)
        assert offer.outside_option == pytest.approx(100 * (1 - best**-0.5) - cost * best, rel=1e-9)


def test_one_type_contributes_until_it_keeps_what_it_has_alone():
    """With one type the cap is 100 a(4 x), and the optimum the largest x with 100 a(4 x) - c x = outside option."""
    cost = 0.2
    only = accord.design([{"type": "only", "cost": cost, "probability": 1}], participants=4, accuracy="power:1,1,0.5")
    best = (50 / cost) ** (2 / 3)
    outside = 100 * (1 - best**-0.5) - cost * best
    low, high = best, 1e4
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if 100 * (1 - (4 * middle) ** -0.5) - cost * middle > outside else (low, middle)
    assert only.offers[0].contribution == pytest.approx(low, rel=1e-6)
    assert only.performance.lower == pytest.approx(1 - (4 * low) ** -0.5, abs=1e-9)


def test_verdict_is_the_line_that_is_printed(contract, data):
    program = binary()
    words = [str(program), "design", str(data / "big-firms.csv"), "--participants", "10", "--format", "table"]
    text = subprocess.run(words, env=environment(program), capture_output=True, text=True, check=True).stdout
    assert f"Performance  {contract.certificate.verdict}" in text.splitlines()


def test_certificate(contract):
    certificate = contract.certificate
    assert certificate.status == contract.status == "certified"
    assert certificate.bounds.gap <= certificate.tolerance == 1e-8
    assert certificate.checks.worst <= 1e-9
    assert certificate.checks.capacity is None
    assert certificate.stopped_by is contract.stopped_by is None


def test_bounded_where_the_tolerance_is_not_reached():
    rows = [{"type": "a", "cost": 0.2, "probability": 0.5}, {"type": "b", "cost": 0.05, "probability": 0.5}]
    bounded = accord.design(rows, participants=3, tolerance=1e-16)
    assert bounded.status == "bounded" and bounded.performance.gap > bounded.certificate.tolerance
    assert bounded.certificate.verdict.endswith("bounded (tolerance 1e-16)")


def test_document_fits_the_schema(contract):
    schemas = [json.loads(path.read_text()) for path in (ROOT / "Data" / "schema").glob("*.schema.json")]
    registry = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in schemas)
    (schema,) = [schema for schema in schemas if schema["$id"] == "urn:accord:schema:contract:1"]
    Draft202012Validator(schema, registry=registry).validate(contract.document)


def test_charts_are_those_that_the_command_line_writes(contract, data, tmp_path):
    program = binary()
    words = [str(program), "design", str(data / "big-firms.csv"), "--participants", "10", "--charts", str(tmp_path)]
    subprocess.run(words, env=environment(program), capture_output=True, check=True)
    written = {path.name.removesuffix(".vl.json"): json.loads(path.read_text()) for path in tmp_path.iterdir()}
    assert written == contract.charts and "menu" in written


def test_chart_names_its_own_version(contract):
    chart = contract.charts["menu"]
    assert chart["$schema"].endswith("/v6.json")
    bundle = chart._repr_mimebundle_()
    assert repr(chart) == bundle["text/plain"] == f"<Vega-Lite chart: {chart['title']['text']}>"
    assert bundle["application/vnd.vegalite.v6+json"] == bundle["application/vnd.vegalite.v5+json"] == dict(chart)
    assert json.loads(json.dumps(bundle["application/vnd.vegalite.v6+json"])) == chart


def test_contract_in_a_notebook():
    rows = [{"type": "<b>&", "cost": 0.2, "probability": 0.5}, {"type": "b", "cost": 0.1, "probability": 0.5}]
    shown = accord.design(rows, participants=5)
    bundle = shown._repr_mimebundle_()
    assert set(bundle) == {
        "text/plain",
        "text/html",
        "application/vnd.vegalite.v6+json",
        "application/vnd.vegalite.v5+json",
    }
    page = bundle["text/html"]
    assert "<td>&lt;b&gt;&amp;</td>" in page and page.count("<tr>") == 3
    assert f"{shown.offers[1].contribution:.4f}" in page
    assert "certified" in page and "2 types" in bundle["text/plain"]


def test_files(contract, tmp_path):
    place = tmp_path / "a place with blanks"
    place.mkdir()
    saved = contract.save(place / "contract.json")
    assert json.loads(saved.read_text()) == contract.document
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        proof = contract.proof(place / "proof.json")
    assert json.loads(proof.read_text())["schema"] == "accord.proof/1"
    assert accord.verify_proof(proof).holds
    assert accord.offers(saved, place / "pages")


def test_report(contract, tmp_path, monkeypatch):
    for name in ("ACCORD_VEGA", "ACCORD_VEGA_SVG"):
        monkeypatch.setenv(name, "")
    with pytest.warns(accord.AccordNote, match="charts are missing"):
        page = contract.report(tmp_path / "contract.html").read_text()
    assert "big-firms.csv" in page and page.lstrip().lower().startswith("<!doctype html")


def test_broken_proof_is_an_answer(contract, tmp_path):
    proof = json.loads(contract.proof(tmp_path / "proof.json").read_text())
    text = json.dumps(proof)
    lower = accord.verify_proof(tmp_path / "proof.json").document["claims"]["lower"]
    raised = text.replace(repr(lower), repr(lower + 0.01))
    if raised == text:
        pytest.skip("the claim is not written as a decimal")
    (tmp_path / "raised.json").write_text(raised)
    audit = accord.verify_proof(tmp_path / "raised.json")
    assert not audit.holds and audit.faults


def test_offers_pages(contract, tmp_path):
    pages = accord.offers(contract, tmp_path / "pages")
    assert len(pages) == 5
    saved = contract.save(tmp_path / "contract.json")
    again = accord.offers(saved, tmp_path / "again")
    assert [page.read_bytes() for page in pages] == [page.read_bytes() for page in again]


def test_offers_of_what_is_no_contract(tmp_path):
    (tmp_path / "nothing.json").write_text("{}")
    with pytest.raises(accord.BadInput):
        accord.offers(tmp_path / "nothing.json", tmp_path / "pages")


def test_title_and_threshold(data):
    named = accord.design(
        data / "big-firms.csv", **BIG, title="Ours – 你好", consortium="Five", reward_policy="threshold", draws=2000
    )
    assert (named.document["title"], named.document["consortium"]) == ("Ours – 你好", "Five")
    assert named.document["rewards"]["policy"] == "threshold"
    assert named.deliver({"5": 10}).document["policy"] == "threshold"


def test_frames_say_that_pandas_is_missing(contract, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install pandas"):
        _ = contract.menu
    assert len(contract.offers) == 5
    assert math.isclose(contract.performance.lower, 0.8647827601583116)
