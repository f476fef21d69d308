from django.db import models
from django.utils import timezone


class Row(models.Model):
    """What every stored thing has: the moment it came to be."""

    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
