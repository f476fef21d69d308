from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.customers.models import Customer
from zabota.feedback.actions.revoke_invitation import revoke_invitation
from zabota.feedback.models import Invitation, Refusal, Survey
from zabota.feedback.policy import Ask, checks, words_of
from zabota.feedback.questions import questions_at
from zabota.feedback.views.paging import newest_first


@require_safe
@needs("feedback.see")
def refusals(request: StaffRequest) -> HttpResponse:
    """Whom we did not ask, and why: the newest first."""
    rows = Refusal.objects.visible_to(request.user).select_related("customer", "survey")
    page = newest_first(rows, request.GET.get("page", ""))
    context = {"page": page, "lines": [(row, reasons_of(row)) for row in page.rows]}
    return render(request, "feedback/refusals.html", context)


def reasons_of(refusal: Refusal) -> list[str]:
    kept = refusal.details.get("reasons") or [[refusal.reason, {}]]
    return [str(words_of(name, facts)) for name, facts in kept]


@require_safe
@needs("feedback.see")
def explain(request: StaffRequest, pk: int) -> HttpResponse:
    """May this customer be asked now? Every rule of the contact policy, and what was asked before."""
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    branch = customer.branches.first()
    survey = Survey.objects.after_resolution().first() or Survey.objects.in_use().first()
    found = []
    if survey is not None:
        asked = tuple(question.id for question in questions_at(survey, branch))
        found = checks(Ask(customer, survey, timezone.now(), None, asked, branch=branch))
    context = {
        "customer": customer,
        "survey": survey,
        "checks": found,
        "may_be_asked": bool(survey) and not any(check.stands_in_the_way for check in found),
        "invitations": Invitation.objects.visible_to(request.user)
        .filter(customer=customer)
        .select_related("survey", "response")
        .order_by("-created_at")[:20],
        "refusals": [
            (row, reasons_of(row))
            for row in Refusal.objects.visible_to(request.user)
            .filter(customer=customer)
            .order_by("-created_at")[:20]
        ],
    }
    return render(request, "feedback/explain.html", context)


@require_POST
@needs("feedback.design")
def revocation(request: StaffRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    try:
        revoke_invitation(invitation, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The link works no more."))
    if invitation.customer_id is None:
        return redirect("feedback:responses")
    return redirect("feedback:explain", pk=invitation.customer_id)
