from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.company.models import User
from zabota.desk.queries import unless_confided

LONGEST_RINGING = timedelta(minutes=3)
LONGEST_CALL = timedelta(hours=4)


class ExtensionQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> "ExtensionQuerySet":
        """Telephones of the colleagues one may see."""
        colleagues = User.objects.visible_to(user)
        return self.filter(user__in=colleagues.values("pk"))


class OfBranchQuerySet(models.QuerySet):
    """What happens in a branch is seen by its front office."""

    def visible_to(self, user: User) -> "OfBranchQuerySet":
        if not user.may("reception.use"):
            return self.none()
        seen = self.filter(unless_confided(user))
        return seen if user.sees_all_branches else seen.filter(branch__in=user.branch_ids)


class SeniorCallQuerySet(OfBranchQuerySet):
    def awaited(self) -> "SeniorCallQuerySet":
        """Nobody has come yet."""
        return self.filter(came_at=None)


class CallQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> "CallQuerySet":
        """Calls of the branch's line or team, and one's own."""
        if not user.may("reception.use"):
            return self.none()
        seen = self.filter(unless_confided(user))
        if user.sees_all_branches:
            return seen
        return seen.filter(
            Q(inbox__branch__in=user.branch_ids) | Q(inbox__team__in=user.team_ids) | Q(user=user)
        )

    def ringing(self) -> "CallQuerySet":
        """One that rings for longer than anybody lets it ring was not told to end."""
        since = timezone.now() - LONGEST_RINGING
        return self.filter(ended_at=None, missed_at=None, answered_at=None, rang_at__gt=since)

    def going_on(self) -> "CallQuerySet":
        since = timezone.now() - LONGEST_CALL
        return self.filter(ended_at=None, missed_at=None, answered_at__gt=since)

    def for_the_ear_of(self, user: User) -> "CallQuerySet":
        """Those that ring on this user's telephone, and those that ring on nobody's in particular."""
        return self.filter(Q(user=user) | Q(user=None))

    def missed(self) -> "CallQuerySet":
        return self.exclude(missed_at=None)


class ConsultationQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> "ConsultationQuerySet":
        """Those of the branch, and those one holds."""
        if not user.may("reception.use"):
            return self.filter(host=user)
        seen = self.filter(unless_confided(user) | Q(host=user))
        if user.sees_all_branches:
            return seen
        return seen.filter(Q(conversation__branch__in=user.branch_ids) | Q(host=user))

    def to_come(self) -> "ConsultationQuerySet":
        """Neither held nor called off, however late it is."""
        return self.filter(ended_at=None)

    def until(self, moment: datetime) -> "ConsultationQuerySet":
        return self.filter(starts_at__lt=moment)


class HandOverQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> "HandOverQuerySet":
        """The giver and the giver's branch see it to the end; so does whoever gets it."""
        open_to = unless_confided(user)
        if user.may("reception.use") and user.sees_all_branches:
            return self.filter(open_to)
        own = Q(giver=user) | Q(to_user=user) | Q(accepted_by=user) | Q(to_team__in=user.team_ids)
        if user.may("reception.use"):
            own |= Q(branch__in=user.branch_ids)
        return self.filter(open_to & own)

    def open(self) -> "HandOverQuerySet":
        return self.filter(returned_at=None, done_at=None)

    def waiting(self) -> "HandOverQuerySet":
        """Nobody has accepted it yet."""
        return self.open().filter(accepted_at=None)

    def returned(self) -> "HandOverQuerySet":
        return self.exclude(returned_at=None)

    def waiting_for(self, user: User) -> "HandOverQuerySet":
        """Given to the user, or to one of the user's teams by somebody else, and not accepted yet."""
        return self.waiting().filter(Q(to_user=user) | Q(to_team__in=user.team_ids)).exclude(giver=user)
