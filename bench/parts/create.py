"""Creating over HTTP: our API alone and many in a call, django-helpdesk's API, and a bare view that inserts
two rows.
"""

import json
from typing import Any

from bench import place, servers
from bench.client import Client, Contestant, in_turn
from bench.prepare import FACTS, helpdesk_database, our_database
from bench.talks import POOL, person

MANY = 20
ALONE, IN_BATCHES = "our API", f"our API, {MANY} in a call, each"


def measure(rounds: int, with_peer: bool = True) -> dict[str, Any]:
    """On copies of the databases with 1,000: contestant -> p50, p95, cpu (milliseconds) and n."""
    facts = json.loads(FACTS.read_text())
    place.make("create_ours", our_database(1000))
    place.make("create_floor", our_database(1000))
    with servers.ours("create_ours") as ours, servers.floor("create_floor") as floor:
        if not with_peer:
            return in_turn(own(ours, floor, facts), rounds)
        place.make("create_helpdesk", helpdesk_database(1000))
        with servers.peer("create_helpdesk") as peer:
            theirs = Client(peer.port, {"Authorization": f"Token {facts['helpdesk']['token']}"})
            queue = facts["helpdesk"]["queue"]
            helpdesk = Contestant(
                "django-helpdesk's API",
                lambda n: theirs.post("/api/tickets/", as_ticket(n, queue)),
                peer,
            )
            return in_turn([*own(ours, floor, facts), helpdesk], rounds)


def own(ours: servers.Server, floor: servers.Server, facts: dict[str, Any]) -> list[Contestant]:
    mine = Client(ours.port, {"Authorization": f"Bearer {facts['ours']['token']}"})
    bare = Client(floor.port)
    inbox = facts["ours"]["inbox"]
    return [
        Contestant(ALONE, lambda n: mine.post("/api/v1/conversations", as_conversation(n, inbox)), ours),
        Contestant(
            IN_BATCHES,
            lambda n: mine.post("/api/v1/conversations/batches", as_batch(n, inbox)),
            ours,
            MANY,
        ),
        Contestant("bare inserts", lambda n: bare.post("/talks/", as_conversation(n, inbox)), floor),
    ]


def as_conversation(number: int, inbox: int) -> dict[str, Any]:
    """The body of our API's call."""
    name, address = person(number * 13 % 5000)
    text = POOL["en"][number % len(POOL["en"])]
    return {
        "inbox": inbox,
        "customer": {"email": address, "name": name, "language": "en"},
        "subject": text[:60].split("\n")[0],
        "text": text,
    }


def as_batch(number: int, inbox: int) -> dict[str, Any]:
    """As many different ones."""
    said = [as_conversation(number * MANY + place, inbox) for place in range(MANY)]
    return {
        "inbox": inbox,
        "conversations": [{key: value for key, value in one.items() if key != "inbox"} for one in said],
    }


def as_ticket(number: int, queue: int) -> dict[str, Any]:
    """The same as django-helpdesk wants it."""
    same = as_conversation(number, 0)
    return {
        "queue": queue,
        "title": same["subject"],
        "description": same["text"],
        "submitter_email": same["customer"]["email"],
        "priority": 3,
        "status": 1,
    }
