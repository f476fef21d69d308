import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext

from zabota.company.roles import ROLES
from zabota.core.models import Row


@pghistory.track()
class Role(Row):
    """A set of permissions that an administrator can edit. `key` names those that come with Zabota."""

    key = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)
    name = models.CharField(max_length=80, unique=True)
    permissions = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    sees_all_branches = models.BooleanField(default=False)
    offered = ArrayField(models.CharField(max_length=60), null=True, editable=False)
    """Of one that comes with Zabota: permissions it was given once, whatever became of them since."""

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """In the reader's language while it bears the name it came with; a new one stands as given."""
        return gettext(self.name) if self.key and self.name == ROLES.get(self.key) else self.name
