"""Where a conversation is: with whom, with which team, or away until later."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.hours import schedule_of
from zabota.company.models import Branch, Team, User
from zabota.company.schedule import NeverOpen, Schedule, next_opening, open_intervals
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.desk.actions.assign import assign
from zabota.desk.actions.snooze import snooze
from zabota.desk.actions.transfer import transfer
from zabota.desk.actions.wake import wake
from zabota.desk.forms import SnoozeForm, TransferForm
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by
from zabota.desk.views.answers import done, refused, seen


@needs("desk.answer")
def assignment(request: StaffRequest, pk: int) -> HttpResponse:
    """GET: whom it can be given to. POST `to`: `me`, `nobody` or a colleague; `from`: whom the giver saw."""
    conversation = seen(request, pk)
    if request.method != "POST":
        context = {"conversation": conversation, "colleagues": colleagues_of(conversation, request.user)}
        return render(request, "desk/dialogs/assignment.html", context)
    to = user_named(request.POST.get("to", ""), request.user)
    try:
        if "from" in request.POST:
            before = user_named(request.POST["from"] or "nobody", request.user)
            assign(conversation, to, by=request.user, instead_of=before)
        else:
            assign(conversation, to, by=request.user)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    said = _("It is with %(name)s.") % {"name": to} if to else _("It is with nobody now.")
    return done(request, conversation, said)


def user_named(name: str, user: User) -> User | None:
    if name == "me":
        return user
    if name == "nobody":
        return None
    number = int(name) if name.isdecimal() and len(name) < 19 else 0
    return get_object_or_404(User.objects.active().visible_to(user), pk=number)


def colleagues_of(conversation: Conversation, user: User) -> list[User]:
    """Who may answer and sees it there, the least busy first."""
    open_now = Q(conversations__resolved_at=None, conversations__merged_into=None)
    people = User.objects.active().filter(Q(id__in=User.objects.active().visible_to(user).values("id")))
    counted = people.annotate(busy=Count("conversations", filter=open_now, distinct=True))
    able = [one for one in counted.prefetch_related("roles") if one.may("desk.answer")]
    return sorted(
        (one for one in able if is_seen_by(one, conversation)), key=lambda one: (one.busy, one.name)
    )


@needs("desk.answer")
def transferring(request: StaffRequest, pk: int) -> HttpResponse:
    """GET: teams and branches. POST: hand it over with all that was said."""
    conversation = seen(request, pk)
    if request.method != "POST":
        context = {"conversation": conversation, "form": TransferForm()}
        return render(request, "desk/dialogs/transfer.html", context)
    form = TransferForm(request.POST)
    if not form.is_valid():
        return refused(request, conversation, _("Choose a team or a branch."))
    team: Team | None = form.cleaned_data["team"]
    branch: Branch | None = form.cleaned_data["branch"]
    try:
        transfer(conversation, by=request.user, team=team, branch=branch)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    said = _("It is with %(place)s now.") % {"place": team or branch}
    gone = not Conversation.objects.visible_to(request.user).filter(pk=pk).exists()
    return done(request, conversation, said, event="talk-gone" if gone else "talk-changed")


@dataclass(frozen=True)
class Preset:
    """A moment to come back at; `value` is what the form sends."""

    label: str
    at: datetime

    @property
    def value(self) -> str:
        return self.at.isoformat()


@needs("desk.answer")
def snoozing(request: StaffRequest, pk: int) -> HttpResponse:
    """GET: moments of the branch's days to choose from. POST `at` (a preset) or `until` (typed)."""
    conversation = seen(request, pk)
    if request.method != "POST":
        context = {
            "conversation": conversation,
            "presets": presets(schedule_of(conversation.branch_id), timezone.now()),
            "form": SnoozeForm(),
        }
        return render(request, "desk/dialogs/snooze.html", context)
    until = until_of(request.POST)
    if until is None:
        return refused(request, conversation, _("Choose a moment."))
    try:
        snooze(conversation, by=request.user, until=until)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    return done(request, conversation, _("Put away until then, or until the customer writes."))


def until_of(posted: Any) -> datetime | None:
    if posted.get("at"):
        try:
            found = datetime.fromisoformat(posted["at"])
        except ValueError:
            return None
        return found if found.tzinfo else None
    form = SnoozeForm(posted)
    return form.cleaned_data["until"] if form.is_valid() else None


def presets(schedule: Schedule, now: datetime) -> list[Preset]:
    """In an hour, before closing today, at the next opening, on the next Monday: each once, and none past."""
    found = [Preset(_("In an hour"), now + timedelta(hours=1))]
    try:
        zone = ZoneInfo(str(schedule.zone))
        today = now.astimezone(zone).date()
        ends = [end for _begin, end in open_intervals(schedule, now, now + timedelta(hours=24))]
        closing = [end for end in ends if end.astimezone(zone).date() == today]
        if closing and closing[-1] - now > timedelta(hours=2):
            found.append(Preset(_("An hour before closing"), closing[-1] - timedelta(hours=1)))
        tomorrow = midnight(now, zone, 1)
        opening = next_opening(schedule, tomorrow)
        found.append(Preset(_("When we open next"), opening))
        monday = next_opening(schedule, midnight(now, zone, 7 - now.astimezone(zone).weekday()))
        if monday != opening:
            found.append(Preset(_("Next week"), monday))
    except NeverOpen:
        found.append(Preset(_("Tomorrow"), now + timedelta(days=1)))
    return found


def midnight(now: datetime, zone: ZoneInfo, days: int) -> datetime:
    day = now.astimezone(zone).date() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, tzinfo=zone)


@require_POST
@needs("desk.answer")
def waking(request: StaffRequest, pk: int) -> HttpResponse:
    """Bring it back at once."""
    conversation = seen(request, pk)
    try:
        wake(conversation, by=request.user)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    return done(request, conversation, _("It is awake again."))
