"""Help pages, products and open questions over HTTP."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_lists import ByItself, paged
from zabota.core.api_shapes import Strict
from zabota.core.paging import Page
from zabota.knowledge.actions.begin_article import begin_article
from zabota.knowledge.actions.note_question import note_question
from zabota.knowledge.actions.save_article import SEARCHED
from zabota.knowledge.actions.save_product import SEARCHED as PRODUCT
from zabota.knowledge.finding import in_order, search
from zabota.knowledge.models import Article, OpenQuestion, Product

router = Router(tags=["knowledge"])


class ArticleOut(Schema):
    id: int
    slug: str
    section: str
    published_at: datetime | None
    titles: dict[str, str]

    @staticmethod
    def resolve_titles(row: Article) -> dict[str, str]:
        return {text.language: text.title for text in row.texts.all()}


class ProductOut(Schema):
    id: int
    code: str
    price: Decimal | None
    currency: str
    names: dict[str, str]
    branches: list[int]

    @staticmethod
    def resolve_names(row: Product) -> dict[str, str]:
        return {text.language: text.name for text in row.texts.all()}

    @staticmethod
    def resolve_branches(row: Product) -> list[int]:
        return [branch.pk for branch in row.branches.all()]


class QuestionOut(Schema):
    id: int
    text: str
    language: str
    source: str
    times: int
    last_asked_at: datetime
    article_id: int | None


class NewQuestion(Strict):
    text: str = Field(min_length=2, max_length=300, pattern=r"^[^\x00]*$")
    language: str = Field("", max_length=5)


@router.get("/articles", response=list[ArticleOut])
@paged("id")
@api_needs("knowledge.see")
def list_articles(request: ApiRequest, text: str = Query("", max_length=300)) -> Any:
    """Help pages, best first for `text`."""
    rows = Article.objects.prefetch_related("texts")
    if not text.strip():
        return rows
    ids = search(SEARCHED, text).ids
    return best_first(rows.filter(id__in=ids), ids)


@router.get("/products", response=list[ProductOut])
@paged("id")
@api_needs("knowledge.see")
def list_products(request: ApiRequest, text: str = Query("", max_length=300)) -> Any:
    """Product cards, best first for `text`."""
    rows = Product.objects.visible_to(request.user).in_use().prefetch_related("texts", "branches")
    if not text.strip():
        return rows
    ids = search(PRODUCT, text).ids
    return best_first(rows.filter(id__in=ids), ids)


@router.get("/questions", response=list[QuestionOut])
@paged("-times", "-id")
@api_needs("knowledge.see")
def list_questions(request: ApiRequest) -> Any:
    """Questions that have no answer yet, the most asked first."""
    return OpenQuestion.objects.visible_to(request.user).open()


@router.post("/questions", response={201: QuestionOut})
@api_needs("knowledge.see")
def create_question(request: ApiRequest, body: NewQuestion) -> Any:
    """A question nobody could answer; the same again is counted."""
    return Status(201, note_question(body.text, source=OpenQuestion.Source.DESK, language=body.language))


@router.post("/questions/{int:question_id}/article", response={201: ArticleOut})
@api_needs("knowledge.write")
def create_article(request: ApiRequest, question_id: int) -> Any:
    """The question becomes a help page, not published yet."""
    question = get_object_or_404(OpenQuestion.objects.visible_to(request.user), id=question_id)
    return Status(201, begin_article(question, by=request.user))


def best_first(rows: Any, ids: list[int]) -> ByItself:
    """One page: who searches reads the best and asks again in other words."""
    return lambda page, size: Page(list(in_order(rows, ids))[:size])
