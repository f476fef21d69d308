"""Who may see a confidential conversation; and the way in for whoever must, with a reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.models import Team, User
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.desk.actions.change_circle import change_circle
from zabota.desk.actions.confide import confide
from zabota.desk.actions.enter_confided import enter_confided
from zabota.desk.actions.open_up import open_up
from zabota.desk.circle_form import CircleForm
from zabota.desk.models import Circle, Conversation
from zabota.desk.views.answers import done, refused, seen


@needs("desk.confide")
def circle(request: StaffRequest, pk: int) -> HttpResponse:
    """GET: who sees it, and whom one may name. POST `users`, `teams`: make it confidential, or name anew."""
    conversation = seen(request, pk)
    named = Circle.objects.filter(conversation=conversation).select_related("by").first()
    if request.method != "POST":
        context = {"conversation": conversation, "circle": named, **choices(request.user, named)}
        return render(request, "desk/dialogs/circle.html", context)
    form = CircleForm(request.POST, user=request.user, circle=named)
    if not form.is_valid():
        return refused(request, conversation, _("Choose among the people and teams that are shown."))
    people = {"users": chosen(form, named), "teams": form.cleaned_data["teams"]}
    try:
        (change_circle if named else confide)(conversation, by=request.user, **people)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    gone = not Conversation.objects.visible_to(request.user).filter(pk=pk).exists()
    said = _("Only those who were named see it now, its assignee and whoever confided it.")
    return done(request, conversation, said, event="talk-gone" if gone else "talk-changed")


def choices(user: User, named: Circle | None) -> dict[str, Any]:
    form = CircleForm(user=user, circle=named)
    fields: Any = form.fields
    return {
        "people": fields["users"].queryset,
        "groups": fields["teams"].queryset,
        "users": named.users if named else [],
        "teams": named.teams if named else [],
    }


def chosen(form: CircleForm, named: Circle | None) -> list[User]:
    """Those who were ticked. Nobody ticks oneself: who was named before stays."""
    people = list(form.cleaned_data["users"])
    own = form.asker
    return [*people, own] if named and own.id in named.users else people


@require_POST
@needs("desk.confide")
def opening_up(request: StaffRequest, pk: int) -> HttpResponse:
    """Make it an ordinary conversation again."""
    conversation = seen(request, pk)
    try:
        open_up(conversation, by=request.user)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    return done(request, conversation, _("It is an ordinary conversation again: its branch sees it."))


@needs("desk.enter_confided")
def confidential(request: StaffRequest) -> HttpResponse:
    """That they are there, whose they are, and not a word of them."""
    rows = Circle.objects.guarded_by(request.user).filter(conversation__merged_into=None)
    page = page_by(
        rows.select_related("by", "conversation__branch", "conversation__assignee"),
        request.GET.get("page", ""),
        ("-conversation_id",),
    )
    people = dict(
        User.objects.filter(id__in={one for row in page.rows for one in row.users}).values_list("id", "name")
    )
    groups = dict(Team.objects.values_list("id", "name"))
    lines = [
        {
            "circle": row,
            "conversation": row.conversation,
            "named": [
                *(people[one] for one in row.users if one in people),
                *(groups[one] for one in row.teams if one in groups),
            ],
        }
        for row in page.rows
    ]
    return render(request, "desk/confidential.html", {"page": page, "lines": lines})


@require_POST
@needs("desk.enter_confided")
def entering(request: StaffRequest, pk: int) -> HttpResponse:
    """Let oneself in; why is read by everybody in it."""
    circle = get_object_or_404(Circle.objects.guarded_by(request.user), pk=pk)
    try:
        enter_confided(circle.conversation, by=request.user, because=request.POST.get("because", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:confidential")
    return redirect("desk:conversation", pk)
