from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.imports.models.file_import import FileImport


@transaction.atomic
def drop_import(of: FileImport, *, by: User) -> None:
    """Forget a file that was only looked at."""
    imports = type(of)._base_manager
    kept = imports.select_for_update(of=["self"]).select_related("file").get(pk=of.pk)
    if kept.started_at:
        raise Refused(_("It is under way already."))
    file = kept.file
    kept.delete()
    if file is not None:
        file.delete()
        transaction.on_commit(partial(file.path.unlink, missing_ok=True))
