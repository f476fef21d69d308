from typing import Any

from django.db import transaction

from zabota.channels.actions.connect_inbox import refuse_taken_address
from zabota.channels.models import Inbox
from zabota.company.models import User


@transaction.atomic
def change_inbox(
    inbox: Inbox, *, by: User, settings: dict[str, Any], secrets: dict[str, str], **fields: Any
) -> None:
    """Change an inbox; a secret left empty stays as it is.

    What troubled it may be mended now: it is looked into, and what waits in its outbox is tried, at once.
    """
    kept = Inbox.objects.select_for_update(of=["self"]).get(id=inbox.id)
    if not kept.switched_off_at:
        refuse_taken_address(fields.get("address", kept.address), kept.kind, besides=kept.id)
    for name, value in fields.items():
        setattr(kept, name, value)
    kept.settings = {**kept.settings, **settings}
    kept.secrets = {**(kept.secrets or {}), **{name: value for name, value in secrets.items() if value}}
    kept.state = {name: value for name, value in kept.state.items() if name not in ("failures", "rest_until")}
    kept.save(update_fields=[*fields, "settings", "secrets", "state"])
    kept.dispatches.waiting().update(next_try_at=None)
