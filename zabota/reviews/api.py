"""Public reviews over HTTP: a connector brings them, and says when an answer stands under one."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.complaints.forms import branches_of
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Moment, Strict
from zabota.core.errors import Refused
from zabota.reviews.actions.mark_posted import mark_posted
from zabota.reviews.actions.take_in_review import take_in_review
from zabota.reviews.models import PublicAnswer, Review, ReviewSite

router = Router(tags=["reviews"])
LARGEST_ID = 2**63 - 1
Id = Field(None, ge=1, le=LARGEST_ID)


class ReviewOut(Schema):
    """`tone`: bad, good or unsorted. `answer` is to stand under it, `posted_at` since when it does."""

    id: int
    site_id: int | None
    key: str
    author: str
    text: str
    url: str
    stars: Decimal | None
    tone: str
    branch_id: int | None
    said_at: datetime
    complaint_id: int | None
    answer: str = ""
    posted_at: datetime | None = None

    @staticmethod
    def resolve_answer(row: Review) -> str:
        return row.public_answer.text if hasattr(row, "public_answer") else ""

    @staticmethod
    def resolve_posted_at(row: Review) -> datetime | None:
        return row.public_answer.posted_at if hasattr(row, "public_answer") else None


class ReviewIn(Strict):
    """`key` is its name at its source: the same one again makes nothing new."""

    key: str = Field(min_length=1, max_length=150)
    site_id: int | None = Id
    branch_id: int | None = Id
    author: str = Field("", max_length=160)
    text: str = Field("", max_length=20_000)
    url: str = Field("", max_length=500)
    stars: Decimal | None = Field(None, ge=1, le=5, decimal_places=1)
    said_at: Moment | None = None


class PostingIn(Strict):
    url: str = Field("", max_length=500)


@router.get("", response=list[ReviewOut])
@paged("id")
@api_needs("reviews.see")
def list_reviews(
    request: ApiRequest,
    after: int = Query(0, ge=0, le=LARGEST_ID),
    to_post: bool = False,
) -> Any:
    """Those after the id `after`, oldest first; `to_post`: those whose answer waits to be posted."""
    rows = Review.objects.visible_to(request.user).filter(id__gt=after).select_related("public_answer")
    if to_post:
        rows = rows.filter(public_answer__isnull=False, public_answer__posted_at=None)
    return rows


@router.post("", response={201: ReviewOut})
@api_needs("reviews.work")
def take_in(request: ApiRequest, body: ReviewIn) -> Any:
    """Keep a review; a negative one goes into the register of complaints."""
    given = body.dict()
    site_id, branch_id = given.pop("site_id"), given.pop("branch_id")
    sites = ReviewSite.objects.visible_to(request.user)
    site = get_object_or_404(sites, pk=site_id) if site_id else None
    branch = get_object_or_404(branches_of(request.user), pk=branch_id) if branch_id else None
    if not (branch or (site and site.branch_id) or request.user.sees_all_branches):
        raise Refused("Say of which branch it is.")
    key = given.pop("key") if site else f"api-{request.auth.id}-{given.pop('key')}"
    return Status(201, take_in_review(key, **given, site=site, branch=branch, by=request.user))


@router.put("/{review_id}/posting", response=ReviewOut)
@api_needs("reviews.work")
def posting(request: ApiRequest, review_id: int, body: PostingIn) -> Any:
    """The answer stands under the review; again changes nothing."""
    rows = Review.objects.visible_to(request.user)
    review = get_object_or_404(rows, pk=review_id if 0 < review_id <= LARGEST_ID else 0)
    mark_posted(get_object_or_404(PublicAnswer, review=review), by=request.user, url=body.url)
    return review
