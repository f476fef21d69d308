"""The five steps of setting a company up, each read from what is there."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zabota.channels.kind import kinds
from zabota.channels.models import Inbox
from zabota.company.models import BusinessHours, ParameterValue, User
from zabota.feedback.models import Survey


@dataclass(frozen=True)
class Step:
    name: str
    title: Any
    more: Any
    url: str
    is_done: bool


def steps() -> list[Step]:
    """Channel, people, load, privacy, quality, in the order they are best taken."""
    connected = [kind.name for kind in kinds if kind.can_be_connected]
    chosen = ParameterValue.objects.filter(name="customers.remarks_until_asked")
    return [
        Step(
            "channel",
            _("Connect a channel"),
            _("A mailbox, a form or a chat on your site: the way customers write to you."),
            reverse("channels:inboxes"),
            Inbox.objects.switched_on().filter(kind__in=connected).exclude(key="staff").exists(),
        ),
        Step(
            "people",
            _("Add your colleagues"),
            _("Everyone with a role and a branch; they get a link to choose a password."),
            reverse("company:users"),
            User.objects.active()[1:2].exists(),
        ),
        Step(
            "load",
            _("Say when you are open"),
            _("Branches, opening hours and holidays: clocks run only then."),
            reverse("company:branches"),
            BusinessHours.objects.exists(),
        ),
        Step(
            "privacy",
            _("Decide about privacy"),
            _("May wishes and expectations be written down before the customer was asked?"),
            "",
            chosen.exists(),
        ),
        Step(
            "quality",
            _("Ask how it was"),
            _("After every answer that settles a matter, one short survey by a link."),
            reverse("feedback:surveys"),
            Survey.objects.after_resolution().exists(),
        ),
    ]
