"""Searching a million conversations with five million messages, beside an empty page and django-helpdesk.

    ./run bench search [--searched 1000000] [--rounds 60] [--without-peer]

Asked as a user of one branch, newest first: by the search box (`/search/`) and in the inbox's list of all.
django-helpdesk searches 100,000 tickets with the same words: its list page and the data its script asks for.
The first run fills the databases, which takes half an hour.
"""

import json
import re
from typing import Any
from urllib.parse import quote

from bench import servers, words
from bench.client import Client, Contestant, in_turn
from bench.parts.pages import signed_in, ticket_list
from bench.prepare import FACTS, PEERS_MOST, helpdesk_search_database, search_database
from bench.report import table
from bench.talks import order_of

BOX, LIST = "search box", "inbox's list"
ADDRESSES = {BOX: "/search/?q={}", LIST: "/inbox/?queue=all&q={}"}
ROW = re.compile(rb'href="/conversations/\d+/')
EMPTY = "empty Django page"


def questions() -> dict[str, list[str]]:
    """What is asked, by its kind; words by how frequent they are, Romanian also without its marks."""
    ru, ro, en = (words.vocabulary(language) for language in ("ru", "ro", "en"))
    return {
        "a word of every second text": [ru[0], ro[0], en[0]],
        "a common word": [ru[8], "răspuns", "raspuns", en[3], ru[20], ro[20]],
        "a less common word": [ru[100], ro[100], en[100], ru[200]],
        "a rare word": [ru[2000], ro[1500], en[1200], ru[-1], ro[-1]],
        "two words": [
            f"{ru[8]} {ru[30]}",
            f"{ro[6]} {ro[300]}",
            f"{en[40]} {en[900]}",
            f"{ru[50]} {ru[999]}",
        ],
        "half a word": [ru[100][:3], ro[150][:4], en[60][:3], ru[8][:2]],
        "an order's number": [str(order_of(number)) for number in (10, 510, 760)],
        "a customer": ["Țurcanu", "turcanu", "person123@example.com", "Ёлкина Вера"],
        "what nobody wrote": ["зимородок", "quetzalcoatl", f"{ru[0]} шварцшильд", "цфыщ"],
    }


def measure(total: int, rounds: int, with_peer: bool = True) -> dict[str, Any]:
    """Contestant -> p50, p95, cpu (milliseconds) and n."""
    facts, asked = json.loads(FACTS.read_text()), questions()
    running = [servers.ours(search_database(total)), servers.floor(search_database(total))]
    if with_peer:
        running.append(servers.peer(helpdesk_search_database(PEERS_MOST)))
    for server in running:
        server.__enter__()
    try:
        mine = Client(running[0].port, signed_in(facts["ours"]))
        bare = Client(running[1].port)
        contestants = [Contestant(EMPTY, lambda n: bare.get("/empty/"), running[1])]
        for kind, texts in asked.items():
            for where, address in ADDRESSES.items():
                check(mine, address, texts, kind != "what nobody wrote")
                contestants.append(Contestant(f"{where}: {kind}", asking(mine, address, texts), running[0]))
        if with_peer:
            theirs = Client(running[2].port, signed_in(facts["helpdesk"]))
            for kind, texts in asked.items():
                one = Contestant(f"django-helpdesk: {kind}", searching(theirs, texts), running[2])
                contestants.append(one)
        return in_turn(contestants, rounds, warm=6)
    finally:
        for server in running:
            server.stop()


def asking(client: Client, address: str, texts: list[str]) -> Any:
    return lambda n: client.get(address.format(quote(texts[n % len(texts)])))


def searching(client: Client, texts: list[str]) -> Any:
    return lambda n: ticket_list(
        client, f"/tickets/?search_type=header&q={quote(texts[n // 10 % len(texts)])}", full=False
    )


def check(client: Client, address: str, texts: list[str], is_found: bool) -> None:
    for text in texts:
        found = len(ROW.findall(client.get(address.format(quote(text)))))
        assert bool(found) == is_found, f"{text!r} in {address}: {found} found"


def told(found: dict[str, Any]) -> str:
    """The table and both bars."""
    empty = found[EMPTY]
    lines = [
        table(found),
        "",
        "| question | empty pages, p50 | p95 | CPU | django-helpdesk: times by clock | CPU |",
    ]
    lines.append("|---|---:|---:|---:|---:|---:|")
    for name, one in found.items():
        if name.startswith((BOX, LIST)):
            pages = " | ".join(f"{one[key] / empty[key]:.1f}" for key in ("p50", "p95", "cpu"))
            theirs = found.get(f"django-helpdesk: {name.split(': ')[1]}")
            times = " | ".join(f"{theirs[key] / one[key]:.0f}" if theirs else "" for key in ("p50", "cpu"))
            lines.append(f"| {name} | {pages} | {times} |")
    return "\n".join(lines)
