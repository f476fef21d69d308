"""The customer's own page: is it put right? Any phone, without JavaScript; looking writes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation

from zabota.core.link_pages import LANGUAGES, language_for, link_page, opened_by
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.rate_recovery import rate_recovery
from zabota.recovery.actions.reopen_case import reopen_case
from zabota.recovery.forms import MarkForm, WordForm
from zabota.recovery.limits import link_is_over
from zabota.recovery.models import RecoveryCase
from zabota.recovery.script import language_of


@link_page("customers answer by the link in their message")
def word(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the question, what came of it, or why the link works no more; only POST keeps an answer."""
    case = case_of(token)
    language = language_for(request, language_of(case) if case else None)
    with translation.override(language):
        return answer(request, case, token, language)


def case_of(token: str) -> RecoveryCase | None:
    return opened_by(RecoveryCase.objects.select_related("customer", "branch"), token)


def answer(request: HttpRequest, case: RecoveryCase | None, token: str, language: str) -> HttpResponse:
    if case is None:
        return page(request, None, "unknown", 404)
    if link_is_over(case):
        return page(request, case, "over", 410)
    if request.method != "POST":
        return page(request, case, state_of(case))
    form = keep(request, case)
    if form is not None:
        return page(request, case, state_of(case), 422, form)
    return redirect(f"{reverse('recovery:word', args=[token])}?language={language}")


def keep(request: HttpRequest, case: RecoveryCase) -> WordForm | MarkForm | None:
    """Do what the customer said; the form when it makes no sense."""
    if state_of(case) == "mark":
        marked = MarkForm(request.POST)
        if not marked.is_valid():
            return marked
        rate_recovery(case, marked.cleaned_data["score"])
        return None
    form = WordForm(request.POST)
    if state_of(case) == "thanks":
        return None
    if not form.is_valid():
        return form
    if form.cleaned_data["answer"] == "yes":
        confirm_case(case, said=form.cleaned_data["words"])
    else:
        reopen_case(case, words=form.cleaned_data["words"])
    return None


def state_of(case: RecoveryCase) -> str:
    """question; again (we are at it once more); mark (put right, how well?); thanks."""
    if case.ending == RecoveryCase.Ending.CONFIRMED:
        return "mark" if case.mark_after is None else "thanks"
    return "question" if case.is_fixed or case.is_closed else "again"


def page(
    request: HttpRequest,
    case: RecoveryCase | None,
    state: str,
    status: int = 200,
    form: WordForm | MarkForm | None = None,
) -> HttpResponse:
    context = {
        "case": case,
        "state": state,
        "form": form or WordForm(),
        "error": next((error for errors in form.errors.values() for error in errors), "") if form else "",
        "is_late": case is not None and case.fix_due_at < timezone.now(),
        "scores": range(1, 11),
        "languages": LANGUAGES,
    }
    return render(request, "recovery/word.html", context, status=status)
