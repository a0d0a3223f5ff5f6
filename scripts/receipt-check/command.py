"""The command line: a folder in, a verdict in words and an exit code out."""

import argparse
import sys
from pathlib import Path

from contract import Contract
from copies import measured
from documents import Unreadable, read_document, read_rows
from verdicts import Verdicts


def main(words, usage):
    """The exit code; the verdict goes to standard output, what is wrong with the call to standard error."""
    parser = argparse.ArgumentParser(prog="check-receipt", usage=usage, add_help=False, exit_on_error=False)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--trust", action="append", default=[])
    if {"-h", "--help"} & set(words):
        print(usage.strip())
        return 0
    try:
        asked = parser.parse_args(words)
    except (argparse.ArgumentError, SystemExit) as error:
        print(f"check-receipt: {error}. `scripts/check-receipt --help` says how.", file=sys.stderr)
        return 64
    try:
        verdicts = check(asked.folder, asked.trust)
    except FileNotFoundError as error:
        print(f"check-receipt: {error.filename}: there is no such file.", file=sys.stderr)
        return 66
    except (Unreadable, OSError) as error:
        print(f"check-receipt: {error}", file=sys.stderr)
        return 65
    print(verdicts)
    return 0 if verdicts.hold else 1


def check(folder, trusted):
    """What holds of a receipt and what does not."""
    receipt = read_document(folder / "receipt.json", "accord.receipt/1")
    verdicts = Verdicts()
    named = [receipt["contract"], receipt["validation"], *receipt["copies"]]
    for entry in named:
        verdicts.file(folder, entry)
    contract = Contract(read_document(folder / receipt["contract"]["file"], "accord.contract/1"))
    rows = read_rows(folder / receipt["validation"]["file"])
    verdicts.equal("the number of validation rows", receipt["validation"]["rows"], len(rows.labels))
    baseline = receipt["validation"]["baseline"]
    if contract.baseline is not None:
        verdicts.close("the baseline of skill, against the contract's", baseline, contract.baseline)
    names = [entry["party"] for entry in receipt["copies"]]
    verdicts.holds(len(set(names)) == len(names), "each party is named once")
    verdicts.equal(
        "the rows that all bring together", receipt["collective"]["rows"], sum(entry["rows"] for entry in receipt["copies"])
    )
    whole = receipt["collective"]["skill"]
    for entry in receipt["copies"]:
        party = entry["party"]
        offer = contract.offer(entry["type"])
        if offer is None:
            verdicts.holds(False, f"{party}: the contract has an offer to type {entry['type']!r}")
            continue
        verdicts.holds(entry["rows"] >= offer.contribution - 1e-9, f"{party} brings the {offer.contribution:g} rows asked")
        verdicts.close(f"{party}: the promise, against the contract's", entry["promise"], offer.promise)
        verdicts.close(f"{party}: what the rule makes of the collective model", entry["due"], contract.due(offer, whole))
        target = min(whole, max(offer.promise, contract.due(offer, whole)))
        verdicts.close(f"{party}: the target", entry["target"], target)
        skill = (measured(folder / entry["file"], rows, trusted) - baseline) / (1 - baseline)
        verdicts.close(f"{party}: the skill of the copy, measured now", entry["delivered"], skill)
        verdicts.delivery(party, skill, target, offer.promise)
    return verdicts
