"""Help pages and products go into a reply; what nobody knows is kept and becomes a page."""

import json
from decimal import Decimal

from tests.answers.conftest import HTMX
from tests.cast import hire
from zabota.knowledge.actions.note_question import note_question
from zabota.knowledge.actions.publish import publish
from zabota.knowledge.actions.save_article import save_article
from zabota.knowledge.actions.save_product import save_product
from zabota.knowledge.models import Article, OpenQuestion


def inserted(answer) -> str:
    return json.loads(answer["HX-Trigger"])["insert-text"]["text"]


def test_pages_and_products_are_found_and_put_in(desk, asked_in_russian, central, settings):
    settings.SITE_URL = "https://care.example"
    texts = {
        "ru": ("Суббота", "**В субботу** мы работаем с [10 до 14](https://x.example)."),
        "en": ("Hours", "9-18"),
    }
    page = save_article(None, texts=texts)
    publish(page)
    kettle = save_product(
        None, price=Decimal(899), branches=[central], texts={"ru": {"name": "Чайник", "suits": "На семью"}}
    )
    at = f"/conversations/{asked_in_russian.id}"
    found = desk.get(f"{at}/offers/?q=субботы").content.decode()
    assert "Суббота" in found and "Чайник" not in found
    text = inserted(desk.post(f"{at}/offers/article/{page.id}/insertion/", **HTMX))
    assert text == f"В субботу мы работаем с 10 до 14.\n\nhttps://care.example/help/{page.slug}/"
    text = inserted(desk.post(f"{at}/offers/product/{kettle.id}/insertion/", **HTMX))
    assert text.startswith("Чайник: 899.00 MDL\nНа семью\n") and text.endswith("Central")
    hints = desk.post(f"{at}/hints/", {"text": ""}, **HTMX).content.decode()
    assert "Суббота" in hints
    assert desk.post(f"{at}/offers/nonsense/1/insertion/", **HTMX).status_code == 404


def test_a_page_that_is_not_published_is_not_sent_to_customers(desk, asked_in_russian):
    page = save_article(None, texts={"ru": ("Черновик", "Ещё пишем.")})
    at = f"/conversations/{asked_in_russian.id}/offers"
    assert "Черновик" not in desk.get(f"{at}/?q=черновик").content.decode()
    assert desk.post(f"{at}/article/{page.id}/insertion/", **HTMX).status_code == 404


def test_a_question_without_an_answer_becomes_a_page(desk, as_user, asked_in_russian, central):
    at = f"/conversations/{asked_in_russian.id}"
    assert desk.post(f"{at}/question/", {"text": "Есть ли парковка?"}, **HTMX).status_code == 204
    assert desk.post(f"{at}/question/", {"text": "?"}, **HTMX).status_code == 422
    note_question("Можно с собакой?", source="help")
    writer = as_user(hire("Elena", "service_manager", central))
    page = writer.get("/answers/questions/").content.decode()
    assert "Есть ли парковка?" in page and f"#{asked_in_russian.id}" in page and "Можно с собакой?" in page
    question = OpenQuestion.objects.get(text="Есть ли парковка?")
    answer = writer.post(f"/answers/questions/{question.id}/article/")
    assert answer.url == f"/knowledge/{Article.objects.get().id}/"
    writer.post(f"/answers/questions/{OpenQuestion.objects.get(source='help').id}/settlement/")
    assert list(OpenQuestion.objects.open()) == [question]
