"""Runs a sweep's run.py on a Dask cluster of two worker processes, of which one is killed, and one of whose parts is.

usage: dask_cluster.py FOLDER

FOLDER is what `accord cluster dask` wrote. Ends with the exit code of run.py.
"""
import os
import subprocess
import sys

from distributed import Client, LocalCluster

from kill_part import kill, parent


def main():
    folder = sys.argv[1]
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        with Client(cluster) as client:
            workers = set(client.run(os.getpid).values())
        run = subprocess.Popen([sys.executable, f"{folder}/run.py", cluster.scheduler_address])

        def worker(pid):
            while pid not in workers:
                pid = parent(pid)
            return pid

        # What solves dies with its worker, which `kill` waits for.
        kill(folder, 2, worker)
        kill(folder, 4)
        sys.exit(run.wait())


if __name__ == "__main__":
    main()
