from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchEntry(models.Model):
    """One searchable thing, as lexemes made in Python; its rights stay with the model it stands for.

    Words and spans of days share one index, made by a migration: `search_spans` must be there first.
    """

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    vector = SearchVectorField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once")]
        indexes = [models.Index(fields=["kind", "-at"], name="search_entry_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
