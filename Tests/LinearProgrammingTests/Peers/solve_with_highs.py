"""Solves each file named on the command line with HiGHS and prints one JSON line per file."""
import json
import sys

import highspy

NAMES = {
    highspy.HighsModelStatus.kOptimal: "optimal",
    highspy.HighsModelStatus.kModelEmpty: "optimal",
    highspy.HighsModelStatus.kInfeasible: "infeasible",
    highspy.HighsModelStatus.kUnbounded: "unbounded",
}

for path in sys.argv[1:]:
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("primal_feasibility_tolerance", 1e-9)
    solver.setOptionValue("dual_feasibility_tolerance", 1e-9)
    if solver.readModel(path) == highspy.HighsStatus.kError:
        print(json.dumps({"status": "unreadable", "objective": 0}))
        continue
    solver.run()
    status = solver.getModelStatus()
    print(json.dumps({
        "status": NAMES.get(status, str(status)),
        "objective": solver.getInfo().objective_function_value if status == highspy.HighsModelStatus.kOptimal else 0,
    }))
