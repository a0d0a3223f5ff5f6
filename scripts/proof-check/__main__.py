"""Checks a proof that a contract is as good as claimed, or what is called certain among competing providers. RULES.md
says what is proved and why.

Usage:    scripts/check-proof FILE.json [--contract CONTRACT.json] [--time-limit S]
Example:  scripts/check-proof big-firms.proof.json

FILE.json holds a problem, a menu, claims and evidence (format accord.proof/1). With --contract, an answer of
`accord design --format json` is held against it too: the same problem, the same offers to a millionth of their size,
bounds that follow to 1e-7. FILE.json may also be an answer of `accord compete --format json`, which holds its own
proofs. Needs Python 3.9 or later and this folder, and nothing else.

Exit codes: 0 valid; 1 broken, or not to be checked; 64 wrong usage; 65 unreadable file; 66 no such file; 75 time limit
reached (300 seconds unless --time-limit says otherwise); 73 nobody to tell the verdict; 130 interrupted.
"""

import os
import sys

from command import main

for stream in (sys.stdout, sys.stderr):
    if stream is not None:
        stream.reconfigure(errors="backslashreplace")
code = main(sys.argv[1:], __doc__)
try:
    if sys.stdout is not None:
        sys.stdout.flush()
except OSError:
    os._exit(73)  # A verdict that nobody could read is none.
sys.exit(code)
