"""The chat's operations: whose talk it is, once is once, and how much may come."""

import json
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from psycopg import sql

from tests.channels.web import PNG, bearer, forget_paces, web_inbox
from zabota.channels import links
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.actions.send_dispatch import send_dispatch
from zabota.channels.events import ChatAnswered, DispatchSent
from zabota.channels.kinds.chat import admit
from zabota.channels.models import Delivery, Dispatch
from zabota.channels.views.chat import guard, talk
from zabota.channels.visitors import digest_of, live_ticket
from zabota.core.models import StoredFile
from zabota.customers.models import Identity
from zabota.desk.actions.note import note
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation

URL = "/chat/site-chat"


@pytest.fixture
def chat_inbox(central, desk_team):
    forget_paces(guard.asks, talk.messages_of_visitor, talk.messages_of_address, talk.megabytes_of_address)
    return web_inbox("chat", central, desk_team, settings={"acknowledge": False})


@pytest.fixture
def token(client, chat_inbox) -> str:
    return client.get(f"{URL}/session/").json()["token"]


def write(client: Client, token: str, text: str = "Добрый день", client_id: str = "first-one", **more):
    fields = {"client": client_id, "text": text, **more}
    return client.post(f"{URL}/messages/", fields, headers=bearer(token))


def log(client: Client, token: str, **query: str) -> list[dict]:
    return client.get(f"{URL}/messages/", query, headers=bearer(token)).json()["log"]


def answer(conversation: Conversation, by, text: str, **more) -> Dispatch:
    sent = reply(conversation, by=by, text=text, **more).dispatch
    send_dispatch(sent.id)
    sent.refresh_from_db()
    return sent


@pytest.fixture
def the_talk(client, token) -> Conversation:
    write(client, token)
    read_deliveries()
    return Conversation.objects.get()


def test_what_a_visitor_writes_becomes_a_conversation_and_the_answer_reaches_them(
    client, token, the_talk, nina
):
    sent = answer(the_talk, nina, "Bună ziua!")
    assert sent.sent_at
    lines = log(client, token)
    assert [(line["mine"], line["who"], line["text"]) for line in lines] == [
        (True, "", "Добрый день"),
        (False, "Nina", "Bună ziua!"),
    ]
    assert log(client, token, since="2999-01-01T00:00:00+00:00") == []


def test_further_messages_join_the_same_talk(client, token, the_talk):
    write(client, token, "И ещё вопрос", "second-one")
    read_deliveries()
    assert Conversation.objects.get().message_count == 2


def test_the_same_message_sent_again_is_one(client, token):
    answers = [write(client, token, client_id="one-and-only") for _again in range(3)]
    assert [got.status_code for got in answers] == [201, 200, 200]
    assert len({got.json()["line"]["key"] for got in answers}) == 1
    assert Delivery.objects.count() == 1


def test_two_visitors_never_see_each_other(client, token, the_talk, nina):
    other = client.get(f"{URL}/session/").json()["token"]
    answer(the_talk, nina, "Только для вас")
    write(client, other, "Salut", "of-the-other")
    assert other != token
    assert [line["text"] for line in log(client, other)] == ["Salut"]
    read_deliveries()
    assert Conversation.objects.count() == 2
    assert len(log(client, token)) == 2


def test_a_token_opens_nothing_in_another_inbox(client, token, the_talk, central, desk_team):
    web_inbox("chat", central, desk_team, key="other-chat")
    got = client.get("/chat/other-chat/messages/", headers=bearer(token))
    assert got.json()["log"] == []


def test_notes_never_reach_a_visitor(client, token, the_talk, nina):
    note(the_talk, by=nina, text="Осторожно, скандалист")
    assert "скандалист" not in json.dumps(log(client, token), ensure_ascii=False)


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "../../etc/passwd" * 3, "é" * 40])
def test_what_is_no_token_is_refused(client, chat_inbox, given):
    headers = {"Authorization": f"Bearer {given}".encode("latin-1", "replace").decode("latin-1")}
    assert client.get(f"{URL}/messages/", headers=headers).status_code == 401
    assert client.post(f"{URL}/messages/", {"text": "x"}, headers=headers).status_code == 401


def test_tokens_are_nowhere_in_the_database(client, token, the_talk):
    assert len(token) >= 32
    assert Identity.objects.get(kind="chat").value == digest_of("site-chat", token)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            counting = sql.SQL("SELECT count(*) FROM {} AS r WHERE r::text LIKE %s")
            for secret in (token, token.encode().hex()):  # binary columns are written in hex
                cursor.execute(counting.format(sql.Identifier(table)), [f"%{secret}%"])
                assert cursor.fetchone()[0] == 0, table


def test_what_was_left_is_claimed_and_told_to_the_staff(client, token, the_talk):
    assert write(client, token, "", "my-contact", name="Вера", contact="vera@example.com").status_code == 201
    read_deliveries()
    the_talk.refresh_from_db()
    assert the_talk.customer.name == "Вера"
    assert the_talk.customer.identities.get(kind="email").verified_at is None
    assert "vera@example.com" in the_talk.messages.last().text
    assert log(client, token)[-1]["left"] == "Вера, vera@example.com"


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "\x00\x01"},
        {"text": "я" * 10_001},
        {"contact": "vera@"},
        {"client_id": "no spaces!"},
        {"client_id": ""},
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(client, token, fields):
    got = write(client, token, **fields)
    assert got.status_code == 422
    assert got.json()["problem"]
    assert Delivery.objects.count() == 0


def test_files_are_what_their_content_says_and_only_re_encoded_pictures_show(client, token):
    files = [
        SimpleUploadedFile("фото.png", PNG, "image/png"),
        SimpleUploadedFile("picture.png", b"<html><script>alert(1)</script></html>", "image/png"),
    ]
    got = write(client, token, "", "with-files", files=files)
    assert got.status_code == 201
    picture, page = got.json()["line"]["files"]
    assert picture["name"] == "фото.png"
    shown = client.get(picture["picture"])
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    assert shown["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert page["picture"] == ""
    saved = client.get(page["url"])
    assert saved["Content-Disposition"].startswith("attachment")
    assert saved["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in saved["Content-Security-Policy"]
    read_deliveries()
    assert Conversation.objects.get().attachments.count() == 2


def test_a_file_opens_only_by_the_pass_that_was_made_for_it(client, token):
    write(client, token, "", "with-file", files=SimpleUploadedFile("a.txt", b"secret"))
    url = log(client, token)[0]["files"][0]["url"]
    assert client.get(url).status_code == 200
    assert client.get(url[:-3] + "x/").status_code == 404
    assert client.get(url.replace("site-chat", "other-chat")).status_code == 404
    file_id = StoredFile.objects.get().id
    assert client.get(f"{URL}/files/{file_id}/").status_code == 404
    with time_machine.travel(datetime.now(UTC).replace(year=2999)):
        assert client.get(url).status_code == 404


def test_too_many_and_too_large_files_are_refused(client, token, chat_inbox):
    many = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(6)]
    assert write(client, token, "", files=many).status_code == 422
    chat_inbox.settings = {"largest_file_megabytes": 1}
    chat_inbox.save()
    large = SimpleUploadedFile("large.bin", b"x" * 1_000_001)
    assert write(client, token, "", files=large).status_code == 422
    huge = SimpleUploadedFile("huge.bin", b"x" * 2_400_000)
    assert write(client, token, "", files=huge).status_code == 413
    assert StoredFile.objects.count() == 0


def test_whoever_writes_too_fast_is_told_to_wait_and_nothing_of_others_stops(client, token):
    codes = [write(client, token, client_id=f"message-{number}").status_code for number in range(22)]
    assert codes[:20] == [201] * 20
    assert codes[-1] == 429
    other = client.get(f"{URL}/session/").json()["token"]
    assert write(client, other, client_id="of-another").status_code == 201


def test_only_named_sites_may_show_it_and_credentials_never_travel(client, chat_inbox):
    chat_inbox.settings = {"origins": "https://shop.example"}
    chat_inbox.save()
    ours = client.get(f"{URL}/session/", headers={"Origin": "https://shop.example"})
    assert ours["Access-Control-Allow-Origin"] == "https://shop.example"
    assert "Access-Control-Allow-Credentials" not in ours
    assert client.get(f"{URL}/session/", headers={"Origin": "https://evil.example"}).status_code == 403
    asked = client.options(f"{URL}/messages/", headers={"Origin": "https://evil.example"})
    assert asked.status_code == 403


def test_an_unknown_chat_is_not_found(client, chat_inbox):
    assert client.get("/chat/no-such/session/").status_code == 404
    assert client.get("/chat/no-such/try/").status_code == 404
    assert client.get(f"{URL}/try/").status_code == 200


@pytest.mark.parametrize(
    ("moment", "language", "words"),
    [
        ("2026-03-02T10:00:00+02:00", "en", "We are here and answer now."),
        ("2026-03-02T07:30:00+02:00", "en", "We answer from 9:00 today."),
        ("2026-03-02T19:00:00+02:00", "en", "We answer from 9:00 tomorrow."),
        ("2026-03-07T15:00:00+02:00", "en", "We answer from 9:00 on Monday, 9 March."),
    ],
)
def test_the_window_says_when_somebody_answers(client, chat_inbox, moment, language, words):
    with time_machine.travel(datetime.fromisoformat(moment)):
        begun = client.get(f"{URL}/session/", {"language": language}).json()
    assert begun["hours"] == words


def test_the_survey_is_a_button_for_the_visitor_and_no_link_for_the_staff(
    client, token, the_talk, nina, monkeypatch, settings
):
    monkeypatch.setitem(links._makers, "survey", lambda row_id: f"/how/{row_id}-secret/")
    sent = answer(the_talk, nina, "Готово!")
    sent.body = "Готово!\n\nКак всё прошло? 30 секунд: [[survey]]"
    sent.links = {"survey": ["survey", 7]}
    sent.save()
    line = log(client, token)[-1]
    assert line["text"] == "Готово!"
    assert line["buttons"] == [
        {"label": "Как всё прошло? 30 секунд", "url": f"{settings.SITE_URL}/how/7-secret/"}
    ]
    assert "secret" not in Dispatch.objects.get(id=sent.id).body


def test_a_link_that_leads_nowhere_is_left_out(client, token, the_talk, nina):
    sent = answer(the_talk, nina, "Готово!")
    sent.body, sent.links = "Готово!\n[[survey]]", {"survey": ["no such purpose", 7]}
    sent.save()
    line = log(client, token)[-1]
    assert (line["text"], line["buttons"]) == ("Готово!", [])


def test_a_ticket_lets_hear_of_ones_own_talk_only(rf, token):
    visitor = digest_of("site-chat", token)
    audience = admit(rf.get("/chat/live", {"ticket": live_ticket(visitor)}))
    assert audience(ChatAnswered(visitor=visitor, dispatch_id=1)) == ("chat",)
    assert audience(ChatAnswered(visitor="another", dispatch_id=1)) == ()
    assert audience(DispatchSent(dispatch_id=1, about="message-1")) == ()
    assert admit(rf.get("/chat/live", {"ticket": visitor})) is None
    with time_machine.travel(datetime.now(UTC).replace(year=2999)):
        assert admit(rf.get("/chat/live", {"ticket": live_ticket(visitor)[:-1]})) is None
