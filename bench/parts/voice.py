"""A year of customers' voices: pages of scores, an answer taken in, and all marks in one file."""

import json
import threading
import time
from pathlib import Path
from typing import Any

from bench import place, servers
from bench.client import Client, Contestant, in_turn
from bench.prepare import FACTS, keep, our_company, tell

PAGES = {
    "map of touchpoints": "/scores/?period={}",
    "one touchpoint": "/scores/touchpoints/{touchpoint}/?period={}",
    "branches by chance": "/scores/branches/?period={}",
    "people": "/scores/people/?period={}",
    "what changed": "/scores/changes/?period={}",
    "control chart": "/scores/signals/?period={}",
    "drivers": "/scores/drivers/?period={}",
    "response rates": "/scores/rates/?period={}",
    "words": "/scores/words/?period={}",
}
MONTH, YEAR = "a month", "a year"
PERIODS = {MONTH: "30", YEAR: "365"}
EMPTY = "empty Django page"
PATIENT_SECONDS = 3600


def database(answers: int) -> str:
    """With so many answers; made once and kept."""
    our_company()
    name = f"voices_{answers}"
    if not place.has(name):
        tell(f"filling {answers:,} answers, {answers * 25 // 3:,} invitations, {answers * 10:,} marks")
        place.make(f"{name}_new", "ours")
        place.ours("django", "migrate", "--no-input", "-v", "0", database=f"{name}_new")
        keep(name, place.ours("bench.ours.voices", answers, database=f"{name}_new"))
        place.rename(f"{name}_new", name)
    return name


def measure(answers: int, rounds: int) -> dict[str, Any]:
    name = database(answers)
    facts = json.loads(FACTS.read_text())
    found: dict[str, Any] = {"answers": answers, "load": facts[name]["taken"]}
    headers = {"Cookie": f"{facts['ours']['cookie']}={facts[name]['session']}"}
    with servers.ours(name) as ours, servers.floor(name) as floor:
        found["pages"] = pages(ours, floor, headers, facts[name], rounds)
        found["respond"] = responding(ours, floor, facts[name], rounds)
        found["export"] = exporting(ours, name, headers)
    return found


def pages(
    ours: Any, floor: Any, headers: dict[str, str], facts: dict[str, Any], rounds: int
) -> dict[str, Any]:
    """Each page over a month and over a year, and the empty one, in turn."""
    mine, bare = Client(ours.port, headers), Client(floor.port)
    contestants = [Contestant(EMPTY, lambda n: bare.get("/empty/"), floor)]
    for page, pattern in PAGES.items():
        for period, days in PERIODS.items():
            path = pattern.format(days, touchpoint=facts["touchpoint"])
            contestants.append(Contestant(f"{page}, {period}", lambda n, path=path: mine.get(path), ours))
    return in_turn(contestants, rounds)


def responding(ours: Any, floor: Any, facts: dict[str, Any], rounds: int) -> dict[str, Any]:
    """Posted as the page's form does; each link once."""
    mine, bare = Client(ours.port), Client(floor.port)
    links = iter(facts["links"])

    def answer(_number: int) -> None:
        token, marks = next(links)
        said = {f"mark-{touchpoint}": score for touchpoint, score in marks}
        mine.post_form(f"/survey/{token}/", said)

    return in_turn(
        [Contestant(EMPTY, lambda n: bare.get("/empty/"), floor), Contestant("an answer", answer, ours)],
        rounds,
    )


def exporting(ours: Any, name: str, headers: dict[str, str]) -> dict[str, Any]:
    """Bytes and seconds of our file, and of bare COPYs read by the same kind of client."""
    with place.connect(name) as counter:
        marks = counter.execute("SELECT count(*) FROM feedback_mark").fetchone()[0]
    found: dict[str, Any] = {"marks": marks}
    bare = "COPY (SELECT * FROM feedback_mark) TO STDOUT (FORMAT csv)"
    for label, sql in (("bare COPY of the marks", bare), ("bare COPY of the same columns", JOINED)):
        with place.connect(name) as database:
            began, size = time.perf_counter(), 0
            with database.cursor().copy(sql) as stream:
                while block := stream.read():
                    size += len(block)
            found[label] = {"seconds": time.perf_counter() - began, "bytes": size}
    watch = Memory(ours.process.pid)
    began, size, lines, first = time.perf_counter(), 0, 0, 0.0
    client = Client(ours.port, headers)
    client.connection.timeout = PATIENT_SECONDS
    with watch:
        for block in client.stream("/feedback/export/?format=csv"):
            first = first or time.perf_counter() - began
            size += len(block)
            lines += block.count(b"\n")
    taken = {"seconds": time.perf_counter() - began, "bytes": size, "first byte": first}
    assert lines == marks + 1, f"{lines} lines of {marks} marks"
    found["our file"] = {**taken, "grew_mb": watch.most - watch.before, "mb": watch.most}
    return found


JOINED = """COPY (
    SELECT m.response_id, m.at, c.name, b.name, u.name, t.stage, t.name, m.score, m.why, r.comment, i.language
    FROM feedback_mark m JOIN feedback_response r ON r.id = m.response_id
    JOIN feedback_invitation i ON i.id = r.invitation_id JOIN feedback_touchpoint t ON t.id = m.touchpoint_id
    LEFT JOIN customers_customer c ON c.id = r.customer_id LEFT JOIN company_branch b ON b.id = m.branch_id
    LEFT JOIN company_user u ON u.id = m.employee_id ORDER BY m.response_id, m.id
) TO STDOUT (FORMAT csv)"""


class Memory:
    """The most memory of a process while in a `with`, in MB: looked at ten times a second."""

    def __init__(self, pid: int):
        self.status = Path(f"/proc/{pid}/status")
        self.before = self.most = self.now()
        self.done = threading.Event()

    def now(self) -> float:
        line = next(line for line in self.status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def __enter__(self) -> "Memory":
        self.before = self.most = self.now()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()
        return self

    def look(self) -> None:
        while not self.done.wait(0.1):
            self.most = max(self.most, self.now())

    def __exit__(self, *_error: object) -> None:
        self.done.set()
        self.thread.join()


def told(found: dict[str, Any]) -> str:
    """As Markdown: each page's year against its month and the empty page, by the clock and by CPU."""
    empty = found["pages"][EMPTY]
    lines = [
        f"{found['answers']:,} answers to {found['answers'] * 25 // 3:,} invitations, "
        f"{found['answers'] * 10:,} marks; an empty page took p95 {empty['p95']:.1f} ms, "
        f"CPU {empty['cpu']:.2f}.",
        "",
        "| page | month p95 ms | year p95 ms | year CPU ms | year : month (CPU) | year : empty page at p95 "
        "| CPU |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for page in PAGES:
        month, year = (found["pages"][f"{page}, {period}"] for period in PERIODS)
        lines.append(
            f"| {page} | {month['p95']:.0f} | {year['p95']:.0f} | {year['cpu']:.0f} "
            f"| {year['p95'] / month['p95']:.2f} ({year['cpu'] / month['cpu']:.2f}) "
            f"| {year['p95'] / empty['p95']:.1f} | {year['cpu'] / empty['cpu']:.0f} |"
        )
    one, bare = found["respond"]["an answer"], found["respond"][EMPTY]
    export = found["export"]
    ours, floor = export["our file"], export["bare COPY of the same columns"]
    lines += [
        "",
        f"An answer posted, with low marks in it: p50 {one['p50']:.1f} ms, p95 {one['p95']:.1f}, "
        f"CPU {one['cpu']:.1f}; {one['p50'] / bare['p50']:.1f} empty pages by p50, "
        f"{one['p95'] / bare['p95']:.1f} by p95, {one['cpu'] / bare['cpu']:.1f} by CPU.",
        "",
        f"All {export['marks']:,} marks in one file, through the server: {ours['seconds']:.1f} s against "
        f"{floor['seconds']:.1f} s for a bare COPY of the same columns, "
        f"{floor['seconds'] / ours['seconds']:.2f} of its speed (a bare COPY of the table of marks alone: "
        f"{export['bare COPY of the marks']['seconds']:.1f} s); the memory of the server grew by "
        f"{ours['grew_mb']:.0f} MB.",
        "",
        "Loading, seconds: "
        + ", ".join(f"{name} {seconds:.0f}" for name, seconds in found["load"].items())
        + ".",
    ]
    return "\n".join(lines)
