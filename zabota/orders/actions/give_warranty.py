from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.actions.reply import reply
from zabota.desk.wording import language_of
from zabota.orders.events import WarrantySent, of_order
from zabota.orders.guards import hold_order
from zabota.orders.models import Part, ServiceOrder, Warranty
from zabota.orders.models.service_order import PURPOSE

MOST_DAYS = 3650


@transaction.atomic
def give_warranty(order: ServiceOrder, *, days: int, covers: str, by: User) -> Warranty:
    """Send the customer the warranty in writing: on what, for how long, what was done and put in."""
    hold_order(order, by)
    if not order.work_done:
        raise Refused(_("First write down what was done."))
    if not 1 <= days <= MOST_DAYS:
        raise Refused(_("A warranty lasts from 1 to %(number)d days.") % {"number": MOST_DAYS})
    if not covers.strip():
        raise Refused(_("Say what the warranty covers."))
    given = Warranty.objects.create(order=order, days=days, covers=covers.strip(), given_by=by)
    conversation = order.plan.conversation
    with override(language_of(conversation)):
        text = text_of(given)
    given.message = reply(conversation, by=by, text=text, links={"order": [PURPOSE, order.id]})
    given.save(update_fields=["message"])
    announce(WarrantySent(**of_order(order, by)))
    return given


def text_of(given: Warranty) -> str:
    """The warranty's own words, in the language that is set."""
    order = given.order
    put_in = [str(part) for part in order.parts.filter(origin=Part.Origin.OURS)]
    lasts = ngettext("%(number)d day", "%(number)d days", given.days) % {"number": given.days}
    lines = [
        _("WARRANTY of %(company)s, order O%(number)d")
        % {"company": value_of("company.name"), "number": order.id},
        _("Thing: %(item)s, number %(serial)s") % {"item": order.item, "serial": order.serial},
        _("Done: %(work)s") % {"work": order.work_done},
        *([_("Parts put in: %(parts)s") % {"parts": ", ".join(put_in)}] if put_in else []),
        _("The warranty lasts %(days)s, until %(until)s, and covers: %(covers)s")
        % {
            "days": lasts,
            "until": formats.date_format(given.until_on, "DATE_FORMAT"),
            "covers": given.covers,
        },
        _("It also stands here for you to keep: %(link)s") % {"link": "[[order]]"},
    ]
    return "\n".join(lines)
