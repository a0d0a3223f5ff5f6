"""Runs each solver on each case, one process at a time, so that none disturbs another."""
import json
import math
import os
import statistics
import subprocess
import sys
import time

FOLDER = os.path.dirname(os.path.abspath(__file__))
PEERS = {"Ipopt": ("ipopt.py",), "Ipopt, L-BFGS": ("ipopt.py", "--limited-memory"), "trust-constr": ("trust_constr.py",)}
# On the problems at the hinge: one start of the best of them, and a solver that bounds the optimum from both sides.
HINGED_PEERS = {"Ipopt": PEERS["Ipopt"], "SCIP": ("scip.py",)}
# Seconds that one process of a peer may take, start-up included.
PEER_LIMIT = 60
# SCIP counts its own processor seconds; this is for its process, should the machine be busy or the problem too large.
HINGED_LIMIT = 900
# With --quick the peers see no case with more compositions than this.
QUICK_OUTCOMES = 5000
LEFT_OUT = "left out"
# Two threads of a matrix library are no faster here than one, and several times slower where they must share a core.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1")


def say(text):
    print(text, file=sys.stderr, flush=True)


def outcomes(case):
    types = len(case["costs"])
    return math.comb(case["participants"] + types - 1, types - 1)


def accord(binary, cases, *options):
    """One process; a record of its only line of output."""
    run = subprocess.run([binary, *options], input=json.dumps(cases), capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"{os.path.basename(binary)} failed: {run.stderr.strip()}")
    return json.loads(run.stdout)


def peer(name, case, peers=PEERS, limit=PEER_LIMIT):
    """The record, or why there is none."""
    script, *options = peers[name]
    command = [sys.executable, os.path.join(FOLDER, "peers", script), *options]
    try:
        run = subprocess.run(
            command, input=json.dumps(case), capture_output=True, text=True, timeout=limit, env=os.environ | ONE_THREAD)
    except subprocess.TimeoutExpired:
        return {"missing": f"> {limit} s"}
    if run.returncode:
        say(f"  {name} failed: {run.stderr.strip().splitlines()[-1:]}")
        return {"missing": "failed"}
    return json.loads(run.stdout)


def whole_process(command, repeats=10):
    """Median seconds from the start of a process to its end."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def series(cases, in_process, quick, peers=PEERS, limit=PEER_LIMIT):
    """Pairs of a case and its records, by solver."""
    results = []
    for case in cases:
        records = {"Accord": accord(in_process, [case])}
        for name in peers if case["peers"] else ():
            say(f"{case['name']}: {name} ...")
            if quick and outcomes(case) > QUICK_OUTCOMES:
                records[name] = {"missing": LEFT_OUT}
            else:
                records[name] = peer(name, case, peers, limit)
        say(f"{case['name']}: " + ", ".join(
            f"{name} {1e3 * r['seconds']:.3g} ms" if "seconds" in r else f"{name} {r['missing']}"
            for name, r in records.items()))
        results.append((case, records))
    return results
