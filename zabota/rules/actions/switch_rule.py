from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.rules.kept import rules_in_force
from zabota.rules.models import Rule


@transaction.atomic
def switch_rule(rule: Rule, is_on: bool, *, seen: str = "") -> None:
    """Let it act, or no more. `seen` is the print of the rule whose test was looked at; else it stays off."""
    if is_on and seen != rule.print:
        raise Refused(_("Look first at what it would have done over the last 30 days."))
    rule.switched_on_at = (rule.switched_on_at or timezone.now()) if is_on else None
    rule.save(update_fields=["switched_on_at"])
    rules_in_force.forget()
    transaction.on_commit(rules_in_force.forget)
