from django.db import models

from zabota.core.models import Row


class WordModel(Row):
    """What was learned from our own words and marks at one time; the newest counts."""

    n = models.PositiveIntegerField()
    auc = models.FloatField()
    """How often it tells an unhappy text from another on texts it has not seen: 0.5 is guessing, 1 always."""
    kept = models.JSONField()
    """{"idf", "mood", "themes"}: see learned.py."""

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.n}: {self.auc:.2f}"
