"""A clock of the test's own for whole processes, the database's too: it runs fast, stands still, is set."""

import mmap
import shutil
import struct
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

SOURCE = Path(__file__).with_name("false_clock.c")
WAY = struct.Struct("qqd")
MISSING = "no C compiler (cc): on Debian apt-get install gcc libc6-dev"


def is_possible() -> bool:
    return shutil.which("cc") is not None


class FalseClock:
    """All processes that are started with `environment` show what it shows; what waits waits truly."""

    def __init__(self, folder: Path):
        library, self.path = folder / "false_clock.so", folder / "false_clock"
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, SOURCE], check=True)
        self.path.write_bytes(bytes(8 + 2 * WAY.size))
        for one in (library, self.path):
            one.chmod(0o644)
        self.environment = {"LD_PRELOAD": str(library), "FALSE_CLOCK": str(self.path)}
        with self.path.open("r+b") as opened:
            self.mapped = mmap.mmap(opened.fileno(), 0)
        self.current, self.rate = 0, 1.0
        self.set(datetime.now(UTC))

    def set(self, moment: datetime, rate: float | None = None) -> None:
        """From now on it shows this moment and goes on from there."""
        self.rate = self.rate if rate is None else rate
        self.current += 1
        self.way = (time.time_ns(), int(moment.timestamp() * 1_000_000) * 1_000, self.rate)
        WAY.pack_into(self.mapped, 8 + self.current % 2 * WAY.size, *self.way)
        struct.pack_into("q", self.mapped, 0, self.current)

    def run(self, rate: float) -> None:
        self.set(self.now(), rate)

    def now(self) -> datetime:
        began, shows, rate = self.way
        return datetime.fromtimestamp((shows + (time.time_ns() - began) * rate) / 1_000_000_000, UTC)
