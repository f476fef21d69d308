from django.conf import settings
from django.db import models

from zabota.company.models import Branch
from zabota.core.models import Row, StoredFile
from zabota.imports.queries import ImportQuerySet


class FileImport(Row):
    """A file from elsewhere: looked at, then taken over, and undone where nothing came after."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    filename = models.CharField(max_length=255)
    file = models.ForeignKey(StoredFile, models.SET_NULL, null=True, related_name="+")
    """Gone once the import has ended: what it held stands where it was taken to."""
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    undo_asked_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_under_way(self) -> bool:
        if self.undo_asked_at:
            return self.undone_at is None
        return self.started_at is not None and self.finished_at is None
