"""The customer's own page, opened by the link."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from zabota.complaints.actions.note_step import note_step
from zabota.complaints.handlers import complaint_url
from zabota.complaints.models import Complaint
from zabota.core.models import EventRecord


def test_it_shows_the_way_and_only_what_is_the_customer_s(client, complaint, irina):
    note_step(complaint, "remark", "Клиент скандальный", by=irina)
    note_step(complaint, "message", "Звонили, ждём мебель", by=irina)
    page = client.get(complaint_url(complaint.id)).content.decode()
    assert "C1" in page and "Негде сесть" in page and "Звонили, ждём мебель" in page
    assert "скандальный" not in page and irina.name not in page


def test_a_press_says_what_the_customer_thinks(client, answered):
    address = complaint_url(answered.id)
    assert 'value="satisfied"' in client.get(address).content.decode()
    assert client.post(address, {"view": "satisfied", "words": "Удобно"}).status_code == 302
    answered.refresh_from_db()
    assert answered.view == "satisfied" and answered.is_closed
    assert "Удобно" in client.get(address).content.decode()


def test_looking_writes_nothing_and_a_press_too_early_is_refused_with_words(client, complaint):
    before = EventRecord.objects.count()
    client.get(complaint_url(complaint.id))
    assert EventRecord.objects.count() == before
    assert client.post(complaint_url(complaint.id), {"view": "satisfied"}).status_code == 422
    assert client.post(complaint_url(complaint.id), {}).status_code == 422


def test_a_forged_or_an_old_link_shows_nothing(client, answered):
    forged = reverse("complaints:word", args=[answered.token[:-1] + "x"])
    assert client.get(forged).status_code == 404
    Complaint.objects.update(closed_at=timezone.now() - timedelta(days=400))
    closed = client.get(complaint_url(answered.id))
    assert closed.status_code == 410 and "Негде сесть" not in closed.content.decode()
