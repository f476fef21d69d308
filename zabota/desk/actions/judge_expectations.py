from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.customers.models import Expectation
from zabota.desk.guards import ensure_may, ensure_present
from zabota.desk.models import Conversation, Fulfilment


@transaction.atomic
def judge_expectations(
    conversation: Conversation,
    said: Mapping[int, bool],
    *,
    by: User | None,
    at: datetime | None = None,
) -> None:
    """Keep which expectations of the customer this conversation met: number of the expectation -> met or not.

    Of one expectation in one conversation the later word counts; of what is not in `said` nothing changes.
    """
    if not said:
        return
    ensure_may(by, conversation)
    ensure_present(conversation)
    asked = Expectation.objects.permitted() if by is None else Expectation.objects.visible_to(by)
    held = asked.filter(customer=conversation.customer_id, withdrawn_at=None, id__in=said)
    known = set(held.values_list("id", flat=True))
    if known != set(said):
        raise Refused(_("Something you judged no longer stands among what this customer expects."))
    at = at or timezone.now()
    for number, is_met in said.items():
        Fulfilment.objects.update_or_create(
            expectation_id=number,
            conversation=conversation,
            defaults={"is_met": is_met, "by": by, "at": at},
        )
