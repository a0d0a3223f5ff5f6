"""Has proofs written and checked: check_proofs.py ANSWERS ACCORD CHECKER FIRST END

Random problems FIRST...END-1, those of check_contracts.py: `accord design --proof` writes, CHECKER reads. Writes one JSON document to the file
ANSWERS: how many there were of each outcome, and every certified contract whose proof was not written or does not check, with what
reproduces it. Beside each proof a false claim about the same problem: the bound lowered to below what the menu performs.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

from problems import random_problem


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def outcome(seed, accord, checker, folder):
    """What became of one problem, and what is wrong with it; None for nothing."""
    problem = random_problem(seed)
    table, proof, false = (os.path.join(folder, name) for name in ("types.csv", "proof.json", "false.json"))
    with open(table, "w", encoding="utf-8") as file:
        file.write(problem.table())
    if os.path.exists(proof):
        os.remove(proof)
    command = [accord, "design", table, *problem.arguments(), "--proof", proof, "--format", "json", "--quiet"]
    design = run(*command)
    if design.returncode == 64:
        return "unsupported", None
    status = json.loads(design.stdout)["status"]
    if design.returncode == 2:
        return status, None
    if design.returncode != 0:
        return "no proof", f"{status}: {design.stderr.strip()}" if status == "certified" else None
    verdict = run(checker, proof)
    if verdict.returncode != 0:
        return "does not check", verdict.stdout.strip() or verdict.stderr.strip()
    with open(proof, encoding="utf-8") as file:
        document = json.load(file)
    claims = document["claims"]
    if claims["upper"] - claims["lower"] > 1e-8 and status == "certified":
        return "wide", f"{claims['upper'] - claims['lower']}"
    claims["upper"] = claims["lower"] - 1e-9
    with open(false, "w", encoding="utf-8") as file:
        json.dump(document, file)
    if run(checker, false).returncode == 0:
        return "a false claim is accepted", json.dumps(document)
    return "proved", None


def main():
    answers, accord, checker, first, end = sys.argv[1:]
    counts, faults = collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(int(first), int(end)):
            kind, fault = outcome(seed, accord, checker, folder)
            counts[kind] += 1
            if fault is not None:
                faults.append(f"seed {seed} ({' '.join(random_problem(seed).arguments())}): {kind}: {fault}")
    with open(answers, "w", encoding="utf-8") as file:
        json.dump({"counts": counts, "faults": faults}, file)


if __name__ == "__main__":
    main()
