"""What we promise is reminded and kept; what the customer chooses about privacy is obeyed at once."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import requests
import time_machine
from django.utils import timezone

from tests.story.conftest import letter, letters_to, post, text_of, until
from zabota.core.models import EventRecord
from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.remind_of_promises import remind_of_promises
from zabota.customers.models import Customer, Promise, Wish
from zabota.desk.models import Conversation


def test_a_promise_made_beside_a_conversation_is_reminded_and_kept(
    server, settings, sink, mail_inbox, central, nina, maria, member
):
    post(settings.SMTP_RECEIVER, letter("Вера <vera@example.com>", "Весы", "Когда придут?"))
    talk = until(lambda: Conversation.objects.first(), "the conversation")
    at_desk = member(nina)
    assert at_desk.get(f"/conversations/{talk.id}/side/").status_code == 200
    due = timezone.localtime() + timedelta(minutes=50)
    at_desk.post(
        f"/customers/{talk.customer_id}/promises/",
        text="Позвоним, когда придут весы",
        due_at=due.strftime("%Y-%m-%dT%H:%M"),
        owner=nina.id,
    )
    promise = Promise.objects.get()
    assert promise.owner == nina and promise.customer_id == talk.customer_id and promise.is_open
    assert "Позвоним" in at_desk.get(f"/customers/{talk.customer_id}/").text
    assert "Позвоним" in at_desk.get("/").text, "it stands in her day"
    with time_machine.travel(promise.due_at - timedelta(minutes=5), tick=False):
        remind_of_promises()
        remind_of_promises()
    told = EventRecord.objects.filter(name="PromiseDueSoon")
    assert told.count() == 1
    at_desk.post(f"/promises/{promise.id}/outcome/", outcome="kept")
    promise.refresh_from_db()
    assert promise.kept_at and not promise.was_late
    assert "Позвоним" in member(maria).get("/promises/?state=kept").text


def test_a_promise_made_in_a_talk_is_reminded_of_kept_late_and_shows_in_the_figures(
    server, settings, sink, mail_inbox, central, nina, maria, member
):
    post(settings.SMTP_RECEIVER, letter("Вера <vera@example.com>", "Весы", "Когда придут?"))
    talk = until(lambda: Conversation.objects.first(), "the conversation")
    at_desk = member(nina)
    due = timezone.localtime() + timedelta(minutes=50)
    at_desk.post(
        f"/conversations/{talk.id}/promises/",
        text="Позвоним, когда придут весы",
        due_at=due.strftime("%Y-%m-%dT%H:%M"),
        owner=nina.id,
    )
    promise = Promise.objects.get()
    assert promise.conversation_id == talk.id
    assert "Позвоним" in at_desk.get(f"/conversations/{talk.id}/side/").text
    assert f"#{talk.id}" in at_desk.get("/promises/").text, "the list leads back to the talk"
    remind_of_promises()
    remind_of_promises()
    assert nina.mentions.count() == 1, "called in once, in the talk"
    assert "Позвоним" in at_desk.get(f"/conversations/{talk.id}/").text
    Promise.objects.update(due_at=timezone.now() - timedelta(minutes=5))
    at_desk.post(f"/promises/{promise.id}/outcome/", outcome="kept")
    promise.refresh_from_db()
    assert promise.was_late
    figures = member(maria).get("/promises/?state=late").text
    assert "Позвоним" in figures and "100 %" in figures


@pytest.fixture
def known(vera, nina) -> Customer:
    Customer.objects.filter(id=vera.id).update(note="Любит чай с мятой", privacy=Customer.Privacy.PERSONAL)
    vera.refresh_from_db()
    add_wish(vera, "Loc de joacă pentru copii", by=nina)
    return vera


def test_privacy_chosen_in_the_portal_is_obeyed_on_the_card(server, sink, mail_inbox, known, nina, member):
    at_desk, card = member(nina), f"/customers/{known.id}/"
    assert "Любит чай с мятой" in at_desk.get(card).text and "Loc de joacă" in at_desk.get(card).text
    visit = requests.Session()
    visit.trust_env = False
    visit.cookies.set("csrftoken", "s" * 32)
    shown = {"headers": {"X-CSRFToken": "s" * 32}, "timeout": 30}
    visit.post(f"{server}/my/sign-in/", data={"address": "vera@example.com"}, **shown)
    [mail] = until(lambda: letters_to(sink, "vera@example.com", "/my/entrance/"), "the link by mail")
    entrance = urlsplit(re.findall(r"https?://\S+", text_of(mail))[0]).path
    assert visit.get(server + entrance, timeout=30).status_code == 200
    assert visit.post(server + entrance, **shown).url == f"{server}/my/"
    answer = visit.post(f"{server}/my/privacy/", data={"privacy": "private"}, **shown)
    assert answer.status_code == 200
    known.refresh_from_db()
    assert known.privacy == Customer.Privacy.PRIVATE and known.note == ""
    assert not Wish.objects.filter(customer=known).exists()
    page = at_desk.get(card).text
    assert "Любит чай с мятой" not in page and "Loc de joacă" not in page
    refused = at_desk.session.post(
        f"{server}/customers/{known.id}/wishes/", data={"text": "Кофе"}, headers={"X-CSRFToken": "s" * 32}
    )
    assert not Wish.objects.filter(customer=known).exists(), refused.status_code
