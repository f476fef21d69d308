"""The card found by any part of a phone, mail, name or card: among few and among a million customers.

    python -m bench.parts.customers [--sizes 1000 1000000] [--rounds 200]

Asked is what the front office asks while one types: `/reception/?q=` as a fragment, as a user of one branch
(half of the customers), for parts of 3 to 8 signs of customers that both databases have, common parts such as
373 or gmail among them. The floor is an empty page of a new Django project, in the same run.
"""

import argparse
import json
import random
from typing import Any
from urllib.parse import quote

from bench import servers
from bench.client import Client, Contestant, in_turn
from bench.parts.pages import signed_in
from bench.people import person
from bench.prepare import FACTS, customers_database
from bench.report import table

COMMON = ["373", "+37369", "gmail", "com", "mail.ru", "Мария", "escu", "ов"]
EVERY_COMMON = 10
"""Every tenth question is one of the common parts; the others are parts of somebody's own."""


def measure(sizes: list[int], rounds: int) -> dict[str, Any]:
    """Contestant -> p50, p95, cpu (milliseconds) and n."""
    facts = json.loads(FACTS.read_text())["ours"]
    asked = questions(min(sizes), 200)
    running = [servers.ours(customers_database(total)) for total in sizes]
    bare = servers.floor(customers_database(sizes[0]))
    for server in (*running, bare):
        server.__enter__()
    try:
        empty = Client(bare.port)
        contestants = [Contestant("empty Django page", lambda n: empty.get("/empty/"), bare)]
        for total, server in zip(sizes, running, strict=True):
            client = Client(server.port, {**signed_in(facts), "HX-Request": "true"})
            check(client, asked)
            contestants.append(Contestant(f"search at {total:,}", asking(client, asked), server))
        return in_turn(contestants, rounds, warm=200, slowest=60.0)
    finally:
        for server in (*running, bare):
            server.stop()


def asking(client: Client, asked: list[tuple[int, str]]) -> Any:
    return lambda n: client.get(path(asked[n % len(asked)][1]))


def check(client: Client, asked: list[tuple[int, str]]) -> None:
    """Whoever has the part is found, unless it is a common one that many newer customers have."""
    found = 0
    for number, part in asked[:40]:
        found += f"/reception/customers/{number + 1}/".encode() in client.get(path(part))
    assert found >= 15, f"only {found} of 40 were found"


def path(part: str) -> str:
    return f"/reception/?q={quote(part)}"


def questions(most: int, count: int) -> list[tuple[int, str]]:
    """Number of a customer of the asking user's branch, and a part of what is known of them."""
    dice = random.Random(7)
    found = []
    for place in range(count):
        number = dice.randrange(0, most, 2)
        one = person(number)
        known = [one.phone, one.email, one.name.split()[1], one.card or one.phone]
        text = known[place % len(known)]
        length = dice.randint(3, 8)
        start = dice.randint(0, max(0, len(text) - length))
        part = text[start : start + length]
        found.append(
            (number, COMMON[place // EVERY_COMMON % len(COMMON)] if place % EVERY_COMMON == 9 else part)
        )
    return found


def bars(found: dict[str, Any]) -> str:
    """The two bars, by the clock and by CPU."""
    small, large = [one for name, one in found.items() if name.startswith("search")]
    empty = found["empty Django page"]
    lines = []
    for name in ("p50", "p95", "cpu"):
        lines.append(f"{name}: {large[name] / small[name]:.2f} times the smaller one (at most 1.5 wanted)")
    lines.append(f"p95 is {large['p95'] / empty['p50']:.1f} empty pages (p50), at most 40 wanted")
    lines.append(f"p95 is {large['p95'] / empty['p95']:.1f} empty pages (p95)")
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sizes", type=int, nargs=2, default=[1_000, 1_000_000])
    options.add_argument("--rounds", type=int, default=200)
    chosen = options.parse_args()
    found = measure(chosen.sizes, chosen.rounds)
    print(table(found))
    print(bars(found))


if __name__ == "__main__":
    main()
