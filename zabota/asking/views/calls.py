"""Telephone interviews: lists, the next customer, the script, the answers."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.asking.actions.answer_call import answer_call
from zabota.asking.actions.make_call_list import make_call_list
from zabota.asking.actions.record_call import record_call
from zabota.asking.actions.take_call import take_call
from zabota.asking.forms import CallListForm, OutcomeForm
from zabota.asking.models import Call, CallList
from zabota.asking.queries import due
from zabota.asking.sheet import blank_sheet, read_sheet
from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.kind import Answers
from zabota.feedback.policy import words_of
from zabota.feedback.views.survey_page import form_context

COUNTED = {outcome: Count("calls", filter=Q(calls__outcome=outcome)) for outcome in Call.Outcome.values}


@require_safe
@needs("asking.call")
def call_lists(request: StaffRequest) -> HttpResponse:
    rows = CallList.objects.visible_to(request.user).open().select_related("survey", "branch")
    rows = rows.annotate(total=Count("calls"), left=Count("calls", filter=Q(calls__outcome="")), **COUNTED)
    return render(request, "asking/call_lists.html", {"lists": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("asking.manage")
def new_call_list(request: StaffRequest) -> HttpResponse:
    form = CallListForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            row = make_call_list(
                given["name"],
                given["survey"],
                reached_by_phone(request.user, given),
                by=request.user,
                branch=given["branch"],
                wave=given["wave"],
                scripts=form.scripts(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The list is made; interviewers can begin."))
            return redirect("asking:call_list", pk=row.pk)
    context = {"form": form, "title": _("New call list"), "back": reverse("asking:call_lists")}
    return render(request, "asking/form.html", context, status=422 if form.errors else 200)


def reached_by_phone(user: User, given: dict[str, Any]) -> Any:
    """Customers with a number who were served in these days, those served last first."""
    since = timezone.now() - timedelta(days=given["served_within_days"])
    served = Conversation.objects.filter(last_message_at__gte=since)  # only narrows whom the user sees
    rows = Customer.objects.visible_to(user).present().filter(identities__kind="phone")
    if given["branch"]:
        rows = rows.filter(branches=given["branch"])
    return rows.filter(id__in=served.values("customer_id")).distinct().order_by("-id")[: given["most"]]


@require_safe
@needs("asking.call")
def call_list(request: StaffRequest, pk: int) -> HttpResponse:
    """Who is still to be called, and what became of the others, as far as the user may see them."""
    row = get_object_or_404(CallList.objects.visible_to(request.user), pk=pk)
    calls = Call.objects.visible_to(request.user).filter(call_list=row).select_related("customer", "taken_by")
    lines = [
        (call, [words_of(name, facts) for name, facts in call.reasons])
        for call in calls.order_by("outcome", "next_at", "id")[:200]
    ]
    context = {"call_list": row, "lines": lines, "due": due(calls).count()}
    return render(request, "asking/call_list.html", context)


@require_POST
@needs("asking.call")
def next_call(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(CallList.objects.visible_to(request.user), pk=pk)
    call = take_call(row, by=request.user)
    if call is None:
        messages.success(request, _("Nobody is to be called now. Well done."))
        return redirect("asking:call_list", pk=row.pk)
    return redirect("asking:call", pk=call.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("asking.call")
def call(request: StaffRequest, pk: int) -> HttpResponse:
    """The interview: number, script, questions in the customer's language. POST keeps the answers."""
    rows = Call.objects.visible_to(request.user).select_related("customer", "call_list__survey")
    row = get_object_or_404(rows, pk=pk)
    if row.outcome:
        return redirect("asking:call_list", pk=row.call_list_id)
    language = row.customer.language or value_of("company.language")
    branch = row.call_list.branch or row.customer.branches.first()
    sheet, answers = blank_sheet(row.call_list.survey, branch, language), Answers()
    if request.method == "POST":
        answers = read_sheet(sheet, request.POST)
        if not answers.errors:
            try:
                answer_call(row, answers.marks, answers.comment, answers=answers.said, by=request.user)
            except Refused as refusal:
                answers = replace(answers, errors={"": str(refusal)})
            else:
                messages.success(request, _("The answers are kept. Thank you."))
                return redirect("asking:call_list", pk=row.call_list_id)
    with translation.override(language):
        shown = form_context(sheet, language, answers)
        script = script_for(row, request.user)
    context = {
        **shown,
        "call": row,
        "script": script,
        "script_language": language,
        "numbers": row.customer.identities.filter(kind="phone"),
        "outcome_form": OutcomeForm(),
    }
    return render(request, "asking/call.html", context, status=422 if answers.errors else 200)


def script_for(row: Call, user: User) -> str:
    """In the language that is switched on; {customer}, {staff} and {company} are filled in."""
    given = row.call_list.scripts.get(translation.get_language() or "") or _(
        "Hello, {customer}! My name is {staff}, I call from {company}. You have been with us lately; may "
        "I ask you a few short questions? It takes two minutes, and what you say goes to those who can "
        "change it."
    )
    names = {
        "{customer}": row.customer.name,
        "{staff}": user.name,
        "{company}": value_of("company.name"),
    }
    for place, name in names.items():
        given = given.replace(place, name)
    return given


@require_POST
@needs("asking.call")
def call_outcome(request: StaffRequest, pk: int) -> HttpResponse:
    """No answer, call back, refused."""
    row = get_object_or_404(Call.objects.visible_to(request.user), pk=pk)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what became of the call."))
        return redirect("asking:call", pk=row.pk)
    try:
        record_call(row, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("asking:call", pk=row.pk)
    messages.success(request, _("Noted."))
    return redirect("asking:call_list", pk=row.call_list_id)
