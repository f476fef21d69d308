from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from zabota.company.models import User


class DeviceQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        """One's own alone, whoever one is."""
        return self.filter(user=user.id)


class PushQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> Self:
        return self.filter(device__user=user.id)
