"""A real `zabota serve` in a home of its own, on a database server that the test may stop."""

import json
import os
import signal
import smtplib
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import psycopg

from config import postgres
from config.postgres.place import place_of
from tests.conftest import free_port
from tests.faults.intake_process import ADDRESS

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = 120.0


def letter(number: int) -> bytes:
    message = EmailMessage()
    message["From"] = f"Вера Ёлкина <vera{number}@example.com>"
    message["To"] = ADDRESS
    message["Subject"] = f"Письмо {number}"
    message["Message-ID"] = f"<served-{number}@example.com>"
    message.set_content(f"Bună ziua! Где мой заказ {number}? Mulțumesc.")
    return message.as_bytes()


def wait_until(is_so: Callable[[], Any], why: str, seconds: float = LONGEST_SECONDS) -> Any:
    deadline = time.monotonic() + seconds
    while True:
        with suppress(psycopg.Error):
            if found := is_so():
                return found
        assert time.monotonic() < deadline, why
        time.sleep(0.1)


class Served:
    """`database` is a home whose server runs and has the tables; `environment` goes to the processes."""

    def __init__(self, database: Path, home: Path, **environment: str):
        self.database, self.home = database, home
        self.environment = {
            **os.environ,
            "ZABOTA_HOME": str(home),
            "DATABASE_URL": f"postgres:///zabota?host={place_of(database).sockets}&user=zabota",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **environment,
        }
        self.process: subprocess.Popen | None = None
        self.take_ports()

    def take_ports(self) -> None:
        """Free just now: long before they are listened on, others may take them."""
        self.port, self.smtp_port = free_port(), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment["ZABOTA_SMTP_RECEIVER"] = f"127.0.0.1:{self.smtp_port}"

    def prepare(self, company: str = "tests.faults.served_company") -> dict[str, Any]:
        """The company that this module makes: what there is of it, by name."""
        return json.loads(self.python(f"import {company} as company; company.prepare()"))

    def python(self, code: str) -> str:
        """What this code prints in a process of its own, beside the server."""
        code = f"import django; django.setup(); {code}"
        made = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=self.environment, capture_output=True, check=False
        )
        assert made.returncode == 0, made.stderr.decode()
        return made.stdout.decode()

    def start(self, *words: str) -> None:
        self.log = (self.home / "serve.log").open("ab")
        command = [sys.executable, "-m", "config.cli", "serve", str(self.port), "--empty", *words]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=self.log, stderr=self.log
        )
        self.wait_until_up()

    def wait_until_up(self) -> None:
        wait_until(
            lambda: self.process.poll() is not None or self.asks("/accounts/login/")[0] == 200, "no page"
        )
        wait_until(lambda: self.process.poll() is not None or self.takes_mail(), "no mail receiver")
        assert self.process.poll() is None, self.last_words()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(40)
        if self.process:
            self.log.close()

    def stop_database(self) -> None:
        postgres.stop(self.database)

    def start_database(self) -> None:
        postgres.ensure_running(self.database)

    def takes_mail(self) -> bool:
        with suppress(OSError, smtplib.SMTPException), smtplib.SMTP("127.0.0.1", self.smtp_port, timeout=5):
            return True
        return False

    def asks(
        self, path: str, cookie: str = "", data: bytes | None = None, **headers: str
    ) -> tuple[int, Any, str]:
        """Status, headers and text of an answer; status 0 when there is none."""
        if cookie:
            headers["Cookie"] = f"sessionid={cookie}"
        request = urllib.request.Request(self.address + path, data=data, headers=headers)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read().decode()
        except OSError:
            return 0, {}, ""

    def mail(self, number: int) -> int:
        """The last code that the receiver said of this letter; 0 when it said none."""
        with suppress(OSError, smtplib.SMTPException):
            with smtplib.SMTP("127.0.0.1", self.smtp_port, "sender.example", timeout=30) as client:
                client.ehlo()
                client.mail(f"vera{number}@example.com")
                code, _words = client.rcpt(ADDRESS)
                return client.data(letter(number))[0] if code == 250 else code
        return 0

    def sql(self, query: str, *values: Any) -> Any:
        """The first value of the answer."""
        with psycopg.connect(
            host=str(place_of(self.database).sockets), user="zabota", dbname="zabota", autocommit=True
        ) as own:
            cursor = own.execute(query, values)
            return cursor.fetchone()[0] if cursor.description else None

    def last_words(self) -> str:
        return (self.home / "serve.log").read_text(errors="replace")[-4000:]

    def log_lines(self, *marks: str) -> list[str]:
        lines = (self.home / "serve.log").read_text(errors="replace").splitlines()
        return [line for line in lines if any(mark in line for mark in marks)]


class Whole(Served):
    """With the database that Zabota brings, started by it and under the same clock; `main` is a module."""

    def __init__(self, home: Path, main: str, **environment: str):
        super().__init__(home, home, **environment)
        self.environment.pop("DATABASE_URL")
        self.main = main

    def start(self, *words: str) -> None:
        self.take_ports()
        self.log = (self.home / "serve.log").open("ab")
        command = [sys.executable, "-m", self.main, *words, str(self.port)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=self.log, stderr=self.log
        )
        self.wait_until_up()

    def run(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", *words], cwd=ROOT, env=self.environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()
