from django.db import transaction
from django.utils.translation import gettext as _

from zabota.asking.actions.type_sheet import answer
from zabota.asking.models import PaperSheet
from zabota.core.errors import Refused


@transaction.atomic
def settle_sheet(sheet: PaperSheet, *, takes_second: bool) -> None:
    """Two people read a sheet differently: whoever looked at the paper says which reading is right."""
    kept = PaperSheet.objects.select_for_update(of=("self",)).select_related("batch__branch").get(id=sheet.id)
    if kept.invitation_id is not None or not kept.differs:
        raise Refused(_("There is nothing to settle on this sheet."))
    if takes_second:
        kept.first, kept.second = kept.second, kept.first
        kept.save(update_fields=["first", "second"])
    answer(kept, kept.batch)
    sheet.refresh_from_db()
