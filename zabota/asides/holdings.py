from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zabota.asides.models import Aside, AsideMessage
from zabota.channels.models import Delivery, Dispatch
from zabota.core.holdings import before_release, holds

ASIDES = _("Questions to others about a conversation")


def copies_go(messages: QuerySet) -> None:
    """What was sent and what came, as it was."""
    Dispatch.objects.filter(id__in=messages.values("dispatch")).update(subject="", body="", problem="")
    Delivery.objects.filter(id__in=messages.values("delivery")).update(raw=b"", facts={}, problem="")


holds(
    AsideMessage,
    ASIDES,
    of=("aside__conversation__customer",),
    clears=("text", "message_id"),
    files=("files",),
    secret=("request_key",),
)
holds(
    Aside,
    ASIDES,
    of=("conversation__customer",),
    clears=("name",),
    instead={"subject": "–", "address": "–"},
)
before_release(AsideMessage, copies_go)
