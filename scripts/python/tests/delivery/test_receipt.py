"""Receipts: written whole, checked by a program of their own, and every alteration found."""

import copy
import hashlib
import io
import json
import os
import pickle
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
import skops.io
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.neural_network import MLPClassifier

from accord.delivery import Party, hand_out
from accord.delivery.receipt import _file_names
from delivery.made import clouds, contract, learner, parties, validation

OFFERS = {
    "a": {"contribution": 30, "reward": 40.0, "part": 0.5},
    "b": {"contribution": 60, "reward": 55.0, "part": 1.0},
}
THRESHOLDS = {
    "a": {"contribution": 30, "reward": 40.0, "threshold": 41.0},
    "b": {"contribution": 60, "reward": 55.0, "threshold": 99.0},
}
#: What nobody can know who has the folder alone: how copies were made, and what their parties are called.
SAID = {("method",), ("seed",), ("estimator",)} | {
    ("copies", k, *rest) for k in range(3) for rest in (("party",), ("madeOf", "rows"))
}


def group():
    return [Party("anna", "a", clouds(40, 1)), Party("ben", "a", clouds(30, 2)), Party("cleo", "b", clouds(80, 3))]


def write(folder, offers=OFFERS, baseline=1 / 3, **how):
    handout = hand_out(contract(offers, baseline=baseline), learner(), group(), validation(baseline=1 / 3), **how)
    return handout.write(folder).parent


@pytest.fixture(scope="module", params=[OFFERS, THRESHOLDS], ids=["parts", "thresholds"])
def original(request, tmp_path_factory):
    return write(tmp_path_factory.mktemp("original") / "handed out", request.param)


@pytest.fixture
def folder(original, tmp_path):
    return shutil.copytree(original, tmp_path / "handed out")


def change(folder, edit):
    path = folder / "receipt.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    edit(document)
    path.write_text(json.dumps(document), encoding="utf-8")


def sealed(folder, name, data):
    """Puts a file there and has the receipt say its sum, as who altered both would."""
    (folder / name).write_bytes(data)

    def edit(document):
        for entry in [document["contract"], document["validation"], *document["copies"]]:
            if entry["file"] == name:
                entry["sha256"] = hashlib.sha256(data).hexdigest()

    change(folder, edit)


def test_the_program_s_help_tells_its_exit_codes(checked):
    code, said = checked("--help")
    assert code == 0
    assert "Exit codes: 0 all holds; 1 something does not; 64 wrong usage; 65 unreadable file; 66 no such file." in said
    assert all(word in said for word in ("method", "seed", "estimator", "madeOf"))


def test_a_receipt_as_it_was_written_is_valid(original, checked):
    code, said = checked(original)
    assert code == 0, said
    assert said.splitlines()[-1].startswith("VALID: ")
    assert said.count(" (kept)") == 3
    assert f"  contract.json: {hashlib.sha256((original / 'contract.json').read_bytes()).hexdigest()}" in said


def test_the_sums_are_those_of_the_files(original):
    document = json.loads((original / "receipt.json").read_text())
    entries = [document["contract"], document["validation"], *document["copies"]]
    assert sorted([entry["file"] for entry in entries] + ["receipt.json"]) == sorted(os.listdir(original))
    for entry in entries:
        assert hashlib.sha256((original / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert document["validation"]["rowsSha256"] == validation().rows.sha256


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for k, inner in enumerate(value):
            yield from leaves(inner, (*path, k))
    else:
        yield path, value


def altered(value):
    """Values that are another one, of the same kind and of others."""
    if isinstance(value, str):
        swapped = value[:-1] + ("0" if value[-1:] != "0" else "1")
        return [swapped, value + " ", value.upper() + "!", "", 3, None, True, [value], {"": value}]
    return [
        value + 1,
        value - 1,
        -value - 1,
        value + 1e-6,
        value * 1.001 + 1e-6,
        1e300,
        10**400,
        0.123,
        "1",
        None,
        True,
    ]


def test_every_altered_value_is_found(original, folder, checked_here, capsys):
    """But those that no folder can show, which are written down here, and which the program's help names."""
    document = json.loads((original / "receipt.json").read_text())
    places = list(leaves(document))
    assert len(places) > 30
    missed = set()
    for path, value in places:
        for other in altered(value):
            changed = copy.deepcopy(document)
            place = changed
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = other
            (folder / "receipt.json").write_text(json.dumps(changed))
            code, said = checked_here(capsys, folder)
            assert code in (0, 1, 65, 66), said
            if code == 0:
                missed.add(path)
    assert missed <= SAID
    assert ("method",) in missed


def test_every_missing_value_is_found(original, folder, checked_here, capsys):
    document = json.loads((original / "receipt.json").read_text())
    for path, _ in leaves(document):
        changed = copy.deepcopy(document)
        place = changed
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]
        (folder / "receipt.json").write_text(json.dumps(changed))
        code, said = checked_here(capsys, folder)
        if path not in SAID or path[-1] == "party":
            assert code == 65, (path, said)
            assert path == ("schema",) or f"{path[-1]!r} is missing" in said


def test_every_altered_number_of_the_contract_is_found_in_what_was_delivered(original, folder, checked_here, capsys):
    """Whoever alters the contract and its sum has to alter promises too, which stand in the receipt."""
    document = json.loads((original / "contract.json").read_text())
    kept = {("pilot", "baseline"), ("problem", "accuracy"), ("problem", "valuation")}
    found = set()
    for path, value in leaves(document):
        changed = copy.deepcopy(document)
        place = changed
        for key in path[:-1]:
            place = place[key]
        if isinstance(value, float | int):
            place[path[-1]] = value * 1.01 + 100
        elif path in kept:
            place[path[-1]] = {"accuracy": "mmf:0.9,0.2,9,0.5", "valuation": "linear:101"}[path[-1]]
        else:
            continue
        sealed(folder, "contract.json", json.dumps(changed).encode())
        code, said = checked_here(capsys, folder)
        if code != 0:
            assert code in (1, 65), said
            found.add(path)
    for k in range(2):
        assert ("menu", k, "contribution") in found
        assert ("menu", k, "reward") in found
    assert ("pilot", "baseline") in found
    assert ("problem", "valuation") in found


@pytest.mark.parametrize("name", ["contract.json", "validation.npz", "copy-anna.skops", "copy-cleo.skops"])
def test_every_altered_file_is_found_and_not_opened(folder, checked_here, capsys, name):
    data = (folder / name).read_bytes()
    for other in [data + b" ", data[:-1], b"", data[:50] + bytes([data[50] ^ 1]) + data[51:]]:
        (folder / name).write_bytes(other)
        code, said = checked_here(capsys, folder)
        assert code == 1
        assert f"SHA-256 of {name}" in said
        assert "INVALID: 1 of" in said
    (folder / name).unlink()
    code, said = checked_here(capsys, folder)
    assert code == 66
    assert f"{name}: there is no such file" in said


def test_copies_that_were_swapped_are_found(folder, checked_here, capsys):
    """With their sums: the model of one party handed to another performs otherwise than is said."""

    def swap(document):
        first, _, last = document["copies"]
        for key in ("file", "sha256"):
            first[key], last[key] = last[key], first[key]

    change(folder, swap)
    code, said = checked_here(capsys, folder)
    assert code == 1
    assert "anna: the skill of the copy, measured now" in said
    assert "cleo: the copy performs" in said


def test_a_worse_copy_is_found(folder, checked_here, capsys):
    rows = clouds(4, 5)
    sealed(folder, "copy-anna.skops", skops.io.dumps(learner().fit(rows.features, rows.labels)))
    code, said = checked_here(capsys, folder)
    assert code == 1
    assert "anna: the skill of the copy" in said


def test_two_parties_with_one_file_are_found(folder, checked_here, capsys):
    def edit(document):
        for key in ("file", "sha256"):
            document["copies"][1][key] = document["copies"][0][key]

    change(folder, edit)
    code, said = checked_here(capsys, folder)
    assert code == 1
    assert "each file is named once" in said


class Evil:
    """An object whose unpickling leaves a trace."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (os.mkdir, (str(self.path),))


def test_pickles_are_refused_and_do_not_run(folder, checked_here, capsys, tmp_path):
    trace = tmp_path / "trace"
    data = pickle.dumps(Evil(trace))
    archive = io.BytesIO()
    schema = {"__class__": "Evil", "__module__": "os", "__loader__": "ObjectNode", "content": "x.pkl", "protocol": 2}
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr("x.pkl", data)
        out.writestr("schema.json", json.dumps(schema))
    arrays = io.BytesIO()
    np.savez(arrays, features=np.array([[Evil(trace)]], object), labels=np.zeros(1))
    for name, content in [
        ("copy-anna.skops", data),
        ("copy-anna.skops", archive.getvalue()),
        ("validation.npz", data),
        ("validation.npz", arrays.getvalue()),
        ("contract.json", data),
    ]:
        sealed(folder, name, content)
        code, said = checked_here(capsys, folder)
        assert code in (1, 65), said
        assert not trace.exists()


class Note:
    """An object of a kind that scikit-learn does not know."""


def test_what_is_not_trusted_is_named_until_it_is(folder, checked_here, capsys):
    rows = clouds(300, 5)
    model = learner().fit(rows.features, rows.labels)
    model.note = Note()
    sealed(folder, "copy-anna.skops", skops.io.dumps(model))
    code, said = checked_here(capsys, folder)
    assert code == 65
    assert "test_receipt.Note" in said
    assert "--trust" in said
    types = skops.io.get_untrusted_types(file=folder / "copy-anna.skops")
    code, said = checked_here(capsys, folder, *[word for name in types for word in ("--trust", name)])
    assert code in (1, 65)
    assert "not trusted" not in said


def broken_archives():
    yield b""
    yield b"PK\x03\x04"
    for schema in ("", "[]", "{}", "null", '{"__class__": 3}', '{"__loader__": "nothing"}', "[" * 10_000):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as out:
            out.writestr("schema.json", schema)
        yield archive.getvalue()
    yield skops.io.dumps({"a": 1})
    yield skops.io.dumps(learner())
    yield skops.io.dumps(learner().fit(np.eye(3), [0, 1, 2]))


def test_what_is_no_copy_is_refused_in_words(folder, checked_here, capsys):
    for data in broken_archives():
        sealed(folder, "copy-anna.skops", data)
        code, said = checked_here(capsys, folder)
        assert code == 65, said
        assert "copy-anna.skops: this is no copy that can be read" in said


def test_what_are_no_rows_is_refused_in_words(folder, checked_here, capsys):
    def saved(**arrays):
        file = io.BytesIO()
        np.savez(file, **arrays)
        return file.getvalue()

    single = io.BytesIO()
    np.save(single, np.zeros(3))
    for data in [
        b"",
        b"PK\x03\x04",
        single.getvalue(),
        saved(features=np.zeros((2, 2))),
        saved(features=np.zeros((2, 2)), labels=np.zeros(3)),
        saved(features=np.zeros(2), labels=np.zeros(2)),
        saved(features=np.zeros((0, 2)), labels=np.zeros(0)),
        saved(features=np.array([["a"]]), labels=np.zeros(1)),
        saved(features=np.zeros((2, 2)), labels=np.zeros((2, 1))),
    ]:
        sealed(folder, "validation.npz", data)
        code, said = checked_here(capsys, folder)
        assert code == 65, said
        assert "validation.npz: " in said


ELSEWHERE = [
    "../secret",
    "/etc/passwd",
    "..",
    ".",
    "",
    "a/b",
    "a\\b",
    "C:x",
    "a\0b",
    "a\nb",
    "x" * 300,
    "é" * 200,
    "\ud800",
]


@pytest.mark.parametrize("name", ELSEWHERE)
@pytest.mark.parametrize("which", ["contract", "validation", "copies"])
def test_files_of_elsewhere_are_not_opened(folder, checked_here, capsys, name, which):
    secret = folder.parent / "secret"
    secret.write_bytes((folder / "copy-anna.skops").read_bytes())

    def edit(document):
        entry = document[which][0] if which == "copies" else document[which]
        entry["file"] = name
        entry["sha256"] = hashlib.sha256(secret.read_bytes()).hexdigest()

    change(folder, edit)
    code, said = checked_here(capsys, folder)
    assert code == 1
    assert "is a file of the folder" in said
    assert len(said) < 400


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "this is no JSON"),
        ("{", "this is no JSON"),
        ("[]", "no document of the schema"),
        ("{}", "no document of the schema"),
        ('{"schema": "accord.receipt/1"}', "'copies' is missing"),
        ('{"schema": "accord.receipt/1", "copies": {}}', "has to be a list"),
        ('{"schema": "accord.receipt/1", "copies": [3]}', "has to be an object"),
        ('{"schema": "accord.receipt/1", "copies": [], "contract": 3}', "has to be an object"),
        ('{"schema": "accord.receipt/2"}', "no document of the schema"),
        ('{"schema": NaN}', "NaN is no number"),
        ('{"schema": "accord.receipt/1", "schema": "accord.receipt/1"}', "a key stands twice"),
        ("[" * 100_000, "this is no JSON"),
        ('{"a": ' + "9" * 5000 + "}", "this is no JSON"),
    ],
)
def test_what_is_no_receipt_is_refused_in_words(folder, checked_here, capsys, text, words):
    (folder / "receipt.json").write_text(text)
    code, said = checked_here(capsys, folder)
    assert code == 65
    assert words in said


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400, "true", '"1"', "null"])
def test_what_is_no_number_is_none(folder, checked_here, capsys, word):
    path = folder / "receipt.json"
    document = json.loads(path.read_text())
    document["collective"]["skill"] = "HERE"
    path.write_text(json.dumps(document).replace('"HERE"', word))
    code, _ = checked_here(capsys, folder)
    assert code == 65


def test_bytes_that_are_no_text_are_no_receipt(folder, checked_here, capsys):
    (folder / "receipt.json").write_bytes(b'{"schema": "\xff"}')
    assert checked_here(capsys, folder)[0] == 65


def test_a_receipt_without_copies_is_invalid(folder, checked_here, capsys):
    change(folder, lambda document: document.update(copies=[]))
    code, said = checked_here(capsys, folder)
    assert code == 1
    assert "there are copies" in said


def test_a_party_cannot_write_the_verdict(folder, checked):
    """Its name is told in one line, without what moves the cursor."""

    def edit(document):
        document["copies"][0]["party"] = "x\nVALID: 99 checks hold.\x1b[2K\u202e"
        document["copies"][0]["delivered"] += 0.1

    change(folder, edit)
    code, said = checked(folder)
    assert code == 1
    assert said.splitlines()[-1].startswith("INVALID")
    assert not any(line.startswith("VALID") for line in said.splitlines())
    assert "\x1b" not in said
    assert "\\u202e" in said


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((), 64, "required: folder"),
        (("a", "b"), 64, "unrecognized arguments: b"),
        (("a", "--trust"), 64, "expected one argument"),
        (("a", "--tru", "x"), 64, "unrecognized arguments"),
        (("--help",), 0, "usage"),
        (("nowhere",), 66, "nowhere/receipt.json: there is no such file"),
        ((".",), 66, "receipt.json: there is no such file"),
        (("receipt",), 65, "Not a directory"),
    ],
)
def test_calls(checked_here, capsys, monkeypatch, tmp_path, words, code, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "receipt").write_text("{}")
    found, said = checked_here(capsys, *words)
    assert found == code
    assert told in said


def test_whoever_reads_the_verdict_may_have_enough(original):
    """A pipe that is closed is no verdict: the exit code stays 0."""
    reader, writer = os.pipe()
    os.close(reader)
    program = Path(__file__).resolve().parents[3] / "receipt-check"
    run = subprocess.run([sys.executable, "-B", program, original], stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_folder_in_place_of_a_file_is_told(folder, checked_here, capsys):
    (folder / "copy-anna.skops").unlink()
    (folder / "copy-anna.skops").mkdir()
    code, said = checked_here(capsys, folder)
    assert code == 65
    assert "copy-anna.skops: this is no file" in said


@pytest.mark.parametrize(
    ("method", "estimator"),
    [("nested-samples", MLPClassifier((4,), max_iter=20)), ("snapshots", SGDClassifier()), ("noise", learner())],
)
@pytest.mark.filterwarnings("ignore")
def test_receipts_of_other_methods_and_models_hold(tmp_path, checked_here, capsys, method, estimator):
    found = hand_out(contract(OFFERS), estimator, group(), validation(), method=method, epochs=3)
    found.write(tmp_path)
    code, said = checked_here(capsys, tmp_path)
    assert code == 0, said


@pytest.mark.parametrize("names", [("Katze", "狗", "oiseau"), (True, False), (0.0, 1.0, 2.0), (-1, 1)])
def test_labels_of_any_kind_are_measured_alike(tmp_path, checked_here, capsys, names):
    hand_out(contract(), learner(), parties(40, 50, names=names), validation(names=names)).write(tmp_path)
    code, said = checked_here(capsys, tmp_path)
    assert code == 0, said


def test_labels_of_a_frame_are_written_without_pickle(tmp_path, checked_here, capsys):
    group = parties(40, 50, names=("x", "y", "z"))
    rows = validation(names=("x", "y", "z")).rows
    held = type(validation())(type(rows)(rows.features, rows.labels.astype(object)), 1 / 3)
    hand_out(contract(), learner(), group, held).write(tmp_path)
    assert checked_here(capsys, tmp_path)[0] == 0


def test_a_promise_missed_by_the_group_s_model_is_told_and_valid(tmp_path, checked_here, capsys):
    offers = {"a": {"contribution": 5, "reward": 99.9, "part": 1.0}}
    hand_out(contract(offers), learner(), parties(10, 10), validation()).write(tmp_path)
    code, said = checked_here(capsys, tmp_path)
    assert code == 0
    assert said.count("(missed, since the group's model performs less than was promised)") == 2


ODD = [
    "Ärzte & Söhne",
    "狗",
    "../x",
    "a" * 300,
    "A",
    "a",
    "1-a",
    "CON",
    "",
    "a b",
    "a-b",
    "\n",
    "x" * 39 + "yz",
    "x" * 39 + "yw",
]


def test_parties_may_be_called_anything(tmp_path, checked_here, capsys):
    group = [Party(name, "a", clouds(31, k)) for k, name in enumerate(ODD)]
    hand_out(contract(), learner(), group, validation()).write(tmp_path)
    document = json.loads((tmp_path / "receipt.json").read_text(encoding="utf-8"))
    assert [entry["party"] for entry in document["copies"]] == ODD
    assert len(os.listdir(tmp_path)) == len(ODD) + 3
    code, said = checked_here(capsys, tmp_path)
    assert code == 0, said


@pytest.mark.parametrize(
    "names", [ODD, ["A", "a", "1-a"], ["2-b", "b", "B"], ["", "party", "1-party"], ["anna", "ben"]]
)
def test_file_names_are_kept_apart_by_every_file_system(names):
    found = _file_names(names)
    assert len({name.casefold() for name in found}) == len(names)
    assert all(name.isascii() and len(name) < 64 and name.startswith("copy-") for name in found)


def test_names_that_need_no_number_have_none():
    assert _file_names(["Anna", "St. Mary's"]) == ["copy-anna.skops", "copy-st-mary-s.skops"]


def test_a_receipt_is_not_written_over(original, tmp_path):
    before = {name: (original / name).read_bytes() for name in os.listdir(original)}
    with pytest.raises(FileExistsError, match=r"receipt\.json is there already: give another folder"):
        write(original)
    assert {name: (original / name).read_bytes() for name in os.listdir(original)} == before


def test_a_contract_from_a_file_is_kept_to_the_byte(tmp_path):
    path = tmp_path / "agreed.json"
    path.write_text(json.dumps(contract(), indent=5))
    hand_out(path, learner(), parties(40, 50), validation()).write(tmp_path / "out")
    assert (tmp_path / "out" / "contract.json").read_bytes() == path.read_bytes()


class Unwritable(LogisticRegression):
    """A model that skops cannot write."""

    def __getstate__(self):
        raise TypeError("not today")


def test_without_its_copies_there_is_no_receipt(tmp_path):
    found = hand_out(contract(), Unwritable(max_iter=200), parties(40, 50), validation())
    with pytest.raises(TypeError, match="not today"):
        found.write(tmp_path)
    assert not (tmp_path / "receipt.json").exists()
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_was_left_incomplete_can_be_written_again(tmp_path, checked_here, capsys):
    (tmp_path / "copy-anna.skops").write_bytes(b"half")
    write(tmp_path)
    assert checked_here(capsys, tmp_path)[0] == 0
