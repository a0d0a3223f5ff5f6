"""Requests that mean no good, or are none: the right status or a closed connection, and a server that stays as it is."""
import contextlib
import json
import random
import socket
import threading
import time
import unittest

from service import Service, table

TYPES = table("big-firms.csv")
QUESTION = {"types": TYPES, "participants": 10}


class Hostile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.service = Service()

    @classmethod
    def tearDownClass(cls):
        cls.service.close()

    def setUp(self):
        self.assertTrue(self.service.is_up)

    def tearDown(self):
        self.assertTrue(self.service.is_up)
        self.assertEqual(self.service.ask("/api/design", QUESTION)[0], 200)

    def head(self, path="/api/design", method="POST", host=None, extra=""):
        return (f"{method} {path} HTTP/1.1\r\nHost: {host or f'127.0.0.1:{self.service.port}'}\r\n"
                f"Content-Type: application/json\r\n{extra}")

    def status(self, data: bytes, **more):
        """The statuses of all answers, in their order."""
        back = self.service.raw(data, **more)
        return [int(part.split()[0]) for part in back.split(b"HTTP/1.1 ")[1:]]

    def test_hosts(self):
        port = self.service.port
        for host, expected in [
            (f"127.0.0.1:{port}", 200), (f"localhost:{port}", 200), (f"[::1]:{port}", 200), (f"LOCALHOST:{port}", 200),
            ("127.0.0.1", 403), (f"evil.example:{port}", 403), ("evil.example", 403), (f"127.0.0.1.evil.example:{port}", 403),
            (f"localhost.:{port}", 403), (f"127.0.0.1:{port + 1}", 403), ("", 403), (f"127.0.0.1:{port}@evil:{port}", 403),
            (f"127.0.0:{port}", 403), (f"[::1:{port}", 403),
        ]:
            self.assertEqual(self.service.ask("/", None, {"Host": host}, "GET")[0], expected, host)
        self.assertEqual(self.status(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), [403])

    def test_origins(self):
        own = f"http://127.0.0.1:{self.service.port}"
        for headers, expected in [
            ({"Origin": own}, 200), ({"Origin": "null"}, 403), ({"Origin": "http://evil.example"}, 403),
            ({"Origin": "https://127.0.0.1:%d" % self.service.port}, 403), ({"Origin": own + ".evil.example"}, 403),
            ({"Sec-Fetch-Site": "same-origin"}, 200), ({"Sec-Fetch-Site": "none"}, 200),
            ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Sec-Fetch-Site": "same-site"}, 403),
        ]:
            self.assertEqual(self.service.ask("/api/design", QUESTION, headers)[0], expected, headers)

    def test_every_answer_has_its_guards(self):
        for path, question, method in [("/", None, "GET"), ("/api/design", QUESTION, "POST"), ("/nothing", None, "GET")]:
            _, headers, _ = self.service.ask(path, question, method=method)
            self.assertNotIn("unsafe", headers["Content-Security-Policy"])
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["Cross-Origin-Resource-Policy"], "same-origin")
            self.assertFalse([name for name in headers if name.lower().startswith("access-control-")])

    def test_paths(self):
        for path in [
            "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc%2fpasswd", "//etc/passwd", "/./page.js/../../x",
            "/api/design/../../x", "/etc/passwd", "/page.js%00", "/PAGE.JS", "/api", "/api/", "/\\..\\x", "/" + "a" * 5000,
            "*",
        ]:
            status, _, body = self.service.ask(path, None, method="GET")
            self.assertEqual(status, 404, path)
            self.assertNotIn(b"root:", body)

    def test_methods_and_media(self):
        for method in ("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
            status, headers, _ = self.service.ask("/api/design", None, method=method)
            self.assertEqual((status, headers["Allow"]), (405, "POST"), method)
        status, headers, _ = self.service.ask("/", b"", method="POST")
        self.assertEqual((status, headers["Allow"]), (405, "GET, HEAD"))
        self.assertEqual(self.service.ask("/", None, method="HEAD")[::2], (200, b""))
        for media in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", None):
            self.assertEqual(self.service.ask("/api/design", QUESTION, {"Content-Type": media})[0], 415, media)

    def test_bodies_that_are_no_questions(self):
        deep = b"[" * 100_000
        for body, expected in [
            (b"", 400), (b"{", 400), (b"[]", 400), (b"null", 400), (b'"x"', 400), (b"{}", 400), (deep, 400), (b"\xff\xfe", 400),
            (b'{"types": "' + b"\\u0000" * 10 + b'", "participants": 2}', 422), (b'{"types": "\\ud800", "participants": 2}', 400),
            (b'{"types": [1], "participants": 2}', 400), (b'{"types": "a", "participants": 1e999}', 400),
            (b'{"a":' * 1000 + b"1" + b"}" * 1000, 400), (b'{"types": "type,cost,probability\\na,1,1\\n", "participants": NaN}', 400),
        ]:
            status, _, answer = self.service.ask("/api/design", body)
            self.assertEqual(status, expected, (body[:60], answer[:200]))
            json.loads(answer)

    def test_large_bodies_are_refused_at_once(self):
        rows = "".join(f"t{i},1,0.000001\n" for i in range(1_000_000))
        body = json.dumps({"types": "type,cost,probability\n" + rows, "participants": 10}).encode()
        self.assertGreater(len(body), 10_000_000)
        head = self.head(extra=f"Content-Length: {len(body)}\r\n\r\n").encode()
        taken = []
        for _ in range(5):
            with socket.create_connection(("127.0.0.1", self.service.port), timeout=20) as connection:
                start = time.monotonic()
                connection.sendall(head + body[:65536])
                self.assertTrue(connection.recv(4096).startswith(b"HTTP/1.1 413"))
                taken.append(time.monotonic() - start)
                connection.sendall(body[65536:])
        print(f"a body of a million types is refused in {1000 * sorted(taken)[2]:.1f} ms")
        # A client that sends all of it before it reads has its answer as well.
        self.assertEqual(self.service.ask("/api/design", body)[0], 413)
        chunks = b"".join(b"%x\r\n" % 60_000 + b"a" * 60_000 + b"\r\n" for _ in range(40)) + b"0\r\n\r\n"
        self.assertEqual(self.status(self.head(extra="Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n").encode() + chunks), [413])
        many = "type,cost,probability\n" + "".join(f"t{i},1,0.001\n" for i in range(1000))
        self.assertEqual(self.service.ask("/api/design", {"types": many, "participants": 2})[0], 413)

    def test_chunked_and_pipelined(self):
        body = json.dumps(QUESTION).encode()
        chunks = b"".join(b"%x;x=y\r\n" % len(part) + part + b"\r\n" for part in (body[:7], body[7:8], body[8:])) + b"0\r\n\r\n"
        chunked = self.head(extra="Transfer-Encoding: chunked\r\n\r\n").encode() + chunks
        plain = self.head(extra=f"Content-Length: {len(body)}\r\n\r\n").encode() + body
        self.assertEqual(self.status(chunked), [200])
        # A connection answers one request; what is piped after it has to come again.
        self.assertEqual(self.status(chunked + plain + chunked + plain), [200])
        self.assertEqual(self.status(plain * 50), [200])

    def test_truncated_and_ambiguous(self):
        body = json.dumps(QUESTION).encode()
        plain = self.head(extra=f"Content-Length: {len(body)}\r\n\r\n").encode() + body
        for length in list(range(0, len(plain) - 1, 23)):
            self.assertNotIn(200, self.status(plain[:length]), length)
        for extra in (
            f"Content-Length: {len(body)}\r\nTransfer-Encoding: chunked\r\n", "Content-Length: -1\r\n", "Content-Length: x\r\n",
            "Content-Length: 99999999999999999999\r\n", "Transfer-Encoding: gzip\r\n", "Transfer-Encoding: chunked, gzip\r\n",
        ):
            self.assertNotIn(200, self.status(self.head(extra=extra + "\r\n").encode() + body), extra)
        for line in (b"\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"\x00" * 100, b"\x16\x03\x01\x02\x00\x01\x00\x01", b"G" * 100_000):
            self.assertNotIn(200, self.status(line), line[:20])

    def test_huge_headers(self):
        self.assertEqual(self.service.ask("/", None, {"X-Long": "a" * 60_000}, "GET")[0], 431)
        many = "".join(f"X-{i}: {i}\r\n" for i in range(5000))
        self.assertEqual(self.status(self.head("/", "GET", extra=many + "Connection: close\r\n\r\n").encode()), [431])
        before = self.service.memory()
        self.status(self.head("/", "GET", extra="X: " + "a" * 20_000_000 + "\r\n\r\n").encode())
        time.sleep(1)
        self.assertLess(self.service.memory() - before, 200)

    def test_slow_clients_are_dropped_and_harm_nobody(self):
        start = time.monotonic()
        lived = []

        def drip():
            with socket.create_connection(("127.0.0.1", self.service.port), timeout=60) as connection, contextlib.suppress(OSError):
                for byte in self.head("/", "GET").encode() + b"X: " + b"a" * 100:
                    connection.sendall(bytes([byte]))
                    time.sleep(0.5)
            lived.append(time.monotonic() - start)

        threads = [threading.Thread(target=drip) for _ in range(20)]
        for thread in threads:
            thread.start()
        waits = []
        while time.monotonic() - start < 10:
            asked = time.monotonic()
            self.assertEqual(self.service.ask("/api/design", QUESTION)[0], 200)
            waits.append(time.monotonic() - asked)
            time.sleep(0.05)
        for thread in threads:
            thread.join()
        self.assertLess(max(lived), 25)
        self.assertLess(sorted(waits)[len(waits) // 2], 0.2)

    def test_a_newer_question_of_the_same_page_takes_the_place_of_an_older_one(self):
        rng = random.Random(2)
        rows = "".join(f"t{i},{rng.uniform(0.01, 0.3):.4f},{1 / 64},{rng.randint(50, 800)}\n" for i in range(64))
        # Bounded after its ten seconds, on whatever machine.
        slow = {"types": "type,cost,probability,capacity\n" + rows, "participants": 40}
        statuses = []
        ask = threading.Thread(
            target=lambda: statuses.append(self.service.ask("/api/design", slow, {"Accord-Page": "a"})[0]))
        ask.start()
        time.sleep(0.2)
        start = time.monotonic()
        self.assertEqual(self.service.ask("/api/design", QUESTION, {"Accord-Page": "b"})[0], 200)
        self.assertEqual(self.service.ask("/api/design", QUESTION, {"Accord-Page": "a"})[0], 200)
        ask.join()
        self.assertLess(time.monotonic() - start, 5)
        self.assertEqual(statuses, [409])

    def test_mangled_requests(self):
        rng = random.Random(1)
        body = json.dumps(QUESTION).encode()
        plain = self.head(extra=f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n").encode() + body
        for _ in range(1000):
            data = bytearray(plain)
            for _ in range(rng.randint(1, 8)):
                place = rng.randrange(len(data))
                kind = rng.random()
                if kind < 0.5:
                    data[place] = rng.randrange(256)
                elif kind < 0.75:
                    del data[place:place + rng.randint(1, 30)]
                else:
                    data[place:place] = rng.choice([b"\r\n", b"\x00", b"9" * 20, b'"', b",", b"%s%n", b"\xf0\x9f\x92\xa9"])
            statuses = self.status(bytes(data))
            self.assertTrue(all(status < 500 for status in statuses), (statuses, bytes(data)))

    def test_nothing_is_left_of_a_thousand_connections(self):
        descriptors = self.service.descriptors()
        for _ in range(20):
            connections = [socket.create_connection(("127.0.0.1", self.service.port)) for _ in range(50)]
            for connection in connections:
                connection.send(b"POST /api/design HTTP/1.1\r\nHost")
                connection.close()
        time.sleep(2)
        self.assertLess(self.service.descriptors() - descriptors, 10)


if __name__ == "__main__":
    unittest.main()
