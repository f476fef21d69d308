"""The staff's side: interviews, paper, the chat's door, the page of all ways."""

import json
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from tests.cast import hire
from zabota.customers.models import Identity
from zabota.desk.models import Conversation
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.plan_wave import plan_wave
from zabota.feedback.actions.start_wave import start_wave
from zabota.feedback.models import Response


def test_an_interviewer_calls_reads_the_script_types_and_goes_on(
    client, alice, vera, survey, cashier, central, mail_inbox
):
    """The whole way: a list by filter, the next customer, an answer, nobody there, a promised call."""
    elena = hire("Elena", "marketer")
    for customer, number in ((alice, "+37369000001"), (vera, "+37369000002")):
        Identity.objects.create(customer=customer, kind="phone", value=number, shown=number)
        Conversation.objects.create(
            customer=customer, inbox=mail_inbox, branch=central, last_message_at=timezone.now()
        )
    client.force_login(elena)
    new = {
        "name": "Вчера",
        "survey": survey.id,
        "served_within_days": 7,
        "most": 50,
        "script_ru": "Алло, {customer}?",
    }
    today = timezone.localdate()
    wave = plan_wave(None, survey, today, today + timedelta(days=9), name="Осень")
    start_wave(wave)
    page = client.post(reverse("asking:new_call_list"), {**new, "wave": wave.id})["Location"]
    first = client.post(f"{page}next/")["Location"]
    shown = client.get(first).content.decode()
    assert "tel:+373690000" in shown
    client.post(first, {f"mark-{cashier.id}": "5", f"why-{cashier.id}": "Медленно"})
    said = Response.objects.get()
    assert said.invitation.wave == wave, "it counts for the wave"
    assert said.entered_by == elena and said.marks.get().why == "Медленно"
    second = client.post(f"{page}next/")["Location"]
    client.post(f"{second}outcome/", {"result": "call_back", "call_back_at": "2001-01-01T10:00"})
    client.post(f"{second}outcome/", {"result": "no_answer", "note": "Автоответчик"})
    assert client.post(f"{page}next/")["Location"] == page, "four hours' pause"
    listed = client.get(page).content.decode()
    assert "Автоответчик" in listed and "answered" in listed


def test_the_script_speaks_the_customer_s_language(client, vera, call_list, nina, central):
    client.force_login(nina)
    call_list.scripts = {"ru": "Алло, {customer}? Это {staff}."}
    call_list.save()
    row = call_list.calls.get(customer=vera)
    shown = client.get(reverse("asking:call", args=[row.pk])).content.decode()
    assert "Алло, Вера Ёлкина? Это Nina." in shown and "Кассир" in shown


def test_paper_is_typed_twice_settled_and_closed(client, batch, nina, oleg, cashier, queue):
    page = reverse("asking:batch", args=[batch.pk])
    client.force_login(nina)
    client.post(page, {f"mark-{cashier.id}": "0", f"mark-{queue.id}": "7", "comment": "Ёлка"})
    assert client.post(page, {f"mark-{cashier.id}": "x"}).status_code == 422
    client.force_login(oleg)
    assert "?number=1" in client.get(page).content.decode()
    client.post(page, {"number": "1", f"mark-{cashier.id}": "9", f"mark-{queue.id}": "7", "comment": "Ёлка"})
    shown = client.get(page).content.decode()
    assert "was read differently" in shown
    sheet = batch.sheets.get()
    client.post(reverse("asking:settlement", args=[batch.pk, sheet.pk]), {"reading": "first"})
    assert Response.objects.get().marks.get(touchpoint=cashier).score == 10
    client.post(reverse("asking:batch_end", args=[batch.pk]))
    assert "Keep, next sheet" not in client.get(page).content.decode()


def test_the_chat_asks_and_keeps_marks_from_the_company_s_site(client, alice, survey, cashier):
    asked = invite(alice, survey)
    url = reverse("asking:chat_marks", args=[asked.token])
    site = {"HTTP_ORIGIN": "https://shop.example"}
    shown = client.get(url, **site)
    assert shown.json()["state"] == "open" and shown["Access-Control-Allow-Origin"] == "https://shop.example"
    for wrong in ("", "[]", '{"marks": {"1": 99}}', '{"marks": 5}', "не json"):
        assert client.post(url, wrong, content_type="text/plain", **site).status_code == 422
    body = json.dumps({"marks": {str(cashier.id): [4, "Ждал"]}})
    assert client.post(url, body, content_type="text/plain", **site).json()["state"] == "answered"
    assert Response.objects.get().invitation.way == "chat"
    assert client.get(reverse("asking:chat_marks", args=["1-0000"])).status_code == 404


def test_all_ways_stand_side_by_side(client, till, kiosk, nina):
    client.force_login(nina)
    page = client.get(reverse("asking:ways")).content.decode()
    for words in ("QR code on the receipt", "Smileys", "Kiosk", "Telephone", "Paper", "SMS", "In the chat"):
        assert words in page


def test_a_marketer_sets_up_a_till_and_sees_its_codes(client, central, survey, nina):
    client.force_login(hire("Elena", "marketer"))
    given = {
        "branch": central.id,
        "name": "Касса 2",
        "survey": survey.id,
        "cashiers": "17 nina@zabota.example",
    }
    page = client.post(reverse("asking:new_till"), given)["Location"]
    shown = client.get(page).content.decode()
    assert shown.count("<svg") >= 2 and "/q/" in shown
    assert (
        client.post(page, {"name": "Касса 2", "survey": survey.id, "cashiers": "17 кто@то"}).status_code
        == 422
    )
    client.post(f"{page}key/", {"stolen": "on"})
    client.force_login(nina)
    assert client.get(page).status_code == 403
