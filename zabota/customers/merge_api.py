"""Cards that are one person's, over HTTP: suggested, merged, taken apart again."""

from datetime import datetime
from typing import Any

from django.http import Http404
from ninja import Router, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_lists import one_of, paged
from zabota.core.api_shapes import Id, Strict
from zabota.customers.actions.dismiss_suggestion import dismiss_suggestion
from zabota.customers.actions.merge import merge
from zabota.customers.actions.unmerge import unmerge
from zabota.customers.card import find_customer
from zabota.customers.models import Customer, CustomerMerge
from zabota.customers.suggestions import suggest_merges

router = Router(tags=["customers"])


class OtherCardIn(Strict):
    """The card of the same person."""

    other: Id


class CardMergeOut(Schema):
    id: int
    kept_id: int
    merged_id: int
    created_at: datetime
    undone_at: datetime | None


class SuggestionOut(Schema):
    other_id: int
    name: str
    reasons: list[str]


@router.get("/{int:pk}/suggestions", response=list[SuggestionOut])
@paged()
@api_needs("customers.merge")
def list_suggestions(request: ApiRequest, pk: int) -> Any:
    """Cards that may be the same person's, with reasons, the likeliest first: the best five."""
    found = suggest_merges(find_customer(pk, request.user), request.user)
    return [
        {"other_id": one.customer.id, "name": one.customer.name, "reasons": [str(why) for why in one.reasons]}
        for one in found
    ]


@router.post("/{int:pk}/suggestions/dismissal", response={204: None})
@api_needs("customers.merge")
def create_dismissal(request: ApiRequest, pk: int, body: OtherCardIn) -> Any:
    """They are two people: the pair is not suggested again."""
    customer, other = find_customer(pk, request.user), find_customer(body.other, request.user)
    dismiss_suggestion(customer, other, by=request.user)
    return Status(204, None)


@router.get("/{int:pk}/merges", response=list[CardMergeOut])
@paged("-id")
@api_needs("customers.merge")
def list_merges(request: ApiRequest, pk: int) -> Any:
    """Cards that became part of this one, those that were taken apart again among them."""
    return find_customer(pk, request.user).merges.all()


@router.post("/{int:pk}/merges", response={201: CardMergeOut})
@api_needs("customers.merge")
def create_merge(request: ApiRequest, pk: int, body: OtherCardIn) -> Any:
    """The other card becomes part of this one; it can be undone."""
    kept, merged = find_customer(pk, request.user), find_customer(body.other, request.user)
    if kept == merged or kept.merged_into_id or merged.merged_into_id:
        raise Http404
    return Status(201, merge(kept, merged, by=request.user))


@router.delete("/merges/{int:merge_id}", response=CardMergeOut)
@api_needs("customers.merge")
def delete_merge(request: ApiRequest, merge_id: int) -> Any:
    """The cards are two again; what came since stays with the one that was kept. Again: nothing."""
    row = one_of(CustomerMerge.objects.filter(kept__in=Customer.objects.visible_to(request.user)), merge_id)
    unmerge(row, by=request.user)
    row.refresh_from_db()
    return row
