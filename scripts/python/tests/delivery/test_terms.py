"""Terms, against contracts reckoned by hand."""

import copy
import hashlib
import json
import math

import pytest

from accord.delivery import TermsError, read_terms
from delivery.made import contract


def test_a_part_of_a_linear_worth_is_a_part_of_the_skill():
    terms = read_terms(contract({"a": {"contribution": 30, "reward": 40.0, "part": 0.5}}))
    assert terms.offer("a").rows == 30
    assert terms.offer("a").promise == 0.4
    assert terms.worth(0.7) == pytest.approx(70, abs=1e-12)
    assert terms.skill(70) == pytest.approx(0.7, abs=1e-15)
    assert terms.due("a", 0.7) == pytest.approx(0.35, abs=1e-15)
    assert terms.target("a", 0.7) == 0.4  # the promise is more
    assert terms.target("a", 0.9) == pytest.approx(0.45, abs=1e-15)  # the part is more
    assert terms.target("a", 0.3) == 0.3  # no more than there is


def test_a_power_valuation_bends_the_part():
    """Worth 90 sqrt(r): half of what r = 0.64 is worth is 36, and 90 sqrt(0.16) = 36."""
    document = contract({"a": {"contribution": 1, "reward": 45.0, "part": 0.5}}, valuation="power:90,0.5")
    terms = read_terms(document)
    assert terms.worth(0.64) == pytest.approx(72, abs=1e-12)
    assert terms.due("a", 0.64) == pytest.approx(0.16, abs=1e-15)
    assert terms.offer("a").promise == pytest.approx(0.25, abs=1e-15)


def test_a_threshold_is_in_value_units():
    document = contract({"a": {"contribution": 1, "reward": 36.0, "threshold": 45.0}}, valuation="power:90,0.5")
    terms = read_terms(document)
    assert terms.due("a", 0.64) == pytest.approx(0.25, abs=1e-15)  # 90 sqrt(0.25) = 45
    assert terms.due("a", 0.09) == pytest.approx(0.09, abs=1e-15)  # below the threshold: all there is


@pytest.mark.parametrize(
    ("accuracy", "start"),
    [
        ("bound:1,1", 0.0),
        ("power:0.9,2,0.5", 0.0),
        ("arctan:0.01", 0.0),
        ("exponential:0.9,0.01", 0.0),
        ("mmf:0.9,0.6,100,0.5", 0.3),
        ("mmf:0.9,1.2,100,0.5", 0.0),
        ("weibull:0.8,0.5,100,0.5", 0.3),
        ("pow4:0.9,2,16,0.5", 0.4),  # 0.9 - 2 / 4
        ("pow4:0.9,8,16,0.5", 0.0),
        ("pow4:0.9,2,0,0.5", 0.0),
    ],
)
def test_what_is_worth_something_without_data_is_not_shared_out(accuracy, start):
    """100 r: of what the collective model is worth above a(0), half, upon a(0)."""
    terms = read_terms(contract(accuracy=accuracy))
    assert terms.untrained == pytest.approx(100 * start, abs=1e-12)
    assert terms.due("a", 0.8) == pytest.approx(start + 0.5 * (0.8 - start), abs=1e-14)


@pytest.mark.parametrize("collective", [-0.2, 0.0])
def test_below_guessing_nothing_is_due_but_what_there_is(collective):
    terms = read_terms(contract())
    assert terms.due("a", collective) == 0
    assert terms.target("a", collective) == collective
    assert terms.worth(collective) == 0


@pytest.mark.parametrize(("contribution", "rows"), [(0, 0), (29.1, 30), (30.0, 30), (30 + 1e-10, 30), (30.001, 31)])
def test_rows_are_whole_and_rounding_does_not_add_one(contribution, rows):
    offers = {"a": {"contribution": contribution, "reward": 40.0, "part": 0.5}}
    assert read_terms(contract(offers)).offer("a").rows == rows


def test_offers_and_rules_go_together_by_name():
    document = contract(
        {
            "a": {"contribution": 30, "reward": 40.0, "part": 0.5},
            "b": {"contribution": 60, "reward": 80.0, "threshold": 85.0},
        }
    )
    document["rewards"]["types"].reverse()
    terms = read_terms(document)
    assert (terms.offer("a").part, terms.offer("b").threshold) == (0.5, 85.0)


def test_a_contract_is_the_same_from_a_document_and_from_its_file(tmp_path):
    path = tmp_path / "contract.json"
    path.write_text(json.dumps(contract(baseline=0.2), indent=3))
    document, file = read_terms(contract(baseline=0.2)), read_terms(path)
    assert file.offers == document.offers == read_terms(str(path)).offers
    assert file.baseline == 0.2
    assert read_terms(contract()).baseline is None
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert file.document == document.document == contract(baseline=0.2)


def test_an_unknown_type_is_named_with_those_there_are():
    with pytest.raises(TermsError, match="no offer to type 'b'; it has a"):
        read_terms(contract()).offer("b")


def test_a_table_of_measurements_is_refused():
    with pytest.raises(TermsError, match="table of measurements"):
        read_terms(contract(accuracy="table:pilot.csv"))


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("schema",), "accord.contract/2", "no contract with offers"),
        (("menu",), [], "no contract with offers"),
        (("problem", "valuation"), "table:worth.csv", "valuation 'table'"),
        (("problem", "valuation"), "logarithm:3", "valuation 'logarithm'"),
        (("problem", "valuation"), "linear:x", "could not convert"),
        (("problem", "valuation"), "linear", "cannot be read"),
        (("problem", "valuation"), "linear:0", "does not grow"),
        (("problem", "valuation"), "power:90,-1", "does not grow"),
        (("problem", "accuracy"), "mmf:1", "cannot be read"),
        (("problem",), None, "cannot be read"),
        (("rewards", "types"), [], "KeyError: 'a'"),
        (("menu", 0, "contribution"), "many", "cannot be read"),
        (("menu", 0, "rewardPerformance"), None, "cannot be read"),
        (("rewards", "types", 0, "threshold"), 3.0, "by a part or by a threshold"),
        (("rewards", "types", 0, "part"), None, "by a part or by a threshold"),
        (("menu", 0, "contribution"), math.nan, "no JSON document"),
    ],
)
def test_what_cannot_be_delivered_by_is_refused(path, value, words):
    document = copy.deepcopy(contract())
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(TermsError, match=words):
        read_terms(document)


def test_two_offers_to_one_type_are_refused():
    document = contract()
    document["menu"] *= 2
    with pytest.raises(TermsError, match="more than one offer to type 'a'"):
        read_terms(document)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": NaN}', "\N{BYTE ORDER MARK}x", "[" * 100_000])
def test_a_file_that_is_no_contract_is_refused(tmp_path, text):
    path = tmp_path / "contract.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TermsError, match=r"accord design --format json"):
        read_terms(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"contract\.json"):
        read_terms(tmp_path / "contract.json")
