"""The customer's own page: where the complaint stands, and the view of our answer. Looking writes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation

from zabota.complaints.actions.hear_view import hear_view
from zabota.complaints.forms import WordForm
from zabota.complaints.links import complaint_of, link_is_over
from zabota.complaints.models import Complaint, ComplaintStep
from zabota.complaints.wording import day_of, language_of
from zabota.core.errors import Refused
from zabota.core.link_pages import LANGUAGES, language_for, link_page


@link_page("customers see their complaint by the link in our message")
def word(request: HttpRequest, token: str) -> HttpResponse:
    complaint = complaint_of(token)
    language = language_for(request, language_of(complaint) if complaint else None)
    with translation.override(language):
        return answer(request, complaint, token, language)


def answer(request: HttpRequest, complaint: Complaint | None, token: str, language: str) -> HttpResponse:
    if complaint is None:
        return page(request, None, status=404)
    if link_is_over(complaint):
        return page(request, complaint, status=410)
    if request.method != "POST":
        return page(request, complaint)
    form = WordForm(request.POST)
    if not form.is_valid():
        return page(request, complaint, status=422, form=form)
    try:
        hear_view(complaint, form.cleaned_data["view"], words=form.cleaned_data["words"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return page(request, complaint, status=422, form=form)
    return redirect(f"{reverse('complaints:word', args=[token])}?language={language}")


def page(
    request: HttpRequest, complaint: Complaint | None, status: int = 200, form: WordForm | None = None
) -> HttpResponse:
    shown = complaint if complaint and status != 410 else None
    steps = shown.steps.filter(kind__in=ComplaintStep.SHOWN).order_by("at", "id") if shown else []
    context = {
        "complaint": shown,
        "is_over": status == 410,
        "steps": [step for step in steps if step.kind != ComplaintStep.Kind.ANSWER],
        "answer_by": day_of(shown, "answer_due_at") if shown else "",
        "asks": bool(shown and shown.is_answered and shown.view != Complaint.View.SATISFIED),
        "views": Complaint.View.choices,
        "form": form or WordForm(),
        "error": next((error for errors in form.errors.values() for error in errors), "") if form else "",
        "languages": LANGUAGES,
    }
    return render(request, "complaints/word.html", context, status=status)
