from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.desk.models import Conversation
from zabota.imports.actions.begin_mailbox import begin_mailbox
from zabota.imports.actions.correct_mailbox import correct_mailbox
from zabota.imports.actions.drop_import import drop_import
from zabota.imports.actions.start_mailbox import start_mailbox
from zabota.imports.actions.undo_mailbox import undo_mailbox
from zabota.imports.mailbox_forms import MailboxForm, OwnAddressesForm
from zabota.imports.mailbox_preview import preview_of_mailbox
from zabota.imports.models import ImportedMail, MailboxImport


@needs("imports.run")
def mailboxes(request: StaffRequest) -> HttpResponse:
    """Files of mails that were looked at or taken over; a new one begins here."""
    form = MailboxForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = begin_mailbox(
                given["file"].chunks(),
                given["file"].name,
                inbox=given["inbox"],
                branch=given["branch"],
                by=request.user,
            )
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("imports:mailbox", made.pk)
    rows = MailboxImport.objects.visible_to(request.user).select_related("by", "branch", "inbox")
    context = {"form": form, "page": page_by(rows, request.GET.get("page", ""), ["-id"])}
    return render(request, "imports/mailboxes.html", context, status=422 if form.errors else 200)


@needs("imports.run")
def mailbox(request: StaffRequest, pk: int) -> HttpResponse:
    """Before it starts: what is in it. Afterwards: what became of each mail."""
    of = shown(request, pk)
    mails = ImportedMail.objects.visible_to(request.user).filter(of=of)
    outcome = request.GET.get("outcome", "")
    if outcome in ImportedMail.Outcome.values:
        mails = mails.filter(outcome=outcome)
    if request.headers.get("HX-Request") and of.is_looked_at and not of.is_under_way:
        return HttpResponse(headers={"HX-Refresh": "true"})  # what may be pressed has changed as well
    is_ready = of.is_looked_at and not of.trouble and not of.started_at
    counts = ImportedMail.objects.filter(of=of).counts()
    page = page_by(mails.select_related("message__conversation"), request.GET.get("page", ""), ["number"])
    talks = {row.message.conversation_id for row in page.rows if row.message}
    context = {
        "of": of,
        "form": OwnAddressesForm(of=of) if is_ready else None,
        "preview": preview_of_mailbox(of, request.user) if is_ready else None,
        "total": sum(counts.values()),
        "done": sum(counts.values()) - counts.get("", 0),
        "outcomes": [
            (value, label, counts[value]) for value, label in ImportedMail.Outcome.choices if value in counts
        ],
        "outcome": outcome,
        "page": page,
        "seen": set(
            Conversation.objects.visible_to(request.user).filter(id__in=talks).values_list("id", flat=True)
        ),
    }
    return render(request, "imports/mailbox.html", context)


@require_POST
@needs("imports.run")
def own_addresses(request: StaffRequest, pk: int) -> HttpResponse:
    """Which addresses are ours."""
    of = shown(request, pk)
    form = OwnAddressesForm(request.POST, of=of)
    if not form.is_valid():
        messages.error(request, _("Write one address a line."))
        return redirect("imports:mailbox", pk)
    return tried(request, pk, lambda: correct_mailbox(of, **form.values(), by=request.user))


@require_POST
@needs("imports.run")
def start(request: StaffRequest, pk: int) -> HttpResponse:
    return tried(request, pk, lambda: start_mailbox(shown(request, pk), by=request.user))


@require_POST
@needs("imports.run")
def undoing(request: StaffRequest, pk: int) -> HttpResponse:
    return tried(request, pk, lambda: undo_mailbox(shown(request, pk), by=request.user))


@require_POST
@needs("imports.run")
def removal(request: StaffRequest, pk: int) -> HttpResponse:
    """Of a file that was only looked at."""
    try:
        drop_import(shown(request, pk), by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("imports:mailboxes")


def tried(request: StaffRequest, pk: int, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("imports:mailbox", pk)


def shown(request: StaffRequest, pk: int) -> MailboxImport:
    seen = MailboxImport.objects.visible_to(request.user).select_related("file", "branch", "by", "inbox")
    return get_object_or_404(seen, pk=pk)
