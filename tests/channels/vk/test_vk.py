"""VK, against a server that speaks its API and its Callback API."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from tests.channels.provider import LOST, Reply, read_all, sent, told, tried
from tests.channels.vk.server import CODE, GROUP, VERA, event, failed, message
from tests.channels.web import PNG
from zabota.channels.actions.learn_name import learn_name
from zabota.channels.hooks import hook_secret
from zabota.channels.kind import TryLater
from zabota.channels.kinds import vk as kind
from zabota.channels.models import Delivery, Dispatch, Reach
from zabota.channels.vk import api
from zabota.core.actions.store_file import store_file
from zabota.desk.models import Conversation, Message


def knock(client, inbox, what, said, secret=None, **more):
    answer = told(
        client, inbox, {**event(what, said, hook_secret(inbox) if secret is None else secret), **more}
    )
    read_all()
    return answer


def new(client, inbox, number=1, **more):
    return knock(client, inbox, "message_new", {"message": message(number, **more), "client_info": {}})


def test_vk_is_told_the_string_that_confirms_the_address(client, community):
    asked = {"type": "confirmation", "group_id": GROUP}
    answer = told(client, community, asked)
    assert (answer.status_code, answer.content) == (200, b"from-the-form")
    assert told(client, community, {**asked, "group_id": 5}).status_code == 403
    assert Delivery.objects.count() == 0


def test_a_message_opens_a_conversation_and_the_name_is_asked_for(client, community):
    answer = new(client, community)
    assert (answer.status_code, answer.content) == (200, b"ok")
    talk = Conversation.objects.get()
    assert talk.address == str(VERA) and talk.messages.get().text == "Здравствуйте! Țară, ёж."
    assert learn_name(community.id, str(VERA)) == "Вера Ёлкина"
    talk.refresh_from_db()
    assert talk.customer_name == "Вера Ёлкина"
    new(client, community, 2, text="И ещё")
    assert talk.messages.count() == 2


@pytest.mark.parametrize("secret", ["", "wrong", None, 5, ["x"]])
def test_only_who_knows_the_secret_is_let_in(client, community, secret):
    said = {**event("message_new", {"message": message()}, ""), "secret": secret}
    assert told(client, community, said).status_code == 403
    assert Delivery.objects.count() == 0


def test_another_community_is_not_ours_and_a_repeated_event_is_one(client, community):
    assert knock(client, community, "message_new", {"message": message()}, group_id=9).status_code == 403
    again = event("message_new", {"message": message()}, hook_secret(community))
    for _again in range(3):
        assert told(client, community, again).content == b"ok"
    read_all()
    assert Message.objects.count() == 1


def test_a_changed_message_stands_beside_the_first(client, community):
    new(client, community, 1, text="Заказ 77")
    changed = message(1, text="Заказ 78", update_time=1_900_000_000)
    knock(client, community, "message_edit", changed)
    knock(client, community, "message_edit", {**changed, "update_time": 1_900_000_009})
    first, edit = Message.objects.order_by("id")
    assert (edit.text, edit.corrects) == ("Заказ 78", first)


def test_pictures_files_and_the_rest_are_shown(client, vk, community):
    vk.files = {"/big.jpg": PNG, "/act.pdf": b"%PDF-1.4", "/voice.ogg": b"OggS"}
    sizes = [{"url": f"{vk.url}/small.jpg", "width": 75}, {"url": f"{vk.url}/big.jpg", "width": 800}]
    attachments = [
        {"type": "photo", "photo": {"id": 1, "sizes": sizes}},
        {"type": "doc", "doc": {"id": 2, "title": "Акт №5.pdf", "ext": "pdf", "url": f"{vk.url}/act.pdf"}},
        {"type": "audio_message", "audio_message": {"id": 3, "link_ogg": f"{vk.url}/voice.ogg"}},
        {"type": "video", "video": {"id": 4, "owner_id": -5, "title": "Обзор"}},
        {"type": "link", "link": {"url": "https://example.com/ёж"}},
    ]
    geo = {"coordinates": {"latitude": 47.01, "longitude": 28.86}, "place": {"title": "Клиника"}}
    new(client, community, text="Вот поломка", attachments=attachments, geo=geo)
    new(client, community, 2, text="", attachments=attachments[:1])
    first, second = Message.objects.order_by("id")
    assert {one.file.filename for one in first.attachments.all()} == {
        "photo-1.jpg", "Акт №5.pdf", "audio_message-3.ogg",
    }  # fmt: skip
    lines = first.text.splitlines()
    assert lines[0] == "Вот поломка" and lines[1].startswith("Клиника https://www.openstreetmap.org/")
    assert lines[2:] == ["[Голосовое сообщение]", "Обзор https://vk.com/video-5_4", "https://example.com/ёж"]
    assert second.text == "[Картинка]" and second.attachments.get().file.is_picture


def test_chats_and_our_own_words_are_left_alone(client, community):
    new(client, community, peer_id=2_000_000_001)
    new(client, community, from_id=-GROUP)
    new(client, community, out=1)
    knock(client, community, "message_reply", message())
    assert set(Delivery.objects.values_list("outcome", flat=True)) == {"nothing"}


def test_an_answer_arrives_as_text_picture_and_file(vk, community):
    files = [store_file(PNG, "план.png"), store_file(b"%PDF-1.4 x", "Счёт.pdf")]
    dispatch = sent(community, str(VERA), files=files)
    assert dispatch.sent_at, dispatch.problem
    words, photo, doc = vk.sent.values()
    assert words["message"] == "Bună ziua, всё готово."
    assert (photo["attachment"], doc["attachment"]) == (f"photo-{GROUP}_11", f"doc-{GROUP}_12")
    assert vk.uploads == [("план.png", PNG), ("Счёт.pdf", b"%PDF-1.4 x")]


def test_a_lost_answer_is_asked_for_again_because_the_random_id_makes_it_one(vk, community):
    real = vk.answer

    def lose(asked):
        real(asked)
        vk.answer = real
        return LOST

    vk.answer = lose
    dispatch = sent(community, str(VERA))
    assert dispatch.uncertain_at is None and dispatch.next_try_at
    assert tried(dispatch).sent_at
    assert len(vk.sent) == 1 and len(vk.asked) == 2
    late = sent_later(community)
    vk.next = [LOST]
    assert tried(late).uncertain_at, "after half an hour VK may have forgotten it"


def sent_later(community) -> Dispatch:
    dispatch = sent(community, "5")
    Dispatch.objects.filter(id=dispatch.id).update(
        created_at=dispatch.created_at - timedelta(minutes=31), sent_at=None, sending_at=None
    )
    dispatch.parcels.all().delete()
    return dispatch


def test_who_does_not_let_us_write_does_not_get_it_and_we_know(client, vk, community):
    vk.denied = {str(VERA)}
    dispatch = sent(community, str(VERA))
    assert dispatch.failed_at and dispatch.problem.startswith(api.NOT_ALLOWED)
    assert Reach.objects.get().blocked_at
    knock(client, community, "message_allow", {"user_id": VERA, "key": ""})
    assert Reach.objects.get().blocked_at is None
    knock(client, community, "message_deny", {"user_id": VERA})
    assert Reach.objects.get().blocked_at


@pytest.mark.parametrize(
    ("reply", "column", "sentence", "seconds"),
    [
        (failed(6, "Too many requests per second"), "next_try_at", api.BUSY, 1),
        (failed(9, "Flood control"), "next_try_at", api.BUSY, 60),
        (failed(5, "invalid access_token"), "next_try_at", api.WRONG_TOKEN, None),
        (failed(15, "Access denied"), "next_try_at", api.NO_RIGHT, None),
        (failed(10, "Internal server error"), "next_try_at", api.AWAY, None),
        (Reply(502, body=b"<html>"), "next_try_at", api.AWAY, None),
        (failed(914, "Message is too long"), "failed_at", api.WORDS[914], None),
        (failed(100, "peer_id is invalid"), "failed_at", api.REFUSED, None),
    ],
)
def test_what_vk_says_is_understood(vk, community, reply, column, sentence, seconds):
    vk.next = [reply]
    dispatch = sent(community, str(VERA))
    assert getattr(dispatch, column) and dispatch.sent_at is None
    assert dispatch.problem.startswith(sentence)
    if seconds:
        assert seconds - 1 < (dispatch.next_try_at - dispatch.created_at).total_seconds() < seconds + 4
    cache.clear()


@pytest.mark.django_db(transaction=True)
def test_the_button_sets_it_up_and_the_test_says_what_is_wrong(server, vk, community):
    def problem() -> str:
        with pytest.raises(TryLater) as wrong:
            community.channel.try_out(community)
        return str(wrong.value).split("\n")[0]

    assert problem() == kind.NOT_SET

    def remember(memory):
        community.state = {"vk": memory}
        community.save()

    community.channel.set_up(community, remember)
    community.channel.try_out(community)
    assert vk.servers[0]["url"] == f"{server}/in/{community.key}/"
    assert vk.servers[0]["secret_key"] == hook_secret(community)
    assert vk.chosen["message_edit"] == "1" and community.state["vk"]["confirmation"] == CODE
    vk.servers[0]["status"] = "failed"
    assert problem() == kind.NOT_CONFIRMED
    community.secrets = {"token": "wrong"}
    assert problem() == api.WRONG_TOKEN
