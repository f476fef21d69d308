"""Pages of appointments: the day list, one appointment, booking; and the customer's page by the link."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from zabota.channels.links import fill_in
from zabota.visits.actions.confirm_appointment import confirm_appointment
from zabota.visits.actions.send_notice import send_notice
from zabota.visits.models import Appointment


@pytest.fixture
def desk(client, lena):
    client.force_login(lena)
    return client


def test_the_day_list_of_a_branch_shows_who_is_expected(desk, booked, central, north):
    day = {"on": timezone.localdate(booked.starts_at).isoformat()}
    shown = desk.get(reverse("visits:day"), day).content.decode()
    assert "Вера Ёлкина" in shown and "13:00" in shown and "Осмотр зубов" in shown
    assert "Вера Ёлкина" in desk.get(reverse("visits:lines"), {**day, "branch": central.id}).content.decode()
    today = desk.get(reverse("visits:day"), {"on": "nonsense", "branch": north.id}).content.decode()
    assert "Вера Ёлкина" not in today


def test_it_is_booked_on_the_customers_card_once_and_wrong_input_loses_nothing(desk, vera, central, lena):
    url = reverse("visits:new", args=[vera.id])
    tomorrow = timezone.localtime() + timedelta(days=1)
    given = {
        "key": "one",
        "about": "Замер",
        "starts_at": tomorrow.strftime("%Y-%m-%dT%H:%M"),
        "minutes": 45,
        "branch": central.id,
        "telling": "on",
    }
    wrong = desk.post(url, {**given, "starts_at": "2020-01-01T10:00"})
    assert wrong.status_code == 422 and "Замер" in wrong.content.decode()
    for _press in range(2):
        assert desk.post(url, given).status_code == 302
    made = Appointment.objects.get()
    assert (made.minutes, made.booked_by, made.branch) == (45, lena, central)
    card = desk.get(reverse("customers:card", args=[vera.id])).content.decode()
    assert "Замер" in card
    assert "Замер" in desk.get(reverse("reception:contact", args=[vera.id])).content.decode()


def test_one_appointment_is_moved_confirmed_and_ended_on_its_page(desk, booked, nina):
    later = timezone.localtime(booked.starts_at + timedelta(hours=2))
    page = reverse("visits:appointment", args=[booked.id])
    assert "Осмотр зубов" in desk.get(page).content.decode()
    assert desk.post(reverse("visits:confirmation", args=[booked.id])).status_code == 302
    time = reverse("visits:time", args=[booked.id])
    wrong = desk.post(time, {"starts_at": "2020-01-01T10:00", "minutes": 30})
    assert wrong.status_code == 422
    moved = desk.post(time, {"starts_at": later.strftime("%Y-%m-%dT%H:%M"), "minutes": 30})
    booked.refresh_from_db()
    assert moved.status_code == 302 and booked.starts_at == later and not booked.is_confirmed
    desk.post(reverse("visits:ending", args=[booked.id]), {"ending": "held"})
    booked.refresh_from_db()
    assert not booked.ending, "it has not begun"
    desk.post(reverse("visits:ending", args=[booked.id]), {"ending": "called_off", "because": "Врач болен"})
    booked.refresh_from_db()
    assert booked.ending == "called_off" and "Врач болен" in desk.get(page).content.decode()


def test_looking_at_the_link_writes_nothing_and_the_customer_answers_by_a_press(booked):
    notice = send_notice(booked.notices.get(kind="reminder"))
    dispatch = notice.message.dispatch
    url = fill_in("[[appointment]]", dispatch.links).removeprefix("http://").partition("/")[2]
    stranger = Client(enforce_csrf_checks=True)
    shown = stranger.get(f"/{url}")
    assert shown.status_code == 200 and "Приду" in shown.content.decode()
    assert "Осмотр зубов" in shown.content.decode() and shown["Referrer-Policy"] == "no-referrer"
    stranger.head(f"/{url}?answer=yes")
    booked.refresh_from_db()
    assert booked.state == "booked"
    answered = stranger.post(f"/{url}", {"answer": "yes"}, follow=True)
    booked.refresh_from_db()
    assert booked.state == "confirmed" and "ждём" in answered.content.decode()
    stranger.post(f"/{url}", {"answer": "move", "words": "После шести"})
    booked.refresh_from_db()
    assert booked.state == "moving" and booked.move_words == "После шести"
    assert stranger.post(f"/{url}", {"answer": "all"}).status_code == 422, "it has not been yet"
    stranger.post(f"/{url}?language=ro", {"answer": "no"})
    booked.refresh_from_db()
    assert booked.ending == "called_off" and booked.ended_by is None
    assert stranger.get(f"/{url[:-2]}/").status_code == 404


def test_afterwards_the_same_link_asks_how_it_was(booked):
    confirm_appointment(booked, by=None)
    Appointment.objects.update(starts_at=timezone.now() - timedelta(hours=2))
    url = reverse("visits:customer", args=[booked.token])
    assert "сделано не всё" in Client().get(url).content.decode()
    Client().post(url, {"answer": "not_all", "words": "Ждала"})
    booked.refresh_from_db()
    assert (booked.word, booked.word_text, booked.ending) == ("not_all", "Ждала", "held")
    assert Client().post(url, {"answer": "yes"}).status_code == 422


def test_a_program_books_moves_confirms_and_ends(program, lena, vera, central, booked):
    call = program(lena)
    at = (booked.ends_at + timedelta(hours=1)).isoformat()
    made = call(
        "post",
        "/appointments",
        {"customer": vera.id, "branch": central.id, "starts_at": at, "about": "Замер"},
    )
    assert made.status_code == 201 and made.json()["state"] == "booked"
    one = f"/appointments/{made.json()['id']}"
    later = (booked.ends_at + timedelta(hours=2)).isoformat()
    assert call("put", f"{one}/time", {"starts_at": later}).status_code == 200
    assert call("put", f"{one}/confirmation").json()["state"] == "confirmed"
    assert call("put", f"{one}/ending", {"ending": "held"}).status_code == 422
    assert call("put", f"{one}/ending", {"ending": "called_off"}).json()["ending"] == "called_off"
    rows = call("get", f"/appointments?on={timezone.localdate(booked.starts_at)}").json()["rows"]
    assert [row["about"] for row in rows] == ["Осмотр зубов", "Замер"]
    assert call("get", one).json()["about"] == "Замер"
