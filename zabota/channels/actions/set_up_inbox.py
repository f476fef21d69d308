from typing import Any

from django.db import transaction

from zabota.channels.models import Inbox
from zabota.company.models import User


def set_up_inbox(inbox: Inbox, *, by: User) -> None:
    """Tell the provider where to post, and keep what it tells us; raises TryLater with what is wrong.

    What the kind remembers is committed at once: the provider may knock before the last call is over.
    """

    def remember(memory: dict[str, Any]) -> None:
        _remember(inbox, memory)

    inbox.channel.set_up(inbox, remember)


@transaction.atomic
def _remember(inbox: Inbox, memory: dict[str, Any]) -> None:
    kept = Inbox.objects.select_for_update(of=["self"]).get(id=inbox.id)
    kept.state = {**kept.state, kept.kind: {**kept.state.get(kept.kind, {}), **memory}}
    kept.save(update_fields=["state"])
    inbox.state = kept.state
