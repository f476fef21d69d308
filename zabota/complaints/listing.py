"""The register of complaints: its views and what may narrow it."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.complaints.models import Complaint
from zabota.complaints.queries import ComplaintQuerySet

VIEWS = {
    "open": _("All open"),
    "mine": _("Mine"),
    "unacknowledged": _("Not acknowledged"),
    "unanswered": _("Not answered"),
    "overdue": _("Overdue"),
    "view": _("Waiting for the customer's view"),
    "closed": _("Closed"),
    "all": _("All"),
}
COUNTED = ("mine", "unacknowledged", "unanswered", "overdue", "view")
CHOICES = {"kind": "kind", "source": "source", "side": "side_of_service"}
LINKS = ("branch", "touchpoint", "department", "employee", "customer")
MOST_WORDS = 8
LARGEST = 2**63


def narrowed(user: User, asked: Mapping[str, str]) -> ComplaintQuerySet:
    """What the user may see of what the page asks for; wishes that make no sense are not obeyed."""
    views = _views(user)
    found = views.get(asked.get("view", "open"), views["open"])
    for name, field in CHOICES.items():
        if asked.get(name):
            found = found.filter(**{field: asked[name]})
    for name in LINKS:
        if (chosen := asked.get(name, "")).isdecimal() and int(chosen) < LARGEST:
            found = found.filter(**{name: int(chosen)})
    moment = "closed_at" if asked.get("view") == "closed" else "received_at"
    for name, compare in (("since", "gte"), ("until", "lt")):
        if at := _moment(asked.get(name, "")):
            found = found.filter(**{f"{moment}__{compare}": at})
    return found.filter(_said(asked.get("q", "")))


def order_of(view: str) -> tuple[str, ...]:
    """Open ones by their running clock, the others by when they came, the latest first."""
    return ("-received_at", "-id") if view in ("closed", "all") else ("next_due_at", "id")


def counts_of(user: User) -> dict[str, int]:
    """How many stand in each view of open work."""
    views = _views(user)
    return {name: views[name].count() for name in COUNTED}


def _views(user: User) -> dict[str, ComplaintQuerySet]:
    seen = Complaint.objects.visible_to(user)
    return {
        "open": seen.open(),
        "mine": seen.open().filter(owner=user),
        "unacknowledged": seen.unacknowledged(),
        "unanswered": seen.unanswered(),
        "overdue": seen.overdue(),
        "view": seen.waiting_for_view(),
        "closed": seen.closed(),
        "all": seen,
    }


def _said(text: str) -> Q:
    """Every word in the number, the text, the deal or the name."""
    asked = Q()
    for word in text.replace("\x00", "").split()[:MOST_WORDS]:
        number = word.lstrip("CcСс#№")
        fields = ("text", "deal", "product", "from_name", "customer__name")
        one = Q(pk__in=[])
        for field in fields:
            one |= Q(**{f"{field}__icontains": word})
        if number.isdecimal() and len(number) < 10:
            one |= Q(number=int(number))
        asked &= one
    return asked


def _moment(text: str) -> datetime | None:
    try:
        at = parse_datetime(text)
    except ValueError:
        return None
    return at if at and at.tzinfo else None
