"""Solves linear programs with HiGHS: solve_with_highs.py ANSWERS PROGRAM...

Writes one JSON line per program to the file ANSWERS. What HiGHS prints itself, its banner among it, is no answer.
"""
import json
import sys

import highspy

NAMES = {
    highspy.HighsModelStatus.kOptimal: "optimal",
    highspy.HighsModelStatus.kModelEmpty: "optimal",
    highspy.HighsModelStatus.kInfeasible: "infeasible",
    highspy.HighsModelStatus.kUnbounded: "unbounded",
}


def answer(path):
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("primal_feasibility_tolerance", 1e-9)
    solver.setOptionValue("dual_feasibility_tolerance", 1e-9)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 1e-9)
    solver.setOptionValue("mip_feasibility_tolerance", 1e-9)
    if solver.readModel(path) == highspy.HighsStatus.kError:
        return {"status": "unreadable", "objective": 0}
    solver.run()
    status = solver.getModelStatus()
    return {
        "status": NAMES.get(status, str(status)),
        "objective": solver.getInfo().objective_function_value if status == highspy.HighsModelStatus.kOptimal else 0,
    }


if __name__ == "__main__":
    target, *paths = sys.argv[1:]
    with open(target, "w", encoding="utf-8") as answers:
        for path in paths:
            answers.write(json.dumps(answer(path)) + "\n")
