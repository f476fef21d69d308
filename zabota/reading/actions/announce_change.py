from collections.abc import Iterable
from datetime import date

from django.db import transaction

from zabota.company.models import Branch, User
from zabota.core.events import announce
from zabota.feedback.models import Touchpoint
from zabota.reading.events import ChangeAnnounced
from zabota.reading.models import AnnouncedChange


@transaction.atomic
def announce_change(
    name: str,
    touchpoint: Touchpoint,
    from_on: date,
    *,
    branches: Iterable[Branch] = (),
    words: str = "",
    by: User | None = None,
) -> AnnouncedChange:
    """Write down what was made better and from when on; without branches, in all of them."""
    change = AnnouncedChange.objects.create(
        name=name.strip(), touchpoint=touchpoint, from_on=from_on, words=words.strip(), by=by
    )
    change.branches.set(branches)
    announce(ChangeAnnounced(change_id=change.id, by_id=by.id if by else None))
    return change
