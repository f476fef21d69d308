"""Products through their pages, and knowledge over HTTP."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.cast import hire
from zabota.company.models import ApiToken
from zabota.company.models.api_token import digest_of
from zabota.knowledge.models import Product


def test_a_product_s_card_is_written_with_a_picture_and_found(central, nina):
    writer, reader = Client(), Client()
    writer.force_login(hire("Elena", "service_manager", central))
    reader.force_login(nina)
    out = BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    wanted = {
        "code": "CH-17",
        "price": "899",
        "branches": [central.id],
        "name_ru": "Чайник",
        "suits_ru": "На семью",
    }
    picture = SimpleUploadedFile("чайник.png", out.getvalue(), "image/png")
    assert writer.post("/products/new/", wanted | {"picture": picture}).status_code == 302
    kept = Product.objects.get()
    page = reader.get("/products/?q=семье").content.decode()
    assert "Чайник" in page and "899.00 MDL" in page and "Central" in page
    assert reader.get(f"/products/{kept.id}/picture/")["Content-Type"] == "image/webp"
    assert reader.get("/products/new/").status_code == 403
    assert "price" in writer.post(f"/products/{kept.id}/", wanted | {"price": "-5"}).context["form"].errors
    writer.post(f"/products/{kept.id}/retirement/", {"retired": "yes"})
    assert not Product.objects.in_use().exists()


def test_knowledge_over_http(client, nina, db):
    ApiToken.objects.create(user=nina, name="t", digest=digest_of("secret"))

    def call(method, path, body=None):
        options = {"content_type": "application/json", "data": body} if body is not None else {}
        headers = {"Authorization": "Bearer secret"}
        return getattr(client, method)(f"/api/v1/knowledge{path}", headers=headers, **options)

    for _again in range(2):
        made = call("post", "/questions", {"text": "Есть ли парковка?", "language": "ru"})
    assert made.status_code == 201 and made.json()["times"] == 2
    assert [row["text"] for row in call("get", "/questions").json()["rows"]] == ["Есть ли парковка?"]
    assert call("post", f"/questions/{made.json()['id']}/article").status_code == 403
    assert (
        call("get", "/articles?text=парковка").json()["rows"] == [] == call("get", "/products").json()["rows"]
    )
