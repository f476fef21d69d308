from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.actions.provide_inbox import provide_inbox
from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.core.models import StoredFile
from zabota.customers.models import Customer
from zabota.desk.actions.keep_contact import keep_contact
from zabota.desk.guards import scoped
from zabota.desk.wording import in_company_language
from zabota.reception.events import BookEntryWritten
from zabota.reception.models import BookEntry
from zabota.reception.ways import address_of


@transaction.atomic
def write_book_entry(
    customer: Customer,
    text: str,
    *,
    branch: Branch,
    page: int,
    written_on: date,
    by: User,
    place: str = "",
    photo: StoredFile | None = None,
    request_key: str = "",
) -> BookEntry:
    """Type in an entry of the complaints book on paper: it waits for an answer like every other message.

    The same `request_key` again returns the same entry.
    """
    own_key = scoped(f"book-{by.id}", request_key)
    if own_key and (written := BookEntry.objects.filter(request_key=own_key).first()):
        return written
    if not text.strip():
        raise Refused(_("Type in what is written on the page."))
    if written_on > timezone.localdate():
        raise Refused(_("The entry cannot have been written in the future."))
    with in_company_language():
        subject = _("Complaints book, page %(page)d") % {"page": page}
    conversation = keep_contact(
        inbox=provide_inbox("book", branch),
        customer=customer,
        said=text.strip(),
        by=by,
        branch=branch,
        address=address_of(customer),
        subject=subject,
        files=[photo] if photo else (),
    )
    entry = BookEntry.objects.create(
        branch=branch,
        customer=customer,
        conversation=conversation,
        place=" ".join(place.split())[:120],
        page=page,
        written_on=written_on,
        text=text.strip(),
        photo=photo,
        by=by,
        request_key=own_key,
    )
    announce(
        BookEntryWritten(
            entry_id=entry.id,
            conversation_id=conversation.id,
            customer_id=customer.id,
            branch_id=branch.id,
            by_id=by.id,
        )
    )
    return entry
