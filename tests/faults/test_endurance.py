"""Hours under steady traffic by a clock twelve times as fast: nothing that is held grows.

./run soak tests/faults/test_endurance.py --hours 2 -s
"""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from config import postgres
from tests.channels.sink import Sink
from tests.faults import false_clock
from tests.faults.endurance.samples import Sampler
from tests.faults.endurance.traffic import Traffic
from tests.faults.endurance.verdict import BOUNDS, Line, judge, slope
from tests.faults.false_clock import FalseClock
from tests.faults.served import Whole
from tests.webhooks.listener import Listener

pytestmark = pytest.mark.xdist_group("faults")

RATE = 12
LEAST_SAMPLES = 60
QUICK_SIGNS = "tests.faults.endurance.quick_signs"
OF_CONTROL = ("server MB", "server files", "server threads", "connections")


def live(
    home: Path, clock: FalseClock, seconds: float, pace: float, main: str, *words: str
) -> dict[str, Any]:
    """So many true seconds of traffic; what was sampled, done, and went wrong."""
    sink, listener = Sink(), Listener()
    sink.start()
    listener.start()
    served = Whole(home, main, **clock.environment, ZABOTA_SMTP_URL=sink.url)
    traffic = None
    try:
        served.run("config.cli", "migrate")
        served.run("config.cli", "demo", "shop", "--size", "0.5")
        company = json.loads(served.run("tests.faults.endurance.company", f"{listener.url}/hook"))
        clock.run(RATE)
        served.start(*words)
        sampler = Sampler(home, served.process.pid)
        traffic = Traffic(served, company["people"], sink, pace)
        traffic.start()
        began, times, samples = time.monotonic(), [], []
        pause = min(30.0, seconds / LEAST_SAMPLES)
        with (home / "samples.jsonl").open("w") as kept:
            while time.monotonic() - began < seconds and served.process.poll() is None:
                times.append(time.monotonic() - began)
                samples.append(sampler.take())
                kept.write(json.dumps({"at": times[-1], **samples[-1], **traffic.done}) + "\n")
                kept.flush()
                time.sleep(pause)
        assert served.process.poll() is None, served.last_words()
        traffic.stop()
        return {
            "times": times,
            "samples": samples,
            "done": dict(traffic.done),
            "wrong": dict(traffic.wrong),
            "told": len(listener.asked),
            "failed": served.sql("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'"),
            "errors": served.log_lines("ERROR", "Traceback"),
        }
    finally:
        if traffic:
            traffic.stop()
        served.stop()
        postgres.stop(home)
        listener.stop()
        sink.stop()


def told(found: dict[str, Any], lines: list[Line]) -> str:
    """What a person reads."""
    times, samples = found["times"], found["samples"]
    used = (samples[-1]["CPU seconds"] - samples[0]["CPU seconds"]) / (times[-1] - times[0])
    head = f"{times[-1] / 3600:.2f} hours at {RATE} times, {len(samples)} samples, {used:.2f} cores"
    rest = {name: found[name] for name in ("done", "wrong", "told", "failed", "errors")}
    grown = {name: [samples[0][name], samples[-1][name]] for name in ("conversations", "whole database MB")}
    return "\n".join([head, json.dumps(rest, ensure_ascii=False), json.dumps(grown), *map(str, lines)])


@pytest.fixture
def clock(tmp_path_factory, new_home):
    if not false_clock.is_possible():
        pytest.skip(false_clock.MISSING)
    return FalseClock(new_home())


@pytest.mark.soak
def test_hours_of_traffic_leave_memory_files_threads_connections_and_queues_flat(
    new_home, clock, request, capsys
):
    hours = request.config.getoption("--hours")
    found = live(new_home(), clock, hours * 3600, 1.0 if hours > 0.5 else 0.3, QUICK_SIGNS)
    lines = judge(found["times"], found["samples"])
    with capsys.disabled():
        print("\n" + told(found, lines))
    for what in ("mail", "form", "chat message", "chat stream", "survey", "answer", "page", "stream"):
        assert found["done"].get(what), f"no {what} at all: it would show nothing"
    assert found["told"] and found["failed"] == 0
    assert [str(line) for line in lines if not line.is_flat] == []


@pytest.mark.soak
def test_a_server_that_keeps_a_little_of_each_request_is_called_leaking(new_home, clock, request, capsys):
    found = live(new_home(), clock, 240, 0.3, "tests.faults.endurance.leaking")
    lines = judge(found["times"], found["samples"])
    with capsys.disabled():
        print("\n" + told(found, lines))
    growing = {line.name for line in lines if not line.is_flat}
    assert set(OF_CONTROL) <= growing, "the harness does not see a leak"


def samples_of(values: list[float]) -> list[dict[str, float]]:
    return [dict.fromkeys(BOUNDS, value) for value in values]


def test_a_level_that_wavers_is_flat_and_a_slow_rise_is_not():
    times = [30.0 * number for number in range(240)]
    level = [200 + number % 7 for number in range(240)]
    assert all(line.is_flat for line in judge(times, samples_of(level)))
    rising = [200 + number % 7 + number * 0.6 for number in range(240)]
    assert not any(line.is_flat for line in judge(times, samples_of(rising)))


def test_warming_up_is_no_leak_and_one_peak_bends_nothing():
    times = [30.0 * number for number in range(240)]
    warming = [min(200.0, 20.0 * number) for number in range(240)]
    assert all(line.is_flat for line in judge(times, samples_of(warming)))
    peak = [200.0 if number != 200 else 9_000.0 for number in range(240)]
    assert slope(times, peak) == 0
