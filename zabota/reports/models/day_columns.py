from django.db import models

from zabota.company.models import Branch
from zabota.reports.queries import DayQuerySet


class DayColumns(models.Model):
    """The facts of one day of a branch, each column as one run of bytes: place k of all is the k-th fact.

    What is narrowed to a value is counted from these in memory, exactly and at once. `about` says whether
    they are contacts by the day they were opened, their further answers, or contacts by the day they were
    resolved. How each column is written: `packing.py`.
    """

    class About(models.TextChoices):
        OPENED = "opened"
        ANSWERED = "answered"
        RESOLVED = "resolved"

    branch = models.ForeignKey(Branch, models.PROTECT, null=True, related_name="+", db_index=False)
    on = models.DateField()
    about = models.CharField(max_length=8, choices=About.choices)
    n = models.PositiveIntegerField()

    of_branch = models.BinaryField()
    of_team = models.BinaryField()
    of_person = models.BinaryField()
    of_channel = models.BinaryField()
    of_reason = models.BinaryField()
    of_class = models.BinaryField()
    of_client = models.BinaryField()
    of_language = models.BinaryField()
    of_hour = models.BinaryField()
    of_criterion = models.BinaryField()
    of_outside = models.BinaryField()
    of_quarter = models.BinaryField()

    first_response = models.BinaryField(default=b"")
    first_response_good = models.BinaryField(default=b"")
    first_response_clock = models.BinaryField(default=b"")
    next_response = models.BinaryField(default=b"")
    next_response_good = models.BinaryField(default=b"")
    resolution = models.BinaryField(default=b"")
    resolution_good = models.BinaryField(default=b"")
    resolution_clock = models.BinaryField(default=b"")
    contact_time = models.BinaryField(default=b"")
    seen_first_good = models.BinaryField(default=b"")
    said_first_good = models.BinaryField(default=b"")
    marks = models.BinaryField(default=b"")

    objects = DayQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about", "on", "branch"], name="day_columns_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.about}: {self.n}"


class DimensionWord(models.Model):
    """A channel, class, language or criterion as it stands in columns: by its number."""

    word = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.word
