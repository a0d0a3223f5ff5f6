"""What `accord serve` answers is what the command line says."""
import json
import unittest

from service import PLACE, Service, command, table, without_times

TYPES = table("big-firms.csv")
MENU = "type,contribution,reward\n1,100,60\n2,100,60\n3,100,60\n4,100,60\n5,100,60\n"
QUESTIONS = [
    ("design", {"types": TYPES, "participants": 10}, ["types.csv", "--participants", "10"]),
    ("design", {"types": TYPES, "participation": "poisson:6", "conditioning": "own", "valuation": "power:50,0.5"},
     ["types.csv", "--participation", "poisson:6", "--conditioning", "own", "--valuation", "power:50,0.5"]),
    ("design", {"types": TYPES, "participants": 4, "points": "samples,performance\n100,0.5\n200,0.7\n400,0.8\n"},
     ["types.csv", "--participants", "4", "--accuracy", "table:points.csv"]),
    ("design", {"types": TYPES, "participants": 4, "pilot": table("pilots/mnist-logreg.csv"), "baseline": 0.1, "trust": "fit"},
     ["types.csv", "--participants", "4", "--pilot", "pilot.csv", "--baseline", "0.1", "--trust", "fit"]),
    ("design", {"types": TYPES, "participants": 4, "multiple": 25, "relaxed": False},
     ["types.csv", "--participants", "4", "--multiple", "25"]),
    ("design", {"types": "type,cost,probability,outside\na,1,1,200\n", "participants": 2},
     ["types.csv", "--participants", "2"]),
    ("verify", {"types": TYPES, "participants": 10, "menu": MENU},
     ["types.csv", "--participants", "10", "--menu", "menu.csv"]),
    ("fit", {"pilot": table("pilots/digits-mlp.csv"), "baseline": 0.1, "at": "1000,2000"},
     ["pilot.csv", "--baseline", "0.1", "--at", "1000,2000"]),
    ("bargain", {"specialists": table("three-specialists.csv"), "generalistCost": 1},
     ["specialists.csv", "--generalist-cost", "1"]),
    ("compete", {"prior": table("compete/trial-prior.csv"), "payoffs": table("compete/trial-payoffs.csv"), "leaveOut": 1},
     ["--prior", "prior.csv", "--payoffs", "payoffs.csv", "--leave-out", "1"]),
    ("align", {"ratings": table("ratings.csv")}, ["ratings.csv"]),
]
WRONG = [
    ("design", {"types": TYPES.replace("0.16", "x"), "participants": 10}, ["types.csv", "--participants", "10"], 422),
    ("design", {"types": TYPES.replace("0.16", "-1"), "participants": 10}, ["types.csv", "--participants", "10"], 422),
    ("design", {"types": "type,cost\na,1\n", "participants": 10}, ["types.csv", "--participants", "10"], 422),
    ("design", {"types": "", "participants": 10}, ["types.csv", "--participants", "10"], 422),
    ("design", {"types": 'type,cost,probability\n"a,1,1\n', "participants": 10}, ["types.csv", "--participants", "10"], 422),
    ("design", {"types": TYPES.replace(",0.2\n", ",0.3\n"), "participants": 10}, ["types.csv", "--participants", "10"], 422),
    ("verify", {"types": TYPES, "participants": 10, "menu": "type,contribution,reward\n1,1,1\n"},
     ["types.csv", "--participants", "10", "--menu", "menu.csv"], 422),
    ("compete", {"prior": "state,probability\na,0.4\nb,0.5\n", "payoffs": table("compete/trial-payoffs.csv")},
     ["--prior", "prior.csv", "--payoffs", "payoffs.csv"], 422),
]


class Answers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service()

    @classmethod
    def tearDownClass(cls):
        cls.service.close()

    def files(self, question):
        return {f"{key}.csv": value for key, value in question.items() if isinstance(value, str) and "\n" in value or value == ""}

    def test_answers_are_those_of_the_command_line(self):
        for name, question, words in QUESTIONS:
            with self.subTest(name, question=question):
                status, headers, body = self.service.ask(f"/api/{name}", question | ({"draws": 100_000} if name == "design" else {}))
                code, printed, said = command([name] + words, self.files(question))
                self.assertIn(code, (0, 1, 2), said)
                self.assertEqual((status, headers["Content-Type"]), (200, "application/json"), body)
                self.assertEqual(without_times(json.loads(body)), without_times(json.loads(printed)))

    def test_errors_are_said_in_the_same_words_at_their_place(self):
        for name, question, words, expected in WRONG:
            with self.subTest(name, question=question):
                status, headers, body = self.service.ask(f"/api/{name}", question)
                problem = json.loads(body)
                code, _, said = command([name] + words, self.files(question))
                self.assertEqual((status, code, headers["Content-Type"]), (expected, 65, "application/problem+json"), said)
                place = PLACE.match(said.strip())
                self.assertEqual(problem["detail"].lower(), place["words"].lower())
                self.assertEqual(problem["table"], place["file"])
                for key in ("line", "column"):
                    self.assertEqual(problem.get(key), place[key] and int(place[key]))

    def test_a_cell_is_named_by_row_and_column(self):
        _, _, body = self.service.ask("/api/design", {"types": 'type,cost,probability\na,1,0.5\n"b c",x,0.5\n', "participants": 2})
        self.assertEqual(json.loads(body)["cell"], {"row": 1, "column": "cost"})

    def test_options_are_named(self):
        for change, option in [
            ({"participants": 0}, "participants"), ({"accuracy": "bund:1"}, "accuracy"), ({"acuracy": "bound:1"}, "acuracy"),
            ({"timeLimit": 1e6}, "timeLimit"), ({"participants": 1, "help": True}, "help"), ({"output": "x.csv"}, "output"),
            ({"engine": {"a": 1}}, "engine"), ({"tolerance": "--relaxed"}, "tolerance"),
        ]:
            status, _, body = self.service.ask("/api/design", {"types": TYPES, "participants": 2} | change)
            self.assertEqual((status, json.loads(body)["option"]), (400, option), body)

    def test_no_file_of_the_machine_is_read(self):
        for change in ({"accuracy": "table:/etc/hostname"}, {"accuracyHigh": "table:../types.csv"}, {"ignore": "/etc/passwd"}):
            status, _, body = self.service.ask("/api/design", {"types": TYPES, "participants": 2} | change)
            self.assertEqual(status, 400, body)

    def test_other_forms(self):
        question = {"types": TYPES, "participants": 10}
        for form, kind, begins in [
            ("menu", "text/csv; charset=utf-8", b"type,cost"), ("lp", "text/plain; charset=utf-8", b"Maximize"),
            ("proof", "application/json", b"{"), ("report", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        ]:
            status, headers, body = self.service.ask(f"/api/design/{form}", question)
            self.assertEqual((status, headers["Content-Type"]), (200, kind))
            self.assertTrue(body.startswith(begins), body[:80])
        for name, question, _ in QUESTIONS:
            if name == "verify":
                continue
            status, _, body = self.service.ask(f"/api/{name}/charts", question)
            answer = json.loads(body)
            self.assertEqual(status, 200)
            self.assertTrue(all(chart["$schema"].startswith("https://vega.github.io/") for chart in answer["charts"].values()))
            _, _, alone = self.service.ask(f"/api/{name}", question | ({"draws": 100_000} if name == "design" else {}))
            self.assertEqual(without_times(answer["answer"]), without_times(json.loads(alone)))

    def test_no_solution_is_said(self):
        status, _, body = self.service.ask(
            "/api/bargain", {"specialists": "specialist,cost,fixed_cost\na,1,100\n", "generalistCost": 1})
        self.assertEqual((status, json.loads(body)["title"]), (422, "No solution"))
        status, _, body = self.service.ask(
            "/api/design/report", {"types": "type,cost,probability,outside\na,1,1,200\n", "participants": 2})
        self.assertEqual(status, 422, body)

    def test_the_description_has_every_path(self):
        _, _, body = self.service.ask("/api/openapi.json", None, method="GET")
        paths = json.loads(body)["paths"]
        for path, known in paths.items():
            for method in known:
                status, _, _ = self.service.ask(path, {} if method == "post" else None, method=method.upper())
                self.assertIn(status, (200, 400), path)


if __name__ == "__main__":
    unittest.main()
