"""A case's way over HTTP: messages and questions to the customer, its weight; cases as a file."""

from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_forms import FILE
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict, Words
from zabota.core.errors import Refused
from zabota.core.export import export
from zabota.recovery.actions.ask_customer import ask_customer
from zabota.recovery.actions.rate_recovery import rate_recovery
from zabota.recovery.actions.set_script import set_script
from zabota.recovery.actions.set_weight import set_weight
from zabota.recovery.actions.write_to_customer import write_to_customer
from zabota.recovery.api import CaseOut, CaseStepOut, case_for
from zabota.recovery.models import CallScript, RecoveryCase
from zabota.recovery.views.cases import COLUMNS, with_words

router = Router(tags=["recovery"])


class CaseMessageIn(Strict):
    text: Words


class CaseMarkIn(Strict):
    score: int = Field(ge=1, le=10)


class WeightIn(Strict):
    """What is left out is not known."""

    yearly_value: Decimal | None = Field(None, ge=0, max_digits=12, decimal_places=2)
    followers: int | None = Field(None, ge=0, le=2_000_000_000)


class ScriptIn(Strict):
    """`call` is said to a critic, `tense` helps in a tense talk; an empty text takes that script away."""

    kind: Literal["call", "tense"] = "call"
    language: Literal["en", "ru", "ro"]
    text: str = Field("", max_length=20_000)


class ScriptOut(Schema):
    kind: str
    language: str
    text: str


@router.post("/{int:case_id}/messages", response={201: CaseStepOut})
@api_needs("recovery.work")
def create_message(request: ApiRequest, case_id: int, body: CaseMessageIn) -> Any:
    """Write to the customer through the desk: the answer comes back there."""
    return Status(201, write_to_customer(case_for(request, case_id), body.text, by=request.user))


@router.post("/{int:case_id}/questions", response=CaseOut)
@api_needs("recovery.work")
def create_question(request: ApiRequest, case_id: int) -> Any:
    """Ask the customer in writing, with a link, whether it is put right."""
    case = case_for(request, case_id)
    if not ask_customer(case, by=request.user):
        raise Refused(_("Nothing can be written to this customer: ask by phone."))
    return case_for(request, case_id)


@router.put("/{int:case_id}/mark", response=CaseOut)
@api_needs("recovery.work")
def set_mark(request: ApiRequest, case_id: int, body: CaseMarkIn) -> Any:
    """The customer's mark for how we put it right, as heard; the first one counts."""
    rate_recovery(case_for(request, case_id), body.score, by=request.user)
    return case_for(request, case_id)


@router.put("/{int:case_id}/weight", response=CaseOut)
@api_needs("recovery.work")
def put_weight(request: ApiRequest, case_id: int, body: WeightIn) -> Any:
    """What the customer spends and how many hear them: their open cases are weighed anew."""
    set_weight(case_for(request, case_id).customer, **body.dict(), by=request.user)
    return case_for(request, case_id)


@router.get("/scripts", response=list[ScriptOut])
@paged("id")
@api_needs("recovery.see")
def list_scripts(request: ApiRequest) -> Any:
    """What is said and asked on the call, and what helps in a tense talk, language by language."""
    return CallScript.objects.all()


@router.put("/scripts", response={204: None})
@api_needs("recovery.set_limits")
def put_script(request: ApiRequest, body: ScriptIn) -> Any:
    """The script of one kind and language, a line for each thing to say or ask."""
    set_script(body.language, body.text, kind=body.kind)
    return Status(204, None)


@router.get("/export/{kind}", openapi_extra=FILE)
@api_needs("recovery.see")
def export_cases(request: ApiRequest, kind: Literal["csv", "xlsx"], is_open: bool | None = None) -> Any:
    """Cases as a file, the latest first."""
    rows = RecoveryCase.objects.visible_to(request.user)
    if is_open is not None:
        rows = rows.filter(closed_at__isnull=is_open)
    rows = with_words(rows).order_by("-received_at", "-id")
    return export(kind, "recovery", COLUMNS, rows.iterator(chunk_size=1000))
