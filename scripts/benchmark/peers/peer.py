"""One measurement of a general solver: a case as JSON on standard input, its times and its answer as JSON on output."""
import json
import statistics
import sys
import time

import numpy as np

from enumerated import EnumeratedProblem

# A solver is measured again until the repeats of the case are done or so many seconds are spent.
PATIENCE = 6.0


def measure(solve, import_seconds):
    """`solve(problem)` returns contributions, a status, the iterations, its seconds and perhaps more for the record."""
    case = json.load(sys.stdin)
    walls, processor, setups, begin = [], [], [], time.perf_counter()
    while len(walls) < case["repeats"] and (not walls or time.perf_counter() - begin < PATIENCE):
        wall, cpu = time.perf_counter(), time.process_time()
        problem = EnumeratedProblem(case["costs"], case["probabilities"], case["participants"])
        contributions, status, iterations, solving, *more = solve(problem)
        walls.append(time.perf_counter() - wall)
        processor.append(time.process_time() - cpu)
        setups.append(walls[-1] - solving)
    contributions = np.maximum(contributions, 0)
    moved, step = problem.feasible(contributions)
    json.dump({
        "name": case["name"], "seconds": statistics.median(walls), "first": walls[0], "least": min(walls),
        "repeats": len(walls),
        "processor": statistics.median(processor), "setup": statistics.median(setups), "import": import_seconds,
        "outcomes": len(problem.weights), "status": status, "iterations": iterations,
        "start": problem.performance(problem.start), "performance": problem.performance(contributions),
        "violation": problem.violation(contributions), "feasible": problem.performance(moved), "step": step,
        "contributions": list(contributions), **dict(*more),
    }, sys.stdout)
    print()
