from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from zabota.recovery.queries import righted_by

if TYPE_CHECKING:
    from zabota.company.models import User


class RootCauseQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RootCauseQuerySet":
        """Causes are the whole company's; what happened because of them is seen by its own rights."""
        return self if user.may("improvement.see") else self.filter(responsible=user)

    def in_use(self) -> "RootCauseQuerySet":
        return self.filter(retired_at=None)

    def open(self) -> "RootCauseQuerySet":
        return self.filter(settled_at=None, retired_at=None).exclude(opened_at=None)

    def settled(self) -> "RootCauseQuerySet":
        return self.exclude(settled_at=None)

    def counted(self, since: datetime, until: datetime | None = None) -> "RootCauseQuerySet":
        """With `stories`: how many different ones are linked in the time."""
        within = Q(links__at__gte=since) & (Q(links__at__lt=until) if until else Q())
        return self.annotate(stories=Count("links__told", filter=within, distinct=True))


class OfCauseQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfCauseQuerySet":
        """That something is linked, in the user's branches; the thing itself has rights of its own."""
        if not user.may("improvement.see"):
            return self.none()
        return self if user.sees_all_branches else self.filter(Q(branch=None) | Q(branch__in=user.branch_ids))

    def of_thing(self, kind: str, about_id: int) -> "OfCauseQuerySet":
        return self.filter(kind=kind, about_id=about_id)


class DutyQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "DutyQuerySet":
        """Who owes what is known to all who see causes; one's own in any case."""
        return self if user.may("improvement.see") else self.filter(owner=user)

    def open(self) -> "DutyQuerySet":
        return self.filter(done_at=None, withdrawn_at=None)

    def overdue(self, on: date | None = None) -> "DutyQuerySet":
        return self.open().filter(due_on__lt=on or timezone.localdate())

    def done(self) -> "DutyQuerySet":
        return self.exclude(done_at=None)

    def fallen_due(self, on: date | None = None) -> "DutyQuerySet":
        """Done, or their first day is over: those that can be judged."""
        return self.filter(withdrawn_at=None).filter(
            Q(done_at__isnull=False) | Q(first_due_on__lt=on or timezone.localdate())
        )


class CorrectiveActionQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "CorrectiveActionQuerySet":
        return self if user.may("improvement.see") else self.filter(owner=user)

    def standing(self) -> "CorrectiveActionQuerySet":
        return self.filter(withdrawn_at=None)

    def undecided(self) -> "CorrectiveActionQuerySet":
        return self.standing().filter(verdict="too_early")


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "MeetingQuerySet":
        """Members, and who runs the commission."""
        if user.may("improvement.commission"):
            return self
        return self.filter(members__user=user).distinct()

    def to_come(self) -> "MeetingQuerySet":
        return self.filter(closed_at=None, called_off_at=None)

    def held(self) -> "MeetingQuerySet":
        return self.exclude(closed_at=None)


class OfMeetingQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfMeetingQuerySet":
        if user.may("improvement.commission"):
            return self
        return self.filter(meeting__members__user=user).distinct()


class InvestigationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "InvestigationQuerySet":
        """Who sees the case, and who leads it."""
        return self.filter(righted_by(user, "case__") | Q(lead=user))

    def open(self) -> "InvestigationQuerySet":
        return self.filter(closed_at=None)


class OfInvestigationQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "OfInvestigationQuerySet":
        return self.filter(righted_by(user, "investigation__case__") | Q(investigation__lead=user))
