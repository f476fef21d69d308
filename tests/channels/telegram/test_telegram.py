"""Telegram, against a server that speaks the Bot API."""

import time

import pytest
from django.core.cache import cache

from tests.channels.provider import LOST, Reply, read_all, sent, told, tried
from tests.channels.telegram.server import failed
from tests.channels.web import PNG
from zabota.channels.kind import TryLater
from zabota.channels.kinds import telegram
from zabota.channels.models import Delivery, Dispatch, Enclosure, Reach
from zabota.channels.telegram import api
from zabota.core.actions.store_file import store_file
from zabota.desk.models import Conversation, Message

KICKED = {"status": "kicked"}


def test_a_message_opens_a_conversation_with_who_wrote_it(client, bots, bot, signed):
    answer = told(client, bot, bots.update(text="Здравствуйте! Țară, ёж."), **signed)
    assert answer.status_code == 202
    read_all()
    talk = Conversation.objects.get()
    assert (talk.address, talk.customer_name, talk.language) == ("77", "Вера Ёлкина", "ru")
    assert talk.messages.get().text == "Здравствуйте! Țară, ёж."
    assert talk.customer.identities.get().kind == "telegram"
    assert Reach.objects.get().last_wrote_at <= Delivery.objects.get().read_at


def test_only_who_knows_the_secret_is_let_in(client, bots, bot, signed):
    update = bots.update(text="Впустите")
    assert told(client, bot, update).status_code == 403
    wrong = {"X-Telegram-Bot-Api-Secret-Token": "0" * 40}
    assert told(client, bot, update, **wrong).status_code == 403
    assert client.post("/in/no-such-key/", b"{}", content_type="application/json").status_code == 404
    assert Delivery.objects.count() == 0
    assert told(client, bot, update, **signed).status_code == 202


def test_an_update_that_comes_again_is_one(client, bots, bot, signed):
    update = bots.update(text="Раз")
    for _again in range(3):
        assert told(client, bot, update, **signed).status_code == 202
    read_all()
    assert Message.objects.count() == 1


def test_the_next_message_joins_the_talk_and_a_group_is_left_alone(client, bots, bot, signed):
    told(client, bot, bots.update(text="Один"), **signed)
    told(client, bot, bots.update(text="Два", message_id=12), **signed)
    told(client, bot, bots.update(text="В группе", chat={"id": -5, "type": "group"}), **signed)
    read_all()
    assert Conversation.objects.get().messages.count() == 2
    assert Delivery.objects.filter(outcome="nothing").count() == 1


def test_a_changed_message_stands_beside_what_it_was(client, bots, bot, signed):
    told(client, bot, bots.update(text="Заказ 77"), **signed)
    for text, at in (("Заказ 78", 1), ("Заказ 78", 2), ("Заказ 79", 3)):
        told(client, bot, bots.update("edited_message", text=text, edit_date=1_790_000_000 + at), **signed)
    read_all()
    talk = Conversation.objects.get()
    first, *changed = talk.messages.order_by("id")
    assert first.text == "Заказ 77" and first.corrects is None
    assert [(one.text, one.corrects) for one in changed] == [("Заказ 78", first), ("Заказ 79", first)]


def test_pictures_and_files_are_fetched_and_shown(client, bots, bot, signed):
    bots.files = {"big": ("photos/file_1.jpg", PNG), "doc": ("documents/file_2.pdf", b"%PDF-1.4 \xd1\x91")}
    sizes = [{"file_id": "small", "file_size": 10}, {"file_id": "big", "file_size": 999}]
    told(client, bot, bots.update(photo=sizes, caption="Вот поломка"), **signed)
    document = {"file_id": "doc", "file_name": "Счёт №5.pdf", "mime_type": "application/pdf"}
    told(client, bot, bots.update(document=document, message_id=12), **signed)
    read_all()
    photo, file = Message.objects.order_by("id")
    assert photo.text == "Вот поломка" and photo.attachments.get().file.is_picture
    assert file.attachments.get().file.filename == "Счёт №5.pdf"
    assert file.text == "[Файл]"


def test_a_file_that_is_gone_is_said_at_the_message_and_one_that_comes_late_is_waited_for(
    client, bots, bot, signed
):
    document = {"file_id": "late", "file_name": "Акт.pdf"}
    told(client, bot, bots.update(document=document), **signed)
    bots.next = [Reply(502, {"ok": False})]
    read_all()
    enclosure = Enclosure.objects.get()
    assert enclosure.file is None and enclosure.failed_at is None and enclosure.attempts == 1
    read_all()
    enclosure.refresh_from_db()
    assert enclosure.failed_at
    assert "Акт.pdf" in Message.objects.get().problems[0]


def test_an_answer_arrives_as_text_picture_and_file(bots, bot):
    files = [store_file(PNG, "план.png"), store_file(b"%PDF-1.4 x", "Счёт.pdf")]
    dispatch = sent(bot, "77", files=files)
    assert dispatch.sent_at, dispatch.problem
    assert bots.paths() == ["sendMessage", "sendPhoto", "sendDocument"]
    assert bots.asked[0].json == {"chat_id": "77", "text": "Bună ziua, всё готово."}
    assert bots.asked[1].parts["photo"] == ("план.png", PNG)
    assert bots.asked[2].parts["document"][0] == "Счёт.pdf"
    assert [one.external_id for one in dispatch.parcels.order_by("id")] == ["77-500", "77-501", "77-502"]


def test_a_long_answer_goes_in_pieces(bots, bot):
    words = " ".join(["слово"] * 1500)
    assert sent(bot, "77", words).sent_at
    pieces = [one.json["text"] for one in bots.asked]
    assert len(pieces) == 3 and " ".join(pieces) == words


def test_what_was_taken_is_not_sent_again_when_the_rest_has_to_wait(bots, bot):
    file = store_file(PNG, "план.png")
    bots.next = [
        Reply(said={"ok": True, "result": {"message_id": 1}}),
        failed(429, "Too Many", retry_after=7),
    ]
    dispatch = sent(bot, "77", files=[file])
    assert dispatch.sent_at is None and dispatch.problem.startswith(api.BUSY)
    cache.clear()  # the pause is over
    assert tried(dispatch).sent_at
    assert bots.paths() == ["sendMessage", "sendPhoto", "sendPhoto"]


def test_a_pause_that_telegram_asks_for_is_kept_for_the_whole_bot(bots, bot):
    bots.next = [failed(429, "Too Many Requests: retry after 9", retry_after=9)]
    first = sent(bot, "77")
    assert 8 < (first.next_try_at - first.created_at).total_seconds() < 11
    second = sent(bot, "77", "И ещё")
    assert len(bots.asked) == 1, "nothing more was tried"
    assert second.sent_at is None and second.next_try_at


def test_a_customer_who_blocked_the_bot_does_not_get_it_and_we_know(client, bots, bot, signed):
    bots.blocked = {"77"}
    dispatch = sent(bot, "77")
    assert dispatch.failed_at and dispatch.problem.startswith(api.BLOCKED)
    assert Reach.objects.get().blocked_at
    told(client, bot, bots.update(text="Я передумала", date=time.time() + 9), **signed)
    read_all()
    assert Reach.objects.get().blocked_at is None
    member = {"chat": {"id": 77, "type": "private"}, "date": 1_999_999_999, "new_chat_member": KICKED}
    told(client, bot, {"update_id": 1, "my_chat_member": member}, **signed)
    read_all()
    assert Reach.objects.get().blocked_at


@pytest.mark.parametrize("reply", [LOST, Reply(502, {"ok": False, "description": "Bad Gateway"})])
def test_a_lost_answer_is_uncertain_and_never_repeated(bots, bot, reply):
    bots.next = [reply]
    dispatch = sent(bot, "77")
    assert dispatch.uncertain_at and len(bots.asked) == 1
    assert tried(dispatch).sent_at is None and len(bots.asked) == 1


def test_a_server_that_is_away_is_tried_again(bots, bot):
    bot.settings["api_url"] = "http://127.0.0.1:9"
    bot.save()
    dispatch = sent(bot, "77")
    assert dispatch.uncertain_at is None and dispatch.failed_at is None and dispatch.next_try_at
    bot.settings["api_url"] = bots.url
    bot.save()
    assert tried(dispatch).sent_at


def test_an_unknown_chat_has_failed(bots, bot):
    assert sent(bot, "4").problem.startswith(api.NO_CHAT)


def test_the_test_button_says_what_is_wrong(bots, bot):
    def problem() -> str:
        with pytest.raises(TryLater) as wrong:
            bot.channel.try_out(bot)
        return str(wrong.value).split("\n")[0]

    bot.secrets = {"token": "1:wrong"}
    assert problem() == api.WRONG_TOKEN
    bot.secrets = {}
    assert problem() == api.NO_TOKEN
    bot.refresh_from_db()
    assert problem() == telegram.NOT_SET
    bots.hook = {"url": "https://elsewhere.example/"}
    assert problem() == telegram.OTHER_PLACE
    bot.channel.set_up(bot, lambda memory: None)
    bot.channel.try_out(bot)
    assert bots.hook["allowed_updates"] == ["message", "edited_message", "my_chat_member"]
    bots.last_error = "Wrong response from the webhook: 403 Forbidden"
    assert problem() == telegram.LAST_FAILED


def test_a_demo_sends_nothing(bots, bot):
    bot.settings["keeps"] = True
    bot.save()
    assert sent(bot, "77").sent_at and bots.asked == []
    assert Dispatch.objects.count() == 1
