"""What the benchmark ran on."""
import importlib.metadata
import os
import platform
import re
import subprocess


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            found = re.search(r"^model name\s*:\s*(.+)$", file.read(), re.M)
            name = found.group(1) if found else ""
    except OSError:
        name = output("sysctl", "-n", "machdep.cpu.brand_string")
    return name or platform.machine()


def line(root, in_process):
    swift = re.search(r"Swift version (\S+)", output("swift", "--version"))
    commit = output("git", "-C", root, "rev-parse", "--short", "HEAD") or "unknown"
    if output("git", "-C", root, "status", "--porcelain"):
        commit += " with changes"
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("casadi", "numpy", "scipy"))
    return (f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; "
            f"Swift {swift.group(1) if swift else 'unknown'}, GLPK {output(in_process, '--glpk-version')}, "
            f"Python {platform.python_version()}, {versions}; commit {commit}")
