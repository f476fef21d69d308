"""What was said by voice or face to face, over HTTP, operation by operation."""

from datetime import timedelta

from django.utils import timezone

from tests.api_client import called
from zabota.channels.models import Inbox


def test_a_call_and_a_visit_are_written_down(lena, pavel, alice, bob, central):
    place = {"customer": alice.id, "branch": central.id}
    call = called(lena, "POST", "/reception/calls", {**place, "said": "Где заказ?", "answered": "В пути"})
    assert call.status_code == 201 and call.json()["customer_id"] == alice.id, call.content
    foreign = called(lena, "POST", "/reception/calls", {**place, "customer": bob.id, "said": "x"})
    assert foreign.status_code == 404
    assert [row["id"] for row in called(lena, "GET", "/reception/calls").json()["rows"]] == [
        call.json()["id"]
    ]
    assert called(pavel, "GET", "/reception/calls").json()["rows"] == []
    assert called(lena, "GET", f"/reception/calls/{call.json()['id']}/recording").status_code == 404
    visit = called(lena, "POST", "/reception/visits", {**place, "said": "Пришла за заказом"})
    assert visit.status_code == 201
    talk = called(lena, "GET", f"/conversations/{visit.json()['conversation_id']}").json()
    assert talk["waiting_since"] and talk["messages"][-1]["text"] == "Пришла за заказом"


def test_somebody_senior_is_called_and_comes(lena, oleg, pavel, alice, central):
    body = {"customer": alice.id, "branch": central.id, "why": "Хочет старшего"}
    made = called(lena, "POST", "/reception/seniors", body)
    assert made.status_code == 201 and made.json()["came_at"] is None
    url = f"/reception/seniors/{made.json()['id']}/arrival"
    assert called(pavel, "PUT", url, {"came": pavel.id}).status_code == 404
    assert called(lena, "PUT", url, {"came": oleg.id}).json()["came_id"] == oleg.id
    assert called(lena, "GET", "/reception/seniors?awaited=true").json()["rows"] == []
    assert len(called(lena, "GET", "/reception/seniors").json()["rows"]) == 1


def test_an_entry_of_the_book_is_typed_in(lena, alice, central):
    body = {"customer": alice.id, "branch": central.id, "text": "Дуло", "page": 7, "written_on": "2026-03-02"}
    made = called(lena, "POST", "/reception/book", body)
    assert made.status_code == 201 and made.json()["page"] == 7
    assert called(lena, "GET", "/reception/book").json()["rows"][0]["text"] == "Дуло"


def test_extensions_are_set_by_who_may(oleg, lena):
    assert called(lena, "PUT", "/reception/extensions", {"user": lena.id, "number": "12"}).status_code == 403
    assert called(oleg, "PUT", "/reception/extensions", {"user": lena.id, "number": "12"}).status_code == 204
    assert called(oleg, "GET", "/reception/extensions").json()["rows"] == [
        {"user_id": lena.id, "number": "12"}
    ]


def test_a_talk_by_video_is_booked_moved_and_ended(lena, nina, pavel, alice, central):
    video = Inbox.objects.create(
        name="Video",
        kind="video",
        key="video",
        branch=central,
        settings={"server_url": "https://meet.example.org/", "room_pattern": "c-{random}"},
    )
    soon = timezone.now() + timedelta(days=1)
    body = {"customer": alice.id, "inbox": video.id, "host": nina.id, "starts_at": soon.isoformat()}
    made = called(lena, "POST", "/reception/consultations", body)
    assert made.status_code == 201 and made.json()["room_url"], made.content
    one = f"/reception/consultations/{made.json()['id']}"
    later = (soon + timedelta(days=1)).isoformat()
    assert called(pavel, "PUT", f"{one}/time", {"starts_at": later}).status_code == 404
    assert called(lena, "PUT", f"{one}/time", {"starts_at": later}).status_code == 200
    assert len(called(lena, "GET", "/reception/consultations").json()["rows"]) == 1
    assert called(lena, "PUT", f"{one}/ending", {"ending": "called_off"}).json()["ending"] == "called_off"
