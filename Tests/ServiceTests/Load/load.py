"""Asks a running `accord serve` at a steady pace, from one process on the same machine, and says how long answers took.

Usage:  load.py URL [--rate 300] [--seconds 30] [--slow 20] [--pid PID]

Each question is a new problem of five types and a hundred parties. With --slow so many clients meanwhile send a byte a
second. With --pid the server's memory is read before and after. Prints one line of JSON; times are milliseconds from when a
question was due, so that a server that falls behind is seen.
"""
import argparse
import asyncio
import json
import random
import time
from urllib.parse import urlsplit

TYPES = [0.2, 0.16, 0.12, 0.08, 0.04]


def question(rng: random.Random) -> bytes:
    rows = "".join(f"{i},{cost * rng.uniform(0.9, 1.1):.6f},0.2\n" for i, cost in enumerate(TYPES))
    return json.dumps({"types": "type,cost,probability\n" + rows, "participants": 100}).encode()


class Client:
    """One connection at a time: each answers one question."""

    def __init__(self, host: str, port: int):
        self.host, self.port = host, port
        self.reader = self.writer = None

    async def ask(self, body: bytes):
        self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        head = (f"POST /api/design HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n")
        self.writer.write(head.encode() + body)
        lines = await self.reader.readuntil(b"\r\n\r\n")
        length = next(int(line.split(b":")[1]) for line in lines.split(b"\r\n") if line.lower().startswith(b"content-length"))
        answer = await self.reader.readexactly(length)
        self.writer.close()
        return int(lines.split()[1]), b'"certified"' in answer


async def drip(host: str, port: int, end: float):
    """A client that takes its time."""
    dropped = 0
    while time.monotonic() < end:
        try:
            _, writer = await asyncio.open_connection(host, port)
            for byte in b"POST /api/design HTTP/1.1\r\nHost: x\r\nX-Slow: " + b"a" * 1000:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(1)
                if time.monotonic() > end:
                    break
            writer.close()
        except OSError:
            dropped += 1
    return dropped


def memory(pid: int) -> float:
    with open(f"/proc/{pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096 / 1e6


async def run(options):
    target = urlsplit(options.url)
    host, port = target.hostname, target.port
    rng = random.Random(1)
    bodies = [question(rng) for _ in range(200)]
    idle: asyncio.Queue = asyncio.Queue()
    for _ in range(200):
        idle.put_nowait(Client(host, port))
    times, wrong = [], []

    async def one(number: int, due: float):
        client = await idle.get()
        try:
            status, certified = await client.ask(bodies[number % len(bodies)])
            if status != 200 or not certified:
                wrong.append(status)
        except (OSError, asyncio.IncompleteReadError) as error:
            client.writer = None
            wrong.append(type(error).__name__)
        finally:
            idle.put_nowait(client)
        times.append((time.monotonic() - due) * 1000)

    # At once.
    start = time.monotonic()
    await asyncio.gather(*(one(i, start) for i in range(200)))
    burst = (time.monotonic() - start) * 1000
    burst_wrong = list(wrong)
    times.clear()
    before = memory(options.pid) if options.pid else None
    end = time.monotonic() + options.seconds
    slow = [asyncio.create_task(drip(host, port, end)) for _ in range(options.slow)]
    begin = time.monotonic()
    tasks = []
    for i in range(int(options.rate * options.seconds)):
        due = begin + i / options.rate
        delay = due - time.monotonic()
        if delay > 0:
            await asyncio.sleep(delay)
        tasks.append(asyncio.create_task(one(i, due)))
    await asyncio.gather(*tasks)
    took = time.monotonic() - begin
    dropped = sum(await asyncio.gather(*slow))
    times.sort()
    print(json.dumps({
        "burst200": {"milliseconds": round(burst, 1), "wrong": burst_wrong},
        "asked": len(times), "perSecond": round(len(times) / took, 1), "wrong": wrong[len(burst_wrong):][:10],
        "median": round(times[len(times) // 2], 2), "p95": round(times[int(len(times) * 0.95)], 2),
        "p99": round(times[int(len(times) * 0.99)], 2), "longest": round(times[-1], 2), "slowDropped": dropped,
        "megabytes": [before and round(before, 1), options.pid and round(memory(options.pid), 1)],
    }))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--rate", type=float, default=300)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--slow", type=int, default=0)
    parser.add_argument("--pid", type=int)
    asyncio.run(run(parser.parse_args()))
