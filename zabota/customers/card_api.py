"""The card over HTTP: addresses, expectations, wishes, consents, promises; the list as a file."""

from datetime import datetime
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import User
from zabota.core.api_forms import FILE
from zabota.core.api_lists import one_of, paged
from zabota.core.api_shapes import Id, Strict, Words
from zabota.core.export import export
from zabota.customers.actions.add_identity import add_identity
from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.answer_wish import answer_wish
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.confirm_expectation import confirm_expectation
from zabota.customers.actions.give_consent import give_consent
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.actions.pass_promise import pass_promise
from zabota.customers.actions.remove_identity import remove_identity
from zabota.customers.actions.verify_identity import verify_identity
from zabota.customers.actions.withdraw_consent import withdraw_consent
from zabota.customers.actions.withdraw_expectation import withdraw_expectation
from zabota.customers.api import AddressIn, AddressOut, CustomerOut, PromiseOut
from zabota.customers.card import find_customer
from zabota.customers.models import Consent, Customer, Expectation, Promise, Wish
from zabota.customers.views.listing import COLUMNS

router = Router(tags=["customers"])


class AnsweredPart(Schema):
    id: int
    customer_id: int
    text: str
    by_id: int | None
    created_at: datetime


class ExpectationOut(AnsweredPart):
    """`confirmed_at` is null for a hypothesis."""

    confirmed_at: datetime | None
    withdrawn_at: datetime | None


class WishOut(AnsweredPart):
    answer: str
    answered_at: datetime | None


class ExpectationIn(Strict):
    text: str = Field(min_length=1, max_length=4000)
    is_confirmed: bool = False


class UnderstoodIn(Strict):
    """`instead` is what the customer said when we understood wrongly."""

    understood: bool
    instead: str = Field("", max_length=4000)


class WishIn(Strict):
    text: str = Field(min_length=1, max_length=4000)


class WishAnswerIn(Strict):
    answer: Words


class ConsentIn(Strict):
    purpose: Literal["surveys", "news", "reminders"]
    is_given: bool
    source: str = Field("", max_length=100)


class ConsentOut(Schema):
    purpose: str
    given_at: datetime | None
    withdrawn_at: datetime | None
    source: str


class PrivacyIn(Strict):
    privacy: Literal["private", "personal"]
    source: str = Field("", max_length=100)


class PromiseOwnerIn(Strict):
    owner: Id


@router.post("/{int:pk}/addresses", response={201: AddressOut})
@api_needs("customers.change")
def create_address(request: ApiRequest, pk: int, body: AddressIn) -> Any:
    """Write an address on the card; the one it already has is told as it is, 409 for another card's."""
    customer = find_customer(pk, request.user)
    return Status(201, add_identity(customer, body.kind, body.value, by=request.user))


@router.put("/{int:pk}/addresses/{int:address_id}/proof", response=AddressOut)
@api_needs("customers.change")
def set_proof(request: ApiRequest, pk: int, address_id: int) -> Any:
    """The customer proved the address to us; the first proof counts."""
    identity = one_of(find_customer(pk, request.user).identities, address_id)
    verify_identity(identity, by=request.user)
    return identity


@router.delete("/{int:pk}/addresses/{int:address_id}", response={204: None})
@api_needs("customers.change")
def delete_address(request: ApiRequest, pk: int, address_id: int) -> Any:
    """Take an address off the card: it is free for another one."""
    remove_identity(one_of(find_customer(pk, request.user).identities, address_id), by=request.user)
    return Status(204, None)


@router.get("/{int:pk}/expectations", response=list[ExpectationOut])
@paged("-id")
@api_needs("customers.see")
def list_expectations(request: ApiRequest, pk: int) -> Any:
    """What the customer wants, confirmed or a hypothesis; empty where privacy was chosen."""
    return Expectation.objects.visible_to(request.user).filter(customer=find_customer(pk, request.user))


@router.post("/{int:pk}/expectations", response={201: ExpectationOut})
@api_needs("customers.change")
def create_expectation(request: ApiRequest, pk: int, body: ExpectationIn) -> Any:
    """Write down what the customer wants, in the customer's own words."""
    customer = find_customer(pk, request.user)
    made = note_expectation(customer, body.text, by=request.user, is_confirmed=body.is_confirmed)
    return Status(201, made)


@router.put("/expectations/{int:expectation_id}/answer", response=ExpectationOut)
@api_needs("customers.change")
def set_understood(request: ApiRequest, expectation_id: int, body: UnderstoodIn) -> Any:
    """Did we understand rightly? Yes confirms it, no withdraws it."""
    kept = one_of(Expectation.objects.visible_to(request.user), expectation_id)
    if body.understood:
        confirm_expectation(kept, by=request.user)
    else:
        withdraw_expectation(kept, by=request.user, instead=body.instead)
    return kept


@router.get("/{int:pk}/wishes", response=list[WishOut])
@paged("-id")
@api_needs("customers.see")
def list_wishes(request: ApiRequest, pk: int) -> Any:
    """What the customer would like us to have or do; empty where privacy was chosen."""
    return Wish.objects.visible_to(request.user).filter(customer=find_customer(pk, request.user))


@router.post("/{int:pk}/wishes", response={201: WishOut})
@api_needs("customers.change")
def create_wish(request: ApiRequest, pk: int, body: WishIn) -> Any:
    """Write a wish down: it waits for an answer."""
    return Status(201, add_wish(find_customer(pk, request.user), body.text, by=request.user))


@router.put("/wishes/{int:wish_id}/answer", response=WishOut)
@api_needs("customers.change")
def set_wish_answer(request: ApiRequest, wish_id: int, body: WishAnswerIn) -> Any:
    """Say what became of a wish, once."""
    wish = one_of(Wish.objects.visible_to(request.user), wish_id)
    answer_wish(wish, body.answer, by=request.user)
    return wish


@router.get("/{int:pk}/consents", response=list[ConsentOut])
@paged("id")
@api_needs("customers.keep_data")
def list_consents(request: ApiRequest, pk: int) -> Any:
    """What the customer allows, purpose by purpose, with moment and source."""
    return find_customer(pk, request.user).consents.all()


@router.put("/{int:pk}/consents", response=ConsentOut)
@api_needs("customers.keep_data")
def set_consent(request: ApiRequest, pk: int, body: ConsentIn) -> Any:
    """Keep the customer's yes or no to one purpose."""
    customer = find_customer(pk, request.user)
    act = give_consent if body.is_given else withdraw_consent
    act(customer, body.purpose, source=source_of(request, body.source), by=request.user)
    return Consent.objects.get(customer=customer, purpose=body.purpose)


@router.put("/{int:pk}/privacy", response=CustomerOut)
@api_needs("customers.keep_data")
def set_privacy(request: ApiRequest, pk: int, body: PrivacyIn) -> Any:
    """The customer chose between privacy and personal service, and is obeyed at once."""
    customer = find_customer(pk, request.user)
    choose_privacy(customer, body.privacy, source=source_of(request, body.source), by=request.user)
    return find_customer(pk, request.user)


def source_of(request: ApiRequest, told: str) -> str:
    return told.strip() or _("said to %(name)s") % {"name": request.user.name}


@router.get("/promises/all", response=list[PromiseOut])
@paged("due_at", "id")
@api_needs("customers.see")
def list_all_promises(
    request: ApiRequest, state: Literal["open", "overdue", "kept", "broken"] = "open", mine: bool = False
) -> Any:
    """Promises to all customers whom the token's user sees, by the day they fall due."""
    rows = Promise.objects.visible_to(request.user)
    if mine:
        rows = rows.filter(owner=request.user)
    if state == "kept":
        return rows.exclude(kept_at=None)
    return {"open": rows.open(), "overdue": rows.due_before(timezone.now()), "broken": rows.broken()}[state]


@router.put("/promises/{int:promise_id}/owner", response=PromiseOut)
@api_needs("customers.change")
def set_promise_owner(request: ApiRequest, promise_id: int, body: PromiseOwnerIn) -> Any:
    """Somebody else sees to it now; one that was kept or broken stays as it is."""
    promise = one_of(Promise.objects.visible_to(request.user), promise_id)
    pass_promise(promise, one_of(User.objects.visible_to(request.user).active(), body.owner), by=request.user)
    promise.refresh_from_db()
    return promise


@router.get("/export/{kind}", openapi_extra=FILE)
@api_needs("customers.see")
def export_cards(
    request: ApiRequest, kind: Literal["csv", "xlsx"], q: str = Query("", max_length=200)
) -> Any:
    """All customers that the list shows, as a file; without remarks, which stay on the card."""
    rows = Customer.objects.visible_to(request.user).present().narrowed_to(q, request.user)
    rows = rows.select_related("company").order_by("id").prefetch_related("identities", "branches")
    return export(kind, "customers", COLUMNS, rows.iterator(chunk_size=2000))
