"""Checks a proof that a contract is as good as claimed. RULES.md says what is proved and why.

Usage:    scripts/check-proof FILE.json [--contract CONTRACT.json] [--time-limit S]
Example:  scripts/check-proof big-firms.proof.json

FILE.json holds a problem, a menu, claims and evidence (format accord.proof/1). With --contract, an answer of
`accord design --format json` is held against it too: the same problem, the same offers to 1e-9 of their size, bounds that
follow to 1e-7. Needs Python 3.9 or later and this folder, and nothing else.

Exit codes: 0 valid; 1 broken, or not to be checked; 64 wrong usage; 65 unreadable file; 66 no such file; 75 time limit
reached (300 seconds unless --time-limit says otherwise); 130 interrupted.
"""

import sys

from command import main

for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(errors="backslashreplace")
sys.exit(main(sys.argv[1:], __doc__))
