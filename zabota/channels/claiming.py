from typing import Any

from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable

BATCH_BYTES = 8_000_000


def claim(waiting: QuerySet[Any], length: str | Combinable, most: int) -> list[int]:
    """Ids of the next rows of `waiting`, at most so many and `BATCH_BYTES`, their attempt counted.

    `length` gives the bytes of one. What was tried before comes alone: it may be poison.
    """
    ids: list[int] = []
    size = 0
    for row_id, attempts, bytes_of_it in waiting.values_list("id", "attempts", length)[:most]:
        if ids and (attempts or size + bytes_of_it > BATCH_BYTES):
            break
        ids.append(row_id)
        size += bytes_of_it
        if attempts:
            break
    waiting.model._base_manager.filter(id__in=ids).update(attempts=F("attempts") + 1)
    return ids
