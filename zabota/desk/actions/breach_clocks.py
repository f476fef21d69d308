from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.company.roles import TEAM_LEAD
from zabota.core.events import announce
from zabota.desk.actions.assign import assign
from zabota.desk.actions.note import note
from zabota.desk.events import ClockBreached, told_of
from zabota.desk.models import Conversation, SlaClock
from zabota.desk.wording import in_company_language

BATCH = 200


def breach_clocks(*, at: datetime | None = None) -> int:
    """Mark the clocks that ran out and call for help; run every minute. Says how many."""
    at = at or timezone.now()
    total = 0
    while found := breach_batch(at):
        total += found
    return total


@transaction.atomic
def breach_batch(at: datetime) -> int:
    """Another process that does the same meanwhile takes other clocks."""
    due = SlaClock.objects.running().filter(breached_at=None, due_at__lt=at).order_by("due_at")
    clocks = list(
        due.select_for_update(skip_locked=True, of=("self",)).select_related("conversation")[:BATCH]
    )
    for clock in clocks:
        clock.breached_at = clock.due_at
    SlaClock.objects.bulk_update(clocks, ["breached_at"])
    for clock in clocks:
        announce(ClockBreached(**told_of(clock.conversation), clock_id=clock.id, limit=clock.limit), at=at)
        escalate(clock.conversation, clock)
    return len(clocks)


def escalate(conversation: Conversation, clock: SlaClock) -> None:
    """As the branch has set it: call the team lead in, or give it to them."""
    way = value_of("desk.escalation", conversation.branch_id)
    lead = lead_of(conversation) if way != "nothing" else None
    if lead is None:
        return
    if way == "assign":
        assign(conversation, lead, by=None)
    with in_company_language():
        said = _("The time for this was missed: %(limit)s.") % {"limit": clock.get_limit_display()}
    note(conversation, by=None, text=said, mentions=[lead])


def lead_of(conversation: Conversation) -> User | None:
    """A team lead of the team, else of the branch."""
    leads = User.objects.active().filter(roles__key=TEAM_LEAD).order_by("id")
    of_team = leads.filter(teams=conversation.team_id).first() if conversation.team_id else None
    return of_team or (
        leads.filter(branches=conversation.branch_id).first() if conversation.branch_id else None
    )
