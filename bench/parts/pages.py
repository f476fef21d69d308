"""The inbox page and the page of a conversation with 20 messages, as the browser first gets them."""

import json
import re
from typing import Any
from urllib.parse import quote

from bench import servers
from bench.client import Client, Contestant, in_turn
from bench.prepare import FACTS, helpdesk_database, our_database
from bench.talks import EVERY

DRAW = "draw=1&start=0&length={length}&order[0][column]=5&order[0][dir]=asc&search[value]="
TICKETS_SHOWN = 25
"""What django-helpdesk shows by default; our list shows 50."""


def measure(total: int, rounds: int, with_peer: bool = True) -> dict[str, Any]:
    """Both pages at this many conversations: contestant -> p50, p95, cpu (milliseconds) and n."""
    facts = json.loads(FACTS.read_text())
    long = [number + 1 for number in range(0, total, EVERY)][-40:]
    with servers.ours(our_database(total)) as ours, servers.floor(our_database(total)) as floor:
        if not with_peer:
            return asked(ours, floor, None, facts, long, rounds)
        with servers.peer(helpdesk_database(total)) as peer:
            return asked(ours, floor, peer, facts, long, rounds)


def asked(
    ours: servers.Server,
    floor: servers.Server,
    peer: servers.Server | None,
    facts: dict[str, Any],
    long: list[int],
    rounds: int,
) -> dict[str, Any]:
    mine = Client(ours.port, signed_in(facts["ours"]))
    bare = Client(floor.port)
    lists = [
        Contestant("inbox page", lambda n: mine.get("/inbox/"), ours),
        Contestant("bare list page", lambda n: bare.get("/list/"), floor),
        Contestant("empty Django page", lambda n: bare.get("/empty/"), floor),
    ]
    talks = [
        Contestant("conversation page", lambda n: mine.get(f"/conversations/{long[n % len(long)]}/"), ours),
        Contestant("bare page of 20 messages", lambda n: bare.get(f"/talks/{long[n % len(long)]}/"), floor),
    ]
    if peer is not None:
        theirs = Client(peer.port, signed_in(facts["helpdesk"]))
        lists.append(Contestant("django-helpdesk's ticket list", lambda n: ticket_list(theirs), peer))
        talks.append(
            Contestant(
                "django-helpdesk's ticket page",
                lambda n: theirs.get(f"/tickets/{long[n % len(long)]}/"),
                peer,
            )
        )
    rows = mine.get("/inbox/").count(b"data-id=")
    assert rows == 50, f"the inbox shows {rows} rows"
    shown = mine.get(f"/conversations/{long[0]}/")
    assert shown.count(b"said-in") + shown.count(b"said-out") >= 20, "20 messages are shown"
    assert bare.get("/list/").count(b"<tr>") == 50
    return {"list": in_turn(lists, rounds), "talk": in_turn(talks, rounds)}


def growth(small: int, large: int, rounds: int) -> dict[str, Any]:
    """Our two pages at both sizes, all four in turn, so that the machine's mood counts for nothing."""
    facts = json.loads(FACTS.read_text())
    with servers.ours(our_database(small)) as few, servers.ours(our_database(large)) as many:
        contestants = []
        for total, server in ((small, few), (large, many)):
            client = Client(server.port, signed_in(facts["ours"]))
            long = [number + 1 for number in range(0, total, EVERY)][-20:]
            contestants += growing(total, server, client, long)
        return in_turn(contestants, rounds)


def growing(total: int, server: servers.Server, client: Client, long: list[int]) -> list[Contestant]:
    return [
        Contestant(f"inbox page at {total:,}", lambda n: client.get("/inbox/"), server),
        Contestant(
            f"conversation page at {total:,}",
            lambda n: client.get(f"/conversations/{long[n % len(long)]}/"),
            server,
        ),
    ]


def signed_in(facts: dict[str, Any]) -> dict[str, str]:
    return {"Cookie": f"{facts['cookie']}={facts['session']}"}


def ticket_list(theirs: Client, path: str = "/tickets/", full: bool = True) -> None:
    """The page and the data that its script asks for at once; `full` when all of it is to be filled."""
    page = theirs.get(path).decode()
    query = re.search(r"/datatables_ticket_list/([A-Za-z0-9+/=]+)", page)
    assert query, "the page names its data"
    answer = json.loads(
        theirs.get(
            f"/datatables_ticket_list/{quote(query[1])}?"
            + quote(DRAW.format(length=TICKETS_SHOWN), safe="=&")
        )
    )
    assert not full or len(answer["data"]) == TICKETS_SHOWN, str(answer)[:500]
