from django.db import transaction
from django.utils.translation import gettext as _

from zabota.answers.deeds import Deeds
from zabota.answers.models import Macro
from zabota.company.models import Branch
from zabota.core.errors import Refused
from zabota.desk.actions.resolve import ensure_can_resolve
from zabota.desk.models import ContactReason


def ensure_sensible(deeds: Deeds) -> None:
    """Refuse what could never be done, when it is written and not when a customer waits."""
    if deeds.is_empty:
        raise Refused(_("Choose at least one thing to do."))
    if deeds.resolves and deeds.snooze_hours:
        raise Refused(_("Resolve it or put it away, not both."))
    if deeds.resolves:
        reason = ContactReason.objects.filter(id=deeds.reason).first() if deeds.reason else None
        ensure_can_resolve(None, reason, deeds.outcome, deeds.resolution_note)
    elif deeds.reason:
        raise Refused(_("A reason is asked for only when it resolves."))


@transaction.atomic
def save_macro(macro: Macro | None, *, name: str, deeds: Deeds, branch: Branch | None = None) -> Macro:
    """Make or change a macro."""
    if not name.strip():
        raise Refused(_("Give it a name."))
    ensure_sensible(deeds)
    macro = macro or Macro()
    macro.name, macro.branch, macro.deeds = name.strip(), branch, deeds.kept
    macro.save()
    return macro
