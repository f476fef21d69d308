from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.tasks import Task

from zabota.core.errors import Refused
from zabota.imports.models.file_import import FileImport


def ask_undo(of: FileImport, job: Task) -> None:
    """Have `job` take back what the import made; asking again changes nothing. Runs in a transaction."""
    kept = type(of)._base_manager.select_for_update().get(pk=of.pk)
    if kept.finished_at is None:
        raise Refused(_("It has not ended yet."))
    if kept.undo_asked_at:
        return
    kept.undo_asked_at = timezone.now()
    kept.save(update_fields=["undo_asked_at"])
    job.defer(import_id=kept.pk)
