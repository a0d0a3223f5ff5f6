import os
import subprocess
import tempfile
import time
import unittest

from support import CASES, PROGRAM

SCRIPT = os.path.join(os.path.dirname(PROGRAM), "check-proof")
VALID = os.path.join(CASES, "valid-h6.json")


def call(*arguments, script=SCRIPT, cwd="/"):
    return subprocess.run([script, *arguments], capture_output=True, text=True, cwd=cwd)


class CommandLine(unittest.TestCase):
    def test_from_any_folder_and_through_links(self):
        with tempfile.TemporaryDirectory() as folder:
            link, second = os.path.join(folder, "a link"), os.path.join(folder, "second")
            os.symlink(SCRIPT, link)
            os.symlink("a link", second)
            for script in (SCRIPT, link, second):
                done = call(VALID, script=script, cwd=folder)
                self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(call(os.path.basename(VALID), cwd=CASES).returncode, 0)

    def test_help(self):
        done = call("--help")
        self.assertEqual(done.returncode, 0)
        self.assertIn("Example:", done.stdout)

    def test_wrong_usage(self):
        for arguments in (
            (),
            (VALID, VALID),
            (VALID, "--limit", "3"),
            (VALID, "--time-limit"),
            (VALID, "--time-limit", "0"),
            (VALID, "--time-limit=nan"),
            (VALID, "--time-limit", "soon"),
        ):
            done = call(*arguments)
            self.assertEqual((done.returncode, done.stdout), (64, ""), arguments)
            self.assertIn("--help", done.stderr)

    def test_no_such_file(self):
        for arguments in (("nowhere.json",), ("/",), (VALID, "--contract", "nowhere.json")):
            done = call(*arguments)
            self.assertEqual((done.returncode, done.stdout), (66, ""))

    def test_time_limit(self):
        start = time.monotonic()
        done = call(os.path.join(CASES, "families", "poisson1000.json"), "--time-limit=0.05")
        self.assertEqual(done.returncode, 75)
        self.assertIn("not done after 0.05 seconds", done.stdout)
        self.assertLess(time.monotonic() - start, 2)


if __name__ == "__main__":
    unittest.main()
