"""One, two and four web processes behind nginx: how much they answer, how soon news cross between them.

On a machine with few cores processes gain little: the table says how many there were.
"""

import json
import os
import statistics
import threading
import time
from contextlib import ExitStack
from typing import Any

from bench import place, proxy, servers
from bench.client import Client
from bench.parts.pages import signed_in
from bench.prepare import FACTS, our_database
from bench.stopwatch import cpu_seconds
from bench.talks import EVERY

COUNTS = (1, 2, 4)
CLIENTS = 8
WARM_SECONDS = 3.0
NEWS = 30
CSRF = "a" * 32


def measure(seconds: float) -> dict[str, Any]:
    """Number of processes -> requests a second, milliseconds of CPU a request, time that news take."""
    if proxy.program() is None:
        raise SystemExit("nginx is not installed: apt-get install nginx-light, then run this again.")
    found: dict[str, Any] = {"cores": os.cpu_count(), "load": os.getloadavg()[0], "by": {}}
    place.make("several_ours", our_database(1000))
    for count in COUNTS:
        found["by"][count] = with_processes(count, seconds)
    return found


def with_processes(count: int, seconds: float) -> dict[str, float]:
    with ExitStack() as stack:
        running = [
            stack.enter_context(servers.ours("several_ours", ZABOTA_SEVERAL="1")) for _ in range(count)
        ]
        ports = [one.port for one in running]
        port, pid = stack.enter_context(proxy.in_front_of(ports, place.HOME / "nginx"))
        cookie = signed_in(json.loads(FACTS.read_text())["ours"])
        asked = throughput(port, pid, running, cookie, seconds)
        return asked | {"news": crossing(running[0].port, running[-1].port, cookie)}


def throughput(
    port: int, pid: int, running: list[servers.Server], cookie: dict[str, str], seconds: float
) -> dict[str, float]:
    """Eight people look at the list and at talks in turn, each as soon as the answer is there."""
    long = [number + 1 for number in range(0, 1000, EVERY)][-20:]
    stop, done = threading.Event(), [0] * CLIENTS

    def look(who: int) -> None:
        client, number = Client(port, cookie), who
        while not stop.is_set():
            client.get("/inbox/" if number % 2 else f"/conversations/{long[number % len(long)]}/")
            number += 1
            done[who] += 1

    threads = [threading.Thread(target=look, args=[who]) for who in range(CLIENTS)]
    for thread in threads:
        thread.start()
    time.sleep(WARM_SECONDS)
    for one in running:
        one.look()
    before, cpu = sum(done), sum(one.cpu() for one in running) + cpu_seconds([pid])
    began = time.perf_counter()
    time.sleep(seconds)
    lasted, asked = time.perf_counter() - began, sum(done) - before
    used = sum(one.cpu() for one in running) + cpu_seconds([pid]) - cpu
    stop.set()
    for thread in threads:
        thread.join()
    return {"rate": asked / lasted, "cpu": used / asked * 1000, "cores": used / lasted}


def crossing(here: int, there: int, cookie: dict[str, str]) -> float:
    """Milliseconds at the median from a note left at one process to the news on a stream of another."""
    stream = Client(there, cookie)
    stream.connection.request("GET", "/live", None, stream.headers)
    answer = stream.connection.getresponse()
    pressing = Client(
        here, {**cookie, "Cookie": f"{cookie['Cookie']}; csrftoken={CSRF}", "X-CSRFToken": CSRF}
    )
    waits = []
    for number in range(NEWS):
        began = time.perf_counter()
        pressing.post_form("/conversations/1/note/", {"text": f"Note {number}"})
        while b"NoteAdded" not in answer.readline():
            pass
        waits.append((time.perf_counter() - began) * 1000)
    stream.connection.close()
    return statistics.median(waits)


def told(found: dict[str, Any]) -> str:
    head = "| web processes | requests a second | CPU ms a request | cores used | news crosses in, ms |\n"
    lines = [
        f"| {count} | {one['rate']:.0f} | {one['cpu']:.1f} | {one['cores']:.2f} | {one['news']:.0f} |"
        for count, one in found["by"].items()
    ]
    few = (
        f"{found['cores']} cores in all, for nginx, the database and {CLIENTS} clients as well; load before "
    )
    return f"{few}{found['load']:.1f}.\n\n{head}|---:|---:|---:|---:|---:|\n" + "\n".join(lines)
