"""An own channel: JSON both ways, signed, against a program that checks it."""

import base64

import pytest

from tests.channels.open_json.server import signed, words
from tests.channels.provider import LOST, Reply, read_all, sent, told, tried
from tests.channels.web import PNG
from zabota.channels.kind import TryLater
from zabota.channels.models import Delivery, Enclosure
from zabota.channels.open_json import calls
from zabota.core.actions.store_file import store_file
from zabota.desk.models import Conversation, Message


def post(client, inbox, said, **how):
    body, headers = signed(said, **how)
    return told(client, inbox, body, **headers)


def test_a_message_opens_a_conversation_and_the_next_one_joins_it(client, own):
    assert post(client, own, words()).status_code == 202
    post(client, own, words("m-2", text="И ещё"))
    read_all()
    talk = Conversation.objects.get()
    assert (talk.address, talk.customer_name) == ("vera-7", "Вера Ёлкина")
    assert talk.messages.count() == 2
    kinds = set(talk.customer.identities.values_list("kind", flat=True))
    assert kinds == {f"json-{own.id}", "email"}


def test_what_is_not_signed_or_was_signed_long_ago_is_refused(client, own):
    assert told(client, own, words()).status_code == 403
    assert post(client, own, words(), secret="другая").status_code == 403
    late = post(client, own, words(), age=301)
    assert late.status_code == 403 and "long ago" in late.json()["problem"]
    assert post(client, own, words(), age=-301).status_code == 403
    body, headers = signed(words())
    assert told(client, own, body.replace("готово".encode(), "плохо".encode()), **headers).status_code == 403
    own.secrets = {}
    own.save()
    assert post(client, own, words(), secret="").status_code == 403
    assert Delivery.objects.count() == 0


def test_the_same_post_again_is_one_message(client, own):
    for _again in range(3):
        assert post(client, own, words()).status_code == 202
    read_all()
    assert Message.objects.count() == 1


def test_what_has_no_id_is_kept_for_a_person(client, own):
    assert post(client, own, words("")).status_code == 400
    assert post(client, own, b"[]").status_code == 400
    read_all()
    assert set(Delivery.objects.values_list("outcome", flat=True)) == {"unreadable"}


def test_a_change_stands_beside_what_it_changes(client, own):
    post(client, own, words())
    post(client, own, words("e-1", type="edit", edits="m-1", text="Всё готово?"))
    post(client, own, words("e-2", type="edit", edits="nobody-wrote-this", text="Новое"))
    read_all()
    first, changed, other = Message.objects.order_by("id")
    assert changed.corrects == first and other.corrects is None


def test_files_come_by_address_or_within(client, own, program):
    program.files = {"/план.png": PNG}
    files = [
        {"url": f"{program.url}/%D0%BF%D0%BB%D0%B0%D0%BD.png", "name": "план.png"},
        {"content": base64.b64encode(b"%PDF-1.4 x").decode(), "name": "Счёт.pdf"},
        {"content": "no base64!", "name": "Битый.pdf"},
    ]
    program.files["/%D0%BF%D0%BB%D0%B0%D0%BD.png"] = PNG
    post(client, own, words(files=files))
    read_all()
    message = Message.objects.get()
    assert {one.file.filename for one in message.attachments.all()} == {"план.png", "Счёт.pdf"}
    assert "Битый.pdf" in message.problems[0]


def test_a_file_in_our_own_network_is_not_fetched(client, own, program):
    files = [{"url": "https://169.254.169.254/latest/meta-data"}, {"url": "http://localhost/secret"}]
    post(client, own, words(files=files))
    read_all()
    assert program.asked == []
    inside, plain = Enclosure.objects.order_by("number").values_list("problem", flat=True)
    assert "private network" in inside and "not encrypted" in plain


def test_an_answer_is_signed_and_its_fate_is_told(client, own, program):
    file = store_file(PNG, "план.png")
    dispatch = sent(own, "vera-7", files=[file])
    assert dispatch.sent_at, dispatch.problem
    [said] = program.taken
    assert (said["to"], said["text"]) == ("vera-7", "Bună ziua, всё готово.")
    path = said["files"][0]["url"].partition("/in/")[2]
    assert b"".join(client.get(f"/in/{path}").streaming_content) == PNG
    assert client.get(f"/in/{path}x").status_code == 404
    post(client, own, {"type": "delivered", "id": "n-1", "about": "their-1"})
    read_all()
    dispatch.refresh_from_db()
    assert dispatch.delivered_at and dispatch.read_at is None
    post(client, own, {"type": "read", "id": "n-2", "about": "their-1", "at": "2026-01-05T10:00:00Z"})
    read_all()
    dispatch.refresh_from_db()
    assert dispatch.read_at.isoformat() == "2026-01-05T10:00:00+00:00"
    post(client, own, {"type": "failed", "id": "n-3", "about": "their-1", "reason": "Поздно"})
    read_all()
    dispatch.refresh_from_db()
    assert dispatch.failed_at is None, "what was read has arrived"


def test_a_refusal_later_says_why(client, own):
    dispatch = sent(own, "vera-7")
    post(client, own, {"type": "failed", "id": "n-1", "about": "their-1", "reason": "Номер отключён"})
    read_all()
    dispatch.refresh_from_db()
    assert dispatch.failed_at and dispatch.problem == "Номер отключён"


def test_news_that_comes_before_we_know_the_id_is_kept_for_it(client, own):
    post(client, own, {"type": "delivered", "id": "n-1", "about": "their-1"})
    read_all()
    assert Delivery.objects.get().outcome == "news"
    assert sent(own, "vera-7").delivered_at


@pytest.mark.parametrize(
    ("reply", "column", "words"),
    [
        (Reply(422, {"problem": "нет такого"}), "failed_at", calls.REFUSED),
        (Reply(500, {}), "uncertain_at", calls.UNSURE),
        (LOST, "uncertain_at", "The link broke"),
        (Reply(503, {}), "next_try_at", calls.AWAY),
        (Reply(403, {}), "next_try_at", calls.WRONG_SECRET),
        (Reply(429, {}, headers={"Retry-After": "90"}), "next_try_at", calls.BUSY),
    ],
)
def test_what_the_other_side_says_is_understood(own, program, reply, column, words):
    program.next = [reply]
    dispatch = sent(own, "vera-7")
    assert getattr(dispatch, column) and dispatch.sent_at is None
    assert dispatch.problem.startswith(words)
    if reply.headers:
        assert 85 < (dispatch.next_try_at - dispatch.created_at).total_seconds() < 95


def test_without_an_address_answers_wait(own):
    own.settings = {}
    own.save()
    dispatch = sent(own, "vera-7")
    assert dispatch.problem == calls.NO_URL and dispatch.failed_at is None
    own.settings = {"url": "http://127.0.0.1:9/"}
    own.save()
    assert tried(dispatch).next_try_at


def test_the_test_button_says_what_is_wrong(own, program):
    own.channel.try_out(own)
    assert program.asked[0].json["type"] == "ping"
    own.secrets = {"signing_secret": "другая тайна, другая"}
    with pytest.raises(TryLater, match="signature"):
        own.channel.try_out(own)
    own.settings = {"url": "http://127.0.0.1:9/"}
    with pytest.raises(TryLater, match="refuses the connection"):
        own.channel.try_out(own)
