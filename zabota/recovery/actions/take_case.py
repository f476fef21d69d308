from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.events import CaseTaken, of_case
from zabota.recovery.models import RecoveryCase


@transaction.atomic
def take_case(case: RecoveryCase, *, by: User) -> None:
    """Make an unowned case one's own. Of two at once the first has it, the second is told whose it is."""
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    case.owner = kept.owner
    if kept.owner_id == by.id:
        return
    if kept.is_closed:
        raise Refused(_("This case is closed."))
    if kept.owner:
        raise Refused(_("%(name)s has taken this case already.") % {"name": kept.owner})
    case.owner = kept.owner = by
    kept.save(update_fields=["owner"])
    announce(CaseTaken(by_id=by.id, **of_case(kept)))
