from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.agenda.actions.set_task import set_task
from zabota.asides.models import Aside
from zabota.core.errors import Refused
from zabota.desk.actions.note import note
from zabota.desk.wording import in_company_language

BATCH = 100
TIME_TO_ASK_AGAIN = timedelta(hours=4)


@transaction.atomic
def remind_of_asides(*, at: datetime | None = None) -> int:
    """Nobody answered by the day that was chosen: the asker is given a task, once. How many."""
    at = at or timezone.now()
    late = Aside.objects.overdue(at).filter(reminded_at=None).select_related("conversation", "asker")
    found = list(late.select_for_update(skip_locked=True, of=("self",)).order_by("answer_by", "id")[:BATCH])
    for aside in found:
        aside.reminded_at = at
        aside.save(update_fields=["reminded_at"])
        with in_company_language():
            text = _("%(who)s has not answered: “%(subject)s”. Ask again, or ask somebody else.") % {
                "who": aside.who,
                "subject": aside.subject,
            }
        try:
            set_task(
                text,
                owner=aside.asker,
                due_at=at + TIME_TO_ASK_AGAIN,
                by=None,
                conversation=aside.conversation,
            )
        except Refused:  # the asker is gone, or sees the conversation no more: whoever has it reads the note
            if aside.conversation.merged_into_id is None:
                note(aside.conversation, by=None, text=text)
    return len(found)
