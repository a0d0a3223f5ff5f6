"""The report's tables, in Markdown."""
import math

from measure import HINGED_PEERS, LEFT_OUT, PEER_LIMIT, PEERS, outcomes

METHOD = f"""\
Accord is timed from the types to the certified contract, in one process (median of the repeats) and as the whole process
`accord design ... --format json` (median of 10). The peers get the problem over all compositions from one start: what each
type does alone, or the largest contribution that all accept alike where training alone does not pay. Their time covers the
enumeration, the building of the problem and the solve, again and again in one warm process; Python's start-up and imports
are left out; the first time in a process, when nothing is warm, stands in the last two tables. All use one thread, except
in the two-type sweep. A peer's process may take {PEER_LIMIT} s.

Accord proves its gap to be at most 1e-8; the peers stop at 1e-10 or less by their own tests and prove nothing. Their
objectives are recomputed from the contributions that they return, all of them shrunk by one factor where they broke a
constraint. Differences are objective minus Accord's proved upper bound.
"""


def table(heads, rows):
    """Markdown; columns of numbers to the right."""
    lines = ["| " + " | ".join(heads) + " |", "| --- |" + " ---: |" * (len(heads) - 1)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows]) + "\n"


def milliseconds(record):
    return digits(1e3 * record["seconds"]) if "seconds" in record else record["missing"]


def digits(number):
    """Three significant digits without an exponent."""
    return f"{number:,.{max(0, 2 - math.floor(math.log10(number)))}f}"


def power_of_ten(number):
    return f"{number:.0e}" if number else "0"


def ratio(record, accord):
    return digits(record["seconds"] / accord["seconds"]) if "seconds" in record else ""


def difference(record, accord, key="feasible"):
    return f"{record[key] - accord['upper']:+.1e}" if key in record else ""


def experiments(results, start_up):
    names = ["Accord", *PEERS]
    rows = []
    for case, records in results:
        rows.append([case["name"], milliseconds(records["Accord"]), digits(1e3 * records["process"])]
                    + [milliseconds(records[name]) for name in PEERS]
                    + [ratio(records[name], records["Accord"]) for name in PEERS])
    totals = {name: [records[name].get("seconds", math.nan) for _, records in results] for name in names}
    sums = {name: {"seconds": sum(times)} if not math.isnan(sum(times)) else {"missing": ""}
            for name, times in totals.items()}
    rows.append(["sum", milliseconds(sums["Accord"]), digits(1e3 * sum(records["process"] for _, records in results))]
                + [milliseconds(sums[name]) for name in PEERS] + [ratio(sums[name], sums["Accord"]) for name in PEERS])
    times = table(["ms", "Accord in process", "Accord process", *PEERS, *(f"{name} / Accord" for name in PEERS)], rows)

    reached = []
    for case, records in results:
        accord = records["Accord"]
        reached.append([case["name"], "Accord", f"{accord['lower']:.12f}", difference(accord, accord, "lower"),
                        power_of_ten(max(0, accord["violation"])), "", f"proved at most {accord['upper']:.12f}"])
        for name in PEERS:
            record = records[name]
            if "seconds" in record:
                reached.append([case["name"], name, f"{record['feasible']:.12f}", difference(record, accord),
                                power_of_ten(record["violation"]), power_of_ten(record["step"]), record["status"]])
    objectives = table(["experiment", "solver", "objective", "difference", "violation [value]", "shrunk by", "status"], reached)
    imports = ", ".join(f"{name} {results[0][1][name].get('import', math.nan):.2f} s" for name in PEERS)
    return (f"## The published experiments\n\n{times}\nPython's start-up: {1e3 * start_up:.0f} ms. Imports: {imports}.\n\n"
            f"{objectives}")


def exponent(sizes, records):
    """The slope of log time against log size, by least squares."""
    points = [(math.log(x), math.log(r["seconds"])) for x, r in zip(sizes, records) if "seconds" in r]
    if len(points) < 2:
        return ""
    x, y = (sum(values) / len(points) for values in zip(*points))
    return f"{sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, b in points):.2f}"


def growth(results, letter, size):
    rows = []
    for case, records in results:
        accord = records["Accord"]
        rows.append([f"{size(case):,}", f"{outcomes(case):.3g}" if outcomes(case) > 1e7 else f"{outcomes(case):,}",
                     accord["engine"], milliseconds(accord)]
                    + [milliseconds(records[name]) if name in records else "" for name in PEERS]
                    + [ratio(records.get(name, {}), accord) for name in PEERS]
                    + [f"{accord['lower'] - accord['upper']:+.1e}"]
                    + [difference(records.get(name, {}), accord) for name in PEERS]
                    + [difference(records.get("Ipopt", {}), accord, "start")])
    times = table([letter, "compositions", "engine", "Accord ms", *(f"{name} ms" for name in PEERS),
                   *(f"{name} / Accord" for name in PEERS), "Accord's difference", *(f"{name}'s" for name in PEERS),
                   "their start's"], rows)
    shared = [(case, records) for case, records in results if case["peers"]]

    def fitted(pairs, name):
        return exponent([size(case) for case, _ in pairs], [records.get(name, {}) for _, records in pairs])

    exponents = table(
        [f"time ~ {letter}^k", "k, sizes of the peers", "k, all sizes"],
        [["Accord", fitted(shared, "Accord"), fitted(results, "Accord")], *([n, fitted(shared, n), ""] for n in PEERS)])
    fixed = "I = 5" if letter == "N" else "N = 10"
    return (f"## Growth in {letter}, {fixed}\n\nCosts evenly spaced from 1 to 0.4, equal probabilities. Nobody trains alone\n"
            "at such costs, so the peers start at the contract that is alike for all; where their start's difference is no\n"
            f"larger than Accord's, that is the optimum already.\n\n{times}\n{exponents}")


def hinged(results):
    rows = []
    for case, records in results:
        accord, ipopt, scip = (records.get(name, {}) for name in ("Accord", *HINGED_PEERS))
        bound = f"{scip['bound'] - accord['upper']:+.1e}" if "bound" in scip else ""
        rows.append([case["name"], f"{outcomes(case):,}", milliseconds(accord), f"{accord['lower']:.10f}",
                     f"{accord['upper'] - accord['lower']:.1e}", milliseconds(ipopt), difference(ipopt, accord),
                     milliseconds(scip), difference(scip, accord), bound, scip.get("status", "")])
    heads = ["case", "compositions", "Accord ms", "objective", "gap", "Ipopt ms", "Ipopt's difference", "SCIP ms",
             "SCIP's difference", "its bound's", "its end"]
    return ("## At the hinge\n\nProblems whose optimum lies where performance begins: not concave, and the local solver may end\n"
            "in a worse menu. SCIP searches globally, to the gap that Accord proves or for 60 processor seconds, from the same\n"
            "start; its bound's difference says by how much it still exceeds Accord's. Its tolerances let both its\n"
            f"values pass the optimum by 1e-8.\n\n{table(heads, rows)}")


def many_types(results):
    rows = []
    for case, records in results:
        accord = records["Accord"]
        rows.append([case["name"], accord["engine"], milliseconds(accord), f"{accord['lower']:.12f}",
                     f"{accord['upper'] - accord['lower']:.1e}", accord["status"], f"{accord['peakMegabytes']:.0f}"])
    heads = ["case", "engine", "Accord ms", "objective", "gap", "status", "peak MB"]
    return ("## Many types\n\nCosts log-uniform in [0.001, 0.3], probabilities uniform on the simplex, fixed seed. No peer "
            f"can enumerate these.\n\n{table(heads, rows)}")


def sweep(record):
    return (f"## The two-type sweep\n\n{record['contracts']:,} contracts in {record['seconds']:.3f} s on {record['cores']} cores, "
            f"{1e6 * record['seconds'] / record['contracts']:.0f} microseconds each: {record['certified']:,} certified, "
            f"{record['failed']} failed, largest gap {record['largestGap']:.1e}, peak {record['peakMegabytes']:.0f} MB.\n")


def timing(record):
    return [digits(1e3 * record[key]) for key in ("seconds", "first", "least")]


def work(results):
    rows = []
    for case, records in results:
        a = records["Accord"]
        rows.append([case["name"], a["engine"], a["status"], a["linearPrograms"], a["pivots"], a["cuts"], a["evaluations"],
                     *timing(a), a["repeats"], f"{a['peakMegabytes']:.0f}"])
    heads = ["case", "engine", "status", "linear programs", "pivots", "cuts", "evaluations", "median ms", "first ms", "least ms",
             "repeats", "peak MB"]
    return f"## Accord's work\n\n{table(heads, rows)}"


def peers(results):
    rows = []
    for case, records in results:
        for name in PEERS:
            r = records.get(name)
            if r and "seconds" in r:
                rows.append([case["name"], name, *timing(r), digits(1e3 * r["processor"]),
                             digits(1e3 * r["setup"]), r["repeats"], r["iterations"], power_of_ten(r["violation"]),
                             power_of_ten(r["step"]), r["status"]])
            elif r and r["missing"] != LEFT_OUT:
                rows.append([case["name"], name, r["missing"], *[""] * 9])
    heads = ["case", "solver", "median ms", "first ms", "least ms", "processor ms", "of it set-up ms", "repeats", "iterations",
             "violation [value]", "shrunk by", "status"]
    return f"## The peers' work\n\n{table(heads, rows)}"
