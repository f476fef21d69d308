from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zabota.channels.actions.provide_inbox import provide_inbox
from zabota.company.models import Branch, User
from zabota.core.models import StoredFile
from zabota.customers.models import Customer
from zabota.desk.actions.keep_contact import keep_contact
from zabota.desk.models import Conversation
from zabota.reception.ways import address_of


@transaction.atomic
def note_visit(
    customer: Customer,
    *,
    said: str,
    answered: str = "",
    branch: Branch,
    by: User,
    files: Sequence[StoredFile] = (),
    at: datetime | None = None,
    request_key: str = "",
) -> Conversation:
    """Write a visit down: what the customer said, and what was answered at once. Unanswered, it waits."""
    return keep_contact(
        inbox=provide_inbox("in_person", branch),
        customer=customer,
        said=said,
        answered=answered,
        by=by,
        branch=branch,
        address=address_of(customer),
        subject=said.strip().split("\n")[0][:80],
        files=files,
        at=at,
        request_key=request_key,
    )
