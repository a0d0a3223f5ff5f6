"""Models handed out by contract: trained together, degraded to what was promised, measured, with a receipt."""

from accord.delivery.handing import HandedCopy, Handout, hand_out
from accord.delivery.rows import Party, Rows, RowsError, Validation
from accord.delivery.snapshots import SnapshotsError
from accord.delivery.terms import Terms, TermsError, read_terms
from accord.delivery.weights import WeightsError

__all__ = [
    "HandedCopy", "Handout", "Party", "Rows", "RowsError", "SnapshotsError", "Terms", "TermsError", "Validation",
    "WeightsError", "hand_out", "read_terms",
]  # fmt: skip
