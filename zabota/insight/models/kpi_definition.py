from django.db import models

from zabota.core.models import Row


class KpiDefinition(Row):
    """What a KPI meant from a moment on: a change of formula is a new version, never a silent break."""

    name = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    formula = models.TextField()

    class Meta:
        ordering = ["name", "version"]
        constraints = [models.UniqueConstraint(fields=["name", "version"], name="kpi_definition_once")]

    def __str__(self) -> str:
        return f"{self.name} v{self.version}"
