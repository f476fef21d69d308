"""SMS through gateways of several manners."""

import base64
from urllib.parse import urlencode

import pytest

from tests.channels.open_json.server import signed
from tests.channels.provider import LOST, Reply, read_all, sent, told, tried
from tests.channels.sms.conftest import SECRET
from tests.channels.web import PNG
from zabota.channels.kind import TryLater
from zabota.channels.kinds import sms
from zabota.channels.models import Delivery
from zabota.channels.sms import gateway as calls
from zabota.channels.sms.form import SmsForm
from zabota.core.actions.store_file import store_file
from zabota.core.errors import Refused
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation, Message

VERA = "+37369123456"


def post_form(client, inbox, said, **headers):
    body = urlencode(said)
    kind = "application/x-www-form-urlencoded"
    answer = client.post(f"/in/{inbox.key}/", body, content_type=kind, headers=headers)
    read_all()
    return answer


def written(number="1", words="Здравствуйте! Țară, ёж."):
    return {"from": "069 123 456", "text": words, "id": number, "secret": SECRET}


def test_an_sms_opens_a_talk_and_the_next_one_joins_it(client, phones):
    answer = post_form(client, phones, written())
    assert (answer.status_code, answer.content) == (200, b"OK")
    told(client, phones, written("2", "И ещё"))
    read_all()
    talk = Conversation.objects.get()
    assert [one.text for one in talk.messages.order_by("id")] == ["Здравствуйте! Țară, ёж.", "И ещё"]
    assert talk.customer.identities.get().value == VERA


def test_the_secret_may_be_shown_in_several_places_but_must_be_right(client, phones):
    bare = {"from": VERA, "text": "Впустите"}
    basic = "Basic " + base64.b64encode(f"user:{SECRET}".encode()).decode()
    assert post_form(client, phones, {**bare, "id": "1"}, Authorization=basic).status_code == 200
    url = f"/in/{phones.key}/?" + urlencode({"secret": SECRET})
    assert client.post(url, {**bare, "id": "2"}, content_type="application/json").status_code == 200
    body, headers = signed({**bare, "id": "3"}, secret=SECRET)
    assert told(client, phones, body, **headers).status_code == 200
    stale = signed({**bare, "id": "4"}, secret=SECRET, age=400)
    assert told(client, phones, stale[0], **stale[1]).status_code == 403
    assert post_form(client, phones, bare).status_code == 403
    assert post_form(client, phones, {**bare, "secret": "нет"}).status_code == 403
    assert Delivery.objects.count() == 3
    phones.secrets = {}
    phones.save()
    assert post_form(client, phones, {**bare, "secret": ""}).status_code == 403


def test_the_same_sms_again_is_one_with_an_id_and_without(client, phones):
    for _again in range(3):
        post_form(client, phones, written())
        post_form(client, phones, {**written(""), "text": "Без номера"})
    assert sorted(Message.objects.values_list("text", flat=True)) == ["Без номера", "Здравствуйте! Țară, ёж."]


def test_what_is_no_form_is_kept_for_a_person_only_with_the_secret(client, phones):
    url, shown = f"/in/{phones.key}/", urlencode({"secret": SECRET})
    assert client.post(url, b"\xff", content_type="text/plain").status_code == 403
    answer = client.post(f"{url}?{shown}", b"\xff", content_type="text/plain")
    assert answer.status_code == 400
    read_all()
    assert Delivery.objects.get().outcome == "unreadable"


@pytest.mark.parametrize("manner", ["json", "form", "plain"])
def test_an_answer_goes_as_the_gateway_wants_it_and_its_report_is_understood(
    client, gateway, connected, manner
):
    phones = connected(manner)
    dispatch = sent(phones, VERA, "Bună ziua, заказ готов & ждёт {to}=100%")
    assert dispatch.sent_at, dispatch.problem
    assert dispatch.sms_parts == 1
    [(number, said)] = gateway.sent.items()
    assert "Bună ziua, заказ готов & ждёт {to}=100%" in said.values()
    assert VERA in said.values() or VERA[1:] in said.values()
    post_form(client, phones, {"id": number, "status": "accepted", "secret": SECRET})
    dispatch.refresh_from_db()
    assert dispatch.delivered_at is None
    post_form(client, phones, {"id": number, "status": "delivrd", "secret": SECRET})
    dispatch.refresh_from_db()
    assert dispatch.delivered_at


def test_a_report_of_failure_says_why(client, gateway, phones):
    dispatch = sent(phones, VERA)
    report = {"id": "7001", "status": "UNDELIV", "error": "абонент вне сети", "secret": SECRET}
    post_form(client, phones, report)
    dispatch.refresh_from_db()
    assert dispatch.failed_at and "абонент вне сети" in dispatch.problem


@pytest.mark.parametrize(
    ("reply_", "column", "sentence"),
    [
        (Reply(401, {}), "next_try_at", calls.WRONG_KEY),
        (Reply(429, {}, headers={"Retry-After": "40"}), "next_try_at", calls.BUSY),
        (Reply(503, {}), "next_try_at", calls.AWAY),
        (Reply(422, {"error": "нет такого номера"}), "failed_at", calls.REFUSED),
        (Reply(500, {}), "uncertain_at", calls.UNSURE),
        (LOST, "uncertain_at", "The link broke"),
    ],
)
def test_what_the_gateway_says_is_understood(gateway, phones, reply_, column, sentence):
    gateway.next = [reply_]
    dispatch = sent(phones, VERA)
    assert getattr(dispatch, column) and dispatch.sent_at is None
    assert dispatch.problem.startswith(sentence)
    if column == "uncertain_at":
        assert tried(dispatch).sent_at is None and len(gateway.asked) == 1


def test_a_gateway_that_says_no_with_200_has_refused(connected):
    phones = connected("form")
    phones.secrets = {**phones.secrets, "key": "wrong"}
    phones.save()
    assert sent(phones, VERA).problem.startswith(calls.REFUSED)


def test_the_desk_is_told_before_what_is_no_sms(client, phones, nina):
    post_form(client, phones, written())
    talk = Conversation.objects.get()
    with pytest.raises(Refused, match="no files"):
        reply(talk, by=nina, text="Вот", files=[store_file(PNG, "план.png")])
    with pytest.raises(Refused, match="too long"):
        reply(talk, by=nina, text="ё" * 500)
    message = reply(talk, by=nina, text="ё" * 400)
    assert tried(message.dispatch).sms_parts == 6


def test_the_test_button_says_what_is_wrong(gateway, phones):
    def problem() -> str:
        with pytest.raises(TryLater) as wrong:
            phones.channel.try_out(phones)
        return str(wrong.value).split("\n")[0]

    phones.channel.try_out(phones)
    phones.settings["url"] = f"{gateway.url}/nothing"
    assert problem() == calls.AWAY
    phones.settings["url"] = "https://10.0.0.7/"
    assert "private network" in problem()
    phones.secrets = {}
    assert problem() == sms.NO_SECRET


def test_the_form_names_the_line_that_it_does_not_understand(own_network):
    good = {"url": "https://sms.example/send", "method": "form", "fields_sent": "to={to}", "most_parts": 3}
    assert SmsForm(good).is_valid(), SmsForm(good).errors
    form = SmsForm({**good, "fields_sent": "to={to}\nничего", "headers_sent": "X: {secret_key}"})
    assert "ничего" in str(form.errors["fields_sent"]) and "secret_key" in str(form.errors["headers_sent"])
    assert "url" in SmsForm({**good, "url": "https://192.168.0.1.example@evil/"}).errors
