from collections.abc import Iterable

from zabota.core.gathering import keep_all
from zabota.reports.models import StaleContact


def mark_stale(conversation_ids: Iterable[int]) -> None:
    """Have the facts of these conversations told anew within the minute; in the caller's transaction."""
    keep_all(StaleContact(conversation_id=row_id) for row_id in conversation_ids)
