from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import InterfaceError, OperationalError
from django.db.models import F

from zabota.privacy.models import Access
from zabota.privacy.watched import CARD, TALK, Seen, waiting

AT_ONCE = 500
TO_TALK = {
    TALK: "id",
    "desk.Attachment": "conversation",
    "desk.Message": "conversation",
    "channels.Delivery": "messages__conversation",
    "custody.Document": "conversation",
    "orders.Evidence": "step__plan__conversation",
    "reception.Call": "conversation",
    "reception.BookEntry": "conversation",
}
"""From what was opened to its conversation, and so to its customer."""


def keep_waiting(most: int = AT_ONCE) -> int:
    """Store what this process noticed since the last time; how many openings. While the database is away
    they wait on.
    """
    taken: list[Seen] = []
    while waiting and len(taken) < most:
        taken.append(waiting.popleft())
    try:
        keep_accesses(taken)
    except (OperationalError, InterfaceError):
        waiting.extendleft(reversed(taken))
        raise
    return len(taken)


def keep_accesses(seen: Iterable[Seen]) -> None:
    """Add a row for each opening, with its customer; the same by the same person in one window is one row."""
    once = {
        (one.user_id, one.watched.kind, one.number, one.path, one.window): one for one in reversed([*seen])
    }
    whose = customers_of(once.values())
    rows = []
    for one in sorted(once.values(), key=lambda one: one.at):
        talk, customer = whose.get((one.watched.noun, one.number), (None, None))
        rows.append(
            Access(
                by_id=one.user_id,
                kind=one.watched.kind,
                object_id=one.number,
                path=one.path,
                customer_id=customer,
                conversation_id=talk,
                at=one.at,
                window=one.window,
            )
        )
    Access.objects.bulk_create(rows, ignore_conflicts=True)


def customers_of(seen: Iterable[Seen]) -> dict[tuple[str, int], tuple[int | None, int | None]]:
    """(noun, number) -> conversation and customer; one question for each noun."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for one in seen:
        if one.watched.noun:
            numbers[one.watched.noun].add(one.number)
    found: dict[tuple[str, int], tuple[int | None, int | None]] = {}
    for noun, ids in numbers.items():
        rows: Any = apps.get_model(noun)._base_manager.filter(pk__in=ids)
        if noun == CARD:
            found |= {(noun, pk): (None, pk) for pk in rows.values_list("pk", flat=True)}
            continue
        route = TO_TALK[noun]
        customer = "customer" if noun == TALK else f"{route}__customer"
        for pk, talk, person in rows.values_list("pk", F(route), F(customer)):
            found[noun, pk] = (talk, person)
    return found
