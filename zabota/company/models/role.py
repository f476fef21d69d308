import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from zabota.core.models import Row


@pghistory.track()
class Role(Row):
    """A set of permissions that an administrator can edit. `key` names the ones that come with the product."""

    key = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)
    name = models.CharField(max_length=80, unique=True)
    permissions = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    sees_all_branches = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
