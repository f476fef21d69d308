from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.recovery.events import CaseTaken, of_case
from zabota.recovery.models import CaseStep, RecoveryCase


@transaction.atomic
def hand_over(case: RecoveryCase, to: User, *, by: User, why: str = "") -> None:
    """Give the case to a colleague who may work on it and see it; to its owner nothing changes."""
    kept = RecoveryCase.objects.select_for_update().get(pk=case.pk)
    if kept.owner_id == to.id:
        return
    if kept.is_closed:
        raise Refused(_("This case is closed."))
    before = kept.owner_id
    if not to.may("recovery.work") or not _sees(to, kept):
        raise Refused(_("%(name)s cannot work on this case.") % {"name": to})
    kept.owner = case.owner = to
    kept.save(update_fields=["owner"])
    text = _("To %(name)s. %(why)s") % {"name": to, "why": why}
    CaseStep.objects.create(case=kept, kind=CaseStep.Kind.HANDOVER, text=text.strip(), by=by)
    announce(CaseTaken(by_id=by.id, **of_case(kept, before)))


def _sees(user: User, case: RecoveryCase) -> bool:
    return user.sees_all_branches or case.branch_id in user.branch_ids
