from typing import Any

import pghistory
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, Department
from zabota.core.models import Row
from zabota.feedback.queries import TouchpointQuerySet

KINDS = {
    "advertising": pgettext_lazy("touchpoint", "advertising"),
    "app": pgettext_lazy("touchpoint", "app"),
    "cash desk": pgettext_lazy("touchpoint", "cash desk"),
    "company": pgettext_lazy("touchpoint", "the company"),
    "courier": pgettext_lazy("touchpoint", "courier"),
    "door": pgettext_lazy("touchpoint", "door"),
    "letter": pgettext_lazy("touchpoint", "letter"),
    "machine": pgettext_lazy("touchpoint", "machine"),
    "message": pgettext_lazy("touchpoint", "message"),
    "packaging": pgettext_lazy("touchpoint", "packaging"),
    "paper": pgettext_lazy("touchpoint", "paper"),
    "parking": pgettext_lazy("touchpoint", "parking"),
    "person": pgettext_lazy("touchpoint", "person"),
    "phone": pgettext_lazy("touchpoint", "phone"),
    "product": pgettext_lazy("touchpoint", "product"),
    "reviews": pgettext_lazy("touchpoint", "reviews"),
    "room": pgettext_lazy("touchpoint", "room"),
    "search": pgettext_lazy("touchpoint", "search"),
    "sign": pgettext_lazy("touchpoint", "sign"),
    "time": pgettext_lazy("touchpoint", "time"),
    "website": pgettext_lazy("touchpoint", "website"),
    "work": pgettext_lazy("touchpoint", "work"),
}


@pghistory.track()
class Touchpoint(Row):
    """A moment or thing at which a customer meets the company; without a branch it is met in all of them."""

    class Stage(models.TextChoices):
        FINDING = "finding", _("finding us")
        ARRIVING = "arriving", _("arriving")
        CHOOSING = "choosing", _("choosing")
        BUYING = "buying", _("buying")
        AFTER = "after", _("after")

    name = models.CharField(max_length=120)
    names = models.JSONField(default=dict, blank=True)
    """Language -> the name customers read, where it differs from `name`."""
    stage = models.CharField(max_length=10, choices=Stage)
    kind = models.CharField(max_length=60, blank=True)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="touchpoints")
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="touchpoints"
    )
    order = models.PositiveSmallIntegerField(default=100)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = TouchpointQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["name", "branch"], name="touchpoint_once", nulls_distinct=False)
        ]

    def __str__(self) -> str:
        """As the reader's language calls it."""
        return self.name_in(get_language() or "")

    @property
    def kind_name(self) -> Any:
        """What it is, in the reader's language where we know the word."""
        return KINDS.get(self.kind, self.kind)

    def name_in(self, language: str) -> str:
        return self.names.get(language) or self.name
