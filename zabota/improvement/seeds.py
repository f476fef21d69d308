"""Demo data of improvement, made by calling the actions: texts in the language of the demo."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import Branch, Department, User
from zabota.feedback.models import Touchpoint
from zabota.improvement.actions.answer_invitation import answer_invitation
from zabota.improvement.actions.appoint_responsible import appoint_responsible
from zabota.improvement.actions.begin_meeting import begin_meeting
from zabota.improvement.actions.call_meeting import call_meeting
from zabota.improvement.actions.close_meeting import close_meeting
from zabota.improvement.actions.do_duty import do_duty
from zabota.improvement.actions.give_duty import give_duty
from zabota.improvement.actions.link_cause import link_cause
from zabota.improvement.actions.note_testimony import note_testimony
from zabota.improvement.actions.open_investigation import open_investigation
from zabota.improvement.actions.plan_action import plan_action
from zabota.improvement.actions.provide_causes import provide_causes
from zabota.improvement.actions.write_investigation import write_investigation
from zabota.improvement.actions.write_minutes import write_minutes
from zabota.improvement.kind import link_kinds
from zabota.improvement.models import CauseLink, CorrectiveAction, Duty, Meeting, RootCause
from zabota.recovery.models import RecoveryCase


def provide(profile: str) -> None:
    """The sector's tree."""
    provide_causes(profile)


def cause_at(touchpoint: Touchpoint) -> RootCause:
    """The cause that stands for this touchpoint in the tree."""
    return RootCause.objects.in_use().filter(touchpoints=touchpoint).order_by("id")[0]


def play_links(cause: RootCause, touchpoint: Touchpoint, by: User) -> None:
    """Everything that went wrong at the touchpoint lately is said to be because of the cause."""
    since = timezone.now() - timedelta(days=60)
    known = set(cause.links.values_list("told", flat=True))
    for name in ("case", "complaint"):
        kind = link_kinds[name]
        for thing in kind.alike(touchpoint.id, since, by):
            if kind.facts(thing).told not in known:
                link_cause(cause, name, thing, by=by)


def play_responsible(cause: RootCause, responsible: User, by: User, days: tuple[int, int, int]) -> None:
    """Appointed, with so many days for measures, report and proposals."""
    today = timezone.localdate()
    kinds = (Duty.Kind.MEASURES, Duty.Kind.REPORT, Duty.Kind.PROPOSALS)
    dates = {str(kind): today + timedelta(days=n) for kind, n in zip(kinds, days, strict=True)}
    appoint_responsible(cause, responsible, by=by, dates=dates)


def play_measures(cause: RootCause, by: User) -> None:
    """The responsible person hands in the measures."""
    duty = Duty.objects.open().filter(cause=cause, owner=by, kind=Duty.Kind.MEASURES).first()
    if duty is not None:
        do_duty(duty, _("Two people more at the busy hours, and a sign that says how long it takes."), by=by)


def play_action(cause: RootCause, branch: Branch, owner: User, by: User) -> CorrectiveAction:
    """Changed at one branch from today; the others show what would have happened anyway."""
    return plan_action(
        cause,
        _("A second person at the busy hours"),
        owner=owner,
        by=by,
        procedure_before=_("One person serves everybody; at the busy hours customers wait."),
        procedure_after=_(
            "From ten to one and from five to seven two people serve; the lead counts who waits."
        ),
        starts_on=timezone.localdate(),
        branches=[branch],
    )


def play_first_link(by: User) -> None:
    """Another cause, just noted and nobody's yet: the latest case that has none."""
    done = CauseLink.objects.filter(kind="case").values("about_id")
    cause = RootCause.objects.in_use().filter(key="common.people.word").first()
    case = RecoveryCase.objects.exclude(id__in=done).order_by("-received_at").first()
    if cause is not None and case is not None:
        link_cause(cause, "case", case, by=by)


def call(chair: User, members: list[User], in_days: int) -> Meeting:
    """The commission, so many days ahead at ten."""
    at = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=in_days)
    people = [(user, Department.objects.filter(head=user).first()) for user in members]
    meeting = call_meeting(at, chair=chair, by=chair, members=people, place=_("The meeting room"))
    for user in members[:2]:
        answer_invitation(meeting, "comes", by=user)
    return meeting


def play_meeting(meeting: Meeting, cause: RootCause, owner: User) -> None:
    """Begun, written, decided and closed; the next one is called by that."""
    chair = meeting.chair
    begin_meeting(meeting, by=chair)
    for item in meeting.items.filter(topic="new_causes")[:1]:
        text = _("The branch changes its roster first; the others follow if the numbers say so.")
        write_minutes(item, text, version=item.version, by=chair)
    due_on = timezone.localdate() + timedelta(days=10)
    give_duty(
        Duty.Kind.DECISION,
        owner,
        due_on,
        by=chair,
        text=_("Count who waits, every hour for a week"),
        cause=cause,
        meeting=meeting,
    )
    present = [member.user_id for member in meeting.members.all() if member.answer != "cannot"]
    close_meeting(meeting, present, by=chair)


def play_investigation(lead: User) -> None:
    """Of the worst case: what happened, whom we asked, why and why again."""
    case = RecoveryCase.objects.exclude(fixed_at=None).order_by("lowest", "id").first()
    if case is None:
        return
    opened = open_investigation(case, by=lead, lead=lead)
    whys = [
        _("Nobody was at the desk at the busy hour."),
        _("The roster is made for a quiet day."),
        _("Nobody counts how many come, hour by hour."),
    ]
    text = _("The customer waited and nobody said how long it would take.")
    write_investigation(opened, text, whys, version=opened.version, by=lead)
    note_testimony(opened, _("The desk"), _("Between ten and noon one person is not enough."), by=lead)
