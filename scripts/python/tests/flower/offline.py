"""Runs a command where there is no way out: only this machine's own addresses, 127.0.0.1 and ::1.

python offline.py COMMAND... makes a network namespace with nothing but a loopback interface and starts the command in
it. All processes that it leaves behind end with it. Ends with 77 where namespaces are not permitted.
"""

import os
import socket
import struct
import subprocess
import sys

NAMESPACE = ["unshare", "--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"]


def is_permitted():
    try:
        return subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def raise_loopback():
    import fcntl

    up_and_running, set_flags = 0x1 | 0x40, 0x8914
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        fcntl.ioctl(handle, set_flags, struct.pack("16sh14x", b"lo", up_and_running))


def has_a_way_out():
    """Whether a packet to a documentation address could be sent at all."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        try:
            handle.connect(("192.0.2.1", 9))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    if sys.argv[1] == "--inside":
        raise_loopback()
        if has_a_way_out():
            sys.exit("There is a way out.")
        os.execvp(sys.argv[2], sys.argv[2:])
    if not is_permitted():
        sys.exit(77)
    sys.exit(subprocess.run([*NAMESPACE, sys.executable, __file__, "--inside", *sys.argv[1:]]).returncode)
