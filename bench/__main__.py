"""The benchmarks: our pages, intake and creating, beside bare floors and django-helpdesk, in one run.

    ./run bench                          1,000 and 100,000 conversations, a few minutes
    ./run bench --full                   1,000,000 too, more rounds
    ./run bench pages --sizes 1000 --rounds 50 --without-peer
    ./run bench search                   among a million conversations and five million messages
    ./run bench voice --answers 900000   a year of surveys over 800 branches; 20,000 answers when not said
    ./run bench processes                1, 2 and 4 web processes behind nginx, where it is installed
    ./run bench tracker                  beside Request Tracker 5, where Debian's is installed
    ./run bench --write                  also puts the tables into docs/performance.md

The first run installs django-helpdesk and fills the databases under var/bench; they are kept.
"""

import argparse
import json
from typing import Any

from bench import place, report
from bench.parts import cold, create, intake, pages, processes, search, tracker, voice
from bench.prepare import PEERS_MOST, prepare

PARTS = ("pages", "growth", "intake", "smtp", "create", "cold", "search", "voice", "processes", "tracker")
LONG = ("growth", "search", "voice", "processes", "tracker")
ELSEWHERE = ("processes", "tracker")
"""Need programs that only who wishes installs."""
DOCUMENT = place.ROOT / "docs" / "performance.md"
MARK = "<!-- measured -->\n"


def main() -> None:
    wanted = arguments()
    sizes = wanted.sizes or ([1_000, 100_000, 1_000_000] if wanted.full else [1_000, 100_000])
    if set(wanted.parts) != {"voice"}:
        prepare(sizes if "pages" in wanted.parts else [1_000], wanted.peer)
    kept = place.HOME / "found.json"
    found: dict[str, Any] = {}
    for name, result in measured(wanted, sizes):
        found.setdefault(name, result)
        kept.write_text(json.dumps(found, indent=1))
    voices, searched = found.pop("voice", None), found.pop("search", None)
    several, tracked = found.pop("processes", None), found.pop("tracker", None)
    if found:
        text = report.whole(found)
        print(text)
        if wanted.write:
            told = DOCUMENT.read_text().split(MARK)[0]
            DOCUMENT.write_text(f"{told}{MARK}\nMeasured on {report.today()}.\n\n{text}")
    if searched:
        text = search.told(searched)
        print(text)
        if wanted.write:
            dated = f"Measured on {report.today()}.\n\n{text}"
            DOCUMENT.write_text(report.put(DOCUMENT.read_text(), "search", dated))
    if several:
        text = processes.told(several)
        print(text)
        if wanted.write:
            dated = f"Measured on {report.today()}. {text}"
            DOCUMENT.write_text(report.put(DOCUMENT.read_text(), "processes", dated))
    if tracked:
        text = "\n\n".join(
            f"#### At {total:,} conversations\n\n{tracker.told(one)}" for total, one in tracked.items()
        )
        print(text)
        if wanted.write:
            dated = f"Measured on {report.today()}.\n\n{text}"
            DOCUMENT.write_text(report.put(DOCUMENT.read_text(), "tracker", dated))
    if voices:
        text = voice.told(voices)
        print(text)
        if wanted.write:
            dated = f"Measured on {report.today()}. {text}"
            DOCUMENT.write_text(report.put(DOCUMENT.read_text(), "voice", dated))


def measured(wanted: argparse.Namespace, sizes: list[int]) -> Any:
    """Name and result, part after part."""
    if "pages" in wanted.parts:
        yield (
            "pages",
            {
                total: pages.measure(total, wanted.rounds, wanted.peer and total <= PEERS_MOST)
                for total in sizes
            },
        )
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
    if "search" in wanted.parts:
        yield "search", search.measure(wanted.searched, min(60, wanted.rounds), wanted.peer)
    if "processes" in wanted.parts:
        yield "processes", processes.measure(wanted.seconds)
    if "tracker" in wanted.parts:
        yield "tracker", {total: tracker.measure(total, min(60, wanted.rounds)) for total in sizes}
    if "voice" in wanted.parts:
        yield "voice", voice.measure(wanted.answers, min(30, wanted.rounds))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./run bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which parts; all when none is named")
    parser.add_argument("--sizes", type=int, nargs="+")
    parser.add_argument("--rounds", type=int, help="requests of each page; those of slow ones are fewer")
    parser.add_argument("--answers", type=int, default=20_000, help="of a year, for the part voice")
    parser.add_argument("--searched", type=int, default=1_000_000, help="conversations, for the part search")
    parser.add_argument("--mails", type=int, default=450)
    parser.add_argument("--seconds", type=float, default=15, help="of each number, for the part processes")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--without-peer", dest="peer", action="store_false")
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args()
    usual = (
        tuple(part for part in PARTS if part not in ELSEWHERE)
        if wanted.full
        else tuple(part for part in PARTS if part not in LONG)
    )
    wanted.parts = wanted.parts or usual
    wanted.rounds = wanted.rounds or (300 if wanted.full else 100)
    return wanted


if __name__ == "__main__":
    main()
