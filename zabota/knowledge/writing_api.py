"""Help pages and product cards written over HTTP; questions settled."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from ninja import Field, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Branch
from zabota.core.api_lists import one_of
from zabota.core.api_shapes import Id, Strict
from zabota.core.errors import Refused
from zabota.knowledge.actions.publish import publish
from zabota.knowledge.actions.retire_product import retire_product
from zabota.knowledge.actions.save_article import save_article
from zabota.knowledge.actions.save_product import save_product
from zabota.knowledge.actions.settle_question import settle_question
from zabota.knowledge.actions.withdraw import withdraw
from zabota.knowledge.api import ArticleOut, ProductOut, router
from zabota.knowledge.models import Article, OpenQuestion, Product

__all__ = ["router"]


class PageTextIn(Strict):
    """`body` is Markdown."""

    title: str = Field("", max_length=160)
    body: str = Field("", max_length=100_000)


class ArticleIn(Strict):
    """`texts` by language, all of them anew: one that is left out is taken away."""

    texts: dict[str, PageTextIn]
    section: str = Field("", max_length=80)
    order: int = Field(100, ge=0, le=9999)


class PublishedIn(Strict):
    published: bool


class ProductTextIn(Strict):
    name: str = Field("", max_length=160)
    appearance: str = Field("", max_length=5_000)
    composition: str = Field("", max_length=5_000)
    suits: str = Field("", max_length=5_000)
    senses: str = Field("", max_length=5_000)
    more: str = Field("", max_length=5_000)


class ProductIn(Strict):
    """`texts` by language; a picture is kept as it is."""

    texts: dict[str, ProductTextIn]
    code: str = Field("", max_length=40)
    price: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)
    branches: list[Id] = Field(default_factory=list, max_length=500)


class ProductRetiredIn(Strict):
    """False sells it again."""

    retired: bool


@router.post("/articles", response={201: ArticleOut})
@api_needs("knowledge.write")
def create_article(request: ApiRequest, body: ArticleIn) -> Any:
    """A help page that customers do not see before it is published."""
    return Status(201, written(request, None, body))


@router.put("/articles/{int:article_id}", response=ArticleOut)
@api_needs("knowledge.write")
def put_article(request: ApiRequest, article_id: int, body: ArticleIn) -> Any:
    """All of it anew; published stays published."""
    return written(request, one_of(Article.objects.all(), article_id), body)


@router.put("/articles/{int:article_id}/publication", response=ArticleOut)
@api_needs("knowledge.write")
def set_publication(request: ApiRequest, article_id: int, body: PublishedIn) -> Any:
    """Show it to customers, or no more."""
    article = one_of(Article.objects.all(), article_id)
    (publish if body.published else withdraw)(article)
    article.refresh_from_db()
    return article


@router.post("/products", response={201: ProductOut})
@api_needs("knowledge.write")
def create_product(request: ApiRequest, body: ProductIn) -> Any:
    """A product's card with what everybody must know of it."""
    return Status(201, made(request, None, body))


@router.put("/products/{int:product_id}", response=ProductOut)
@api_needs("knowledge.write")
def put_product(request: ApiRequest, product_id: int, body: ProductIn) -> Any:
    """All of it anew."""
    return made(request, one_of(Product.objects.visible_to(request.user), product_id), body)


@router.put("/products/{int:product_id}/retirement", response={204: None})
@api_needs("knowledge.write")
def set_product_retired(request: ApiRequest, product_id: int, body: ProductRetiredIn) -> Any:
    """Sell it no more, or again."""
    retire_product(one_of(Product.objects.visible_to(request.user), product_id), body.retired)
    return Status(204, None)


@router.put("/questions/{int:question_id}/settlement", response={204: None})
@api_needs("knowledge.write")
def set_settlement(request: ApiRequest, question_id: int) -> Any:
    """It needs no help page: not ours to answer, or nonsense."""
    settle_question(one_of(OpenQuestion.objects.visible_to(request.user), question_id), by=request.user)
    return Status(204, None)


def in_languages(texts: dict[str, Any]) -> dict[str, dict[str, str]]:
    if not texts.keys() <= dict(settings.LANGUAGES).keys():
        raise Refused("texts: a language is en, ru or ro")
    return {language: text.dict() for language, text in texts.items()}


def written(request: ApiRequest, article: Article | None, body: ArticleIn) -> Article:
    texts = {code: (text["title"], text["body"]) for code, text in in_languages(body.texts).items()}
    return save_article(article, texts=texts, section=body.section, order=body.order, by=request.user)


def made(request: ApiRequest, product: Product | None, body: ProductIn) -> Product:
    branches = [one_of(Branch.objects.all(), number) for number in body.branches]
    texts = in_languages(body.texts)
    return save_product(product, texts=texts, code=body.code, price=body.price, branches=branches)
