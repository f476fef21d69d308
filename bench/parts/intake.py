"""Mails per second into conversations: ours, django-helpdesk's, the floor's; and ours over SMTP."""

import json
import smtplib
import statistics
import time
from typing import Any

import psycopg

from bench import place, servers
from bench.mails import TO, make_mail, write_mails
from bench.prepare import FACTS, MAILS, helpdesk_database, our_database

ROUND = 150
FIRST = 30
"""Mails that each process reads before it is measured, as a page is asked before: it then runs for days."""


def measure(mails: int, with_peer: bool = True) -> dict[str, Any]:
    """Rounds of the same mails for each in turn, on copies of the databases with 1,000: medians a mail."""
    place.make("intake_ours", our_database(1000))
    place.make("intake_floor", our_database(1000))
    inbox = json.loads(FACTS.read_text())["ours"]["inbox"]
    if with_peer:
        place.make("intake_helpdesk", helpdesk_database(1000))
    found: dict[str, list[dict[str, Any]]] = {"ours": [], "floor": [], "helpdesk": []}
    for number in range(max(3, mails // ROUND)):
        folder, first = place.HOME / "mails", place.HOME / "first-mails"
        write_mails(first, FIRST, f"first{number}")
        write_mails(folder, ROUND, f"round{number}")
        found["ours"].append(
            said(place.ours("bench.ours.intake", first, folder, inbox, database="intake_ours"))
        )
        found["floor"].append(
            said(
                place.run(
                    "bench.floor.intake",
                    first,
                    folder,
                    database="intake_floor",
                    settings="bench.floor.settings",
                )
            )
        )
        if with_peer:
            printed = place.peers("bench.peer.intake", first, folder, MAILS, database="intake_helpdesk")
            found["helpdesk"].append(said(printed))
    for one in found["ours"]:
        assert one["messages"] == ROUND, one
    for one in found["helpdesk"]:
        assert one["messages"] == ROUND, one
    return {who: per_mail(rounds) for who, rounds in found.items() if rounds}


def said(printed: str) -> dict[str, Any]:
    return json.loads(printed.splitlines()[-1])


def per_mail(rounds: list[dict[str, Any]]) -> dict[str, float]:
    """Milliseconds a mail, by the clock and of CPU, and mails a second by each."""
    wall = statistics.median(one["wall"] for one in rounds) / ROUND
    cpu = statistics.median(one["cpu"] for one in rounds) / ROUND
    return {"wall": wall * 1000, "cpu": cpu * 1000, "rate": 1 / wall, "cpu_rate": 1 / cpu}


def over_smtp(mails: int) -> dict[str, float]:
    """Handed to the receiver one after the other by a real SMTP client, until the last is a conversation."""
    place.make("intake_smtp", our_database(1000))
    port = servers.free_port()
    with servers.ours("intake_smtp", ZABOTA_EMBEDDED="1", ZABOTA_SMTP_RECEIVER=f"127.0.0.1:{port}") as ours:
        raws = [make_mail(number, "smtp") for number in range(mails)]
        ours.look()
        with place.connect("intake_smtp") as database, greeted(port) as smtp:
            before = messages(database)
            cpu, start = ours.cpu(), time.perf_counter()
            for raw in raws:
                smtp.sendmail("alice@example.com", [TO], raw)
            taken = time.perf_counter() - start
            while messages(database) - before < mails and time.perf_counter() - start < 300:
                time.sleep(0.02)
            done = time.perf_counter() - start
            assert messages(database) - before == mails
            return {
                "taken_rate": mails / taken,
                "rate": mails / done,
                "cpu": (ours.cpu() - cpu) / mails * 1000,
            }


def greeted(port: int) -> smtplib.SMTP:
    deadline = time.monotonic() + 20
    while True:
        try:
            return smtplib.SMTP("127.0.0.1", port, timeout=60)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def messages(database: psycopg.Connection) -> int:
    """Without the acknowledgements, which jobs write meanwhile."""
    found = database.execute("SELECT count(*) FROM desk_message WHERE direction = 'in'").fetchone()
    return found[0] if found else 0
