from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from zabota.company.models import User


class AppointmentQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AppointmentQuerySet":
        """Those of the branch, and those in which one receives the customer oneself."""
        if not user.may("visits.use"):
            return self.filter(host=user.id)
        if user.sees_all_branches:
            return self
        return self.filter(Q(branch__in=user.branch_ids) | Q(host=user.id))

    def open(self) -> "AppointmentQuerySet":
        """Nobody has said how it went, however long ago it was."""
        return self.filter(ended_at=None)

    def to_come(self, now: datetime | None = None) -> "AppointmentQuerySet":
        return self.open().filter(starts_at__gt=now or timezone.now())

    def past(self) -> "AppointmentQuerySet":
        """The time is over, and nobody has said how it went."""
        return self.open().filter(starts_at__lte=timezone.now())

    def on(self, day: date, zone: ZoneInfo) -> "AppointmentQuerySet":
        """Those that begin on a day of the branch's own calendar."""
        begins = datetime.combine(day, time(), zone)
        ends = datetime.combine(day + timedelta(days=1), time(), zone)
        return self.filter(starts_at__gte=begins, starts_at__lt=ends)

    def with_people(self) -> "AppointmentQuerySet":
        return self.select_related("customer", "branch", "host", "consultation")


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "NoticeQuerySet":
        appointments: Any = self.model._meta.get_field("appointment").related_model
        return self.filter(appointment__in=appointments.objects.visible_to(user))

    def waiting(self) -> "NoticeQuerySet":
        return self.filter(sent_at=None, dropped_at=None)

    def due(self, now: datetime) -> "NoticeQuerySet":
        return self.waiting().filter(due_at__lte=now)
