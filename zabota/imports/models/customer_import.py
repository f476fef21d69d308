from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.customers.models import Customer
from zabota.imports.models.file_import import FileImport
from zabota.imports.queries import ImportedRowQuerySet


class CustomerImport(FileImport):
    """A file of customers from elsewhere: looked at, then taken over, and undone where nothing came after."""

    class Duplicates(models.TextChoices):
        JOIN = "join", _("add what is new to the card that is there")
        SKIP = "skip", _("leave the card that is there as it is")

    encoding = models.CharField(max_length=20)
    delimiter = models.CharField(max_length=1)
    columns = models.JSONField(default=list)
    """What the columns are called in the file's first row."""
    places = models.JSONField(default=dict)
    """Field -> number of its column, from 0."""
    duplicates = models.CharField(max_length=5, choices=Duplicates, default=Duplicates.JOIN)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    """Rows that are settled: after a crash it goes on from here."""


class ImportedRow(models.Model):
    """What became of one row of the file. The person's data stand on the card alone, not here."""

    class Outcome(models.TextChoices):
        MADE = "made", _("new card")
        JOINED = "joined", _("added to a card")
        SKIPPED = "skipped", _("card was there, left as it is")
        WRONG = "wrong", _("not taken over")
        UNDONE = "undone", _("undone")
        LEFT = "left", _("not undone: something came after")

    of = models.ForeignKey(CustomerImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    problem = models.CharField(max_length=300, blank=True)
    """A sentence that pages translate; nothing of what the row held."""
    customer = models.ForeignKey(Customer, models.SET_NULL, null=True, blank=True, related_name="+")
    added = ArrayField(models.BigIntegerField(), default=list)
    """Addresses that were new on the card."""

    objects = ImportedRowQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["of", "number"], name="imported_row_once")]
        indexes = [
            models.Index(fields=["of", "outcome"], name="imported_by_outcome", condition=~Q(outcome="made"))
        ]

    def __str__(self) -> str:
        return f"{self.of_id} {self.number}: {self.outcome}"
