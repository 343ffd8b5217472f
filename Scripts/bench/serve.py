"""Load on `metacam serve`: 32 clients at once, each with 10 requests that differ from the others'; in rounds, so that it shows
whether memory grows.

Says how many answers were lost or wrong, the times (median, 95th percentile, longest), and the program's resident memory after each
round. Each client is one of its own (a cookie), as browsers are. Needs nothing but Python.
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import statistics
import subprocess
import threading
import time
import urllib.parse

parser = argparse.ArgumentParser()
parser.add_argument("--program", default=".build/release/metacam")
parser.add_argument("--pictures", nargs="+", default=sorted(map(str, pathlib.Path("Examples").glob("*.png"))))
parser.add_argument("--clients", type=int, default=32)
parser.add_argument("--requests", type=int, default=10)
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--cache-size", type=int, default=64, help="megabytes; small, so that it is full soon")
arguments = parser.parse_args()

METHODS = ["grad-cam", "layer-cam", "eigen-cam", "xgrad-cam"]


def resident(process):
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024


class Client:
    def __init__(self, host, port, token):
        self.connection = http.client.HTTPConnection(host, port, timeout=300)
        self.headers = {}
        self.connection.request("GET", f"/?token={token}")
        answer = self.connection.getresponse()
        answer.read()
        cookies = answer.headers.get_all("Set-Cookie")
        self.headers["Cookie"] = "; ".join(cookie.split(";")[0] for cookie in cookies)

    def ask(self, path, body=None):
        self.connection.request("POST" if body else "GET", "/api/v1" + path, body=body, headers=self.headers)
        answer = self.connection.getresponse()
        data = answer.read()
        if answer.status not in (200, 201):
            raise RuntimeError(f"{answer.status} {data[:200]}")
        return data


def work(number, turn, client, pictures, seconds, faults):
    for place in range(arguments.requests):
        start = time.perf_counter()
        try:
            # Whatever stands behind a PNG's end is passed over: another picture for each client, to the server.
            body = pictures[number % len(pictures)] + b"%d" % number
            kind = place % 5
            picture = json.loads(client.ask(f"/pictures?name=p{number}.png", body))["picture"] if place == 0 else client.picture
            client.picture = picture
            # Another class each time: nothing is there already.
            which = (turn * 7919 + number * 31 + place) % 1000
            if kind in (0, 1):
                assert len(json.loads(client.ask(f"/predictions?picture={picture}"))["classes"]) == 10
            elif kind == 4:
                assert client.ask(f"/pictures/{picture}/view")[:4] == b"\x89PNG"
            else:
                text = client.ask(
                    f"/explanations?picture={picture}&class={which}&methods={','.join(METHODS)}").decode()
                maps = [json.loads(line[6:]) for line in text.split("\n") if line.startswith('data: {"method"')]
                assert len(maps) == len(METHODS) and "event: done" in text, text[-300:]
                data = client.ask(f"/maps/{maps[0]['map']}")
                assert len(data) == 2 * maps[0]["width"] * maps[0]["height"]
        except Exception as error:  # noqa: BLE001: whatever is wrong counts
            faults.append(f"client {number}, request {place}: {error!r}")
        seconds.append(time.perf_counter() - start)


def main():
    pictures = [pathlib.Path(path).read_bytes() for path in arguments.pictures]
    process = subprocess.Popen(
        [arguments.program, "serve", "--port", "0", "--cache-size", str(arguments.cache_size)], stdout=subprocess.PIPE,
        text=True)
    try:
        address = urllib.parse.urlsplit(process.stdout.readline().strip())
        token = urllib.parse.parse_qs(address.query)["token"][0]
        clients = [Client(address.hostname, address.port, token) for _ in range(arguments.clients)]
        for client in clients[:1]:
            work(0, -1, client, pictures, [], [])
        print(f"{os.cpu_count()} cores, {arguments.clients} clients × {arguments.requests} requests a round")
        print(f"resident at first: {resident(process):.0f} MiB")
        for turn in range(arguments.rounds):
            seconds, faults = [], []
            start = time.perf_counter()
            threads = [
                threading.Thread(target=work, args=(number, turn, client, pictures, seconds, faults))
                for number, client in enumerate(clients)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            whole = time.perf_counter() - start
            ordered = sorted(seconds)
            print(
                f"round {turn + 1}: {len(seconds)} answers in {whole:.1f} s, {len(faults)} lost or wrong; "
                f"median {statistics.median(ordered):.2f} s, p95 {ordered[int(0.95 * len(ordered))]:.2f} s, "
                f"longest {ordered[-1]:.2f} s; resident {resident(process):.0f} MiB")
            for fault in faults[:5]:
                print(f"  {fault}")
    finally:
        process.terminate()
        start = time.perf_counter()
        process.wait()
        print(f"ended {time.perf_counter() - start:.2f} s after SIGTERM, status {process.returncode}")


main()
