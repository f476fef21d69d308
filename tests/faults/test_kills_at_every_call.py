"""kill -9 at a system call of the taking in of one mail: the pipe that ended with 0 kept it once."""

import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

import psycopg
import pytest

from config import postgres
from tests.faults.intake import Nursery, letter

STRACE = shutil.which("strace")
pytestmark = [
    pytest.mark.xdist_group("faults"),
    pytest.mark.skipif(not STRACE, reason="strace is not installed (apt-get install strace)"),
]
CALL = re.compile(r"^\d+ +(\w+)\(")
ATTACHED_SECONDS = 10.0
Point = tuple[str, int]
"""The name of a system call, and the how-manieth of this name."""


class Cycle:
    """One mail after another by `zabota mail deliver`, each in a process that strace looks at or kills."""

    def __init__(self, home: Path):
        self.home, self.number = home, 0
        self.server = postgres.ensure_running(home)
        self.nursery = Nursery(home, 0, "zabota-pipe")
        assert self.nursery.order(f"wait {self.nursery.order('prepare')}") == 0

    def close(self) -> None:
        self.nursery.close()

    def mail(self) -> Path:
        self.number += 1
        path = self.home / f"mail-{self.number}.eml"
        path.write_bytes(letter(self.number))
        return path

    def under_strace(self, path: Path, *options: str) -> int:
        """How the pipe ended that strace was attached to before it began."""
        pid = self.nursery.order(f"frozen-pipe {path}")
        wait_until(lambda: Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T")
        command = [STRACE, "-f", "-qq", "-o", str(self.home / "trace"), *options, "-p", str(pid)]
        tracer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_until(lambda: tracer.poll() is not None or is_traced(pid))
            if tracer.poll() is not None:
                os.kill(pid, signal.SIGKILL)
                self.nursery.order(f"wait {pid}")
                pytest.skip("strace may not look at processes here")
            os.kill(pid, signal.SIGCONT)
            return self.nursery.order(f"wait {pid}")
        finally:
            tracer.wait(20)

    def plainly(self, path: Path) -> int:
        return self.nursery.order(f"wait {self.nursery.order(f'pipe {path}')}")

    def calls(self) -> list[Point]:
        """Every system call of one undisturbed cycle, in its order."""
        assert self.under_strace(self.mail()) == 0
        seen: Counter[str] = Counter()
        points = []
        for line in (self.home / "trace").read_text(errors="replace").splitlines():
            if match := CALL.match(line):
                seen[match[1]] += 1
                points.append((match[1], seen[match[1]]))
        return points

    def kept(self) -> Counter[bytes]:
        with psycopg.connect(**self.server) as own:
            return Counter(bytes(raw) for (raw,) in own.execute("SELECT raw FROM channels_delivery"))


def wait_until(is_so) -> None:
    deadline = time.monotonic() + ATTACHED_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, "strace and the process did not meet"
        time.sleep(0.002)


def is_traced(pid: int) -> bool:
    return "TracerPid:\t0" not in Path(f"/proc/{pid}/status").read_text()


@pytest.fixture
def cycle(ready_home):
    running = Cycle(ready_home())
    yield running
    running.close()


def kill_at(cycle: Cycle, points: list[Point], capsys, of: int) -> None:
    """At each point a mail's process is killed; then the mail is handed over again, as a mail server does."""
    killed, kept_before_the_kill = 0, 0
    for name, number in points:
        path = cycle.mail()
        code = cycle.under_strace(path, "-e", f"inject={name}:signal=KILL:when={number}")
        assert code in (0, -signal.SIGKILL)
        if code:
            killed += 1
            kept_before_the_kill += cycle.kept()[path.read_bytes()]
            assert cycle.plainly(path) == 0
    kept = cycle.kept()
    sent = [letter(number) for number in range(1, cycle.number + 1)]
    lost, doubled = [raw for raw in sent if not kept[raw]], [raw for raw in sent if kept[raw] > 1]
    with capsys.disabled():
        print(
            f"\n{killed} pipes killed at {len(points)} of {of} system calls, {kept_before_the_kill} when the "
            f"mail was committed and not answered: {len(lost)} lost, {len(doubled)} doubled"
        )
    assert killed > len(points) // 2
    assert kept_before_the_kill, "no kill came after the commit: that none is doubled would mean nothing"
    assert not lost and not doubled


def test_a_pipe_killed_at_a_system_call_keeps_its_mail_once(cycle, capsys):
    """A share of them, and the last ones: those after the commit."""
    points = cycle.calls()
    chosen = random.Random(2026).sample(points[:-30], 8) + points[-30::4]
    kill_at(cycle, chosen, capsys, len(points))


@pytest.mark.soak
def test_a_pipe_killed_at_every_system_call_keeps_its_mail_once(cycle, capsys):
    points = cycle.calls()
    kill_at(cycle, points, capsys, len(points))
