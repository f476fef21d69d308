"""What others announce comes into the register by itself: once, however often the job runs."""

from datetime import date, timedelta

from django.utils import timezone

from zabota.channels.models import Dispatch
from zabota.complaints import handlers
from zabota.complaints.actions.acknowledge_complaint import acknowledge_complaint
from zabota.complaints.models import Complaint
from zabota.customers.actions.merge import merge
from zabota.reception.actions.call_senior import call_senior
from zabota.reception.actions.write_book_entry import write_book_entry
from zabota.reception.events import BookEntryWritten, SeniorCalled


def test_an_entry_of_the_book_on_paper(alice, central, nina, irina):
    yesterday = timezone.localdate() - timedelta(days=1)
    entry = write_book_entry(
        alice, "Гардероб закрыт в девять", branch=central, page=14, written_on=yesterday, by=nina
    )
    for _again in range(2):
        handlers.take_up_the_entry(BookEntryWritten(entry_id=entry.id))
    complaint = Complaint.objects.get()
    assert (complaint.source, complaint.customer, complaint.branch) == ("book", alice, central)
    assert complaint.received_at.astimezone(central.zone_info).date() == yesterday
    acknowledge_complaint(complaint, "channel", by=irina)
    assert Dispatch.objects.order_by("id").last().to == "alice@example.com"


def test_a_call_to_a_senior(alice, central, nina):
    call = call_senior(alice, "Обсчитали на кассе", branch=central, by=nina)
    for _again in range(2):
        handlers.take_up_the_call(SeniorCalled(senior_call_id=call.id))
    complaint = Complaint.objects.get()
    assert (complaint.source, complaint.text) == ("senior", "Обсчитали на кассе")


def test_a_merged_customer_s_complaints_go_over(complaint, alice, vera):
    merge(vera, alice, by=None)
    complaint.refresh_from_db()
    assert complaint.customer == vera
    assert complaint.received_at.date() == date(2026, 6, 2)
