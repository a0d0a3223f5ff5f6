"""Questions that a program makes of the service's description, right ones and wrong ones, by Schemathesis."""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Requests"))
from service import DATA, Service, table  # noqa: E402

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


class Description(unittest.TestCase):
    def test_every_question_has_an_answer_that_is_described(self):
        service = Service()
        self.addCleanup(service.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        run = subprocess.run(
            [pathlib.Path(sys.executable).with_name("schemathesis"), "run", DATA / "schema/accord.openapi.json", "--url",
             service.address.rstrip("/"), "--checks", CHECKS, "--phases", "coverage,fuzzing", "--max-examples", "250",
             "--seed", "1", "--no-color", "--generation-database", "none"],
            capture_output=True, text=True, check=False, cwd=folder.name)
        said = run.stdout[-5000:] + run.stderr[-2000:]
        self.assertEqual(run.returncode, 0, said)
        generated = re.search(r"(\d+) generated, (\d+) passed", run.stdout)
        self.assertIsNotNone(generated, said)
        self.assertGreaterEqual(int(generated[1]), 5000)
        self.assertEqual(generated[1], generated[2])
        self.assertTrue(service.is_up)
        self.assertEqual(service.ask("/api/design", {"types": table("big-firms.csv"), "participants": 3})[0], 200)
        print(f"{generated[1]} questions", file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
