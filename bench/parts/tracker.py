"""Request Tracker 5 beside us: the list, a ticket, creating, searching, and a mail through its gateway."""

import json
import math
import re
from typing import Any
from urllib.parse import quote, urlencode

from bench import place, servers
from bench.client import FORM, Client, Contestant, in_turn
from bench.mails import make_mail
from bench.parts.create import as_conversation
from bench.parts.pages import signed_in
from bench.prepare import FACTS, our_database
from bench.talks import EVERY, WORDS
from bench.tracker import site
from bench.tracker.multiply import long_ones

OPEN = quote("Status = 'open'")
WANTED = [word for words in WORDS.values() for word in words if len(word) > 5]


def measure(total: int, rounds: int) -> dict[str, Any]:
    """What is asked -> contestant -> p50, p95, cpu (milliseconds) and n; on copies, for some of it writes."""
    if not site.is_installed():
        raise SystemExit(
            site.__doc__ and "Request Tracker is not installed; bench/tracker/__init__.py says how."
        )
    facts = json.loads(FACTS.read_text())["ours"]
    theirs_database = site.database(total)
    place.make("tracker_ours", our_database(total))
    place.make("tracker_theirs", theirs_database)
    kept = json.loads((site.FOLDER / f"tracker_{total}.json").read_text())
    long = [number + 1 for number in range(0, total, EVERY)][-20:]
    their_long = long_ones(total, EVERY)[-20:]
    with servers.ours("tracker_ours") as ours, site.Tracker("tracker_theirs") as tracker:
        mine, theirs = Client(ours.port, signed_in(facts)), Client(tracker.port, entered(tracker.port))
        program = Client(ours.port, {"Authorization": f"Bearer {facts['token']}"})
        rest = Client(tracker.port, {"Authorization": f"token {kept['token']}"})
        gate = Client(tracker.port)

        def search(number: int) -> object:
            word = WANTED[number % len(WANTED)]
            return mine.get(f"/inbox/all/?q={quote(word)}")

        def their_search(number: int) -> object:
            query = quote(f"Content LIKE '{WANTED[number % len(WANTED)]}'")
            return theirs.get(f"/Search/Results.html?Query={query}&Rows=50&OrderBy=id&Order=DESC")

        found = {
            "list of 50": [
                Contestant("ours", lambda n: mine.get("/inbox/"), ours),
                Contestant(
                    "Request Tracker",
                    lambda n: theirs.get(f"/Search/Results.html?Query={OPEN}&Rows=50&OrderBy=id&Order=DESC"),
                    tracker,
                ),
            ],
            "a talk of 20 messages": [
                Contestant("ours", lambda n: mine.get(f"/conversations/{long[n % len(long)]}/"), ours),
                Contestant(
                    "Request Tracker, the page and its messages",
                    lambda n: ticket(theirs, their_long[n % len(their_long)]),
                    tracker,
                ),
            ],
            "search by a word": [
                Contestant("ours", search, ours),
                Contestant("Request Tracker, indexed", their_search, tracker),
            ],
            "create over HTTP": [
                Contestant(
                    "ours",
                    lambda n: program.post("/api/v1/conversations", as_conversation(n, facts["inbox"])),
                    ours,
                ),
                Contestant("Request Tracker", lambda n: rest.post("/REST/2.0/ticket", as_ticket(n)), tracker),
            ],
            "a mail by the gateway": [
                Contestant("Request Tracker", lambda n: hand_over(gate, n), tracker),
            ],
        }
        ours_shown, theirs_shown = mine.get("/inbox/").count(b"data-id="), listed(theirs)
        assert (ours_shown, theirs_shown) == (50, 50), (ours_shown, theirs_shown)
        return {what: warmed(contestants, rounds) for what, contestants in found.items()}


def warmed(contestants: list[Contestant], rounds: int) -> dict[str, dict[str, float]]:
    """The slow one is asked as often, also before it is measured: at first it compiles its pages."""
    return in_turn(contestants, rounds, slowest=math.inf)


def entered(port: int) -> dict[str, str]:
    """The cookie of Nina, who signed in by its form."""
    client = Client(port)
    said = urlencode({"user": "nina", "pass": "a long password"})
    client.connection.request("POST", "/NoAuth/Login.html", said, {"Content-Type": FORM})
    answer = client.connection.getresponse()
    answer.read()
    cookies = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    return {"Cookie": "; ".join(cookies)}


def ticket(client: Client, number: int) -> None:
    """The page, and what its script asks for afterwards: the messages."""
    client.get(f"/Ticket/Display.html?id={number}&ShowHeaders=0&ForceShowHistory=1")


def listed(client: Client) -> int:
    page = client.get(f"/Search/Results.html?Query={OPEN}&Rows=50&OrderBy=id&Order=DESC").decode()
    return len(set(re.findall(r"/Ticket/Display\.html\?id=(\d+)", page)))


def as_ticket(number: int) -> dict[str, object]:
    said = as_conversation(number, 0)
    return {
        "Queue": site.QUEUE,
        "Subject": said["subject"],
        "Requestor": said["customer"]["email"],
        "Content": said["text"],
        "ContentType": "text/plain",
    }


def hand_over(client: Client, number: int) -> bytes:
    """As rt-mailgate does it."""
    raw = make_mail(number, "tracker")
    said = urlencode({"queue": site.QUEUE, "action": "correspond", "SessionType": "REST", "message": raw})
    headers = {"Content-Type": FORM}
    answer = client._ask("POST", "/REST/1.0/NoAuth/mail-gateway", said, headers, 200)
    if not answer.startswith(b"ok"):
        raise RuntimeError(f"the gateway said {answer[:200]!r}")
    return answer


def told(found: dict[str, Any]) -> str:
    head = "| | | p50 ms | p95 ms | CPU ms | requests |\n|---|---|---:|---:|---:|---:|\n"
    return head + "\n".join(
        f"| {what} | {who} | {one['p50']:.1f} | {one['p95']:.1f} | {one['cpu']:.1f} | {one['n']} |"
        for what, rows in found.items()
        for who, one in rows.items()
    )
