"""Help pages, products and questions over HTTP, written."""

from tests.api_client import called
from tests.cast import hire
from zabota.knowledge.actions.note_question import note_question
from zabota.knowledge.models import Article


def test_a_help_page_is_written_published_and_withdrawn(nina, central):
    sveta = hire("Sveta", "service_manager", central)
    body = {"texts": {"ru": {"title": "Парковка", "body": "За **домом**"}}, "section": "Дорога"}
    assert called(nina, "POST", "/knowledge/articles", body).status_code == 403
    made = called(sveta, "POST", "/knowledge/articles", body)
    assert made.status_code == 201 and made.json()["published_at"] is None
    one = f"/knowledge/articles/{made.json()['id']}"
    assert called(sveta, "PUT", f"{one}/publication", {"published": True}).json()["published_at"]
    assert called(sveta, "PUT", f"{one}/publication", {"published": False}).json()["published_at"] is None
    changed = {**body, "texts": {"ru": {"title": "Стоянка", "body": "Там же"}}}
    assert called(sveta, "PUT", one, changed).json()["titles"] == {"ru": "Стоянка"}
    assert called(sveta, "PUT", one, {**body, "texts": {"xx": {"title": "?"}}}).status_code == 422
    assert Article.objects.get().section == "Дорога"


def test_a_product_s_card_is_written_and_retired(nina, central):
    sveta = hire("Sveta", "service_manager", central)
    body = {"texts": {"ru": {"name": "Чайник"}}, "code": "A1", "price": "300.00", "branches": [central.id]}
    made = called(sveta, "POST", "/knowledge/products", body)
    assert made.status_code == 201 and made.json()["branches"] == [central.id]
    one = f"/knowledge/products/{made.json()['id']}"
    assert called(sveta, "PUT", one, {**body, "price": "250.00"}).json()["price"] == "250.00"
    assert called(sveta, "PUT", one, {**body, "texts": {}}).status_code == 422
    assert called(nina, "PUT", f"{one}/retirement", {"retired": True}).status_code == 403
    assert called(sveta, "PUT", f"{one}/retirement", {"retired": True}).status_code == 204
    assert called(nina, "GET", "/knowledge/products").json()["rows"] == []


def test_a_question_is_settled_without_a_page(central):
    sveta = hire("Sveta", "service_manager", central)
    question = note_question("Какая погода?", source="desk", language="ru")
    assert called(sveta, "PUT", f"/knowledge/questions/{question.id}/settlement").status_code == 204
    assert called(sveta, "GET", "/knowledge/questions").json()["rows"] == []
