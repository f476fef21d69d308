from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.channels.kind import kinds
from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.core.errors import Refused


@transaction.atomic
def connect_inbox(
    kind: str, *, by: User, settings: dict[str, Any], secrets: dict[str, str], **fields: Any
) -> Inbox:
    """Add an inbox; `fields` are name, address, branch, team and language. It works at once.

    Raises Refused for a kind that cannot be connected and for an address that another inbox has.
    """
    if kind not in kinds or not kinds[kind].can_be_connected:
        raise Refused(_("Inboxes of this kind cannot be connected here."))
    refuse_taken_address(fields.get("address", ""), kind)
    return Inbox.objects.create(kind=kind, settings=settings, secrets=secrets, **fields)


def refuse_taken_address(address: str, kind: str, besides: int | None = None) -> None:
    """Two inboxes with one address: nobody could say where a mail belongs."""
    same = Inbox.objects.switched_on().filter(kind=kind, address__iexact=address).exclude(id=besides)
    if address and same.exists():
        raise Refused(_("Another inbox already has this address."))
