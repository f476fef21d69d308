"""What goodwill may still cost a branch this month. Pure arithmetic below, the rows above it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Sum
from django.utils import timezone

from zabota.company.hours import schedule_of
from zabota.company.models import Branch
from zabota.recovery.models import Compensation, Goodwill, GoodwillBudget

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Budget:
    """`amount` is None where no budget was set: then nothing is bounded."""

    month: date
    amount: Decimal | None
    spent: Decimal

    @property
    def left(self) -> Decimal | None:
        return None if self.amount is None else max(self.amount - self.spent, NOTHING)

    def covers(self, cost: Decimal) -> bool:
        """Whether it may still cost this much; nothing at all is always covered."""
        return self.amount is None or cost == 0 or self.spent + cost <= self.amount


def month_of(at: datetime, zone: str) -> date:
    """The first day of the month in which this moment lies on the branch's wall clock."""
    return at.astimezone(ZoneInfo(zone)).date().replace(day=1)


def bounds_of(month: date, zone: str) -> tuple[datetime, datetime]:
    """The month's beginning and the next one's, in UTC."""
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    begin, end = (datetime.combine(day, time(0), ZoneInfo(zone)) for day in (month, following))
    return begin.astimezone(UTC), end.astimezone(UTC)


def budget_of(branch: Branch | None, at: datetime | None = None, *, locked: bool = False) -> Budget:
    """The branch's budget of the month; `locked` lets those who spend at the same moment go one by one."""
    at = at or timezone.now()
    zone = schedule_of(branch).zone
    month = month_of(at, zone)
    rows = GoodwillBudget.objects.filter(branch=branch, month__lte=month).order_by("-month")
    kept = (rows.select_for_update() if locked else rows).first()
    return Budget(month, kept.amount if kept else None, spent_in(branch, month, zone))


def spent_in(branch: Branch | None, month: date, zone: str) -> Decimal:
    """Goodwill given on the branch's cases and its compensations confirmed in the month."""
    begin, end = bounds_of(month, zone)
    given = Goodwill.objects.given().filter(case__branch=branch, at__gte=begin, at__lt=end)
    many = Compensation.objects.charged().filter(branch=branch, confirmed_at__gte=begin, confirmed_at__lt=end)
    each = many.annotate(people=Count("customers")).values_list(F("cost"), "people")
    return (given.aggregate(sum=Sum("cost"))["sum"] or NOTHING) + sum(
        (cost * people for cost, people in each), NOTHING
    )
