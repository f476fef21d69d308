"""The desk's reports at 10,000 and at 1,000,000 contacts of the same year, both in turn.

python -m bench.parts.reports                 fills both the first time (minutes), prints a table
python -m bench.parts.reports --rounds 40
"""

import argparse
import json
from typing import Any

from bench import place, servers
from bench.client import Client, Contestant, in_turn
from bench.prepare import prepare, tell

SMALL, LARGE = 10_000, 1_000_000
PAGES = {
    "report by person, 30 days": "/reports/?by=person&period=30",
    "report by hour, 90 days": "/reports/?by=hour&period=90",
    "criteria compared, 90 days": "/routing/comparison/?period=90",
    "hours, forecast, one hour longer": "/workload/hours/?weeks=12",
    "rows behind a number": "/reports/rows/?measure=first_response&by=person&value={user}&period=30",
    **{
        f"narrowed to a {only}, by {by}, {days} days": "/reports/?"
        f"by={by}&period={days}&only={only}:{{{only}}}"
        for only, by, days in (
            ("reason", "team", 30),
            ("team", "person", 90),
            ("person", "hour", 90),
            ("channel", "reason", 90),
            ("class", "language", 90),
            ("language", "channel", 90),
            ("hour", "reason", 90),
        )
    },
    "narrowed to a branch and a channel, by hour, 90 days": "/reports/?by=hour&period=90"
    "&only=channel:{channel}&branch={branch}",
    "rows behind a narrowed number": "/reports/rows/?measure=resolution&by=hour&value={hour}&period=90"
    "&only=class:{class}",
}


def database(total: int) -> tuple[str, dict[str, Any]]:
    """The name of the database with so many facts, and what the client needs of it."""
    name, kept = f"reports_{total}", place.HOME / f"reports_{total}.json"
    if not (place.has(name) and kept.exists()):
        tell(f"filling {total:,} facts")
        place.make(f"{name}_new", "ours")
        printed = place.ours("bench.ours.fill_facts", total, database=f"{name}_new")
        kept.write_text(printed.splitlines()[-1])
        place.rename(f"{name}_new", name)
    return name, json.loads(kept.read_text())


def measure(rounds: int) -> dict[str, Any]:
    prepare([], with_peer=False)
    small, large = database(SMALL), database(LARGE)
    with servers.ours(small[0]) as few, servers.ours(large[0]) as many:
        contestants = []
        for label, address in PAGES.items():
            for total, server, (name, facts) in ((SMALL, few, small), (LARGE, many, large)):
                client = Client(server.port, {"Cookie": f"{facts['cookie']}={facts['session']}"})
                path = address.format(**ids_of(name))
                assert b"empty-state" not in client.get(path), f"{path} shows something"
                contestants.append(Contestant(f"{label} at {total:,}", asking(client, path), server))
        found = in_turn(contestants, rounds)
    return {"pages": found, "filled": {SMALL: small[1], LARGE: large[1]}}


def asking(client: Client, path: str) -> Any:
    return lambda number: client.get(path)


def ids_of(name: str) -> dict[str, Any]:
    """A value of each dimension that its facts have."""
    with place.connect(name) as asked:
        found = asked.execute(
            "SELECT first_person_id, reason_id, team_id, branch_id, channel, customer_class, language, "
            "opened_hour FROM reports_contactfact WHERE customer_class <> '' AND team_id IS NOT NULL LIMIT 1"
        ).fetchone()
    assert found
    names = ("person", "reason", "team", "branch", "channel", "class", "language", "hour")
    return {**dict(zip(names, found, strict=True)), "user": found[0]}


def table(found: dict[str, Any]) -> str:
    """Median by the clock and CPU at both sizes, and how many times the larger costs the smaller."""
    lines = [
        "| page | 10,000: clock ms | CPU ms | 1,000,000: clock ms | CPU ms | clock, times | CPU, times |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for label in PAGES:
        few, many = (found["pages"][f"{label} at {total:,}"] for total in (SMALL, LARGE))
        lines.append(
            f"| {label} | {few['p50']:.1f} | {few['cpu']:.1f} | {many['p50']:.1f} | {many['cpu']:.1f} "
            f"| {many['p50'] / few['p50']:.2f} | {many['cpu'] / few['cpu']:.2f} |"
        )
    for total, facts in found["filled"].items():
        lines.append(
            f"\n{total:,}: {facts['sums']:,} sums, added up from all facts in {facts['summing']:.0f} s."
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    print(table(measure(parser.parse_args().rounds)))


if __name__ == "__main__":
    main()
