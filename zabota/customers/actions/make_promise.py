from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.events import PromiseMade
from zabota.customers.models import Customer, Promise


@transaction.atomic
def make_promise(
    customer: Customer, text: str, *, due_at: datetime, owner: User, by: User | None, about: str = ""
) -> Promise:
    """Register what we told a customer we would do, by when, and who sees to it.

    `about` is what it came from, as a subject of events, e.g. `conversation-7`. A past moment is Refused.
    """
    text = text.strip()
    if not text:
        raise Refused(_("Write what was promised."))
    if due_at <= timezone.now():
        raise Refused(_("A promise is for a moment to come."))
    promise = Promise.objects.create(customer=customer, owner=owner, text=text, due_at=due_at, about=about)
    announce(
        PromiseMade(
            customer_id=customer.id, promise_id=promise.id, user_ids=(owner.id,), by_id=by.id if by else None
        )
    )
    return promise
