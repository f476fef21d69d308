from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import MeetingBegun
from zabota.improvement.models import AgendaItem, Meeting
from zabota.improvement.topic import agenda_of


@transaction.atomic
def begin_meeting(meeting: Meeting, *, by: User) -> None:
    """The agenda stands still from now on, as the data make it. Beginning again changes nothing."""
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if kept.begun_at:
        return
    if kept.called_off_at:
        raise Refused(_("This meeting was called off."))
    points = [(heading.topic, point) for heading in agenda_of(kept, by) for point in heading.points]
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=kept, topic=topic.name, key=point.key, text=point.text, url=point.url, order=place)
        for place, (topic, point) in enumerate(points)
    )
    kept.begun_at = timezone.now()
    kept.save(update_fields=["begun_at"])
    members = tuple(sorted(kept.members.values_list("user_id", flat=True)))
    announce(MeetingBegun(meeting_id=kept.id, by_id=by.id, user_ids=members))
    meeting.refresh_from_db()
