"""What a mail costs from its arrival until it is a conversation, beside the floor, in one process.

Method: made-up mails, seeded: plain, text and HTML, with a small file; in English, Russian and Romanian. The
floor parses with the standard library, decodes the headers and the text, and stores the raw mail: one INSERT,
one commit. Ours takes each mail in alone (one commit) and then reads all of them. Floor and ours take turns,
with senders never seen before, with known ones, and half and half; the medians of the turns' ratios count.
CPU is that of this process and its database backend. It works in the database of ZABOTA_HOME, which it fills.

    python -m bench.intake_floor [--mails 400] [--rounds 5] [--profile]
"""

import argparse
import cProfile
import email
import os
import pstats
import random
import secrets
import time
from collections import Counter
from email.header import decode_header, make_header
from email.message import EmailMessage
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from bench.parse_mail import WORDS, page, trace  # noqa: E402
from bench.stopwatch import Stopwatch  # noqa: E402
from zabota.channels.actions.read_deliveries import read_deliveries  # noqa: E402
from zabota.channels.actions.take_in import take_in  # noqa: E402
from zabota.channels.kind import RawDelivery  # noqa: E402
from zabota.channels.models import Inbox  # noqa: E402
from zabota.company.models import Branch, Team  # noqa: E402
from zabota.desk.models import Message  # noqa: E402
from zabota.desk.seeds import provide  # noqa: E402

NEW_OF_TEN = {"new": 10, "known": 0, "half": 5}
FLOOR_TABLE = "bench_raw_mail"


def main() -> None:
    """Print one line a kind of senders."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--mails", type=int, default=400)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--profile", choices=NEW_OF_TEN, default="")
    chosen = options.parse_args()
    inbox = prepared()
    read_deliveries()  # what an interrupted run has left
    known = [f"{secrets.token_hex(6)}@example.com" for _ in range(chosen.mails)]
    ours(inbox, mails(known))
    if chosen.profile:
        profile(inbox, mails(senders(known, NEW_OF_TEN[chosen.profile])))
        return
    for title, new in NEW_OF_TEN.items():
        report(title, inbox, known, new, chosen.rounds)


def report(title: str, inbox: Inbox, known: list[str], new: int, rounds: int) -> None:
    found = []
    for _ in range(rounds):
        bare = floor(mails(senders(known, new)))
        found.append((bare, ours(inbox, mails(senders(known, new)))))
    count = len(known)
    print(f"{title:6} {statements(inbox, mails(senders(known, new)[:100])):5.2f} statements a mail", end="")
    for name in ("wall", "cpu"):
        ratios = sorted(bare[name] / own[name] for bare, own in found)
        bare, own = (median(pair[n][name] for pair in found) / count * 1000 for n in (0, 1))
        print(f" | {name} {bare:.2f} : {own:.2f} ms, ratio {median(ratios):.2f} ", end="")
        print(f"({ratios[0]:.2f}-{ratios[-1]:.2f})", end="")
    parts = [median(own[name] for _bare, own in found) / count * 1000 for name in ("own", "database")]
    print(f" | ours {parts[0]:.2f} + {parts[1]:.2f} ms database", flush=True)


def prepared() -> Inbox:
    """A company with one inbox, and the floor's table."""
    call_command("migrate", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE IF NOT EXISTS {FLOOR_TABLE} (id bigserial PRIMARY KEY, raw bytea)")
    branch, _new = Branch.objects.get_or_create(name="Central")
    team, _new = Team.objects.get_or_create(name="Desk", branch=branch)
    provide()
    return Inbox.objects.get_or_create(
        name="Mail", kind="email", defaults={"address": "help@example.org", "branch": branch, "team": team}
    )[0]


def floor(raws: list[bytes]) -> dict[str, float]:
    with Stopwatch() as watch, connection.cursor() as cursor:
        for raw in raws:
            bare(raw)
            cursor.execute(f"INSERT INTO {FLOOR_TABLE} (raw) VALUES (%s)", [raw])  # noqa: S608
    return watch.found()


def bare(raw: bytes) -> list[str]:
    """Headers and text, decoded."""
    mail = email.message_from_bytes(raw)
    found = [str(make_header(decode_header(mail[name] or ""))) for name in ("From", "To", "Subject")]
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            charset = part.get_content_charset() or "utf-8"
            found.append(part.get_payload(decode=True).decode(charset, "replace"))
    return found


def ours(inbox: Inbox, raws: list[bytes]) -> dict[str, float]:
    before = Message.objects.count()
    with Stopwatch() as watch:
        intake(inbox, raws)
    if Message.objects.count() - before != len(raws):
        raise SystemExit("Mails were lost or doubled.")
    return watch.found()


def intake(inbox: Inbox, raws: list[bytes]) -> None:
    for raw in raws:
        take_in(inbox, [RawDelivery(key=secrets.token_hex(8), raw=raw)])
    read_deliveries()


def statements(inbox: Inbox, raws: list[bytes]) -> float:
    counted: Counter = Counter()

    def count(execute, sql, params, many, context):
        counted[sql[:50]] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        intake(inbox, raws)
    if os.environ.get("SHOW"):
        print(*counted.most_common(25), sep="\n")
    return counted.total() / len(raws)


def profile(inbox: Inbox, raws: list[bytes]) -> None:
    profiler = cProfile.Profile(time.process_time)
    profiler.runcall(ours, inbox, raws)
    found = pstats.Stats(profiler)
    found.sort_stats("cumulative").print_stats("zabota|psycopg|django", 70)
    found.sort_stats("tottime").print_stats(30)
    found.print_callers("expand_template|_parser.py:1099|.sub. of")


def senders(known: list[str], new_of_ten: int) -> list[str]:
    return [
        f"{secrets.token_hex(6)}@example.com" if place % 10 < new_of_ten else address
        for place, address in enumerate(known)
    ]


def mails(addresses: list[str]) -> list[bytes]:
    return [made(random.Random(secrets.randbits(60)), address) for address in addresses]


def made(chance: random.Random, address: str) -> bytes:
    """Two of five plain, two with HTML, one with HTML and a file; 2 to 9 KB."""
    words = WORDS[chance.choice(sorted(WORDS))]
    text = "\n".join(" ".join(chance.choices(words, k=9)) + "." for _ in range(chance.randint(4, 24)))
    mail = EmailMessage()
    mail["From"] = f"{chance.choice(words).title()} {chance.choice(words).title()} <{address}>"
    mail["To"] = "help@example.org"
    mail["Subject"] = " ".join(chance.choices(words, k=6))
    mail["Date"] = "Fri, 14 Mar 2025 10:15:00 +0200"
    mail["Message-ID"] = f"<{chance.getrandbits(64):x}@example.com>"
    mail.set_content(text)
    kind = chance.randrange(5)
    if kind >= 2:
        mail.add_alternative(page(text), subtype="html")
    if kind == 4:
        data = chance.randbytes(2_000)
        mail.add_attachment(
            data, maintype="application", subtype="pdf", filename=f"{chance.choice(words)}.pdf"
        )
    return trace(chance) + mail.as_bytes()


if __name__ == "__main__":
    main()
