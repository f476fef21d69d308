"""Mail sent to an intake that is killed again and again, and what became of each mail."""

import os
import random
import signal
import smtplib
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

import psycopg

from config import postgres
from config.postgres import processes
from config.postgres.place import place_of
from tests.faults.intake_process import ADDRESS

ROOT = Path(__file__).resolve().parents[2]
SENDERS = 4
LONGEST_SECONDS = 60.0
"""Without one mail accepted for so long, the run is broken off."""
VICTIM, PIPE = "zabota-victim", "zabota-pipe"


def letter(number: int) -> bytes:
    message = EmailMessage()
    message["From"] = f"Вера Ёлкина <vera{number % 200}@example.com>"
    message["To"] = ADDRESS
    message["Subject"] = f"Письмо {number}"
    message["Message-ID"] = f"<fault-{number}@example.com>"
    message.set_content(f"Bună ziua! Это письмо номер {number}. Mulțumesc, ёж.\n" + "x" * (number % 7 * 300))
    return message.as_bytes().replace(b"\n", b"\r\n")


@dataclass
class Figures:
    """What a run showed. `inside` are kills whose victim had a transaction open, which the kill broke off."""

    accepted: set[int] = field(default_factory=set)
    refused_or_cut: int = 0
    kills: int = 0
    database_kills: int = 0
    inside: int = 0
    pipe_kills: int = 0
    pipe_kills_inside: int = 0
    lost: set[int] = field(default_factory=set)
    doubled: set[int] = field(default_factory=set)
    strangers: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return (
            f"{len(self.accepted)} mails accepted, {self.kills} kills, "
            f"{self.database_kills} of them of the database, "
            f"{self.inside} of them inside a transaction; {self.pipe_kills} pipes killed besides, "
            f"{self.pipe_kills_inside} inside a transaction; {self.refused_or_cut} sendings cut or put off; "
            f"{len(self.lost)} lost, {len(self.doubled)} doubled, {self.strangers} from nowhere; "
            f"{self.seconds:.0f} s"
        )


class Nursery:
    """The process whose forks are killed; one order at a time."""

    def __init__(self, home: Path, port: int, name: str):
        environment = {
            **os.environ,
            "ZABOTA_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PGAPPNAME": name,
        }
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "tests.faults.intake_process", str(port)]
        self.log = (home / f"{name}.log").open("ab")
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )

    def order(self, line: str) -> int:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()
        self.log.close()


class Intake:
    """`mails` sent by SMTP and some by pipe, while the process and the database are killed `kills` times."""

    def __init__(
        self,
        home: Path,
        *,
        mails: int,
        kills: int,
        database_kills: int,
        pipes: int,
        seed: int,
        wrongly: bool = False,
    ):
        self.home, self.place = home, place_of(home)
        self.random = random.Random(seed)
        self.life = "serve-wrongly" if wrongly else "serve"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.figures = Figures()
        self.counting = threading.Lock()
        self.last_accepted = time.monotonic()
        self.finished = threading.Event()
        numbers = list(range(mails))
        self.random.shuffle(numbers)
        self.by_pipe, self.by_smtp = numbers[:pipes], numbers[pipes:]
        self.moments = sorted(self.random.sample(range(1, len(self.by_smtp)), kills))
        self.of_database = set(self.random.sample(range(kills), database_kills))
        self.victim = 0

    def run(self) -> Figures:
        began = time.monotonic()
        postgres.ensure_running(self.home)  # this process keeps the server from being stopped with a victim
        self.nursery = Nursery(self.home, self.port, VICTIM)
        self.pipes = Nursery(self.home, self.port, PIPE)
        try:
            assert self.nursery.order(f"wait {self.nursery.order('prepare')}") == 0, self._last_words()
            self.last_accepted = time.monotonic()
            self._send_and_kill()
            self._wait_until_read()
            self._count()
        finally:
            self.finished.set()
            if self.victim:
                self._bury()
            self.nursery.close()
            self.pipes.close()
        self.figures.seconds = time.monotonic() - began
        return self.figures

    def _send_and_kill(self) -> None:
        by_smtp = set(self.by_smtp)
        self.victim = self.nursery.order(self.life)
        senders = [threading.Thread(target=self._send) for _ in range(SENDERS)]
        senders.append(threading.Thread(target=self._send_by_pipe))
        for sender in senders:
            sender.start()
        for index, moment in enumerate(self.moments):
            while len(self.figures.accepted & by_smtp) < moment:
                self._assert_going_on(senders)
                time.sleep(0.002)
            time.sleep(self.random.random() * 0.02)
            self._kill(index)
        for sender in senders:
            while sender.is_alive():
                self._assert_going_on(senders)
                sender.join(0.2)

    def _assert_going_on(self, senders: list[threading.Thread]) -> None:
        stuck = time.monotonic() - self.last_accepted > LONGEST_SECONDS
        if stuck:
            self.finished.set()
        assert not stuck, (
            f"Nothing was accepted for {LONGEST_SECONDS} s. {self.figures}\n{self._last_words()}"
        )

    # ---- the senders: what a mail server does

    def _send(self) -> None:
        while (number := self._next(self.by_smtp)) is not None:
            raw = letter(number)
            while not self.finished.is_set() and not self._hand_over(number, raw):
                self._cut()
                time.sleep(0.01)

    def _next(self, numbers: list[int]) -> int | None:
        with self.counting:
            return numbers.pop() if numbers and not self.finished.is_set() else None

    def _hand_over(self, number: int, raw: bytes) -> bool:
        try:
            with smtplib.SMTP("127.0.0.1", self.port, "sender.example", timeout=20) as client:
                client.ehlo()
                client.mail(f"vera{number % 200}@example.com")
                code, _words = client.rcpt(ADDRESS)
                if code != 250 or client.data(raw)[0] != 250:
                    return False
                self._accepted(number)
        except (OSError, smtplib.SMTPException):
            return number in self.figures.accepted
        return True

    def _send_by_pipe(self) -> None:
        """Each mail until the program's exit code is 0, as a mail server does; half are killed once."""
        moments = random.Random(len(self.by_pipe))
        while (number := self._next(self.by_pipe)) is not None:
            path = self.home / f"mail-{number}.eml"
            path.write_bytes(letter(number))
            kill = moments.random() < 0.5
            while not self.finished.is_set():
                pid = self.pipes.order(f"pipe {path}")
                if kill:
                    time.sleep(moments.random() * 0.4)
                    self.figures.pipe_kills_inside += self._kill_frozen(pid, PIPE)
                    self.figures.pipe_kills += 1
                if self.pipes.order(f"wait {pid}") == 0:
                    self._accepted(number)
                    break
                kill = False
                self._cut()

    def _accepted(self, number: int) -> None:
        with self.counting:
            self.figures.accepted.add(number)
            self.last_accepted = time.monotonic()

    def _cut(self) -> None:
        with self.counting:
            self.figures.refused_or_cut += 1

    # ---- the kills

    def _kill(self, index: int) -> None:
        """The process; or the database; or, every other time, both at once as in a power cut."""
        with_database = index in self.of_database
        if with_database and self.random.random() < 0.5:
            self.figures.inside += self._kill_database()
        else:
            self.figures.inside += self._kill_frozen(self.victim, VICTIM, and_database=with_database)
            self.nursery.order(f"wait {self.victim}")
            self.victim = self.nursery.order(self.life)
        self.figures.kills += 1
        self.figures.database_kills += with_database

    def _kill_frozen(self, pid: int, name: str, and_database: bool = False) -> bool:
        """Stop the process where it stands, look whether it has a transaction open, then kill it."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)
            inside = self._is_inside(name)
            if and_database:
                self._kill_servers()
            os.kill(pid, signal.SIGKILL)
            return inside
        return False

    def _is_inside(self, name: str) -> bool:
        """Its client is frozen: what is idle in a transaction now cannot commit any more."""
        query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = %s "
        query += "AND state = 'idle in transaction' AND pid <> pg_backend_pid()"
        with suppress(psycopg.Error), self._connect() as own:
            return own.execute(query, [name]).fetchone()[0] > 0
        return False

    def _kill_database(self) -> bool:
        """The process lives on and has to bear it. A backend frozen with a transaction open is certain."""
        with suppress(ProcessLookupError):
            os.kill(self.victim, signal.SIGSTOP)
            inside = self._is_inside(VICTIM)
            self._kill_servers()
            os.kill(self.victim, signal.SIGCONT)
            return inside
        return False

    def _kill_servers(self) -> None:
        """SIGKILL for the postmaster, and half of the times for every one of its children as well."""
        postmaster = processes.postmaster(self.place)
        children = processes.workers(self.place) if self.random.random() < 0.5 else []
        for pid in [postmaster, *children]:
            if pid:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    def _bury(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.victim, signal.SIGKILL)
        self.nursery.order(f"wait {self.victim}")
        self.victim = 0

    # ---- what became of them

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.place.sockets), port=5432, user="zabota", dbname="zabota", autocommit=True
        )

    def _wait_until_read(self) -> None:
        time.sleep(0.5)  # the control commits after it said 250
        deadline = time.monotonic() + LONGEST_SECONDS
        while time.monotonic() < deadline:
            with suppress(psycopg.OperationalError), self._connect() as own:
                if not own.execute("SELECT count(*) FROM channels_delivery WHERE read_at IS NULL").fetchone()[
                    0
                ]:
                    return
            time.sleep(0.1)
        raise AssertionError(f"Mails stay unread. {self._last_words()}")

    def _count(self) -> None:
        """Each message's mail, found by the raw bytes it came from."""
        query = "SELECT delivery.raw FROM desk_message message JOIN channels_delivery delivery "
        query += "ON delivery.id = message.delivery_id WHERE message.direction = 'in'"
        with self._connect() as own:
            raws = [bytes(raw) for (raw,) in own.execute(query)]
            came_in = own.execute("SELECT count(*) FROM desk_message WHERE direction = 'in'").fetchone()[0]
        known = {letter(number): number for number in self.figures.accepted}
        found = Counter(known.get(raw) for raw in raws)
        self.figures.strangers = found.pop(None, 0) + came_in - len(raws)
        self.figures.lost = self.figures.accepted - set(found)
        self.figures.doubled = {number for number, times in found.items() if times > 1}

    def _last_words(self) -> str:
        self.nursery.log.flush()
        return (self.home / f"{VICTIM}.log").read_text(errors="replace")[-3000:]
