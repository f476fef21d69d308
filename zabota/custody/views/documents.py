"""Documents for the staff: what was asked for, what awaits a check, who looked at it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.custody.actions.ask_document import ask_document
from zabota.custody.actions.check_document import check_document
from zabota.custody.actions.keep_document import keep_document
from zabota.custody.actions.open_document import open_document
from zabota.custody.forms import AskForm, CheckForm, KeepForm, end_of
from zabota.custody.models import Document
from zabota.desk.models import Conversation


@needs("custody.see")
def documents(request: StaffRequest) -> HttpResponse:
    """Those that await a check first; then all, the newest first."""
    seen = Document.objects.visible_to(request.user).select_related("conversation", "asked_by", "checked_by")
    context = {
        "waiting": seen.awaiting_check().order_by("needed_until")[:50],
        "page": page_by(seen, request.GET.get("page", ""), ("-id",)),
    }
    return render(request, "custody/documents.html", context)


def found(request: StaffRequest, pk: int) -> Document:
    seen = Document.objects.visible_to(request.user).select_related("conversation", "asked_by", "checked_by")
    return get_object_or_404(seen, pk=pk)


@needs("custody.see")
def document(request: StaffRequest, pk: int) -> HttpResponse:
    return shown(request, found(request, pk))


def shown(
    request: StaffRequest,
    document: Document,
    check: CheckForm | None = None,
    keep: KeepForm | None = None,
    problem: str = "",
) -> HttpResponse:
    context = {
        "document": document,
        "openings": document.openings.select_related("by"),
        "may_check": request.user.may("custody.check"),
        "check": check or CheckForm(),
        "keep": keep or KeepForm(),
        "problem": problem,
    }
    bad = problem or (check and check.errors) or (keep and keep.errors)
    return render(request, "custody/document.html", context, status=422 if bad else 200)


@needs("custody.ask")
def asking(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask for a document in the conversation of that number."""
    conversation = get_object_or_404(Conversation.objects.visible_to(request.user).present(), pk=pk)
    back = reverse("desk:conversation", args=[pk])
    return form_page(
        request,
        AskForm(request.POST or None),
        lambda form: ask_document(
            conversation,
            form.cleaned_data["kind"],
            reason=form.cleaned_data["reason"],
            needed_until=end_of(form.cleaned_data["needed_until"]),
            by=request.user,
        ),
        said=_("The customer is asked, with the reason and the day. No is an answer too."),
        back=back,
        title=_("Ask for a document"),
        back_label=f"#{pk}",
    )


@require_POST
@needs("custody.check")
def opening(request: StaffRequest, pk: int) -> HttpResponse:
    """The file, once; who looked is kept."""
    asked = found(request, pk)
    try:
        content = open_document(asked, by=request.user)
    except Refused as refusal:
        return shown(request, asked, problem=str(refusal))
    return as_file(asked, content)


def as_file(asked: Document, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="document-{asked.id}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@needs("custody.check")
def verdict(request: StaffRequest, pk: int) -> HttpResponse:
    """With the verdict the file goes."""
    asked, form = found(request, pk), CheckForm(request.POST)
    if not form.is_valid():
        return shown(request, asked, check=form)
    try:
        check_document(
            asked, form.cleaned_data["verdict"], by=request.user, remark=form.cleaned_data["remark"]
        )
    except Refused as refusal:
        return shown(request, asked, problem=str(refusal))
    messages.success(request, _("Noted. The file is deleted; only what you said of it stays."))
    return redirect("custody:document", pk)


@require_POST
@needs("custody.check")
def keeping(request: StaffRequest, pk: int) -> HttpResponse:
    """Hold it longer, with a reason."""
    asked, form = found(request, pk), KeepForm(request.POST)
    if not form.is_valid():
        return shown(request, asked, keep=form)
    try:
        until = end_of(form.cleaned_data["until"])
        keep_document(asked, until=until, because=form.cleaned_data["because"], by=request.user)
    except Refused as refusal:
        return shown(request, asked, problem=str(refusal))
    return redirect("custody:document", pk)
