"""The customer's page of an appointment: when and where; yes, another time or no; afterwards how it was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation

from zabota.core.errors import Refused
from zabota.core.link_pages import LANGUAGES, language_for, link_page, opened_by
from zabota.visits.actions.ask_to_move import ask_to_move
from zabota.visits.actions.confirm_appointment import confirm_appointment
from zabota.visits.actions.end_appointment import end_appointment
from zabota.visits.actions.hear_word import hear_word
from zabota.visits.forms import WordForm
from zabota.visits.models import Appointment
from zabota.visits.wording import language_of


@link_page("customers answer about their appointment by the link in our message")
def customer(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows; only POST answers."""
    found = opened_by(
        Appointment.objects.with_people().select_related("customer__merged_into", "conversation"), token
    )
    language = language_for(request, language_of(found) if found else None)
    zone = found.branch.zone_info if found and found.branch else None
    with translation.override(language), timezone.override(zone):
        return answer(request, found, token, language)


def answer(request: HttpRequest, found: Appointment | None, token: str, language: str) -> HttpResponse:
    if found is None:
        return page(request, None, status=404)
    if request.method != "POST":
        return page(request, found)
    form = WordForm(request.POST)
    if not form.is_valid():
        return page(request, found, status=422, problem=str(next(iter(form.errors["words"]))))
    try:
        take(found, request.POST.get("answer", ""), form.cleaned_data["words"])
    except Refused as refusal:
        found.refresh_from_db()
        return page(request, found, status=422, problem=str(refusal))
    return redirect(f"{reverse('visits:customer', args=[token])}?language={language}")


def take(found: Appointment, said: str, words: str) -> None:
    if said == "yes":
        confirm_appointment(found, by=None)
    elif said == "move":
        ask_to_move(found, words=words)
    elif said == "no":
        end_appointment(found, Appointment.Ending.CALLED_OFF, by=None, because=words)
    else:
        hear_word(found, said, text=words)


def page(
    request: HttpRequest, found: Appointment | None, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    context = {"one": found, "problem": problem, "languages": LANGUAGES}
    return render(request, "visits/customer.html", context, status=status)
