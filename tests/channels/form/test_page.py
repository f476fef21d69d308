"""The form's own page, spoken to as a browser without JavaScript would."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.channels.web import PNG, forget_paces, said_in, web_inbox
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.send_dispatch import send_dispatch
from zabota.channels.models import Delivery
from zabota.channels.views.form import page
from zabota.core.pace import Pace
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation

URL = "/forms/site-form/"
TYPED = {"name": "Вера Ёлкина", "contact": "vera@example.com", "text": "Ключ не поворачивается, ajutați-mă!"}


@pytest.fixture
def form_inbox(central, desk_team):
    forget_paces(page.sent)
    return web_inbox("form", central, desk_team, settings={"asks_subject": True, "acknowledge": False})


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=True) as moved:
        yield moved


@pytest.fixture
def opened(client, form_inbox, clock) -> str:
    """The token of a page that was opened half a minute ago."""
    token = token_in(client.get(URL))
    clock.shift(timedelta(seconds=30))
    return token


def token_in(answer) -> str:
    return re.search(r'name="token" value="([^"]+)"', answer.content.decode())[1]


def send(client, token: str, url: str = URL, **changes):
    return client.post(url, {**TYPED, "token": token, **changes})


def test_a_message_is_taken_in_and_its_number_is_told(client, opened):
    sent = send(client, opened, subject="Замок")
    assert sent.status_code == 302
    assert "#" not in client.get(sent["Location"]).content.decode().partition("<main")[2]
    read_deliveries()
    talk = Conversation.objects.get()
    assert (talk.subject, talk.address, talk.customer_name) == ("Замок", "vera@example.com", "Вера Ёлкина")
    assert f"#{talk.id}" in client.get(sent["Location"]).content.decode()


def test_two_presses_are_one_message(client, opened):
    answers = {send(client, opened)["Location"] for _press in range(3)}
    assert len(answers) == 1
    assert Delivery.objects.count() == 1


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, opened):
    answer = send(client, opened, contact="vera@")
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert TYPED["text"] in shown and TYPED["name"] in shown and "vera@" in shown
    assert token_in(answer) == opened
    assert Delivery.objects.count() == 0


def test_a_filled_trap_asks_to_press_again_and_loses_nothing(client, opened):
    answer = send(client, opened, website="https://spam.example")
    assert answer.status_code == 422
    assert TYPED["text"] in answer.content.decode()
    assert Delivery.objects.count() == 0
    assert send(client, token_in(answer)).status_code == 302


def test_a_robots_speed_asks_to_press_again(client, form_inbox, clock):
    token = token_in(client.get(URL))
    answer = send(client, token)
    assert answer.status_code == 422
    assert TYPED["text"] in answer.content.decode()
    clock.shift(timedelta(seconds=10))
    assert send(client, token).status_code == 302


@pytest.mark.parametrize("token", ["", "nonsense", "1-abc:1abc:xyz"])
def test_a_token_that_is_not_ours_asks_to_press_again(client, form_inbox, clock, token):
    answer = send(client, token)
    assert answer.status_code == 422
    assert token_in(answer) != token
    assert Delivery.objects.count() == 0


def test_a_token_of_another_form_does_not_work_here(client, opened, central, desk_team):
    web_inbox("form", central, desk_team, key="other-form")
    assert send(client, opened, "/forms/other-form/").status_code == 422


def test_a_page_left_open_for_a_week_asks_to_press_again(client, opened, clock):
    clock.shift(timedelta(days=7))
    assert send(client, opened).status_code == 422


def test_one_address_cannot_flood(client, opened, monkeypatch):
    monkeypatch.setattr(page, "sent", Pace(1, 600))
    assert send(client, opened).status_code == 302
    answer = send(client, opened)
    assert answer.status_code == 429
    assert TYPED["text"] in answer.content.decode()


def test_a_phone_number_is_enough_and_is_not_answered_by_mail(client, opened, nina, form_inbox):
    form_inbox.settings = {"acknowledge": True}
    form_inbox.save()
    assert send(client, opened, contact="069 123 456").status_code == 302
    read_deliveries()
    talk = Conversation.objects.get()
    assert talk.customer.identities.get().kind == "phone"
    assert not form_inbox.dispatches.exists()


def test_an_answer_goes_out_through_the_branchs_mail(client, opened, nina, mail_inbox, sink):
    send(client, opened)
    read_deliveries()
    dispatch = reply(Conversation.objects.get(), by=nina, text="Приходите, поможем.").dispatch
    send_dispatch(dispatch.id)
    dispatch.refresh_from_db()
    assert dispatch.sent_at, dispatch.problem
    [letter] = sink.letters()
    assert (letter["To"].addresses[0].addr_spec, letter["Message-ID"]) == (
        "vera@example.com",
        dispatch.message_id,
    )
    assert mail_inbox.address in letter["From"]


def test_files_come_along(client, opened):
    files = [SimpleUploadedFile("фото.png", PNG, "image/png"), SimpleUploadedFile("act.txt", b"act")]
    assert send(client, opened, files=files).status_code == 302
    read_deliveries()
    names = Conversation.objects.get().attachments.values_list("file__filename", flat=True)
    assert sorted(names) == ["act.txt", "фото.png"]


def test_too_many_files_are_refused_and_what_was_typed_stays(client, opened):
    answer = send(client, opened, files=[SimpleUploadedFile(f"{n}.txt", b"x") for n in range(6)])
    assert answer.status_code == 422
    assert TYPED["text"] in answer.content.decode()


def test_consent_must_be_ticked_and_is_kept_in_its_words(client, opened, form_inbox):
    form_inbox.settings = {"consent_text": "Согласен на обработку", "consent_url": "https://shop.example/p"}
    form_inbox.save()
    answer = send(client, opened)
    assert answer.status_code == 422
    assert 'href="https://shop.example/p"' in answer.content.decode()
    assert send(client, opened, consent="on").status_code == 302
    assert said_in(Delivery.objects.get())["consent"] == "Согласен на обработку"


@pytest.mark.parametrize(
    ("query", "browser", "inbox_language", "shown"),
    [
        ("?language=ro", "ru", "en", "ro"),
        ("", "ru-RU,en;q=0.5", "en", "ru"),
        ("", "de,fr", "ro", "ro"),
        ("?language=xx", "", "", "ru"),
    ],
)
def test_the_language_is_the_askers(client, form_inbox, query, browser, inbox_language, shown):
    form_inbox.language = inbox_language
    form_inbox.save()
    answer = client.get(URL + query, headers={"Accept-Language": browser})
    assert f'<html lang="{shown}"' in answer.content.decode()


def test_only_named_sites_may_frame_it(client, form_inbox):
    anybody = client.get(URL)
    assert "X-Frame-Options" not in anybody
    assert "frame-ancestors *" in anybody["Content-Security-Policy"]
    form_inbox.settings = {"origins": "https://shop.example"}
    form_inbox.save()
    policy = client.get(URL)["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://shop.example" in policy


def test_hostile_words_are_shown_as_words(client, opened):
    name = '"><img src=x onerror=a()>'
    answer = send(client, opened, contact="", text="<script>alert(1)</script>", name=name)
    shown = answer.content.decode()
    assert "<script>alert(1)" not in shown and "<img src=x" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_an_unknown_form_is_not_found(client, form_inbox):
    assert client.get("/forms/no-such/").status_code == 404
    assert client.get(f"{URL}thanks/1:forged/").status_code == 200
