from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.wording import fill
from zabota.recovery.actions.write_to_customer import inbox_for
from zabota.recovery.events import CompensationDone, CustomerCompensated
from zabota.recovery.models import CompensatedCustomer, Compensation
from zabota.recovery.people import sender_of


def send_compensations(now: datetime | None = None) -> int:
    """Tell the customers of every compensation whose time for undoing is over; how many were told.

    Each customer is a transaction of its own: stopped halfway, it goes on and tells nobody twice.
    """
    now = now or timezone.now()
    told = 0
    for compensation_id in Compensation.objects.due(now).order_by("id").values_list("id", flat=True):
        if not _begin(compensation_id, now):
            continue
        waiting = CompensatedCustomer.objects.filter(
            compensation=compensation_id, told_at=None, problem=""
        ).order_by("id")
        for row_id in waiting.values_list("id", flat=True):
            told += _tell(row_id, now)
        _finish(compensation_id, now)
    return told


@transaction.atomic
def _begin(compensation_id: int, now: datetime) -> bool:
    """From here on it cannot be undone."""
    due = Compensation.objects.due(now).filter(id=compensation_id)
    compensation = due.select_for_update().first()
    if compensation is None:
        return False
    if compensation.started_at is None:
        compensation.started_at = now
        compensation.save(update_fields=["started_at"])
    return True


@transaction.atomic
def _tell(row_id: int, now: datetime) -> bool:
    rows = CompensatedCustomer.objects.select_for_update(of=["self"]).select_related(
        "customer", "compensation__branch", "compensation__confirmed_by", "compensation__planned_by"
    )
    row = rows.get(id=row_id)
    if row.is_settled:
        return False
    many, customer = row.compensation, row.customer.merged_into or row.customer
    with override(customer.language or value_of("company.language")):
        subject = _("We want to put it right")
    try:
        with transaction.atomic():
            row.conversation = open_conversation(
                inbox=inbox_for(customer, many.branch_id),
                customer=customer,
                text=fill(many.text, {"customer": str(customer)}),
                by=sender_of(many, many.confirmed_by),
                subject=subject,
                branch=many.branch,
                at=now,
            )
    except Refused as refusal:
        row.problem = str(refusal)[:300]
        row.save(update_fields=["problem"])
        return False
    row.told_at = now
    row.save(update_fields=["told_at", "conversation"])
    announce(
        CustomerCompensated(
            compensation_id=many.id,
            branch_id=many.branch_id,
            customer_id=customer.id,
            by_id=many.confirmed_by_id,
        )
    )
    return True


@transaction.atomic
def _finish(compensation_id: int, now: datetime) -> None:
    compensation = Compensation.objects.select_for_update().get(id=compensation_id)
    if compensation.done_at is None:
        compensation.done_at = now
        compensation.save(update_fields=["done_at"])
        announce(CompensationDone(compensation_id=compensation.id, branch_id=compensation.branch_id))
