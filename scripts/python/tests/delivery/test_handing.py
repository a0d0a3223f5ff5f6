"""Handing out: what each party gets, and what is refused."""

import warnings

import numpy as np
import pytest
from sklearn.linear_model import SGDClassifier
from sklearn.svm import SVC

from accord.delivery import Party, Rows, RowsError, SnapshotsError, TermsError, Validation, WeightsError, hand_out
from accord.delivery.handing import METHODS
from delivery.made import clouds, contract, learner, parties, validation

OFFERS = {
    "a": {"contribution": 30, "reward": 40.0, "part": 0.5},
    "b": {"contribution": 60, "reward": 55.0, "part": 1.0},
}


def group():
    return [Party("anna", "a", clouds(40, 1)), Party("ben", "a", clouds(30, 2)), Party("cleo", "b", clouds(80, 3))]


@pytest.fixture(scope="module")
def handout():
    return hand_out(contract(OFFERS), learner(), group(), validation(), seed=4)


def test_each_party_gets_the_copy_that_the_contract_says(handout):
    assert [copy.party for copy in handout.copies] == ["anna", "ben", "cleo"]
    assert [copy.rows for copy in handout.copies] == [40, 30, 80]
    assert handout.collective_rows == 150
    for copy in handout.copies:
        assert copy.promise == handout.terms.offer(copy.type).promise
        assert copy.due == handout.terms.due(copy.type, handout.collective_skill)
        assert copy.target == min(handout.collective_skill, max(copy.promise, copy.due))
        assert copy.delivered >= copy.target
        assert copy.delivered == handout.validation.skill(copy.model)
        assert copy.is_kept == (copy.delivered >= copy.promise)


def test_whom_all_is_due_gets_the_collective_model(handout):
    *_, cleo = handout.copies
    assert cleo.model is handout.collective
    assert (cleo.made_of, cleo.tried) == ({"rows": 150}, 0)


@pytest.mark.parametrize("count", range(190, 210))
def test_the_whole_is_due_whatever_its_last_digit(count):
    offers = {"a": {"contribution": 30, "reward": 1.0, "part": 1.0}}
    found = hand_out(contract(offers, valuation="power:90,0.7"), learner(), parties(30, 40), validation(count))
    assert found.trainings == 1
    assert all(copy.model is found.collective for copy in found.copies)


def test_a_copy_is_the_model_of_the_rows_that_it_is_said_to_be_made_of(handout):
    anna = handout.copies[0]
    owners = np.repeat([0, 1, 2], [40, 30, 80])
    common = np.random.default_rng(4).permutation(150)
    order = [*common[owners[common] == 0], *common[owners[common] != 0]][: int(anna.made_of["rows"])]
    features = np.concatenate([party.rows.features for party in group()])[order]
    labels = np.concatenate([party.rows.labels for party in group()])[order]
    again = learner().set_params(random_state=4).fit(features, labels)
    assert np.array_equal(again.coef_, anna.model.coef_)


def test_trainings_are_counted(handout):
    assert handout.trainings == 1 + sum(copy.tried for copy in handout.copies) - sum(
        copy.made_of == {"rows": 150} and copy.tried > 0 for copy in handout.copies
    )


def test_the_same_seed_gives_the_same_copies(handout):
    again = hand_out(contract(OFFERS), learner(), group(), validation(), seed=4)
    for first, second in zip(handout.copies, again.copies, strict=True):
        assert np.array_equal(first.model.coef_, second.model.coef_)
        assert (first.made_of, first.delivered) == (second.made_of, second.delivered)


def test_a_guard_aims_above_the_target_and_no_higher_than_there_is():
    plain, careful, huge = (
        hand_out(contract(OFFERS), learner(), group(), validation(), guard=guard) for guard in (0.0, 1.0, 1000.0)
    )
    for low, high in zip(plain.copies, careful.copies, strict=True):
        aim = min(careful.collective_skill, low.target + careful.validation.standard_error)
        assert high.target == low.target
        assert high.delivered >= aim
    assert all(copy.delivered >= huge.collective_skill for copy in huge.copies)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_hands_out_what_is_due(method):
    estimator = SGDClassifier(loss="log_loss")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        found = hand_out(contract(OFFERS), estimator, group(), validation(), method=method, epochs=5, seed=1)
    weak = method in ("noise", "pruning", "interpolation")
    assert [str(w.message) for w in said if "withholds little" in str(w.message)] != [] or not weak
    assert weak or not any("withholds" in str(w.message) for w in said)
    for copy in found.copies:
        assert copy.delivered >= copy.target
    assert found.method == method


def test_a_promise_that_the_group_cannot_reach_is_told():
    offers = {"a": {"contribution": 5, "reward": 99.9, "part": 1.0}}
    found = hand_out(contract(offers), learner(), parties(10, 10), validation())
    for copy in found.copies:
        assert copy.model is found.collective
        assert copy.delivered == copy.target == found.collective_skill
        assert not copy.is_kept


def test_labels_may_be_text_and_names_anything():
    names = ("Katze", "狗", "oiseau")
    found = hand_out(contract(), learner(), parties(40, 50, names=names), validation(names=names))
    assert set(found.copies[0].model.predict(found.validation.rows.features)) <= set(names)
    assert all(copy.delivered >= copy.target > 0.3 for copy in found.copies)


def test_of_one_class_alone_everybody_gets_what_says_it():
    rows = Rows(clouds(40, 1).features, np.full(40, 1))
    found = hand_out(contract(), learner(), [Party("one", "a", rows)], validation())
    assert set(found.collective.predict(rows.features)) == {1}
    assert found.copies[0].delivered == found.collective_skill


@pytest.mark.parametrize("method", ["noise", "pruning", "interpolation"])
def test_of_one_class_alone_there_are_no_weights_to_weaken(method):
    """What is due is what guessing performs, at most: nothing is degraded, and nobody is refused."""
    rows = Rows(clouds(40, 1).features, np.full(40, 1))
    with pytest.warns(UserWarning, match="withholds little"):
        found = hand_out(contract(), learner(), [Party("one", "a", rows)], validation(), method=method)
    assert found.copies[0].model is found.collective


def but(**changed):
    """A call that is in order but for this."""
    call = {"contract": contract(), "estimator": learner(), "parties": parties(40, 50), "validation": validation()}
    return {**call, **changed}


def wrong(rows):
    return [*parties(40), Party("other", "a", rows)]


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (but(parties=[]), RowsError, "nobody to hand out to"),
        (but(parties=parties(40, 29)), RowsError, "party 2 brings 29 rows, and its offer to type 'a' asks for 30"),
        (but(parties=parties(40) * 2), RowsError, "More than one party is called 'party 1'"),
        (but(parties=parties(40, type="z")), TermsError, "no offer to type 'z'; it has a"),
        (but(parties=wrong(Rows(np.ones((40, 5)), np.arange(40)))), RowsError, "other have 5 features, .* rows 6"),
        (but(parties=wrong(clouds(40, 1, ("x", "y")))), RowsError, "labels of other .* not both text"),
        (but(contract=contract(baseline=0.2)), TermsError, "counts skill from 0.2, the validation rows from 0.33"),
        (but(method="nested"), ValueError, "no method 'nested'; there are nested-samples, snapshots"),
        (but(guard=-1.0), ValueError, "guard is -1.0"),
        (but(guard=float("nan")), ValueError, "guard is nan"),
        (but(epochs=0, method="snapshots"), ValueError, "epochs is 0"),
        (but(method="snapshots"), SnapshotsError, "LogisticRegression learns in one go"),
        (but(method="noise", estimator=SVC()), WeightsError, "SVC has no weights"),
    ],
)
@pytest.mark.filterwarnings("ignore:noise withholds")
def test_what_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        hand_out(**call)


def test_a_baseline_is_the_contract_s_up_to_rounding():
    hand_out(**but(contract=contract(baseline=1 / 3 + 1e-14)))


def test_names_that_differ_in_case_alone_are_two_parties():
    same = [Party("Anna", "a", clouds(40, 1)), Party("anna", "a", clouds(40, 2))]
    assert len(hand_out(**but(parties=same)).copies) == 2


def test_rows_beyond_the_offer_are_welcome():
    found = hand_out(**but(parties=parties(100, 30)))
    assert found.collective_rows == 130


def test_a_validation_of_one_row_is_one():
    assert hand_out(**but(validation=Validation(clouds(1, 1), 0.0))).copies[0].delivered in (0.0, 1.0)
