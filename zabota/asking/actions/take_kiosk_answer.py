from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from zabota.asking.actions.leave_contact import leave_contact
from zabota.asking.models import Kiosk, KioskAnswer
from zabota.asking.sheet import read_marks
from zabota.core.errors import Refused
from zabota.feedback.actions.invite_nobody import invite_nobody
from zabota.feedback.actions.respond import respond
from zabota.feedback.answers import Marks
from zabota.feedback.models import Invitation, Touchpoint, Way

OLDEST = timedelta(days=60)
"""A tablet may have been in a drawer; older than that its clock is wrong."""


@transaction.atomic
def take_kiosk_answer(
    kiosk: Kiosk, key: str, said: dict[str, Any], *, at: datetime | None = None
) -> KioskAnswer:
    """Keep an answer of a tablet: {"at", "language", "marks", "comment", "contact"}. Each key counts once.

    What makes no sense is kept too, with the reason, for a person to look at: a tablet never asks twice.
    """
    at = at or timezone.now()
    row, is_new = KioskAnswer.objects.get_or_create(kiosk=kiosk, key=key, defaults={"said": said})
    if not is_new:
        return row
    Kiosk.objects.filter(id=kiosk.id).update(seen_at=at)
    try:
        with transaction.atomic():
            row.invitation = make_response(kiosk, key, said, at)
    except (Refused, ValueError) as why:
        row.problem = str(why) or _("This makes no sense.")
    else:
        row.problem = problem_with_contact(row.invitation, said.get("contact"))
    row.save(update_fields=["invitation", "problem"])
    return row


def problem_with_contact(invitation: Invitation, contact: Any) -> str:
    """The answer counts whatever was typed as a contact; what cannot be one is shown to a person."""
    if not isinstance(contact, str) or not contact.strip():
        return ""
    try:
        leave_contact(invitation, contact)
    except Refused as why:
        return str(why)
    return ""


def make_response(kiosk: Kiosk, key: str, said: dict[str, Any], at: datetime) -> Invitation:
    marks, moment = read_marks(said.get("marks")), moment_of(said.get("at"), at)
    visit = {"branch": kiosk.branch_id, "kiosk": kiosk.name, "kiosk_id": kiosk.id, "key": key}
    language = str(said.get("language", ""))
    invitation = invite_nobody(kiosk.survey, kiosk.branch, Way.KIOSK, visit, language=language, at=moment)
    ask_about(invitation, marks)
    respond(invitation, marks, str(said.get("comment", "")), at=moment)
    return invitation


def ask_about(invitation: Invitation, marks: Marks) -> None:
    """What the tablet asked while it was away counts, even if the survey has changed since."""
    asked = {line["id"] for line in invitation.touchpoints}
    earlier = Touchpoint.objects.filter(
        Q(branch=None) | Q(branch=invitation.branch), id__in=set(marks) - asked
    )
    if added := [{"id": row.id, "name": row.name_in(invitation.language)} for row in earlier]:
        invitation.touchpoints = [*invitation.touchpoints, *added]
        invitation.save(update_fields=["touchpoints"])


def moment_of(text: Any, now: datetime) -> datetime:
    """When it was said by the tablet's clock; now where that cannot be."""
    try:
        moment = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None or not now - OLDEST <= moment <= now:
        return now
    return moment
