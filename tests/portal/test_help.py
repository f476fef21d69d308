"""The help centre: search that reads people's words, and what it did not find."""

import re

import pytest

from zabota.knowledge.actions.publish import publish
from zabota.knowledge.actions.save_article import save_article
from zabota.knowledge.models import OpenQuestion


@pytest.fixture
def delivery(db):
    page = save_article(
        None,
        texts={
            "ru": ("Доставка", "Курьер привозит заказ."),
            "ro": ("Livrare", "Curierul aduce comanda mâine."),
        },
        section="Покупки",
    )
    publish(page)
    return page


def test_search_reads_forms_and_says_how_it_read_a_slip(client, delivery):
    assert "Доставка" in client.get("/help/?q=доставки", headers={"Accept-Language": "ru"}).content.decode()
    slip = client.get("/help/?q=доствка", headers={"Accept-Language": "ru"}).content.decode()
    assert "Доставка" in slip and '<p role="status">' in slip
    assert '<p role="status">' not in client.get("/help/?q=доставка").content.decode()
    assert "Livrare" in client.get("/help/?q=livrari", headers={"Accept-Language": "ro"}).content.decode()


def test_a_search_that_found_nothing_is_kept_without_who_asked(client, delivery):
    page = client.get("/help/?q=парковка", headers={"Accept-Language": "ru"}).content.decode()
    assert not OpenQuestion.objects.exists(), "reading writes nothing"
    missed = re.search(r'"missed": "([^"]+)"', page.replace("&quot;", '"'))[1]
    for _again in range(2):
        assert client.post("/help/missed/", {"missed": missed}).status_code == 204
    kept = OpenQuestion.objects.get()
    assert (kept.text, kept.language, kept.source, kept.times) == ("парковка", "ru", "help", 2)
    client.post("/help/missed/", {"missed": "forged"})
    assert OpenQuestion.objects.count() == 1


def test_help_is_offered_while_a_message_is_written(client, delivery):
    hidden = save_article(None, texts={"ru": ("Курьер и заказ: черновик", "Не для всех.")})
    found = client.get("/help/suggestions/", {"text": "Когда курьер привезёт мой заказ?"}).content.decode()
    assert f"/help/{delivery.slug}/" in found and hidden.slug not in found
    assert client.get("/help/suggestions/", {"text": "Когда"}).content.decode().strip() == ""
