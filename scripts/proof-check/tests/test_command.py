import importlib.util
import os
import py_compile
import shutil
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

    def test_nothing_is_taken_from_elsewhere(self):
        """A package of the name of one of the folders among the site packages, and a compiled module beside the source."""
        with tempfile.TemporaryDirectory() as folder:
            tampered = os.path.join(folder, "scripts")
            shutil.copytree(PROGRAM, os.path.join(tampered, "proof-check"), ignore=shutil.ignore_patterns("tests"))
            script = shutil.copy(SCRIPT, tampered)
            source = os.path.join(tampered, "proof-check", "rules", "tree.py")
            with open(os.path.join(folder, "tree.py"), "w") as file:
                file.write("def check_upper_bound(*_):\n    pass\n")
            compiled = importlib.util.cache_from_source(source)
            py_compile.compile(file.name, compiled, source, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
            done = call(os.path.join(CASES, "broken-upper.json"), script=script)
            self.assertEqual(done.returncode, 1, done.stdout)
        with open(SCRIPT) as file:
            options = file.read()
        for option in ("-I", "-S", "-B", "pycache_prefix"):
            self.assertIn(option, options)

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
