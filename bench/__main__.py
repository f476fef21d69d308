"""The benchmarks: our pages, intake and creating, beside bare floors and django-helpdesk, in one run.

    ./run bench                          1,000 and 100,000 conversations, a few minutes
    ./run bench --full                   1,000,000 too, more rounds
    ./run bench pages --sizes 1000 --rounds 50 --without-peer
    ./run bench --write                  also puts the tables into docs/performance.md

The first run installs django-helpdesk and fills the databases under var/bench; they are kept.
"""

import argparse
import json
from typing import Any

from bench import place, report
from bench.parts import cold, create, intake, pages
from bench.prepare import prepare

PARTS = ("pages", "growth", "intake", "smtp", "create", "cold")
DOCUMENT = place.ROOT / "docs" / "performance.md"
MARK = "<!-- measured -->\n"


def main() -> None:
    wanted = arguments()
    sizes = wanted.sizes or ([1_000, 100_000, 1_000_000] if wanted.full else [1_000, 100_000])
    prepare(sizes if "pages" in wanted.parts else [1_000], wanted.peer)
    kept = place.HOME / "found.json"
    found: dict[str, Any] = {}
    for name, result in measured(wanted, sizes):
        found.setdefault(name, result)
        kept.write_text(json.dumps(found, indent=1))
    text = report.whole(found)
    print(text)
    if wanted.write:
        told = DOCUMENT.read_text().split(MARK)[0]
        DOCUMENT.write_text(f"{told}{MARK}\nMeasured on {report.today()}.\n\n{text}")


def measured(wanted: argparse.Namespace, sizes: list[int]) -> Any:
    """Name and result, part after part."""
    if "pages" in wanted.parts:
        yield "pages", {total: pages.measure(total, wanted.rounds, wanted.peer) for total in sizes}
    if "growth" in wanted.parts:
        yield "growth", pages.growth(1_000, 1_000_000, wanted.rounds)
    if "intake" in wanted.parts:
        yield "intake", intake.measure(wanted.mails, wanted.peer)
    if "smtp" in wanted.parts:
        yield "smtp", intake.over_smtp(wanted.mails // 3)
    if "create" in wanted.parts:
        yield "create", create.measure(wanted.rounds, wanted.peer)
    if "cold" in wanted.parts:
        yield "cold", cold.measure()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./run bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which parts; all when none is named")
    parser.add_argument("--sizes", type=int, nargs="+")
    parser.add_argument("--rounds", type=int, help="requests of each page; those of slow ones are fewer")
    parser.add_argument("--mails", type=int, default=450)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--without-peer", dest="peer", action="store_false")
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    usual = PARTS if wanted.full else tuple(part for part in PARTS if part != "growth")
    wanted.parts = wanted.parts or usual
    wanted.rounds = wanted.rounds or (300 if wanted.full else 100)
    return wanted


if __name__ == "__main__":
    main()
