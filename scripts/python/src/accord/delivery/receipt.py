"""The receipt of a handout: who got what, measured on which rows, with the SHA-256 of each file.

`scripts/check-receipt` verifies it against contract, copies and validation rows, with code of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from accord.delivery.handing import Handout

SCHEMA = "accord.receipt/1"


def write(handout: Handout, folder: Path) -> Path:
    """Writes `contract.json`, `validation.npz`, a `copy-NAME.skops` for each party and `receipt.json` into a folder.

    Where names come to the same in lower-case ASCII, all are numbered: `copy-2-NAME.skops`.

    Raises FileExistsError where the folder holds a receipt already. Needs skops, whose files run no code when they are
    read. The receipt comes last, so that without one a folder is incomplete.
    """
    import skops.io

    receipt = folder / "receipt.json"
    if receipt.exists():
        raise FileExistsError(f"{receipt} is there already: give another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    rows = handout.validation.rows
    (folder / "contract.json").write_bytes(handout.terms.source)
    np.savez(folder / "validation.npz", features=rows.features, labels=rows.labels)
    entries: list[dict[str, Any]] = []
    names = _file_names([copy.party for copy in handout.copies])
    for copy, name in zip(handout.copies, names, strict=True):
        skops.io.dump(copy.model, folder / name)
        entries.append(
            {
                "party": copy.party, "type": copy.type, "rows": copy.rows, "promise": copy.promise, "due": copy.due,
                "target": copy.target, "delivered": copy.delivered, "madeOf": copy.made_of,
                "file": name, "sha256": _digest(folder / name),
            }
        )  # fmt: skip
    document = {
        "schema": SCHEMA,
        "contract": {"file": "contract.json", "sha256": _digest(folder / "contract.json")},
        "validation": {
            "file": "validation.npz", "sha256": _digest(folder / "validation.npz"), "rows": len(rows),
            "rowsSha256": rows.sha256, "baseline": handout.validation.baseline,
        },
        "method": handout.method, "seed": handout.seed, "estimator": handout.estimator,
        "collective": {"rows": handout.collective_rows, "skill": handout.collective_skill},
        "copies": entries,
    }  # fmt: skip
    partial = folder / "receipt.json.part"
    partial.write_text(json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")
    partial.replace(receipt)
    return receipt


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _file_names(parties: list[str]) -> list[str]:
    """Names that every file system takes and keeps apart: numbered all, where one alone would not do."""
    plain = [re.sub(r"[^A-Za-z0-9]+", "-", party).strip("-")[:40].lower() for party in parties]
    if all(plain) and len(set(plain)) == len(plain):
        return [f"copy-{name}.skops" for name in plain]
    return [f"copy-{k + 1}-{name or 'party'}.skops" for k, name in enumerate(plain)]
