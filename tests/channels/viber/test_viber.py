"""Viber, against a server that speaks its API for bots."""

import pytest

from tests.channels.provider import LOST, Reply, read_all, sent, told, tried
from tests.channels.viber.server import VERA, message, news, said, signed
from tests.channels.web import PNG
from zabota.channels.kind import TryLater
from zabota.channels.models import Delivery, Reach
from zabota.channels.viber import api
from zabota.core.actions.store_file import store_file
from zabota.desk.models import Conversation, Message


def knock(client, inbox, event, **how):
    body, headers = signed(event, **how)
    answer = told(client, inbox, body, **headers)
    read_all()
    return answer


def test_a_message_opens_a_conversation_and_viber_hears_200(client, bot):
    answer = knock(client, bot, message())
    assert (answer.status_code, answer.content) == (200, b"")
    talk = Conversation.objects.get()
    assert (talk.address, talk.customer_name, talk.language) == (VERA, "Вера Ёлкина", "ru")
    assert talk.messages.get().text == "Здравствуйте! Țară, ёж."
    knock(client, bot, message(2, text="И ещё"))
    assert talk.messages.count() == 2


def test_what_is_not_signed_with_the_token_is_refused(client, bot):
    assert knock(client, bot, message(), token="wrong").status_code == 403
    body, headers = signed(message())
    assert told(client, bot, body + b" ", **headers).status_code == 403
    assert told(client, bot, body).status_code == 403
    assert Delivery.objects.count() == 0


def test_what_is_posted_again_is_one(client, bot):
    event = message()
    for _again in range(3):
        assert knock(client, bot, event).status_code == 200
    assert Message.objects.count() == 1


def test_every_kind_of_message_is_shown(client, viber, bot):
    viber.files = {"/dl/photo.jpg": PNG, "/dl/act.pdf": b"%PDF-1.4"}
    place = {"lat": 47.01, "lon": 28.86}
    contact = {"name": "Ион", "phone_number": "+37360000000"}
    kinds = [
        message(1, "picture", media=f"{viber.url}/dl/photo.jpg", text="Вот поломка"),
        message(2, "file", media=f"{viber.url}/dl/act.pdf", file_name="Акт №5.pdf", size=8),
        message(3, "video", media=f"{viber.url}/dl/gone.mp4"),
        message(4, "location", location=place),
        message(5, "contact", contact=contact),
        message(6, "sticker", sticker_id=46105),
        message(7, "url", media="https://example.com/ёж", text="Смотрите"),
        message(8, "rich_media", rich_media={}),
    ]
    for event in kinds:
        knock(client, bot, event)
    photo, file, video, *others = Message.objects.order_by("id")
    assert photo.text == "Вот поломка" and photo.attachments.get().file.is_picture
    assert file.attachments.get().file.filename == "Акт №5.pdf"
    assert video.text == "[Видео]" and "HTTP 404" in video.problems[0]
    texts = [one.text for one in others]
    assert texts[0].startswith("https://www.openstreetmap.org/?mlat=47.01")
    assert texts[1:] == [
        "Контакт: Ион +37360000000",
        "[Стикер]",
        "Смотрите https://example.com/ёж",
        "[Сообщение, которое здесь нельзя показать]",
    ]


def test_an_answer_goes_with_the_name_and_its_fate_is_told(client, viber, bot):
    dispatch = sent(bot, VERA)
    assert dispatch.sent_at, dispatch.problem
    assert viber.messages[0]["sender"]["name"] == "Клиника «Ёлка»"
    token = int(dispatch.parcels.get().external_id)
    knock(client, bot, news("delivered", token))
    dispatch.refresh_from_db()
    assert dispatch.delivered_at and dispatch.read_at is None
    knock(client, bot, news("seen", token))
    dispatch.refresh_from_db()
    assert dispatch.read_at
    second = sent(bot, VERA, "Ещё")
    knock(client, bot, news("failed", int(second.parcels.get().external_id), desc="failure description"))
    second.refresh_from_db()
    assert second.failed_at and second.problem.endswith("failure description")


@pytest.mark.django_db(transaction=True)
def test_viber_fetches_our_files_by_a_pass(server, viber, bot):
    files = [store_file(PNG, "план.png"), store_file(b"%PDF-1.4", "Счёт.pdf")]
    dispatch = sent(bot, VERA, files=files)
    assert dispatch.sent_at, dispatch.problem
    assert [one["type"] for one in viber.messages] == ["text", "picture", "file"]
    assert viber.fetched == {"picture": PNG, "file": b"%PDF-1.4"}
    assert viber.messages[2]["file_name"] == "Счёт.pdf"
    bot.channel.set_up(bot, lambda memory: None)
    bot.channel.try_out(bot)
    assert viber.hook == f"{server}/in/{bot.key}/"


def test_who_unsubscribed_does_not_get_it_and_we_know(client, viber, bot):
    viber.known = set()
    dispatch = sent(bot, VERA)
    assert dispatch.failed_at and dispatch.problem.startswith(api.NOT_SUBSCRIBED)
    assert Reach.objects.get().blocked_at
    knock(client, bot, {**news("subscribed", 5), "user": {"id": VERA}, "timestamp": 1_999_999_999_000})
    assert Reach.objects.get().blocked_at is None
    knock(client, bot, {**news("unsubscribed", 6), "timestamp": 1_999_999_999_999})
    assert Reach.objects.get().blocked_at
    knock(client, bot, news("conversation_started", 7))
    assert Delivery.objects.filter(outcome="nothing").count() == 1


@pytest.mark.parametrize(
    ("reply", "column", "sentence"),
    [
        (said(5, "receiverNotRegistered"), "failed_at", api.WORDS[5]),
        (said(3, "badData"), "failed_at", api.REFUSED),
        (said(2, "invalidAuthToken"), "next_try_at", api.WRONG_TOKEN),
        (said(12, "tooManyRequests"), "next_try_at", api.BUSY),
        (said(24, "noBalance"), "next_try_at", api.NO_MONEY),
        (Reply(503, {}), "next_try_at", api.AWAY),
        (Reply(502, body=b"<html>"), "uncertain_at", api.UNSURE),
        (LOST, "uncertain_at", "The link broke"),
    ],
)
def test_what_viber_says_is_understood(viber, bot, reply, column, sentence):
    viber.next = [reply]
    dispatch = sent(bot, VERA)
    assert getattr(dispatch, column) and dispatch.sent_at is None
    assert dispatch.problem.startswith(sentence)
    if column == "uncertain_at":
        assert tried(dispatch).sent_at is None and len(viber.asked) == 1


def test_the_test_button_says_what_is_wrong(viber, bot):
    def problem(ask=bot.channel.try_out) -> str:
        with pytest.raises(TryLater) as wrong:
            ask(bot)
        return str(wrong.value).split("\n")[0]

    assert problem() == api.NO_HOOK
    viber.hook = "https://elsewhere.example/"
    assert problem() == api.NO_HOOK
    viber.next = [said(1, "invalidUrl")]
    assert problem(lambda inbox: inbox.channel.set_up(inbox, print)) == api.BAD_HOOK
    bot.secrets = {"token": "wrong"}
    assert problem() == api.WRONG_TOKEN
