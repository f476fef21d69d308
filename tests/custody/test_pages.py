"""The customer's page and the staff's: a choice, a check, and a list of who looked."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.conftest import session_cookie
from tests.custody.conftest import CANARY
from zabota.custody.actions.receive_document import receive_document
from zabota.custody.models import Document
from zabota.custody.sealed import unseal


def as_user(user) -> Client:
    client = Client()
    client.cookies["sessionid"] = session_cookie(user)
    return client


def test_the_customer_reads_why_sends_it_and_is_told_that_it_is_sealed(asked):
    page, stranger = reverse("custody:sending", args=[asked.token]), Client()
    shown = stranger.get(page).content.decode()
    assert asked.reason in shown and "Лучше не буду" in shown
    asked.refresh_from_db()
    assert not asked.received_at
    sent = stranger.post(page, {"answer": "yes", "file": SimpleUploadedFile("паспорт.jpg", CANARY)})
    assert "запечатан" in sent.content.decode()
    asked.refresh_from_db()
    assert unseal(asked.sealed_as) == CANARY


def test_no_is_taken_without_a_question_and_a_post_without_a_file_is_told_what_to_do(asked):
    page, stranger = reverse("custody:sending", args=[asked.token]), Client()
    assert stranger.post(page, {"answer": "yes"}).status_code == 422
    large = SimpleUploadedFile("a.jpg", b"x" * ((10 << 20) + 10))
    assert stranger.post(page, {"answer": "yes", "file": large}).status_code == 422
    assert stranger.post(page, {"answer": "no"}).status_code == 200
    asked.refresh_from_db()
    assert asked.declined_at


def test_a_forged_link_opens_nothing(asked):
    assert Client().get(reverse("custody:sending", args=[f"{asked.token[:-1]}x"])).status_code == 404
    assert Client().post(reverse("custody:sending", args=["1-0000"])).status_code == 404


def test_oleg_opens_it_once_says_that_it_fits_and_the_file_is_gone(asked, oleg):
    receive_document(asked, CANARY, "a.jpg")
    lead, page = as_user(oleg), reverse("custody:document", args=[asked.id])
    opened = lead.post(reverse("custody:opening", args=[asked.id]))
    assert opened.content == CANARY and "attachment" in opened["Content-Disposition"]
    assert "no-store" in opened["Cache-Control"] and "Oleg" in lead.get(page).content.decode()
    assert lead.post(reverse("custody:verdict", args=[asked.id]), {"verdict": "wrong"}).status_code == 422
    assert lead.post(reverse("custody:verdict", args=[asked.id]), {"verdict": "fits"}).status_code == 302
    assert lead.post(reverse("custody:opening", args=[asked.id])).status_code == 422
    assert "it is in order" in lead.get(reverse("custody:documents")).content.decode()


def test_nina_asks_beside_the_conversation_and_sees_no_file(talk, nina, asked):
    desk = as_user(nina)
    answer = desk.post(
        reverse("custody:asking", args=[talk.id]),
        {"kind": "diploma", "reason": "коротко", "needed_until": "2020-01-01"},
    )
    assert answer.status_code == 422 and Document.objects.count() == 1
    assert desk.post(reverse("custody:opening", args=[asked.id])).status_code == 403
    side = desk.get(reverse("desk:side", args=[talk.id])).content.decode()
    assert "Ask for a document" in side and "asked for" in side
