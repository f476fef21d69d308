"""A washing machine from the customer's words to the warranty: the staff's pages and the customer's."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.orders.conftest import up_to
from tests.orders.test_pages import a_photo, as_user
from zabota.channels.links import fill_in
from zabota.channels.models import Dispatch
from zabota.orders.actions.watch_orders import watch_orders
from zabota.orders.models import DateOption, Lateness, Part, PriceOffer, ServiceOrder


@pytest.fixture
def desk(nina) -> Client:
    return as_user(nina)


def press(desk: Client, verb: str, row_id: int, **form):
    answer = desk.post(reverse(f"orders:{verb}", args=[row_id]), form)
    assert answer.status_code == 302, answer.content.decode()[:3000]


def tick(desk: Client, order: ServiceOrder, evidence: str) -> None:
    step = order.plan.steps.get(evidence=evidence)
    files = {} if evidence in ("price", "warranty") else {"files": a_photo(f"{evidence}.png")}
    press(desk, "completion", step.id, remark="", **files)


def test_from_the_customer_s_words_to_the_warranty(desk, talk, repair, washers, dan):
    taking = reverse("orders:taking", args=[talk.id])
    form = {
        "request_type": repair.id,
        "work": washers.id,
        "item": "Bosch",
        "serial": "SN 1",
        "fault": "Не сливает",
    }
    wrong = desk.post(taking, {**form, "address": "Orhei"})
    assert wrong.status_code == 422 and "We do not come" in wrong.content.decode()
    assert desk.post(taking, form).status_code == 302
    order = ServiceOrder.objects.get()
    press(desk, "part", order.id, name="Шланг", serial="Ш-1", origin="customer")
    tick(desk, order, "taken_in")
    press(desk, "diagnosis", order.id, text="Забит фильтр")
    tick(desk, order, "diagnosis")
    press(desk, "price", order.id, amount="450", price_of_new="6000", covers="Чистка")
    link = fill_in("[[order]]", Dispatch.objects.latest("id").links)
    stranger, path = Client(), link[link.index("/order/") :]
    shown = stranger.get(path).content.decode()
    assert "450.00 MDL" in shown and "Согласен, приступайте" in shown and "Л-77" in shown and "5550" in shown
    offer = PriceOffer.objects.get()
    assert not offer.is_answered, "looking agrees to nothing"
    stranger.post(path, {"answer": "yes", "number": offer.id})
    offer.refresh_from_db()
    assert offer.agreed_at and offer.answered_by is None
    assert stranger.post(path, {"answer": "no", "number": offer.id}).status_code == 422
    tick(desk, order, "price")
    press(desk, "work_done", order.id, text="Фильтр заменён")
    tick(desk, order, "work")
    press(desk, "warranty", order.id, days=90, covers="Фильтр")
    tick(desk, order, "warranty")
    part = Part.objects.get()
    fate = {"fate": "returned", "serial": "Ш-2", "note": ""}
    refused = desk.post(reverse("orders:part_fate", args=[part.id]), fate)
    assert refused.status_code == 422 and "another part" in refused.content.decode()
    press(desk, "part_fate", part.id, fate="returned", serial="ш1", note="")
    tick(desk, order, "handed_out")
    over = stranger.get(path).content.decode()
    assert "Письменная гарантия" in over and "готово и выдано" in over and over.count('class="shot"') == 4
    picture = over.split('class="shot" src="')[1].split('"')[0]
    assert stranger.get(picture)["Content-Type"] == "image/webp"
    assert stranger.get(picture.replace(order.token, f"{order.token[:-1]}x")).status_code == 404
    press_done = {"outcome": "done"}
    assert desk.post(reverse("desk:resolution", args=[talk.id]), press_done).status_code == 302
    talk.refresh_from_db()
    assert talk.is_resolved
    assert "Фильтр заменён" in desk.get(reverse("orders:order", args=[order.id])).content.decode()


def test_a_date_that_looks_missed_is_told_and_the_customer_chooses(desk, order):
    watch_orders(order.promised_at - timedelta(hours=1))
    late = Lateness.objects.get()
    assert "Bosch" in desk.get(reverse("insight:my_day")).content.decode()
    assert "looks late" in desk.get(reverse("orders:orders"), {"view": "late"}).content.decode()
    new_date = (timezone.now() + timedelta(days=20)).strftime("%Y-%m-%dT%H:%M")
    ways = {"text_1": "Машина на подмену", "text_2": "Позже", "date_2": new_date}
    page = reverse("orders:ways", args=[late.id])
    assert desk.post(page, {**ways, "text_2": ""}).status_code == 422
    assert desk.post(page, ways).status_code == 302
    path, stranger = reverse("orders:customer", args=[order.token]), Client()
    assert "Машина на подмену" in stranger.get(path).content.decode()
    option = DateOption.objects.get(text="Позже")
    stranger.post(path, {"answer": "way", "number": option.id})
    order.refresh_from_db()
    assert order.promised_at == option.new_date
    assert "Машина на подмену" not in stranger.get(path).content.decode()
    assert "Позже" in desk.get(reverse("orders:order", args=[order.id])).content.decode()


def test_staff_note_what_they_heard(desk, order, nina):
    up_to(order, "price", nina)
    press(desk, "price", order.id, amount="10", covers="Чистка")
    offer = PriceOffer.objects.get()
    answer = reverse("orders:price_answer", args=[offer.id])
    assert desk.post(answer, {"agreed": "yes", "said": ""}).status_code == 422
    press(desk, "price_answer", offer.id, agreed="no", said="Дорого")
    watch_orders(order.promised_at + timedelta(days=1))
    late = Lateness.objects.get()
    press(desk, "ways", late.id, text_1="Забрать так", text_2="Подмена")
    press(desk, "choice", DateOption.objects.first().id)
    assert desk.post(reverse("orders:choice", args=[DateOption.objects.last().id])).status_code == 422


def test_forged_and_cut_off_links_open_nothing(order):
    for token in (f"{order.token[:-1]}x", "1-0000", "", "я"):
        assert Client().get(f"/order/{token}/").status_code == 404
        assert Client().post(f"/order/{token}/", {"answer": "yes", "number": "1"}).status_code == 404


def test_a_customer_s_press_without_sense_changes_nothing(order):
    path = reverse("orders:customer", args=[order.token])
    for form in (
        {},
        {"answer": "yes", "number": "x"},
        {"answer": "way", "number": "9" * 18},
        {"answer": "?"},
    ):
        assert Client().post(path, form).status_code == 200


def test_dan_keeps_the_registers_and_they_are_not_nina_s(dan, desk, washers):
    office = as_user(dan)
    for register, form in (
        ("makers", {"name": "Bosch", "is_authorised": "on"}),
        ("areas", {"name": "Город", "places": "Chișinău"}),
        ("works", {"name": "Плиты", "needs_licence": "on"}),
        (
            "licences",
            {
                "number": "Л-1",
                "issuer": "Палата",
                "holder_kind": "us",
                "valid_from": "2026-01-01",
                "valid_until": "2026-02-01",
                "works": [washers.id],
            },
        ),
    ):
        page = reverse("orders:new_entry", args=[register])
        assert office.post(page, {"name": ""}).status_code == 422
        assert office.post(page, form).status_code == 302, register
        assert desk.get(page).status_code == 403
    shown = office.get(reverse("orders:registers")).content.decode()
    assert "no longer valid" in shown and "authorised us" in shown
    licence = washers.licences.first()
    assert "Л-" in office.get(reverse("orders:entry", args=["licences", licence.id])).content.decode()
    assert office.get("/settings/orders/nothing/new/").status_code == 404


def test_an_order_over_http(order, nina, pavel, washers, repair, talk, call):
    def ask(user, method, path, body=None):
        return call(user, method, f"/service-orders{path}", body)

    up_to(order, "diagnosis", nina)
    one = f"/{order.id}"
    assert (
        ask(nina, "put", f"{one}/diagnosis", {"text": "Забит фильтр"}).json()["diagnosis"] == "Забит фильтр"
    )
    price = ask(nina, "post", f"{one}/prices", {"amount": "450", "covers": "Чистка"}).json()
    answer = {"agreed": True, "said": "По телефону"}
    assert ask(nina, "put", f"/prices/{price['id']}/answer", answer).json()["agreed_at"]
    part = ask(nina, "post", f"{one}/parts", {"origin": "customer", "name": "Шланг"}).json()
    assert ask(nina, "put", f"/parts/{part['id']}/fate", {"fate": "replaced"}).json()["fate"] == "replaced"
    assert ask(nina, "post", f"{one}/warranty", {"days": 30, "covers": "x"}).status_code == 422
    assert ask(nina, "put", f"{one}/work", {"text": "Готово"}).status_code == 200
    assert ask(nina, "post", f"{one}/warranty", {"days": 30, "covers": "x"}).status_code == 201
    watch_orders(order.promised_at + timedelta(days=1))
    late = ask(nina, "get", "?late=true").json()["rows"][0]["latenesses"][0]
    ways = {"ways": [{"text": "Раз"}, {"text": "Два", "new_date": "2099-01-01T10:00:00"}]}
    options = ask(nina, "post", f"/latenesses/{late['id']}/options", ways).json()["options"]
    assert ask(nina, "put", f"/date-options/{options[0]['id']}/choice").json()["chosen_at"]
    assert ask(pavel, "get", one).status_code == 404 and ask(pavel, "get", "").json()["rows"] == []
    body = {"request_type": repair.id, "work": washers.id, "item": "x", "serial": "1", "fault": "y"}
    assert ask(nina, "post", f"/conversations/{talk.id}/orders", body).status_code == 422, "one runs already"
