import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from zabota.core.models import Row
from zabota.orders.models.work import Work
from zabota.orders.queries import LicenceQuerySet


@pghistory.track()
class Licence(Row):
    """Leave to do some kinds of work between two days, and whose it is: ours, or of one who works for us."""

    class Holder(models.TextChoices):
        US = "us", _("our company")
        COMPANY = "company", _("another company, a legal entity")
        CRAFTSMAN = "craftsman", _("a private craftsman")

    number = models.CharField(max_length=60)
    issuer = models.CharField(max_length=160)
    holder_kind = models.CharField(max_length=10, choices=Holder, default=Holder.US)
    holder = models.CharField(max_length=160, blank=True)
    works = models.ManyToManyField(Work, related_name="licences")
    valid_from = models.DateField()
    valid_until = models.DateField()

    objects = LicenceQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_until", "number"]
        constraints = [
            models.UniqueConstraint(fields=["number", "issuer"], name="licence_once"),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="licence_begins_before_it_ends"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def is_valid_on(self, day) -> bool:
        return self.valid_from <= day <= self.valid_until
