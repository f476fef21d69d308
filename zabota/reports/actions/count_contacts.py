from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from zabota.reports.models import AnswerFact, ContactFact, StaleDay
from zabota.reports.reading import facts_of
from zabota.reports.scope import silence

CAME_AGAIN = """
    UPDATE reports_contactfact AS f SET came_again_at = again.at
    FROM (SELECT one.conversation_id, min(later.opened_at) AS at
          FROM reports_contactfact AS one
          LEFT JOIN reports_contactfact AS later
            ON later.customer_id = one.customer_id AND later.reason_id = one.reason_id
               AND later.opened_at > one.resolved_at AND later.opened_at <= one.resolved_at + %s
          WHERE one.customer_id = ANY(%s) AND one.reason_id IS NOT NULL
          GROUP BY one.conversation_id) AS again
    WHERE f.conversation_id = again.conversation_id AND f.came_again_at IS DISTINCT FROM again.at
    RETURNING f.branch_id, f.resolved_on
"""


@transaction.atomic
def count_contacts(ids: Collection[int], *, at: datetime | None = None) -> None:
    """Tell the facts of these conversations anew and mark the days whose sums change; again is the same."""
    before = ContactFact.objects.filter(conversation__in=ids)
    days = days_of(before)
    customers = set(before.values_list("customer_id", flat=True))
    AnswerFact.objects.filter(contact__in=ids).delete()
    before.delete()
    contacts, answers = facts_of(sorted(ids))
    ripe_before = (at or timezone.now()) - silence()
    for contact in contacts:
        contact.is_ripe = contact.resolved_at is not None and contact.resolved_at <= ripe_before
    ContactFact.objects.bulk_create(contacts)
    AnswerFact.objects.bulk_create(answers)
    days |= {(row.branch_id, row.opened_on) for row in contacts}
    days |= {(row.branch_id, row.resolved_on) for row in contacts if row.resolved_on}
    days |= note_who_came_again(customers | {row.customer_id for row in contacts})
    StaleDay.objects.bulk_create(
        (StaleDay(branch_id=branch_id, on=on) for branch_id, on in sorted(days, key=str)),
        ignore_conflicts=True,
    )


def days_of(facts) -> set:
    rows = facts.values_list("branch_id", "opened_on", "resolved_on")
    return {(branch, on) for branch, opened, resolved in rows for on in (opened, resolved) if on}


def note_who_came_again(customers: set[int]) -> set:
    """Whether a later contact makes an earlier one not solved at once; the days of those that changed."""
    with connection.cursor() as cursor:
        values: list[Any] = [silence(), sorted(customers)]
        cursor.execute(CAME_AGAIN, values)
        return {(branch, on) for branch, on in cursor.fetchall() if on}
