"""What is checked of a receipt, in order: its files, the rows, each copy."""

from contract import Contract
from copies import share_right
from documents import Unreadable, read, read_document
from rows import read_rows
from verdicts import Verdicts


def check(folder, trusted):
    """What holds of a receipt and what does not. Files that are not those that the receipt names are not opened."""
    path = folder / "receipt.json"
    receipt = read_document(read(path), path, "accord.receipt/1")
    verdicts = Verdicts()
    entries = receipt.parts("copies")
    named = [receipt.part("contract"), receipt.part("validation"), *entries]
    contract_data, rows_data, *copies = [verdicts.file(folder, entry) for entry in named]
    verdicts.holds(len({entry.text("file") for entry in named}) == len(named), "each file is named once")
    verdicts.holds(len(entries) > 0, "there are copies")
    if not verdicts.hold:
        return verdicts
    contract = Contract(read_document(contract_data, folder / named[0].text("file"), "accord.contract/1"))
    rows = read_rows(rows_data, folder / named[1].text("file"))
    baseline, whole = _check_rows(verdicts, receipt, contract, rows)
    for entry, data in zip(entries, copies, strict=True):
        offer = contract.offer(entry.text("type"))
        score = share_right(data, folder / entry.text("file"), rows, trusted)
        _check_copy(verdicts, entry, offer, whole, (score - baseline) / (1 - baseline))
    return verdicts


def _check_rows(verdicts, receipt, contract, rows):
    """Checks what all copies share, and says the baseline of skill and the collective model's."""
    validation, collective, copies = receipt.part("validation"), receipt.part("collective"), receipt.parts("copies")
    verdicts.equal("the number of validation rows", validation.number("rows"), len(rows.labels))
    verdicts.equal("SHA-256 of the validation rows", validation.text("rowsSha256"), rows.sha256)
    baseline, whole = validation.number("baseline"), collective.number("skill")
    if not 0 <= baseline < 1:
        raise Unreadable(f"the receipt: the baseline is {baseline}, not a score from 0 to below 1.")
    if contract.baseline is not None:
        verdicts.close("the baseline of skill, against the contract's", baseline, contract.baseline)
    verdicts.holds(whole <= 1, "the collective model performs 1 at most")
    names = [entry.text("party") for entry in copies]
    verdicts.holds(len(set(names)) == len(names), "each party is named once")
    brought = sum(entry.number("rows") for entry in copies)
    verdicts.equal("the rows that all bring together", collective.number("rows"), brought)
    return baseline, whole


def _check_copy(verdicts, entry, offer, whole, skill):
    """Checks one copy, which performs so much, against the offer and against what the receipt says."""
    party = entry.text("party")
    if offer is None:
        verdicts.holds(False, f"{party}: the contract has an offer to type {entry.text('type')!r}")
        return
    asked, due = offer.contribution, offer.due(whole)
    verdicts.holds(entry.number("rows") >= asked - 1e-9, f"{party} brings the {asked:g} rows asked")
    verdicts.close(f"{party}: the promise, against the contract's", entry.number("promise"), offer.promise)
    verdicts.close(f"{party}: what the rule makes of the collective model", entry.number("due"), due)
    target = min(whole, max(offer.promise, due))
    verdicts.close(f"{party}: the target", entry.number("target"), target)
    verdicts.close(f"{party}: the skill of the copy, measured now", entry.number("delivered"), skill)
    if target >= whole - 1e-12:
        verdicts.close(f"{party}: the collective model, which it is due whole", whole, skill)
    verdicts.delivery(party, skill, target, offer.promise)
