"""Checks a receipt: that each party was handed the copy that the contract says, as it is measured now.

Usage:    scripts/check-receipt FOLDER [--trust TYPE]...
Example:  scripts/check-receipt handed-out

FOLDER is what accord.delivery wrote: receipt.json with the contract, the validation rows and the copies that it names.
The files must have the SHA-256 named; promises, rules and targets are computed from the contract again; each copy is
read, without running code from it, and measured on the validation rows. No code is shared with what wrote them.
--trust names a type of object, such as xgboost.sklearn.XGBClassifier, that copies may hold beside scikit-learn's own.

No folder can show these: that the contract and the validation rows are those agreed on (compare the SHA-256 that are
printed), how well the collective model performs where no copy is as good, and how copies were made (method, seed,
estimator, madeOf).

Exit codes: 0 all holds; 1 something does not; 64 wrong usage; 65 unreadable file; 66 no such file.
"""

import sys

from command import main

for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(errors="backslashreplace")
sys.exit(main(sys.argv[1:], __doc__))
