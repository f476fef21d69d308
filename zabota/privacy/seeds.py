"""Demo data of trust: how long things are kept, one person who wanted to be forgotten, one talk that is
confided to its people, and who looked lately.
"""

from datetime import timedelta

from django.utils import timezone

from zabota.company.models import User
from zabota.customers.models import Customer
from zabota.desk.actions.confide import confide
from zabota.desk.models import Conversation
from zabota.privacy.actions.erase_person import erase_person
from zabota.privacy.actions.keep_accesses import keep_accesses
from zabota.privacy.actions.remove_traces import remove_traces
from zabota.privacy.actions.set_retention import set_retention
from zabota.privacy.watched import WATCHED, Seen

RULES = (("conversations", 60), ("deliveries", 12), ("recordings", 6), ("answers", 36))


def seed_privacy(by: User) -> None:
    for kind, months in RULES:
        set_retention(kind, months, by=by)
    person = (
        Customer.objects.present().filter(conversations=None, cases=None, manager=None).order_by("id").last()
    )
    if person is not None:
        remove_traces(erase_person(person, "asked", by=by, unfinished_too=True))
    confide_one()
    look_around()


def confide_one() -> None:
    """An older one, so that no story of the demo misses it; by its assignee, with the service manager."""
    served = Conversation.objects.resolved().exclude(assignee=None).order_by("id")
    talk = next((one for one in served[:20] if one.assignee and one.assignee.may("desk.confide")), None)
    manager = User.objects.active().filter(roles__key="service_manager").first()
    if talk is not None and talk.assignee is not None:
        confide(talk, by=talk.assignee, users=[manager] if manager else [])


def look_around() -> None:
    """The last conversations, opened by those they are with."""
    now, seen = timezone.now(), []
    served = Conversation.objects.exclude(assignee=None).order_by("-last_message_at")
    for number, (talk, user) in enumerate(served.values_list("id", "assignee")[:12]):
        moment = now - timedelta(minutes=37 * number)
        seen.append(Seen(user, WATCHED["desk:conversation"], talk, "", moment))
    keep_accesses(seen)
