from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import CauseCameBack, CauseLinked, CauseOpened
from zabota.improvement.kind import link_kinds
from zabota.improvement.models import CauseLink, RootCause


@transaction.atomic
def link_cause(
    cause: RootCause, kind: str, thing: Any, *, by: User | None, at: datetime | None = None
) -> CauseLink:
    """Say that `thing`, of a kind in `kinds/`, happened because of `cause`. Once, however often called.

    The first link opens the cause; one that happened after it was settled is announced: it came back.
    """
    kept = RootCause.objects.select_for_update().get(pk=cause.pk)
    if kept.retired_at:
        raise Refused(_("This cause is used no more: choose another."))
    facts = link_kinds[kind].facts(thing)
    link, is_new = CauseLink.objects.get_or_create(
        cause=kept,
        kind=kind,
        about_id=thing.pk,
        defaults={
            "told": facts.told,
            "branch_id": facts.branch_id,
            "touchpoint_id": facts.touchpoint_id,
            "at": facts.at,
            "by": by,
        },
    )
    if not is_new:
        return link
    concerned = (kept.responsible_id,) if kept.responsible_id else ()
    told: dict[str, Any] = {"cause_id": kept.id, "by_id": by.id if by else None, "user_ids": concerned}
    if kept.opened_at is None:
        kept.opened_at = at or timezone.now()
        kept.save(update_fields=["opened_at"])
        announce(CauseOpened(**told))
    announce(CauseLinked(link_id=link.id, kind=kind, branch_id=link.branch_id, **told))
    if kept.settled_at and link.at > kept.settled_at:
        announce(CauseCameBack(branch_id=link.branch_id, **told))
    cause.refresh_from_db()
    return link
