"""When and if of a rule, in words."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, Team
from zabota.rules.models import Rule
from zabota.rules.triggers import BY_NAME

PLACES: tuple[tuple[str, Any], ...] = (("inboxes", Inbox), ("branches", Branch), ("teams", Team))


def asked_in_words(rule: Rule) -> str:
    """`when a customer writes, if: “возврат, rambursare”, ru`."""
    asks = rule.asks
    parts = [f"“{asks.words}”"] if asks.words else []
    parts += [str(dict(settings.LANGUAGES).get(code, code)) for code in asks.languages]
    parts += asks.customer_classes
    for name, model in PLACES:
        parts += model.objects.filter(id__in=getattr(asks, name)).values_list("name", flat=True)
    if asks.only_unassigned:
        parts.append(_("with nobody"))
    when = str(BY_NAME[rule.trigger].label)
    if not parts:
        return _("When %(when)s") % {"when": when}
    return _("When %(when)s, if: %(asks)s") % {"when": when, "asks": ", ".join(parts)}
