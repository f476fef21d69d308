"""From a row of the outbox to the bytes of a mail."""

from django.conf import settings

from zabota.channels.links import fill_in
from zabota.channels.mail.letter import Address, Attachment
from zabota.channels.mail.write import Outgoing, write
from zabota.channels.models import Dispatch


def as_mail(dispatch: Dispatch) -> bytes:
    """The mail, with its links made now. Raises ValueError or NoSuchLink for what cannot be sent."""
    inbox = dispatch.inbox
    body = dispatch.sealed_body if dispatch.sealed_body is not None else dispatch.body
    mail = Outgoing(
        sender=Address(
            inbox.settings.get("sender_name") or inbox.name, inbox.address or settings.DEFAULT_FROM_EMAIL
        ),
        to=[Address(dispatch.to_name, dispatch.to)],
        cc=[Address("", copy) for copy in dispatch.copies],
        subject=dispatch.subject,
        message_id=dispatch.message_id,
        text=fill_in(body, dispatch.links),
        in_reply_to=dispatch.in_reply_to,
        references=dispatch.references.split(),
        date=dispatch.created_at,
        attachments=[
            Attachment(file.filename, file.media_type, file.path.read_bytes())
            for file in dispatch.files.all()
        ],
        automatic=dispatch.is_automatic,
    )
    return write(mail).as_bytes()
