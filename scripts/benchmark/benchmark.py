"""Measures and reports. Started by `run`, which prepares everything."""
import argparse
import os
import sys

import cases
import machine
import measure
import report


def main():
    parser = argparse.ArgumentParser()
    for name in ("--root", "--accord", "--in-process"):
        parser.add_argument(name, required=True)
    parser.add_argument("--output")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()

    def series(listed):
        return measure.series(listed, options.in_process, options.quick)

    published = series(cases.experiments(os.path.join(options.root, "Data")))
    for case, records in published:
        records["process"] = measure.whole_process([
            options.accord, "design", case["types"], "--participants", str(case["participants"]), "--format", "json"])
    start_up = measure.whole_process([sys.executable, "-c", "pass"])
    parties, types, many = series(cases.more_parties()), series(cases.more_types()), series(cases.many_types())
    hinged = measure.series(
        cases.hinged(os.path.join(options.root, "Tests", "ContractDesignTests", "Fixtures")), options.in_process,
        options.quick, measure.HINGED_PEERS, measure.HINGED_LIMIT)
    measure.say("the two-type sweep ...")
    sweep = measure.accord(options.in_process, cases.two_type_sweep(), "--concurrent")

    text = "\n".join([
        "# Benchmark of Accord\n", machine.line(options.root, options.in_process) + "\n", report.METHOD,
        report.experiments(published, start_up), report.growth(parties, "N", lambda case: case["participants"]),
        report.growth(types, "I", lambda case: len(case["costs"])), report.many_types(many),
        report.hinged(hinged), report.sweep(sweep),
        report.work(published + parties + types + many + hinged), report.peers(published + parties + types)])
    sys.stdout.write(text)
    if options.output:
        temporary = f"{options.output}.{os.getpid()}.tmp"
        with open(temporary, "w") as file:
            file.write(text)
        os.replace(temporary, options.output)


if __name__ == "__main__":
    main()
