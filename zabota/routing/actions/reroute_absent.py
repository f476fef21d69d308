from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from zabota.company.parameters import value_of
from zabota.desk.actions.assign import assign
from zabota.desk.actions.note import note
from zabota.desk.models import Conversation
from zabota.desk.wording import in_company_language
from zabota.routing.actions.route import route
from zabota.routing.models import Absence, RoutingDecision

BATCH = 200


def reroute_absent(*, at: datetime | None = None) -> int:
    """What waits for somebody who is absent, or works here no more, goes on as the branch has set it; run
    every minute. Says how many went on.
    """
    at = at or timezone.now()
    absent = Absence.objects.at(at).values("user")
    waiting = Conversation.objects.waiting_on_us().filter(
        Q(assignee__in=absent) | Q(assignee__is_active=False)
    )
    ids = list(waiting.order_by("waiting_since").values_list("id", "assignee")[:BATCH])
    return sum(go_on(row_id, user_id, at) for row_id, user_id in ids)


@transaction.atomic
def go_on(row_id: int, user_id: int, at: datetime) -> bool:
    """Why is written in the timeline; the one who is absent gets it back from nobody."""
    theirs = Conversation.objects.open().filter(id=row_id, assignee=user_id)
    conversation = theirs.select_for_update(skip_locked=True, of=("self",)).first()
    if conversation is None:
        return False
    way = value_of("routing.when_absent", conversation.branch_id)
    if way == "keep":
        return False
    with in_company_language():
        note(conversation, by=None, text=why(conversation, user_id, at), at=at)
    assign(conversation, None, by=None, at=at)
    if way == "route":
        route(conversation, because=RoutingDecision.Because.ABSENT, without=[user_id], at=at)
    return True


def why(conversation: Conversation, user_id: int, at: datetime) -> str:
    absence = Absence.objects.at(at).filter(user=user_id).order_by("-ends_at").first()
    told = {"name": str(conversation.assignee)}
    if absence is None:
        return _("%(name)s works here no more, so this goes on to others.") % told
    told |= {
        "until": date_format(timezone.localtime(absence.ends_at), "j E, H:i"),
        "kind": absence.get_kind_display(),
    }
    return _("%(name)s is absent until %(until)s (%(kind)s), so this goes on to others.") % told
