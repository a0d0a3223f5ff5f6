"""The enumerated problem as a nonlinear program, by Ipopt through CasADi, from one start.

With --limited-memory the Hessian is approximated from gradients, otherwise it is exact. The graph is of matrices: one of
scalars takes fifteen times as long, nearly all of it to differentiate. Bounds are not relaxed, so that the answers can be
compared.
"""
import sys
import time

begin = time.perf_counter()
import casadi as ca
import numpy as np

from enumerated import ONSET, SCALE, branch
from peer import measure

IMPORTS = time.perf_counter() - begin
OPTIONS = {
    "print_level": 0, "sb": "yes", "tol": 1e-10, "bound_relax_factor": 0.0, "mu_strategy": "adaptive",
    "hessian_approximation": "limited-memory" if "--limited-memory" in sys.argv else "exact"}


def solve(problem):
    size, units = problem.size, problem.units
    z = ca.MX.sym("z", 2 * size)
    totals = ca.mtimes(ca.DM(problem.counts * units[:size]), z[:size])
    accuracies = branch(ca.fmax(totals, ONSET), ca)
    linear = (ca.mtimes(ca.DM(problem.rows * units), z) - problem.least) / SCALE
    caps = ca.mtimes(ca.DM(problem.given), accuracies) - z[size:]
    program = {"x": z, "f": -ca.dot(ca.DM(problem.weights), accuracies), "g": ca.vertcat(linear, caps)}
    solver = ca.nlpsol("solver", "ipopt", program, {"print_time": 0, "ipopt": OPTIONS})
    most = np.concatenate([SCALE / problem.c, np.full(size, SCALE)]) / units
    start = np.concatenate([problem.start, problem.start_rewards()]) / units
    begin = time.perf_counter()
    answer = solver(x0=start, lbx=0, ubx=most, lbg=0, ubg=ca.inf)
    seconds = time.perf_counter() - begin
    record = solver.stats()
    contributions = np.array(answer["x"]).ravel()[:size] * units[:size]
    return contributions, record["return_status"], record["iter_count"], seconds


if __name__ == "__main__":
    measure(solve, IMPORTS)
