"""Customers over HTTP: the same verbs, the same rights as on the pages."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status
from ninja.errors import HttpError

from zabota.company.api_access import api_needs
from zabota.company.models import Branch, User
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Moment, Strict
from zabota.customers.actions.add_customer import add_customer
from zabota.customers.actions.break_promise import break_promise
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.actions.keep_promise import keep_promise
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.card import find_customer
from zabota.customers.forms import branch_choices
from zabota.customers.models import Customer, Promise

router = Router(tags=["customers"])
BIGGEST = 2**63 - 1


class AddressIn(Strict):
    kind: str = Field(min_length=1, max_length=20)
    value: str = Field(max_length=254)


class AddressOut(Schema):
    id: int
    kind: str
    value: str
    shown: str
    verified_at: datetime | None


class CustomerIn(Strict):
    name: str = Field("", max_length=160)
    language: str = Field("", max_length=5)
    customer_class: str = Field("", max_length=20)
    branch_id: int | None = Field(None, ge=1, le=BIGGEST)
    addresses: list[AddressIn] = Field(default_factory=list, max_length=20)


class CustomerChange(Strict):
    """`version` is the one that was read; what is left out stays as it is."""

    version: int
    name: str | None = Field(None, max_length=160)
    language: str | None = Field(None, max_length=5)
    customer_class: str | None = Field(None, max_length=20)
    company: str | None = Field(None, max_length=160)
    note: str | None = Field(None, max_length=20_000)


class CustomerOut(Schema):
    id: int
    name: str
    language: str
    customer_class: str
    privacy: str
    version: int
    created_at: datetime
    addresses: list[AddressOut]
    branch_ids: list[int]

    @staticmethod
    def resolve_addresses(customer: Customer) -> list[Any]:
        return list(customer.identities.all())

    @staticmethod
    def resolve_branch_ids(customer: Customer) -> list[int]:
        return [branch.id for branch in customer.branches.all()]


class PromiseIn(Strict):
    text: str = Field(max_length=4000)
    due_at: Moment
    owner_id: int | None = Field(None, ge=1, le=BIGGEST)
    about: str = Field("", max_length=60)


class PromiseOutcome(Strict):
    outcome: str = Field(pattern="^(kept|broken)$")
    because: str = Field("", max_length=2000)


class PromiseOut(Schema):
    id: int
    customer_id: int
    owner_id: int
    text: str
    due_at: datetime
    about: str
    kept_at: datetime | None
    broken_at: datetime | None
    broken_because: str


@router.get("/", response=list[CustomerOut])
@paged("-id")
@api_needs("customers.see")
def list_customers(
    request: HttpRequest,
    q: str = Query("", max_length=200),
) -> Any:
    """Customers, the newest first; `q` is any part of a name or address."""
    user = user_of(request)
    rows = Customer.objects.visible_to(user).present().narrowed_to(q, user)
    return rows.prefetch_related("identities", "branches")


@router.post("/", response={201: CustomerOut})
@api_needs("customers.change")
def create_customer(request: HttpRequest, new: CustomerIn) -> Any:
    """A new card; 409 for an address that another card has."""
    user = user_of(request)
    branch = get_object_or_404(branch_choices(user), pk=new.branch_id) if new.branch_id else None
    if branch is None and not user.sees_all_branches:
        branch = Branch.objects.filter(id__in=user.branch_ids).first()
    addresses = [(address.kind, address.value) for address in new.addresses]
    given = new.dict(include={"name", "language", "customer_class"})
    return Status(201, add_customer(**given, addresses=addresses, branch=branch, by=user))


@router.get("/{int:pk}", response=CustomerOut)
@api_needs("customers.see")
def get_customer(request: HttpRequest, pk: int) -> Any:
    """One card with its addresses; one that was merged into another is still told."""
    return find_customer(pk, user_of(request))


@router.patch("/{int:pk}", response=CustomerOut)
@api_needs("customers.change")
def change(request: HttpRequest, pk: int, changes: CustomerChange) -> Any:
    """409 when somebody else changed the card since `version`."""
    customer = find_customer(pk, user_of(request))
    given = changes.dict(exclude={"version"}, exclude_none=True)
    return change_customer(customer, by=user_of(request), version=changes.version, **given)


@router.get("/{int:pk}/promises", response=list[PromiseOut])
@paged("-id")
@api_needs("customers.see")
def list_promises(request: HttpRequest, pk: int) -> Any:
    """What we promised this customer, the newest first."""
    return find_customer(pk, user_of(request)).promises.tellable_to(user_of(request))


@router.post("/{int:pk}/promises", response={201: PromiseOut})
@api_needs("customers.change")
def create_promise(request: HttpRequest, pk: int, new: PromiseIn) -> Any:
    """A promise of ours to the customer; of the token's user when no owner is named."""
    user = user_of(request)
    customer = find_customer(pk, user)
    owner = user
    if new.owner_id:
        owner = get_object_or_404(User.objects.visible_to(user).active(), pk=new.owner_id)
    if new.due_at.tzinfo is None:
        raise HttpError(422, "due_at needs a time zone, e.g. 2030-01-31T18:00:00+02:00")
    given = new.dict(include={"text", "due_at", "about"})
    return Status(201, make_promise(customer, **given, owner=owner, by=user))


@router.post("/promises/{int:pk}/outcome", response=PromiseOut)
@api_needs("customers.change")
def settle_promise(request: HttpRequest, pk: int, told: PromiseOutcome) -> Any:
    """Kept, or broken with the reason."""
    user = user_of(request)
    promise = get_object_or_404(Promise.objects.visible_to(user), pk=pk)
    if told.outcome == "kept":
        keep_promise(promise, by=user)
    else:
        break_promise(promise, because=told.because, by=user)
    return promise


def user_of(request: HttpRequest) -> User:
    return request.auth.user  # type: ignore[attr-defined]
