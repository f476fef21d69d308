"""Prepared answers through their pages."""

import json

from tests.answers.conftest import HTMX
from zabota.answers.actions.check_reply import check_reply
from zabota.answers.actions.save_macro import save_macro
from zabota.answers.actions.save_reply import save_reply
from zabota.answers.deeds import Deeds
from zabota.answers.models import Macro, SavedReply
from zabota.desk.actions.reply import reply


def test_a_prepared_answer_is_found_and_put_in(desk, asked_in_russian, hours_reply):
    at = f"/conversations/{asked_in_russian.id}/offers/"
    assert "Часы работы" in desk.get(at).content.decode()
    assert "Часы работы" in desk.get(f"{at}?q=открытые").content.decode()
    assert "Часы работы" not in desk.get(f"{at}?q=возврат").content.decode()
    answer = desk.post(f"{at}reply/{hours_reply.id}/insertion/", **HTMX)
    text = json.loads(answer["HX-Trigger"])["insert-text"]["text"]
    assert answer.status_code == 204 and text.startswith("Здравствуйте, Вера Ёлкина!")


def test_another_branch_s_text_is_not_offered(desk, asked_in_russian, north):
    other = save_reply(None, name="Север", texts={"ru": "Только для Бельц"}, branch=north)
    at = f"/conversations/{asked_in_russian.id}/offers/"
    assert "Север" not in desk.get(at).content.decode()
    assert desk.post(f"{at}reply/{other.id}/insertion/", **HTMX).status_code == 404


def test_a_macro_runs_at_a_press_and_says_why_it_cannot(
    desk, asked_in_russian, hours_reply, delivery_reason, nina
):
    macro = save_macro(None, name="Взять", deeds=Deeds(assign="me"))
    at = f"/conversations/{asked_in_russian.id}/macros"
    answer = desk.post(f"{at}/{macro.id}/run/", {"key": "k"}, **HTMX)
    assert "talk-changed" in answer["HX-Trigger"]
    asked_in_russian.refresh_from_db()
    assert asked_in_russian.assignee == nina
    broken = Macro.objects.create(name="Сломан", deeds={"reply": 999})
    answer = desk.post(f"{at}/{broken.id}/run/", **HTMX)
    assert answer.status_code == 422 and "not in use" in answer.content.decode()


def test_hints_offer_what_may_answer_and_see_empty_courtesy(desk, asked_in_russian, hours_reply):
    save_reply(None, name="Суббота", texts={"ru": "В субботу мы работаем с 10 до 14."})
    at = f"/conversations/{asked_in_russian.id}/hints/"
    first = desk.post(at, {"text": ""}, **HTMX).content.decode()
    assert "Суббота" in first and "Часы работы" not in first
    vague = desk.post(at, {"text": "Спасибо за ваше обращение, мы обязательно во всём разберёмся!"}, **HTMX)
    assert vague.context["vague"] is True
    clear = desk.post(at, {"text": "Спасибо за ваше обращение, в субботу мы открыты до 14:00!"}, **HTMX)
    assert not clear.context["vague"]


def test_a_reply_says_whether_the_question_was_answered_and_it_can_be_corrected(desk, asked_in_russian):
    at = f"/conversations/{asked_in_russian.id}"
    sent = {"text": "Смотрим.", "version": asked_in_russian.version, "key": "k1", "answers_question": "false"}
    assert desk.post(f"{at}/reply/", sent, **HTMX).status_code == 204
    message = asked_in_russian.messages.last()
    assert message.answers_question is False
    assert desk.post(f"/messages/{message.id}/judgement/", {"answered": "yes"}, **HTMX).status_code == 204
    message.refresh_from_db()
    assert message.answers_question is True
    assert "Was the question answered?" in desk.get(f"{at}/side/").content.decode()


def test_replies_without_substance_are_listed_with_their_share(desk, asked_in_russian, nina):
    for text in ("Спасибо за обращение!", "В субботу до 14:00."):
        check_reply(reply(asked_in_russian, by=nina, text=text))
    page = desk.get("/answers/vague/")
    assert (page.context["share"].value, page.context["share"].n) == ("50%", 2)
    assert [row.message.text for row in page.context["page"].rows] == ["Спасибо за обращение!"]


def test_a_lead_writes_texts_and_macros_and_a_specialist_only_reads_them(as_user, desk, oleg, hours_reply):
    lead = as_user(oleg)
    sent = {"name": "Возврат", "text_ru": "Вернём за 3 дня.", "text_ro": "", "text_en": "{oops}"}
    assert lead.post("/answers/new/", sent).status_code == 422
    assert lead.post("/answers/new/", sent | {"text_en": ""}).status_code == 302
    assert SavedReply.objects.filter(name="Возврат").exists()
    wanted = {"name": "Взять и ответить", "assign": "me", "reply": hours_reply.id}
    assert lead.post("/answers/macros/new/", wanted).status_code == 302
    assert Macro.objects.get().deeds == {"assign": "me", "reply": hours_reply.id}
    assert "take it · send “Часы работы”" in lead.get("/answers/macros/").content.decode()
    assert desk.get("/answers/").status_code == 200 and desk.get("/answers/new/").status_code == 403
    lead.post(f"/answers/{hours_reply.id}/retirement/", {"retired": "yes"})
    assert SavedReply.objects.in_use().count() == 1
