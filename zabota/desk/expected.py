"""What the customer of a conversation expects, and what came of it in others."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, QuerySet

from zabota.company.models import User
from zabota.customers.fulfilled import Fulfilled
from zabota.customers.models import Expectation
from zabota.desk.models import Conversation, Fulfilment

MOST = 30


def expected_in(conversation: Conversation, user: User) -> QuerySet[Expectation]:
    """What is asked about on resolving: confirmed ones first, nothing where privacy leaves no room for it."""
    held = Expectation.objects.visible_to(user).filter(customer=conversation.customer_id, withdrawn_at=None)
    return held.order_by(F("confirmed_at").desc(nulls_last=True), "-id")[:MOST]


def fulfilled_of(expectations: Iterable[Expectation], user: User) -> dict[int, Fulfilled]:
    """Counted from the conversations that the user may see, so that every number can be opened."""
    said = Fulfilment.objects.present().visible_to(user).filter(expectation__in=expectations)
    found: dict[int, Fulfilled] = defaultdict(Fulfilled)
    rows = said.order_by("-at", "-id").values_list("expectation", "conversation", "is_met", "at")
    for expectation, conversation, is_met, at in rows:
        one = found[expectation]
        one.talks.append((conversation, is_met))
        if is_met:
            one.met += 1
        else:
            one.not_met += 1
            one.last_not_met_at = one.last_not_met_at or at
    return dict(found)
