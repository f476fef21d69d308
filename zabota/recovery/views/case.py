from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from zabota.company.models import User
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.customers.models import Identity
from zabota.insight.statistics.bands import Band
from zabota.recovery.actions.close_case import attempts_in_vain
from zabota.recovery.budgets import budget_of
from zabota.recovery.forms import (
    CallForm,
    EndingForm,
    FixForm,
    GoodwillForm,
    HandOverForm,
    HeardForm,
    MessageForm,
    RemarkForm,
)
from zabota.recovery.models import CustomerWeight, RecoveryCase
from zabota.recovery.money import currency, limit_of, remaining_for
from zabota.recovery.more_forms import WeightForm
from zabota.recovery.people import who_may_work
from zabota.recovery.presets import presets_for
from zabota.recovery.script import script_for

WITH = ("customer", "branch", "owner", "response", "conversation", "repeats", "closed_by", "escalated_to")


@require_safe
@needs("recovery.see")
def case(request: StaffRequest, pk: int) -> HttpResponse:
    return show(request, case_for(request, pk))


def case_for(request: StaffRequest, pk: int) -> RecoveryCase:
    return get_object_or_404(RecoveryCase.objects.visible_to(request.user).select_related(*WITH), pk=pk)


def done(request: StaffRequest, case: RecoveryCase, words: Any) -> HttpResponse:
    messages.success(request, words)
    return redirect("recovery:case", case.pk)


def wrong(
    request: StaffRequest, case: RecoveryCase, form: forms.Form, refusal: Exception | None = None
) -> HttpResponse:
    """The page again with what was entered, and why it was not done."""
    if refusal:
        form.add_error(None, str(refusal))
    case = case_for(request, case.pk)
    return show(request, case, form, status=422)


def show(
    request: StaffRequest, case: RecoveryCase, entered: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    user = request.user
    works = user.may("recovery.work")
    context = {
        "case": case,
        **marks_of(case),
        "timeline": timeline(case),
        "goodwill": case.goodwill.select_related("given_by", "agreed_by", "declined_by"),
        "works": works,
        "next": next_step(case, user),
        "script": script_for(case, user),
        "ways": ways_to(case),
        "attempts": attempts_in_vain(case),
        "weightform": weight_form(case),
        **money(case, user),
        **forms_for(case, user),
    }
    if entered is not None:
        context[f"{type(entered).__name__.lower()}"] = entered
        context["refused"] = entered.non_field_errors()
    template = "recovery/parts/case.html" if request.htmx else "recovery/case.html"
    return render(request, template, context, status=status)


def forms_for(case: RecoveryCase, user: User) -> dict[str, forms.Form]:
    if case.is_closed:
        return {"remarkform": RemarkForm()}
    people = [person for person in who_may_work(case.branch) if person.id != case.owner_id]
    made = (
        CallForm(),
        RemarkForm(),
        MessageForm(),
        GoodwillForm(),
        FixForm(),
        HeardForm(),
        EndingForm(may_dismiss=user.may("recovery.dismiss")),
        HandOverForm(people=people),
    )
    return {type(form).__name__.lower(): form for form in made}


def weight_form(case: RecoveryCase) -> WeightForm:
    known = CustomerWeight.objects.filter(customer=case.customer).first()
    first = {"yearly_value": known.yearly_value, "followers": known.followers} if known else {}
    return WeightForm(initial=first, auto_id="weight_%s")


def next_step(case: RecoveryCase, user: User) -> str:
    """The one obvious next step: take, call, fix, word; nothing for a closed case or a mere reader."""
    if case.is_closed or not user.may("recovery.work"):
        return ""
    if case.owner_id is None:
        return "take"
    if case.contacted_at is None:
        return "call"
    return "word" if case.is_fixed else "fix"


def marks_of(case: RecoveryCase) -> dict[str, list[Any]]:
    """What went wrong in full, each with its reason; the rest in one line."""
    marks = list(case.response.marks.select_related("touchpoint")) if case.response else []
    low = [mark for mark in marks if mark.band == Band.CRITIC or mark.why]
    return {"low_marks": low, "other_marks": [mark for mark in marks if mark not in low]}


def timeline(case: RecoveryCase) -> list[dict[str, Any]]:
    """Steps and goodwill, the latest first."""
    steps = [{"at": step.at, "step": step} for step in case.steps.select_related("by")]
    given = [
        {"at": gift.at, "gift": gift}
        for gift in case.goodwill.select_related("given_by", "agreed_by", "declined_by")
    ]
    return sorted(steps + given, key=lambda happened: happened["at"], reverse=True)


def ways_to(case: RecoveryCase) -> list[dict[str, Any]]:
    """How the customer can be reached: label, address, link where there is one."""
    schemes = {"phone": "tel", "email": "mailto"}
    ways = []
    for identity in case.customer.identities.all():
        scheme = schemes.get(identity.kind)
        ways.append(
            {
                "label": Identity.LABELS.get(identity.kind, identity.kind),
                "shown": identity.shown,
                "url": f"{scheme}:{identity.value}" if scheme else "",
                "is_phone": "yes" if identity.kind == "phone" else "",
            }
        )
    return sorted(ways, key=lambda way: not way["is_phone"])


def money(case: RecoveryCase, user: User) -> dict[str, Any]:
    if not user.may("recovery.give") or case.is_closed:
        return {"gives": False}
    left = remaining_for(user, case)
    presets = presets_for(case.branch_id)
    return {
        "gives": True,
        "left": left,
        "limit": limit_of(user),
        "currency": currency(),
        "presets": [preset for preset in presets if preset.cost <= left],
        "budget": budget_of(case.branch),
        "agreeable": [
            gift for gift in case.goodwill.proposed() if gift.cost <= left and gift.given_by_id != user.id
        ],
    }
