"""A worker that is killed (kill -9) in a job of any type: after the restart the job is done once."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from tests.channels.provider import Asked, Provider, Reply
from tests.channels.sink import Sink
from tests.database import maintenance, template_name
from tests.faults.job_rows import ROWS, SERVER, names
from tests.rights.world import picture

pytestmark = pytest.mark.xdist_group("faults")
ROOT = Path(__file__).resolve().parents[2]
AFTER = -1


REVIEWS = [
    {"id": "r-1", "author": "Ёжи", "text": "Негде сесть, чтобы надеть бахилы.", "rating": 1},
    {"id": "r-2", "author": "Ștefania", "text": "Mulțumesc, totul a fost repede!", "rating": 5},
]


class Files(Provider):
    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/reviews.json":
            return Reply(body=json.dumps(REVIEWS).encode(), headers={"Content-Type": "application/json"})
        return Reply(body=picture(), headers={"Content-Type": "image/png"})


class Nursery:
    """Processes that run jobs on copies of one database, in one home."""

    def __init__(self, home: Path, template: str):
        self.template, self.home, self.copies = template, home, []
        self.sink, self.files = Sink(), Files()
        self.sink.start()
        self.files.start()
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "ZABOTA_SMTP_URL": self.sink.url,
            SERVER: self.files.url,
        }
        self.log = (home / "jobs.log").open("w+b")
        command = [sys.executable, "-c", "from tests.faults.jobs_process import main; main()"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=self.log, text=True
        )

    def copy(self, of: str, name: str) -> str:
        """A new database like `of`, which nobody is using."""
        name = f"{self.template}_{name}"
        with maintenance() as admin:
            self.server = {key: getattr(admin.info, key) for key in ("host", "port", "user")}
            make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            admin.execute(make.format(sql.Identifier(name), sql.Identifier(of)))
        self.copies.append(name)
        return name

    def order(self, **order) -> int:
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def last_words(self) -> str:
        return (self.home / "jobs.log").read_text(errors="replace")[-3000:]

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()
        self.sink.stop()
        self.files.stop()
        self.log.close()
        with maintenance() as admin:
            for name in self.copies:
                admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="module")
def nursery(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        started = Nursery(tmp_path_factory.mktemp("jobs"), connection.settings_dict["NAME"])
        connection.close()
    yield started
    started.close()


@dataclass
class Story:
    """What each job changed in a database, and how often a worker was killed on the way."""

    changes: dict[str, dict[str, list[Decimal]]]
    statements: dict[str, int]
    kills: int = 0
    kills_after: int = 0


class Company:
    """A prepared database with work for every type of job; each story is told on a copy of it."""

    def __init__(self, nursery: Nursery):
        self.nursery = nursery
        self.said = nursery.home / "said.json"
        self.database = nursery.copy(template_name(), "company")
        self.server = nursery.server
        _code, [prepared] = self.tell(life="prepare", database=self.database)
        self.jobs, self.now, self.before = prepared["jobs"], prepared["now"], prepared["traces"]
        uploads = [ROOT / path for path in prepared["uploads"]]
        self.uploads = {path: path.read_bytes() for path in uploads if path.exists()}

    def tell(self, **order) -> tuple[int, list[dict[str, Any]]]:
        """How the life ended, and what it said on the way, a line each."""
        self.said.write_text("")
        code = self.nursery.order(said=str(self.said), **order)
        assert code in (0, -signal.SIGKILL), self.nursery.last_words()
        return code, [json.loads(line) for line in self.said.read_text().splitlines()]

    def hanging(self) -> int:
        """Dispatches of the story last told that were begun and have no verdict."""
        query = "SELECT count(*) FROM channels_dispatch WHERE sending_at IS NOT NULL AND sent_at IS NULL "
        query += "AND failed_at IS NULL AND uncertain_at IS NULL"
        with psycopg.connect(**{**self.server, "dbname": self.nursery.copies[-1]}) as own:
            return own.execute(query).fetchone()[0]

    def a_minute_later(self) -> None:
        """The schedule looks after what was begun and is in nobody's hands."""
        look = self.jobs["channels.take_up"]
        job = {**look, "hours": look["hours"] + 0.1, "begin": True, "kill": None}
        self.tell(life="work", database=self.nursery.copies[-1], jobs=[job], now=self.now)

    def story(self, name: str, jobs: Sequence[str], points: dict[str, list[int]] | None = None) -> Story:
        """Every job in turn; the worker is killed at each of its `points` before it may finish."""
        database = self.nursery.copy(self.database, f"{name}_{len(self.nursery.copies)}")
        for (
            path,
            content,
        ) in self.uploads.items():  # an import ends its file, and all share a home
            path.write_bytes(content)
        story, before = Story({}, {}), self.before
        left = [
            {**self.jobs[job], "name": job, "begin": True, "kills": [*(points or {}).get(job, [])]}
            for job in jobs
        ]
        while left:
            for job in left:
                job["kill"] = job["kills"][0] if job["kills"] else None
            code, said = self.tell(life="work", database=database, jobs=left, now=self.now)
            for job, line in zip(left, said, strict=False):
                story.statements[job["name"]] = line["statements"]
                story.changes[job["name"]] = changed(before, line["traces"])
                before = line["traces"]
            left = left[len(said) :]
            if code:
                story.kills += 1
                story.kills_after += left[0]["kill"] == AFTER
                left[0]["begin"] = False
                left[0]["kills"].pop(0)
        return story


def changed(before: dict[str, str], after: dict[str, str]) -> dict[str, list[Decimal]]:
    """By how much each figure of each table grew, of the tables where one did."""
    return {
        table: [
            Decimal(new) - Decimal(old) for old, new in zip(before[table].split(), said.split(), strict=True)
        ]
        for table, said in after.items()
        if said != before[table]
    }


@pytest.fixture(scope="module")
def company(nursery) -> Company:
    return Company(nursery)


FEW = (
    "channels.send_dispatch",
    "desk.acknowledge",
    "portal.send_link",
    "workload.answer_in_peak",
    "recovery.ask_again",
    "ConversationResolved > feedback.handlers.ask_how_it_was",
    "DispatchFailed > desk.handlers.mark_failed",
)
"""For every day: jobs that write to people."""


def test_every_type_of_job_has_a_row():
    assert names() == set(ROWS)


def done_once(company: Company, jobs: Sequence[str], most_points: int) -> Story:
    """Tell the story undisturbed and with kills; the one with kills, when both came to the same."""
    undisturbed = company.story("undisturbed", jobs)
    silent = {job for job, change in undisturbed.changes.items() if not change}
    assert silent == {job for job in jobs if ROWS[job].quiet}, "no trace: a second time could not be seen"
    chance, mails = random.Random(2026), len(company.nursery.sink.mails)
    points = {
        job: [*sorted(chance.sample(range(1, count + 1), min(count, most_points))), AFTER]
        for job, count in undisturbed.statements.items()
    }
    killed = company.story("killed", jobs, points)
    differing = [
        f"{job}\n  {killed.changes[job]}\n  {undisturbed.changes[job]}"
        for job in jobs
        if not ROWS[job].may_be_uncertain and killed.changes[job] != undisturbed.changes[job]
    ]
    assert not differing, "\n".join(differing)
    sent = [letter["Message-ID"] for letter in company.nursery.sink.letters()[mails:]]
    assert len(sent) == len(set(sent)), "a mail left twice"
    company.a_minute_later()
    assert not company.hanging(), "what was begun is neither sent nor shown as uncertain"
    return killed


def told(killed: Story, capsys) -> None:
    with capsys.disabled():
        print(
            f"\n{len(killed.changes)} types of jobs, {killed.kills} workers killed, "
            f"{killed.kills_after} of them when the work was done and not noted: each done once"
        )


def test_a_job_whose_worker_is_killed_is_done_once_after_the_restart(company, capsys):
    killed = done_once(company, FEW, 1)
    told(killed, capsys)
    assert killed.kills_after >= len(FEW) - 1


@pytest.mark.soak
def test_a_job_of_any_type_whose_worker_is_killed_is_done_once_after_the_restart(company, capsys):
    killed = done_once(company, tuple(ROWS), 1)
    told(killed, capsys)
    assert killed.kills_after > len(ROWS) - 10
