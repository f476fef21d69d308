import secrets
from pathlib import Path

from django.conf import settings
from django.db import models

from zabota.core.models.row import Row


def random_name() -> str:
    return secrets.token_hex(20)


class StoredFile(Row):
    """A file kept under a random name outside the web root. Who may fetch it is asked of what it hangs on."""

    name = models.CharField(max_length=40, default=random_name, unique=True, editable=False)
    filename = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    is_picture = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.filename

    @property
    def path(self) -> Path:
        return Path(settings.FILES) / self.name[:2] / self.name

    @property
    def preview_path(self) -> Path:
        """The re-encoded raster picture that may be shown inline; only there if `is_picture`."""
        return self.path.with_suffix(".webp")
