"""The list of those who were erased, beside the database: a restored copy is made to forget them again.

It names nobody: the hash of a card's number and of its first moment tells that a card is the same.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from zabota.core.backup.lists import FOLDER
from zabota.customers.models import Customer
from zabota.privacy.models import Erasure

NAME = "erased.jsonl"


def mark_of(customer: Customer) -> str:
    return hashlib.sha256(f"{customer.id} {customer.created_at.isoformat()}".encode()).hexdigest()


def place() -> Path:
    return Path(settings.HOME) / FOLDER / NAME


def listed() -> Iterator[tuple[int, str]]:
    """(number of the card, mark) of everybody on the list."""
    if place().exists():
        for line in place().read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            yield told["card"], told["mark"]


def put_on_the_list(erasures: Iterable[Erasure]) -> None:
    """Once each; flushed, since a crash must not lose it. Again it changes nothing."""
    known = set(listed())
    news = [one for one in erasures if (one.customer_ids[0], one.born) not in known]
    if not news:
        return
    place().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with place().open("a", encoding="utf-8") as out:
        for one in news:
            told = {"card": one.customer_ids[0], "mark": one.born, "at": one.at.isoformat()}
            out.write(json.dumps(told) + "\n")
        out.flush()
        os.fsync(out.fileno())
