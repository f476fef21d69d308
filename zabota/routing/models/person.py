from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Skill
from zabota.core.models import Row
from zabota.routing.queries import OfUserQuerySet

USER = settings.AUTH_USER_MODEL


class Aptitude(models.Model):
    """How well somebody can do what a skill names, and whether they like it. Without a row: middling."""

    class Level(models.IntegerChoices):
        BEGINNER = 1, _("beginner")
        SURE = 2, _("sure")
        EXPERT = 3, _("expert")

    class Liking(models.IntegerChoices):
        RATHER_NOT = -1, _("rather not")
        NEUTRAL = 0, _("all the same")
        LIKES = 1, _("likes it")

    user = models.ForeignKey(USER, models.CASCADE, related_name="aptitudes")
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="aptitudes")
    level = models.SmallIntegerField(choices=Level, default=Level.SURE)
    liking = models.SmallIntegerField(choices=Liking, default=Liking.NEUTRAL)

    objects = OfUserQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "skill"], name="aptitude_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.skill_id}: {self.level}"


class CapacityLimit(models.Model):
    """How many open conversations one person is given at most; with a `channel` of those that came by it."""

    user = models.ForeignKey(USER, models.CASCADE, related_name="capacity_limits")
    channel = models.CharField(max_length=30, blank=True)
    most = models.PositiveSmallIntegerField()

    objects = OfUserQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "channel"], name="capacity_limit_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.channel}: {self.most}"


class Absence(Row):
    """When somebody is not here: what waits for them goes on to others, as the branch has set it."""

    class Kind(models.TextChoices):
        VACATION = "vacation", _("vacation")
        SICK = "sick", _("sick leave")
        TRAINING = "training", _("training")
        OTHER = "other", _("other")

    user = models.ForeignKey(USER, models.CASCADE, related_name="absences")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.VACATION)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(USER, models.SET_NULL, null=True, related_name="+")

    objects = OfUserQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-id"]
        indexes = [models.Index(fields=["ends_at"], name="absence_now")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="absence_ends_after_its_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.starts_at:%Y-%m-%d} to {self.ends_at:%Y-%m-%d}"

    @property
    def is_now(self) -> bool:
        return self.starts_at <= timezone.now() < self.ends_at


class Presence(models.Model):
    """Whether somebody takes conversations at the moment, as they said themselves. Without a row they do."""

    user = models.OneToOneField(USER, models.CASCADE, related_name="presence")
    is_here = models.BooleanField(default=True)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = OfUserQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.user_id}: {'here' if self.is_here else 'away'}"
