"""WhatsApp, against a server that speaks the Cloud API."""

import json

import pytest
from django.core.cache import cache

from tests.channels.provider import LOST, Reply, read_all, sent, told, tried
from tests.channels.web import PNG
from tests.channels.whatsapp.server import BODY, VERA, failed, post, signed, status, template, words
from zabota.channels.hooks import hook_secret, hook_url
from zabota.channels.kind import TryLater
from zabota.channels.kinds import whatsapp
from zabota.channels.models import Delivery, Dispatch, Reach
from zabota.channels.whatsapp import errors
from zabota.core.actions.store_file import store_file
from zabota.core.errors import Refused
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation, Message

DAY = 24 * 3600


def knock(client, inbox, *items, **how):
    body, headers = signed(post(*items, **how))
    answer = told(client, inbox, body, **headers)
    read_all()
    return answer


def set_up(inbox) -> None:
    memory: dict = {}
    inbox.channel.set_up(inbox, memory.update)
    inbox.state = {"whatsapp": memory}
    inbox.save()


def test_the_handshake_gives_the_challenge_back_to_who_knows_the_word(client, number):
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": hook_secret(number)}
    answer = client.get(f"/in/{number.key}/", asked)
    assert (answer.status_code, answer.content) == (200, b"1158201444")
    assert client.get(f"/in/{number.key}/", {**asked, "hub.verify_token": "x"}).status_code == 403
    assert client.get(f"/in/{number.key}/").status_code == 403
    assert client.get("/in/no-such-key/", asked).status_code == 404


def test_a_message_opens_a_conversation_by_number_and_name(client, number):
    answer = knock(client, number, words())
    assert (answer.status_code, answer.content) == (200, b"EVENT_RECEIVED")
    talk = Conversation.objects.get()
    assert (talk.address, talk.customer_name) == (VERA, "Вера Ёлкина")
    assert talk.messages.get().text == "Здравствуйте! Țară, ёж."
    shown = set(talk.customer.identities.values_list("kind", "value"))
    assert shown == {("whatsapp", VERA), ("phone", f"+{VERA}")}


def test_what_is_not_signed_with_the_apps_secret_is_refused(client, number):
    body, headers = signed(post(words()), secret="wrong")
    assert told(client, number, body, **headers).status_code == 403
    body, headers = signed(post(words()))
    assert told(client, number, body + b" ", **headers).status_code == 403
    assert told(client, number, body).status_code == 403
    number.secrets = {"access_token": "x"}
    number.save()
    body, headers = signed(post(words()), secret="")
    assert told(client, number, body, **headers).status_code == 403
    assert Delivery.objects.count() == 0


def test_several_in_one_post_are_several_and_each_comes_once(client, number):
    pair = [words("wamid.a", body="Один"), words("wamid.b", body="Два")]
    knock(client, number, *pair)
    knock(client, number, pair[1], words("wamid.c", body="Три"))
    assert list(Message.objects.order_by("id").values_list("text", flat=True)) == ["Один", "Два", "Три"]
    assert Conversation.objects.count() == 1
    raws = [json.loads(bytes(one.raw)) for one in Delivery.objects.all()]
    assert all(len(raw["entry"][0]["changes"][0]["value"]["messages"]) == 1 for raw in raws)


def test_another_number_of_the_same_app_is_not_ours(client, number):
    knock(client, number, words(), number="999")
    assert Delivery.objects.get().outcome == "nothing" and not Message.objects.exists()


def test_pictures_places_contacts_and_presses_are_shown(client, meta, number):
    meta.media = {"m1": ("image/jpeg", PNG)}
    knock(client, number, words("1", "image", id="m1", mime_type="image/jpeg", caption="Вот поломка"))
    knock(client, number, words("2", "document", id="gone", filename="Счёт.pdf", mime_type="application/pdf"))
    knock(client, number, words("3", "location", latitude=47.01, longitude=28.86, name="Клиника"))
    knock(client, number, words("4", "interactive", type="button_reply", button_reply={"title": "Да"}))
    contacts = [{"name": {"formatted_name": "Ион"}, "phones": [{"phone": "+37360000000"}]}]
    knock(client, number, {**words("5", "contacts"), "contacts": contacts})
    knock(client, number, words("6", "order", catalog_id="1"))
    knock(client, number, words("7", "reaction", emoji="👍"))
    photo, file, place, press, contact, order = Message.objects.order_by("id")
    assert photo.text == "Вот поломка" and photo.attachments.get().file.is_picture
    assert "Счёт.pdf" in file.problems[0]
    assert place.text.startswith("Клиника https://www.openstreetmap.org/?mlat=47.01")
    assert (press.text, contact.text) == ("Да", "Контакт: Ион +37360000000")
    assert order.text == "[Сообщение, которое здесь нельзя показать]"


def test_a_changed_and_a_deleted_message_stand_beside_the_first(client, number):
    knock(client, number, words("w1", body="Заказ 77"))
    changed = {"type": "text", "text": {"body": "Заказ 78"}}
    knock(client, number, words("w2", "edit", original_message_id="w1", message=changed))
    knock(client, number, words("w3", "revoke", original_message_id="w1"))
    first, edit, gone = Message.objects.order_by("id")
    assert edit.corrects == gone.corrects == first
    assert (edit.text, gone.text) == ("Заказ 78", "[Клиент удалил это сообщение]")


def test_within_a_day_any_text_and_files_go_and_their_fate_is_told(client, meta, number):
    knock(client, number, words())
    dispatch = sent(number, VERA, files=[store_file(PNG, "план.png"), store_file(b"%PDF-1.4", "Счёт.pdf")])
    assert dispatch.sent_at, dispatch.problem
    assert [one["type"] for one in meta.messages] == ["text", "image", "document"]
    assert meta.uploads[meta.messages[1]["image"]["id"]] == ("план.png", PNG)
    assert meta.messages[2]["document"]["filename"] == "Счёт.pdf"
    ids = [parcel.external_id for parcel in dispatch.parcels.order_by("number")]
    for state in ("sent", "delivered", "read"):
        knock(client, number, *[status(name, state) for name in ids])
        dispatch.refresh_from_db()
        moments = bool(dispatch.delivered_at), bool(dispatch.read_at)
        assert moments == (state != "sent", state == "read")


def test_a_failure_told_later_is_put_in_words(client, meta, number):
    knock(client, number, words())
    dispatch = sent(number, VERA)
    [parcel] = dispatch.parcels.all()
    error = {"code": 131026, "title": "Message undeliverable", "error_data": {"details": "No such user"}}
    knock(client, number, status(parcel.external_id, "failed", errors=[error]))
    dispatch.refresh_from_db()
    assert dispatch.failed_at
    assert dispatch.problem == f"{errors.UNDELIVERABLE}\n131026 Message undeliverable No such user"


def test_after_a_day_only_the_words_of_an_approved_template_go_through(client, meta, number, nina):
    knock(client, number, words(age=DAY + 60))
    meta.templates.append(template("promo", "ru", "Скидки!", status="REJECTED"))
    meta.templates.append(template("hello", "ro", "Bună ziua, vă putem suna?"))
    set_up(number)
    assert meta.hook == {"url": hook_url(number), "token": hook_secret(number)}
    assert number.channel.ready_texts(number, VERA) == [BODY, "Bună ziua, vă putem suna?"]
    assert sent(number, VERA, "Просто так").problem == errors.OUTSIDE
    assert sent(number, VERA, BODY).failed_at, "places must be filled"
    assert sent(number, VERA, "Скидки!").failed_at
    assert meta.messages == []
    assert sent(number, VERA, "Здравствуйте,  Вера! Ваш заказ №77 готов. Спасибо! ").sent_at
    assert sent(number, VERA, "Bună ziua, vă putem suna?").sent_at
    first, second = (one["template"] for one in meta.messages)
    assert (first["name"], first["language"]) == ("order_ready", {"code": "ru"})
    assert [one["text"] for one in first["components"][0]["parameters"]] == ["Вера", "77"]
    assert second["components"] == []


def test_the_desk_is_told_before_anything_is_sent(client, meta, number, nina):
    knock(client, number, words(age=DAY + 60))
    talk = Conversation.objects.get()
    with pytest.raises(Refused, match="24 hours"):
        reply(talk, by=nina, text="Просто так")
    with pytest.raises(Refused, match="24 hours"):
        reply(talk, by=nina, text="", files=[store_file(PNG, "план.png")])
    assert talk.messages.count() == 1
    knock(client, number, words("wamid.again", body="Я здесь"))
    assert reply(talk, by=nina, text="Просто так").dispatch
    assert Reach.objects.count() == 1


def test_a_pause_is_kept_as_long_as_meta_says(client, meta, number):
    knock(client, number, words())
    usage = json.dumps({"1022": [{"type": "messages", "estimated_time_to_regain_access": 3}]})
    slow = failed(429, 130429, "Rate limit hit")
    meta.next = [Reply(429, slow.said, headers={"X-Business-Use-Case-Usage": usage})]
    dispatch = sent(number, VERA)
    assert 175 < (dispatch.next_try_at - dispatch.created_at).total_seconds() < 185
    cache.clear()
    assert tried(dispatch).sent_at


@pytest.mark.parametrize(
    ("reply_", "column", "sentence"),
    [
        (failed(400, 131047, "Re-engagement message"), "failed_at", errors.OUTSIDE),
        (failed(400, 131051, "Unsupported"), "failed_at", errors.WORDS[131051]),
        (failed(401, 190, "Expired"), "next_try_at", errors.WRONG_TOKEN),
        (failed(400, 131056, "Pair rate limit"), "next_try_at", errors.BUSY_TO_ONE),
        (failed(503, 131016, "Service unavailable"), "next_try_at", errors.AWAY),
        (failed(400, 131031, "Account locked"), "next_try_at", errors.LOCKED),
        (failed(500, 131000, "Something went wrong"), "uncertain_at", errors.UNSURE),
        (LOST, "uncertain_at", "The link broke"),
    ],
)
def test_what_meta_says_is_understood(client, meta, number, reply_, column, sentence):
    knock(client, number, words())
    meta.next = [reply_]
    dispatch = sent(number, VERA)
    assert getattr(dispatch, column) and dispatch.sent_at is None
    assert dispatch.problem.startswith(sentence)
    assert Dispatch.objects.count() == 1


def test_the_test_button_says_what_is_wrong(meta, number):
    def problem() -> str:
        with pytest.raises(TryLater) as wrong:
            number.channel.try_out(number)
        return str(wrong.value).split("\n")[0]

    assert problem() == whatsapp.NOT_SET
    set_up(number)
    number.channel.try_out(number)
    number.settings["number_id"] = "5"
    assert problem() == errors.WRONG_NUMBER
    number.secrets["app_secret"] = "wrong"
    assert problem() == errors.WRONG_SECRET
    number.secrets["access_token"] = "wrong"
    assert problem() == errors.WRONG_TOKEN
    number.settings["api_url"] = "http://127.0.0.1:9"
    assert "refuses the connection" in problem()
