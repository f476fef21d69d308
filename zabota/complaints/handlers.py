"""What complaints do when others announce, and the link they make for the customer."""

from datetime import datetime, time

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.links import link_maker
from zabota.company.models import User
from zabota.complaints.actions.register_complaint import register_complaint
from zabota.complaints.models import Complaint
from zabota.complaints.models.complaint import PURPOSE
from zabota.core.discretion import hides
from zabota.core.events import on
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.events import CustomersMerged, CustomersUnmerged
from zabota.desk.queries import unless_confided
from zabota.reception.events import BookEntryWritten, SeniorCalled
from zabota.reception.models import BookEntry, SeniorCall


@hides("complaints.Complaint")
def confidential_complaints(user: User) -> QuerySet:
    """Out of a conversation that is kept from the user."""
    return Complaint.objects.filter(~unless_confided(user)).values("id")


@on(BookEntryWritten)
def take_up_the_entry(event: BookEntryWritten) -> None:
    """What stands in the complaints book on paper stands in the register too, from the day it was written."""
    entry = BookEntry.objects.select_related("branch", "customer", "conversation", "by").get(
        id=event.entry_id
    )
    written = datetime.combine(entry.written_on, time(12), entry.branch.zone_info)
    register_complaint(
        kind=Complaint.Kind.COMPLAINT,
        source=Complaint.Source.BOOK,
        text=entry.text,
        by=entry.by,
        conversation=entry.conversation,
        customer=entry.customer,
        branch=entry.branch,
        received_at=min(written, timezone.now()),
        request_key=f"book-entry-{entry.id}",
    )


@on(SeniorCalled)
def take_up_the_call(event: SeniorCalled) -> None:
    """Who asks for somebody senior complains (S3-113)."""
    rows = SeniorCall.objects.select_related("branch", "customer", "conversation", "by")
    call = rows.get(id=event.senior_call_id)
    register_complaint(
        kind=Complaint.Kind.COMPLAINT,
        source=Complaint.Source.SENIOR,
        text=call.why or str(_("A customer asked for somebody senior.")),
        by=call.by,
        conversation=call.conversation,
        customer=call.customer,
        branch=call.branch,
        received_at=call.asked_at,
        request_key=f"senior-call-{call.id}",
    )


@on(CustomersMerged, at_once=True)
def take_the_complaints_along(event: CustomersMerged) -> None:
    move_rows(event, Complaint)


@on(CustomersUnmerged, at_once=True)
def give_the_complaints_back(event: CustomersUnmerged) -> None:
    return_rows(event, Complaint)


@link_maker(PURPOSE)
def complaint_url(complaint_id: int) -> str:
    complaint = Complaint.objects.filter(id=complaint_id).first()
    if complaint is None:
        raise LookupError(f"No complaint {complaint_id}")
    return reverse("complaints:word", args=[complaint.token])
