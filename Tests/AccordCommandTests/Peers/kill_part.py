"""Waits until parts of a sweep have solved something, one after the other, and kills what solves, the script that started that,
or GNU parallel that started the script.

usage: kill_part.py FOLDER PART[:script|:engine]...

Processes are found by the file that they write, which is in FOLDER.
"""
import os
import signal
import sys
import time


def solver(folder, part):
    """The id of the process that solves the part; None where there is none."""
    output = os.path.realpath(f"{folder}/parts/{part}.sqlite").encode()
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/cmdline", "rb") as file:
                words = file.read().split(b"\0")
        except OSError:
            continue
        if words[0].endswith(b"/accord") and output in words:
            return int(name)
    return None


def parent(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        return int(file.read().rsplit(")", 1)[1].split()[1])


def is_gone(pid):
    """Whether the process has ended, also where nobody has asked for its end yet."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] in "ZX"
    except OSError:
        return True


def wait(what, condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.01)
    sys.exit(f"kill_part: {what} did not happen in {seconds} s")


def has_begun(folder, part):
    """The id of the process that solves the part, once it has stored a good deal."""
    log = f"{folder}/parts/{part}.sqlite-wal"
    return os.path.exists(log) and os.path.getsize(log) > 100_000 and solver(folder, part)


def hold(folder, parts):
    """Stops what solves these parts as soon as they have begun, lest they end before their turn to be killed."""
    for part in parts:
        pid = has_begun(folder, part)
        if pid:
            os.kill(pid, signal.SIGSTOP)


def kill(folder, part, of=lambda pid: pid):
    """Kills the process that `of` names for the solving one, and waits until that is gone too."""
    pid = wait(f"part {part}", lambda: has_begun(folder, part))
    os.kill(of(pid), signal.SIGKILL)
    wait(f"the end of part {part}", lambda: is_gone(pid), 10)


def engine(pid):
    """GNU parallel, which started the script that started the process, perhaps by a shell."""
    while True:
        pid = parent(pid)
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            if b"/parallel\0" in file.read():
                return pid


if __name__ == "__main__":
    folder, turns = sys.argv[1], [words.partition(":")[::2] for words in sys.argv[2:]]
    for turn, (number, what) in enumerate(turns):
        def next_one():
            hold(folder, [later for later, _ in turns[turn + 1:]])
            return has_begun(folder, number)

        pid = wait(f"part {number}", next_one)
        if what == "engine":
            os.kill(engine(pid), signal.SIGKILL)
            # What it started is left to itself.
            os.kill(pid, signal.SIGCONT)
        else:
            kill(folder, number, parent if what == "script" else lambda pid: pid)
