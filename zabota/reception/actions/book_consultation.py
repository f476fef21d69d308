from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.channels.kinds.video import new_room
from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.desk.actions.keep_contact import keep_contact
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.guards import scoped
from zabota.desk.models import Conversation, Message
from zabota.desk.wording import in_company_language
from zabota.reception.events import ConsultationBooked
from zabota.reception.models import Consultation
from zabota.reception.ways import address_of


@transaction.atomic
def book_consultation(
    customer: Customer,
    *,
    inbox: Inbox,
    host: User,
    starts_at: datetime,
    minutes: int = 30,
    about: str = "",
    by: User,
    request_key: str = "",
) -> Consultation:
    """Book a talk by video and send the customer the link; without an e-mail address it is read out.

    Each has a room of its own that nobody can guess. One host has one consultation at a time.
    """
    own_key = scoped(f"video-{by.id}", request_key)
    if own_key and (said := Message.objects.filter(request_key=own_key).first()):
        return Consultation.objects.get(conversation=said.conversation_id, room_url__in=said.text.split())
    if not inbox.settings.get("server_url"):
        raise Refused(_("Connect a video server first."))
    room = new_room(inbox)
    consultation = Consultation(
        customer=customer, host=host, starts_at=starts_at, minutes=minutes, about=about.strip(), room_url=room
    )
    ensure_host_is_free(consultation)
    consultation.conversation = _invite(consultation, inbox, by)
    consultation.save()
    if own_key:
        last = consultation.conversation.messages.filter(direction=Message.Direction.OUT).order_by("-id")[:1]
        Message.objects.filter(id__in=last.values("id")).update(request_key=own_key)
    announce(
        ConsultationBooked(
            consultation_id=consultation.id,
            conversation_id=consultation.conversation_id,
            customer_id=customer.id,
            branch_id=inbox.branch_id,
            user_ids=(host.id,),
            by_id=by.id,
        )
    )
    return consultation


def ensure_host_is_free(consultation: Consultation) -> None:
    """To come, and nobody speaks with two at once; others who book the same host wait."""
    starts_at, host = consultation.starts_at, consultation.host
    if starts_at <= timezone.now():
        raise Refused(_("A consultation is for a moment to come."))
    User.objects.select_for_update().get(id=host.id)
    day = Consultation.objects.to_come().filter(host=host, starts_at__gt=starts_at - timedelta(days=1))
    for other in day.exclude(pk=consultation.pk).until(consultation.ends_at):
        if other.ends_at > starts_at:
            told = date_format(timezone.localtime(other.starts_at), "H:i")
            raise Refused(_("%(name)s has another consultation at %(time)s.") % {"name": host, "time": told})


def _invite(consultation: Consultation, inbox: Inbox, by: User) -> Conversation:
    """The link to the customer by mail, where there is an address; always in the talk."""
    customer = consultation.customer
    address = address_of(customer)
    subject, text = invitation(consultation)
    if inbox.channel.reaches(address):
        return open_conversation(
            inbox=inbox, customer=customer, text=text, subject=subject, address=address, by=by
        )
    with in_company_language():
        note = _("To be passed on by telephone: no e-mail address is known.")
    return keep_contact(
        inbox=inbox,
        customer=customer,
        answered=f"{text}\n\n{note}",
        by=by,
        address=address,
        subject=subject,
    )


def invitation(consultation: Consultation) -> tuple[str, str]:
    """Subject and text, in the customer's language."""
    customer = consultation.customer
    with override(customer.language) if customer.language else in_company_language():
        local = timezone.localtime(consultation.starts_at)
        at = {"day": date_format(local, "j E Y"), "time": date_format(local, "H:i")}
        subject = _("Video consultation on %(day)s at %(time)s") % at
        lines = [
            _("We look forward to speaking with you on %(day)s at %(time)s.") % at,
            consultation.about,
            _("Open this link at that time; nothing has to be installed:"),
            consultation.room_url,
            _("If the time does not suit you, just answer this message."),
        ]
    return subject, "\n\n".join(line for line in lines if line)
