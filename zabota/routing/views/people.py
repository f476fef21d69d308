from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.company.views.saving import form_page
from zabota.core.access import needs, signed_in
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.routing.actions.change_presence import change_presence
from zabota.routing.actions.end_absence import end_absence
from zabota.routing.actions.note_absence import note_absence
from zabota.routing.actions.set_aptitudes import set_aptitudes
from zabota.routing.actions.set_capacity import set_capacity
from zabota.routing.forms import AbsenceForm, PersonForm
from zabota.routing.models import Absence, Presence
from zabota.routing.people import absent_at, limits_of, loads_of
from zabota.routing.queries import OfUserQuerySet


def serving(user: User):
    """Colleagues who may be given conversations."""
    people = User.objects.visible_to(user).active().filter(roles__permissions__contains=["desk.answer"])
    return people.distinct().order_by("name", "id")


@needs("routing.manage")
def people(request: StaffRequest) -> HttpResponse:
    """How much everybody has, how much they may be given, and who is not here."""
    page = page_by(
        serving(request.user).prefetch_related("skills", "teams"), request.GET.get("page", ""), ("name", "id")
    )
    ids = [person.id for person in page.rows]
    loads, limits, absent = loads_of(ids), limits_of(ids), absent_at(ids, timezone.now())
    away = set(Presence.objects.filter(user__in=ids, is_here=False).values_list("user", flat=True))
    usual = value_of("routing.most_open")
    lines = [
        {
            "person": person,
            "load": loads.get(person.id, (0, 0))[0],
            "most": limits.get((person.id, ""), usual),
            "is_absent": person.id in absent,
            "is_away": person.id in away,
        }
        for person in page.rows
    ]
    return render(request, "routing/people.html", {"page": page, "lines": lines})


@needs("routing.manage")
def person(request: StaffRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(serving(request.user), pk=pk)
    limits = {channel: most for (_user, channel), most in limits_of([one.id]).items()}

    def save(form: PersonForm) -> None:
        for channel, most in form.limits().items():
            set_capacity(one, most, channel=channel)
        set_aptitudes(one, form.levels())

    return form_page(
        request,
        PersonForm(request.POST or None, person=one, limits=limits),
        save,
        said=_("Saved."),
        back=reverse("routing:people"),
        title=one.name,
    )


@needs("routing.manage")
def absences(request: StaffRequest) -> HttpResponse:
    """Who is not here and until when; a new one is noted on the same page."""
    form = AbsenceForm(request.POST or None, people=serving(request.user))
    kept: OfUserQuerySet = Absence.objects.visible_to(request.user)
    coming = kept.filter(ends_at__gt=timezone.now()).select_related("user").order_by("starts_at", "id")
    return form_page(
        request,
        form,
        lambda form: note_absence(by=request.user, **form.cleaned_data),
        template="routing/absences.html",
        said=_("Noted. What waits for them goes on within a minute."),
        back=reverse("routing:absences"),
        absences=coming[:200],
        past=kept.filter(ends_at__lte=timezone.now()).select_related("user")[:20],
    )


@require_POST
@needs("routing.manage")
def absence_end(request: StaffRequest, pk: int) -> HttpResponse:
    end_absence(get_object_or_404(Absence.objects.visible_to(request.user), pk=pk))
    messages.success(request, _("They are here again."))
    return redirect("routing:absences")


@require_POST
@signed_in
def presence(request: StaffRequest) -> HttpResponse:
    """I take conversations now, or not for a while."""
    is_here = request.POST.get("here") == "yes"
    change_presence(request.user, is_here)
    messages.success(
        request, _("You take new conversations again.") if is_here else _("You are given nothing new.")
    )
    return redirect("insight:my_day")
