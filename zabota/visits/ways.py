"""How a customer is written to around an appointment: the way they prefer, as far as it is known."""

from datetime import datetime

from zabota.customers.models import Consent, Customer
from zabota.desk.actions.write_unasked import quiet_talk
from zabota.desk.matching import kept_one
from zabota.desk.models import Conversation, Message
from zabota.desk.reach import ONLY_WHILE_HERE, reach_of
from zabota.visits.models import Appointment

MOST_LOOKED_AT = 5


def talk_for(appointment: Appointment, text: str, subject: str, at: datetime) -> Conversation | None:
    """Where to write; None when there is no way.

    The way that was chosen when it was booked; else the talk it was booked in; else where the customer wrote
    last; else any address that is known, mail first.
    """
    for talk in spoken_in(appointment):
        if is_usable(talk, text):
            return talk
    customer = customer_of(appointment)
    reach = reach_of(customer, appointment.branch, only=appointment.inbox)
    if reach is None:
        return None
    talk = quiet_talk(
        customer,
        reach.inbox,
        reach.address,
        subject=subject,
        by=appointment.booked_by,
        branch=appointment.branch,
        at=at,
    )
    return talk if is_usable(talk, text) else None


def spoken_in(appointment: Appointment) -> list[Conversation]:
    """The talks to go on in, the best first; none of another way than the one chosen."""
    own = [kept_one(appointment.conversation)] if appointment.conversation else []
    if appointment.inbox_id:
        return [talk for talk in own if talk.inbox_id == appointment.inbox_id]
    heard = Message.objects.filter(
        conversation__customer=customer_of(appointment),
        author=Message.Author.CUSTOMER,
        delivery__isnull=False,
    )
    last = heard.select_related("conversation__inbox", "conversation__customer").order_by("-id")
    return [*own, *(kept_one(message.conversation) for message in last[:MOST_LOOKED_AT])]


def is_usable(talk: Conversation, text: str) -> bool:
    inbox = talk.inbox
    return (
        inbox.switched_off_at is None
        and inbox.channel.identity not in ONLY_WHILE_HERE
        and inbox.channel.reaches(talk.address)
        and not inbox.channel.why_not(inbox, talk.address, text)
    )


def customer_of(appointment: Appointment) -> Customer:
    return appointment.customer.merged_into or appointment.customer


def wants_none(customer: Customer) -> bool:
    """Reminders are a part of the service, so they go out until the customer says no."""
    refused = customer.consents.filter(purpose=Consent.Purpose.REMINDERS, withdrawn_at__isnull=False)
    return customer.erased_at is not None or refused.exists()
