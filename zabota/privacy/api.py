"""Trust over HTTP: erasure with its proof, and how long things are kept."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ninja import Field, Router, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import User
from zabota.core.api_forms import FILE, checked
from zabota.core.api_lists import one_of, paged
from zabota.core.api_shapes import LARGEST_ID, Strict
from zabota.core.paging import Page, page_by
from zabota.customers.card import find_customer
from zabota.privacy.actions.drop_retention import drop_retention
from zabota.privacy.actions.erase_person import erase_person
from zabota.privacy.actions.give_out import give_out
from zabota.privacy.actions.set_retention import set_retention
from zabota.privacy.aging import dry_run
from zabota.privacy.certificate import certificate_of
from zabota.privacy.forms import RetentionForm
from zabota.privacy.giving import counted
from zabota.privacy.looking import accesses_for
from zabota.privacy.models import Access, Erasure, RetentionRule
from zabota.privacy.unfinished import unfinished_of
from zabota.privacy.views.people import as_zip

router = Router(tags=["privacy"])
BIGGEST = 2**63 - 1


class EraseIn(Strict):
    """`unfinished_too` says that open conversations, cases and promises go as well; else they are told."""

    customer_id: int
    because: str
    unfinished_too: bool = False


class CertificateOut(Schema):
    certificate: int
    cards: list[int]
    because: str
    by: int | None
    at: datetime
    erased: dict[str, Any]
    looked_at: datetime | None
    found: dict[str, Any]
    previous: str
    digest: str


class AccessOut(Schema):
    id: int
    by_id: int
    kind: str
    object_id: int
    path: str
    customer_id: int | None
    conversation_id: int | None
    at: datetime


class RetentionOut(Schema):
    id: int
    kind: str
    branch_id: int | None
    months: int
    would_empty: int


class RetentionIn(Strict):
    kind: str = Field(min_length=1, max_length=40)
    branch: int | None = Field(None, ge=1, le=LARGEST_ID)
    months: int = Field(ge=1, le=600)


class RetentionRuleOut(Schema):
    id: int
    kind: str
    branch_id: int | None
    months: int


class KeptOut(Schema):
    sections: dict[str, int]
    unfinished: dict[str, int]


@router.get("/erasures", response=list[CertificateOut], summary="Proofs of erasure, the newest first")
@paged("-id", shown=certificate_of)
@api_needs("privacy.see")
def erasures(request: ApiRequest) -> Any:
    """Each proof names the one before it by its digest."""
    return Erasure.objects.visible_to(request.user)


@router.post("/erasures", response=CertificateOut, summary="Erase a person for good")
@api_needs("privacy.erase")
def erase(request: ApiRequest, told: EraseIn) -> dict[str, Any]:
    """Everywhere, with a certificate; nothing brings the person back."""
    customer = find_customer(within(told.customer_id), request.user)
    erased = erase_person(customer, told.because, by=request.user, unfinished_too=told.unfinished_too)
    return certificate_of(erased)


@router.get(
    "/accesses", response=list[AccessOut], summary="Who opened what of which customer, the newest first"
)
@paged("-id")
@api_needs("privacy.see")
def accesses(
    request: ApiRequest,
    user: int | None = None,
    customer: int | None = None,
    on: date | None = None,
    kind: Access.Kind | None = None,
) -> Any:
    """Several looks within a quarter of an hour are one."""
    asked = {"by": within(user or 0), "customer": within(customer or 0), "on": on, "kind": kind}
    return accesses_for(request.user, asked)


@router.get(
    "/retention", response=list[RetentionOut], summary="Rules of retention and what each would empty now"
)
@paged()
@api_needs("privacy.see")
def retention(request: ApiRequest) -> Any:
    """`would_empty` counts what is old enough now, by a dry run."""
    rules = RetentionRule.objects.visible_to(request.user)
    return lambda page, size: dry(page_by(rules, page, ("id",), size), request.user)


@router.post("/retention", response={201: RetentionRuleOut}, summary="Say how long something is kept")
@api_needs("privacy.set_retention")
def create_retention(request: ApiRequest, body: RetentionIn) -> Any:
    """In the company or at one branch; a rule of the same is replaced. The work is done at night."""
    form = checked(RetentionForm(body.dict(), user=request.user))
    return Status(201, set_retention(**form.cleaned_data, by=request.user))


@router.delete("/retention/{int:retention_id}", response={204: None}, summary="Keep it from now on")
@api_needs("privacy.set_retention")
def delete_retention(request: ApiRequest, retention_id: int) -> Any:
    """What was emptied stays empty."""
    drop_retention(one_of(RetentionRule.objects.visible_to(request.user), retention_id), by=request.user)
    return Status(204, None)


@router.get("/erasures/{int:erasure_id}", response=CertificateOut, summary="One proof of erasure")
@api_needs("privacy.see")
def get_erasure(request: ApiRequest, erasure_id: int) -> Any:
    """The certificate, as it was signed by its digest."""
    return certificate_of(one_of(Erasure.objects.visible_to(request.user), erasure_id))


@router.get("/people/{int:pk}", response=KeptOut, summary="What is kept about a person, counted")
@api_needs("privacy.see")
def get_person(request: ApiRequest, pk: int) -> Any:
    """By section, and what still goes on with them."""
    customer = find_customer(pk, request.user)
    return {
        "sections": {str(section): rows for section, rows in counted(customer)},
        "unfinished": {str(label): number for label, number in unfinished_of(customer)},
    }


@router.post("/people/{int:pk}/giving", openapi_extra=FILE, summary="Everything about a person as one ZIP")
@api_needs("privacy.give_out")
def create_giving(request: ApiRequest, pk: int) -> Any:
    """For that person; that it was made is kept in the card's history."""
    return as_zip(customer := find_customer(pk, request.user), give_out(customer, by=request.user))


def dry(page: Page, user: User) -> Page:
    told = [
        {
            "id": rule.id,
            "kind": rule.kind,
            "branch_id": rule.branch_id,
            "months": rule.months,
            "would_empty": dry_run(rule, user).count,
        }
        for rule in page.rows
    ]
    return replace(page, rows=told)


def within(number: int) -> int:
    """A number that no row can have is nobody's."""
    return number if 0 < number <= BIGGEST else 0
