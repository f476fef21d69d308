from django.conf import settings
from django.db import models

from zabota.company.models import Branch
from zabota.feedback.models import Touchpoint
from zabota.reading.queries import TallyQuerySet


class Span(models.TextChoices):
    DAY = "d"
    MONTH = "m"


def key_to(noun: type[models.Model] | str) -> models.ForeignKey:
    """The marks that were counted hold the constraint."""
    return models.ForeignKey(
        noun, models.DO_NOTHING, null=True, related_name="+", db_index=False, db_constraint=False
    )


class Sum(models.Model):
    """One day or one month."""

    span = models.CharField(max_length=1, choices=Span)
    starts_on = models.DateField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.span} {self.starts_on}"


class Tally(Sum):
    """How many marks of each score 1 to 10 fell on one day or month at one place; counted from marks."""

    s1 = models.IntegerField(default=0)
    s2 = models.IntegerField(default=0)
    s3 = models.IntegerField(default=0)
    s4 = models.IntegerField(default=0)
    s5 = models.IntegerField(default=0)
    s6 = models.IntegerField(default=0)
    s7 = models.IntegerField(default=0)
    s8 = models.IntegerField(default=0)
    s9 = models.IntegerField(default=0)
    s10 = models.IntegerField(default=0)

    class Meta:
        abstract = True


class WithAnswers(models.Model):
    """Marks of one customer resemble each other: intervals count answers."""

    answers = models.IntegerField(default=0)
    critic_answers = models.IntegerField(default=0)
    """Answers with a mark of 1 to 6 among those counted here."""

    class Meta:
        abstract = True


def once(name: str, *fields: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=fields, name=name, nulls_distinct=False)


class TouchpointTally(Tally):
    """Of all branches together."""

    touchpoint = key_to(Touchpoint)

    class Meta:
        constraints = [once("touchpoint_tally_once", "span", "starts_on", "touchpoint")]


class PlaceTally(Tally):
    """Of one touchpoint at one branch."""

    branch = key_to(Branch)
    touchpoint = key_to(Touchpoint)

    class Meta:
        constraints = [once("place_tally_once", "branch", "span", "starts_on", "touchpoint")]
        indexes = [models.Index(fields=["touchpoint", "span", "starts_on"], name="place_tally_of_touchpoint")]


class BranchTally(Tally, WithAnswers):
    """Of all touchpoints of a branch."""

    branch = key_to(Branch)

    class Meta:
        constraints = [once("branch_tally_once", "span", "starts_on", "branch")]
        indexes = [models.Index(fields=["branch", "span", "starts_on"], name="branch_tally_of_branch")]


class PersonTally(Tally, WithAnswers):
    """Of those whom one employee served at a branch."""

    branch = key_to(Branch)
    employee = key_to(settings.AUTH_USER_MODEL)

    class Meta:
        constraints = [once("person_tally_once", "branch", "span", "starts_on", "employee")]
        indexes = [models.Index(fields=["span", "starts_on"], name="person_tally_of_days")]


class NetworkTally(Tally, WithAnswers):
    """Of all branches and touchpoints."""

    class Meta:
        constraints = [once("network_tally_once", "span", "starts_on")]


class WayTally(Tally, WithAnswers):
    """Of those who were asked in one way at a branch."""

    branch = key_to(Branch)
    way = models.CharField(max_length=10)

    class Meta:
        constraints = [once("way_tally_once", "span", "starts_on", "branch", "way")]


class AskTally(Sum):
    """How far the invitations of a day came, at a branch and in a way; withdrawn ones are no invitations."""

    branch = key_to(Branch)
    way = models.CharField(max_length=10)
    invited = models.IntegerField(default=0)
    sent = models.IntegerField(default=0)
    opened = models.IntegerField(default=0)
    answered = models.IntegerField(default=0)

    class Meta:
        constraints = [once("ask_tally_once", "span", "starts_on", "branch", "way")]
