from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.actions.reply import reply
from zabota.desk.wording import language_of
from zabota.orders.events import OrderChanged, of_order
from zabota.orders.guards import hold_order
from zabota.orders.models import DateOption, Lateness
from zabota.orders.models.service_order import PURPOSE

FEWEST, MOST = 2, 6


@dataclass(frozen=True)
class WayOut:
    """`new_date`: the date it promises; none when the order ends another way, e.g. with money back."""

    text: str
    new_date: datetime | None = None


@transaction.atomic
def offer_options(lateness: Lateness, ways: Sequence[WayOut], *, by: User) -> list[DateOption]:
    """Tell the customer that the date will be missed, before it is, with at least two ways out to choose."""
    order = hold_order(lateness.order, by)
    kept = Lateness.objects.get(pk=lateness.pk)
    if kept.settled_at:
        raise Refused(_("This is settled already."))
    if kept.offered_at:
        raise Refused(_("The customer was offered ways out already."))
    told = [way for way in ways if way.text.strip()]
    if not FEWEST <= len(told) <= MOST or len({way.text.strip() for way in told}) < len(told):
        raise Refused(_("Offer at least two different ways out: the customer chooses."))
    now = timezone.now()
    if any(way.new_date is not None and way.new_date <= now for way in told):
        raise Refused(_("The new date has passed already."))
    options = DateOption.objects.bulk_create(
        DateOption(lateness=kept, text=way.text.strip(), new_date=way.new_date) for way in told
    )
    kept.offered_at = now
    kept.save(update_fields=["offered_at"])
    conversation = order.plan.conversation
    with override(language_of(conversation)):
        text = _(
            "%(item)s: it will not be ready by %(promised)s as we promised. We are sorry.\n\n"
            "You choose how we go on:\n%(options)s\n\nPlease choose here: [[order]]"
        ) % {
            "item": order.item,
            "promised": day(order.promised_at),
            "options": "\n".join(f"- {option_text(option)}" for option in options),
        }
    reply(conversation, by=by, text=text, links={"order": [PURPOSE, order.id]})
    announce(OrderChanged(**of_order(order, by)))
    return options


def day(moment: datetime) -> str:
    return formats.date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def option_text(option: DateOption) -> str:
    return f"{option.text} ({day(option.new_date)})" if option.new_date else option.text
