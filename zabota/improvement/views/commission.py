from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs, signed_in
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.improvement.actions.answer_invitation import answer_invitation
from zabota.improvement.actions.begin_meeting import begin_meeting
from zabota.improvement.actions.call_meeting import call_meeting
from zabota.improvement.actions.call_off_meeting import call_off_meeting
from zabota.improvement.actions.change_meeting import change_meeting
from zabota.improvement.actions.close_meeting import close_meeting
from zabota.improvement.actions.give_duty import give_duty
from zabota.improvement.actions.write_minutes import WrittenMeanwhile, write_minutes
from zabota.improvement.calendar import as_calendar_file, next_meeting_after
from zabota.improvement.forms import DutyForm, MeetingForm
from zabota.improvement.models import AgendaItem, Meeting
from zabota.improvement.topic import agenda_of


def meeting_for(request: StaffRequest, pk: int) -> Meeting:
    return get_object_or_404(Meeting.objects.visible_to(request.user).select_related("chair"), pk=pk)


@require_safe
@signed_in
def meetings(request: StaffRequest) -> HttpResponse:
    """Meetings to come, and those that were held."""
    seen = Meeting.objects.visible_to(request.user).select_related("chair")
    context: dict[str, Any] = {
        "to_come": seen.to_come().order_by("at"),
        "page": page_by(seen.held(), request.GET.get("page", ""), ("-at", "-id")),
        "runs": request.user.may("improvement.commission"),
    }
    return render(request, "improvement/meetings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("improvement.commission")
def new_meeting(request: StaffRequest) -> HttpResponse:
    initial = {"at": timezone.localtime(next_meeting_after(timezone.now())), "chair": request.user.pk}
    form = MeetingForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        about = form.cleaned_data
        try:
            made = call_meeting(
                about["at"],
                chair=about["chair"],
                by=request.user,
                members=form.invited(),
                place=about["place"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The meeting is called."))
            return redirect("improvement:meeting", made.pk)
    context = {"form": form}
    return render(request, "improvement/meeting_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("improvement.commission")
def edit_meeting(request: StaffRequest, pk: int) -> HttpResponse:
    """Another time or place, other people."""
    meeting = meeting_for(request, pk)
    invited = meeting.members.values_list("user", flat=True)
    initial = {
        "at": timezone.localtime(meeting.at),
        "place": meeting.place,
        "chair": meeting.chair_id,
        "members": list(invited),
    }
    form = MeetingForm(request.POST if request.method == "POST" else None, initial=initial)
    form.fields["chair"].disabled = True
    if form.is_valid():
        about = form.cleaned_data
        try:
            change_meeting(
                meeting, at=about["at"], place=about["place"], members=form.invited(), by=request.user
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The meeting is changed."))
            return redirect("improvement:meeting", meeting.pk)
    context = {"form": form, "meeting": meeting}
    return render(request, "improvement/meeting_form.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def meeting(request: StaffRequest, pk: int) -> HttpResponse:
    """The agenda as the data make it, the minutes as they are typed, and who does what by when."""
    return show(request, meeting_for(request, pk))


@require_safe
@signed_in
def printed(request: StaffRequest, pk: int) -> HttpResponse:
    """The minutes on paper."""
    return render(request, "improvement/minutes.html", about(request, meeting_for(request, pk)))


@require_safe
@signed_in
def calendar(request: StaffRequest, pk: int) -> HttpResponse:
    """The meeting as a file for one's own calendar."""
    row = meeting_for(request, pk)
    url = request.build_absolute_uri(reverse("improvement:meeting", args=[row.pk]))
    response = HttpResponse(as_calendar_file(row, url), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="commission-{row.pk}.ics"'
    return response


@require_POST
@signed_in
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    row = meeting_for(request, pk)
    chosen = request.POST.get("answer", "")
    return tried(
        request, row, lambda: answer_invitation(row, chosen, by=request.user), _("Your answer is noted.")
    )


@require_POST
@needs("improvement.commission")
def beginning(request: StaffRequest, pk: int) -> HttpResponse:
    row = meeting_for(request, pk)
    return tried(
        request,
        row,
        lambda: begin_meeting(row, by=request.user),
        _("The meeting has begun; its agenda stands."),
    )


@require_POST
@needs("improvement.commission")
def calling_off(request: StaffRequest, pk: int) -> HttpResponse:
    row = meeting_for(request, pk)
    return tried(
        request, row, lambda: call_off_meeting(row, by=request.user), _("The meeting is called off.")
    )


@require_POST
@needs("improvement.commission")
def closing(request: StaffRequest, pk: int) -> HttpResponse:
    """End it: who was there, and the next one is called."""
    row = meeting_for(request, pk)
    present = [int(text) for text in request.POST.getlist("present") if text.isdigit()]
    return tried(
        request,
        row,
        lambda: close_meeting(row, present, by=request.user),
        _("The meeting is closed; the next one is called."),
    )


@require_POST
@needs("improvement.commission")
def minutes(request: StaffRequest, pk: int) -> HttpResponse:
    """Minutes of one point (`item`), or of the meeting as a whole."""
    row = meeting_for(request, pk)
    number, version = request.POST.get("item", ""), request.POST.get("version", "")
    item = get_object_or_404(row.items, pk=number) if number.isdigit() else None
    text = request.POST.get("text", "")[:20_000].replace("\x00", "")
    written: Meeting | AgendaItem = item or row
    try:
        write_minutes(written, text, version=int(version) if version.isdigit() else 0, by=request.user)
    except WrittenMeanwhile as meanwhile:
        return show(request, row, conflict={"item": item and item.pk, "mine": text, "theirs": meanwhile})
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The minutes are kept."))
    return redirect(
        reverse("improvement:meeting", args=[row.pk]) + (f"#item-{item.pk}" if item else "#whole")
    )


@require_POST
@needs("improvement.commission")
def duties(request: StaffRequest, pk: int) -> HttpResponse:
    """Appoint who does what by when."""
    row, form = meeting_for(request, pk), DutyForm(request.POST)
    if not form.is_valid():
        return show(request, row, form=form)
    if row.begun_at is None:
        form.add_error(None, _("The meeting has not begun."))
        return show(request, row, form=form)
    told = dict(form.cleaned_data)
    try:
        give_duty(form.kind, told.pop("owner"), told.pop("due_on"), by=request.user, meeting=row, **told)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, row, form=form)
    messages.success(request, _("It stands on their day now."))
    return redirect(reverse("improvement:meeting", args=[row.pk]) + "#duties")


def tried(request: StaffRequest, row: Meeting, action: Any, words: str) -> HttpResponse:
    try:
        action()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words)
    return redirect("improvement:meeting", row.pk)


def about(request: StaffRequest, row: Meeting) -> dict[str, Any]:
    members = list(row.members.select_related("user", "department"))
    return {
        "meeting": row,
        "agenda": agenda_of(row, request.user),
        "members": members,
        "mine": next((member for member in members if member.user_id == request.user.pk), None),
        "duties": row.duties.select_related("owner", "department", "cause").order_by("due_on"),
        "runs": request.user.may("improvement.commission"),
    }


def show(
    request: StaffRequest,
    row: Meeting,
    form: forms.Form | None = None,
    conflict: dict[str, Any] | None = None,
) -> HttpResponse:
    context = {**about(request, row), "dutyform": form or DutyForm(), "conflict": conflict}
    context["writes"] = context["runs"] and row.state == "under way"
    if form is not None:
        context["refused"] = form.non_field_errors()
    status = 409 if conflict else 422 if form is not None else 200
    return render(request, "improvement/meeting.html", context, status=status)
