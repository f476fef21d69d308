"""Which departments take part in improving: quality service is a matter of the whole company (S3-254)."""

from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Department
from zabota.complaints.models import Complaint
from zabota.improvement.models import CorrectiveAction, Duty, MeetingMember, RootCause
from zabota.insight.kpi import Figure, Period
from zabota.insight.statistics.wilson import Share, wilson

FORMULA = _(
    "A department takes part if in the period it handed in measures, a report or proposals, carried out an "
    "action, or sat in the commission. Of all departments, whatever happened there; those with open causes "
    "or complaints and no part are marked."
)


@dataclass(frozen=True)
class Participation:
    """One department in a period; `in_time` is of the duties that could be judged."""

    department: Department
    complaints: int
    open_causes: int
    without_responsible: int
    in_time: Share | None
    done: int
    overdue: int
    actions: int
    attended: int
    invited: int

    @property
    def takes_part(self) -> bool:
        return bool(self.done or self.actions or self.attended)

    @property
    def is_missed(self) -> bool:
        """Something goes wrong there, and it does nothing about it."""
        return not self.takes_part and bool(self.complaints or self.open_causes)


def participation_in(period: Period) -> list[Participation]:
    """Every department, those that are missed first."""
    complaints = _counted(
        Complaint.objects.filter(received_at__gte=period.start, received_at__lt=period.end).exclude(
            kind=Complaint.Kind.SUGGESTION
        )
    )
    causes = _counted(RootCause.objects.open())
    nobodys = _counted(RootCause.objects.open().filter(responsible=None))
    duties = _duties(period)
    overdue = _counted(Duty.objects.overdue())
    actions = _counted(
        CorrectiveAction.objects.standing().filter(
            starts_on__gte=timezone.localdate(period.start), starts_on__lt=timezone.localdate(period.end)
        )
    )
    sat = _attendance(period)
    rows = []
    for department in Department.objects.order_by("name"):
        key = department.id
        fallen, done, punctual = duties.get(key, (0, 0, 0))
        invited, attended = sat.get(key, (0, 0))
        rows.append(
            Participation(
                department=department,
                complaints=complaints.get(key, 0),
                open_causes=causes.get(key, 0),
                without_responsible=nobodys.get(key, 0),
                in_time=wilson(punctual, fallen),
                done=done,
                overdue=overdue.get(key, 0),
                actions=actions.get(key, 0),
                attended=attended,
                invited=invited,
            )
        )
    return sorted(rows, key=lambda row: (not row.is_missed, row.takes_part, str(row.department)))


def share_taking_part(rows: list[Participation]) -> Figure:
    share = wilson(sum(row.takes_part for row in rows), len(rows))
    return Figure(share.value, share.n, share.low, share.high) if share else Figure(None, 0)


def _counted(rows) -> dict[int, int]:  # type: ignore[no-untyped-def]
    """Department id -> how many of these rows are its."""
    counted = rows.filter(department__isnull=False).order_by().values("department_id").annotate(n=Count("id"))
    return {row["department_id"]: row["n"] for row in counted}


def _duties(period: Period) -> dict[int, tuple[int, int, int]]:
    """Department id -> fallen due in the period, done in it, done in time of those fallen due."""
    start, end = timezone.localdate(period.start), timezone.localdate(period.end)
    fallen = Q(first_due_on__gte=start, first_due_on__lt=min(end, timezone.localdate()))
    fallen |= Q(first_due_on__gte=start, first_due_on__lt=end, done_at__isnull=False)
    counted = (
        Duty.objects.filter(withdrawn_at=None, department__isnull=False)
        .order_by()
        .values("department_id")
        .annotate(
            fallen=Count("id", filter=fallen),
            done=Count("id", filter=Q(done_at__gte=period.start, done_at__lt=period.end)),
            punctual=Count("id", filter=fallen & Q(done_at__date__lte=F("first_due_on"))),
        )
    )
    return {row["department_id"]: (row["fallen"], row["done"], row["punctual"]) for row in counted}


def _attendance(period: Period) -> dict[int, tuple[int, int]]:
    sat = MeetingMember.objects.filter(
        meeting__closed_at__isnull=False,
        meeting__at__gte=period.start,
        meeting__at__lt=period.end,
        department__isnull=False,
    )
    counted = (
        sat.order_by()
        .values("department_id")
        .annotate(invited=Count("id"), attended=Count("id", filter=Q(was_there=True)))
    )
    return {row["department_id"]: (row["invited"], row["attended"]) for row in counted}
