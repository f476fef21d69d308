from django.conf import settings
from django.db import models
from django.db.models import Q

from zabota.company.models import Branch
from zabota.core.models import Row, StoredFile
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.reception.queries import OfBranchQuerySet


class BookEntry(Row):
    """One entry of the complaints book on paper: typed in, with a picture of the page."""

    branch = models.ForeignKey(Branch, models.PROTECT, related_name="book_entries")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="book_entries")
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="book_entries")
    place = models.CharField(max_length=120, blank=True)
    page = models.PositiveIntegerField()
    written_on = models.DateField()
    text = models.TextField()
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    request_key = models.CharField(max_length=120, blank=True)

    objects = OfBranchQuerySet.as_manager()

    class Meta:
        ordering = ["-written_on", "-id"]
        verbose_name_plural = "book entries"
        constraints = [
            models.UniqueConstraint(
                fields=["request_key"], name="book_entry_once", condition=~Q(request_key="")
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
