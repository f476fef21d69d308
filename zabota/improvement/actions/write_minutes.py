from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import MinutesWritten
from zabota.improvement.models import AgendaItem, Meeting


class WrittenMeanwhile(Refused):
    """Somebody else wrote since this text was opened; `theirs` is what stands there now."""

    def __init__(self, theirs: str, version: int) -> None:
        super().__init__(_("Somebody else wrote here meanwhile. Put both texts together and save again."))
        self.theirs, self.version = theirs, version


@transaction.atomic
def write_minutes(about: Meeting | AgendaItem, text: str, *, version: int, by: User) -> None:
    """Minutes of one point, or of the meeting as a whole, typed while it goes on.

    `version` is the one that was read: a text written on an older one raises WrittenMeanwhile.
    """
    meeting_id = about.pk if isinstance(about, Meeting) else about.meeting_id
    meeting = Meeting.objects.select_for_update().get(pk=meeting_id)
    kept = meeting if isinstance(about, Meeting) else AgendaItem.objects.select_for_update().get(pk=about.pk)
    if meeting.begun_at is None or meeting.closed_at:
        raise Refused(_("Minutes are written between the beginning of a meeting and its end."))
    text = text.strip()
    if kept.minutes == text:
        return
    if kept.version != version:
        raise WrittenMeanwhile(kept.minutes, kept.version)
    kept.minutes, kept.version = text, kept.version + 1
    kept.save(update_fields=["minutes", "version"])
    members = tuple(sorted(meeting.members.values_list("user_id", flat=True)))
    announce(MinutesWritten(meeting_id=meeting.id, by_id=by.id, user_ids=members))
    about.refresh_from_db()
