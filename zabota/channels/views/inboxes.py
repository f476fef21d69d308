from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.channels.actions.change_inbox import change_inbox
from zabota.channels.actions.connect_inbox import connect_inbox
from zabota.channels.actions.look_into_inbox import look_soon
from zabota.channels.actions.set_up_inbox import set_up_inbox
from zabota.channels.actions.switch_inbox import switch_inbox
from zabota.channels.disk import why_paused
from zabota.channels.forms import InboxForm, split_secrets
from zabota.channels.kind import ChannelKind, NeverAccepted, TryLater, Uncertain, kinds
from zabota.channels.models import Inbox
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest


@needs("channels.connect")
def inboxes(request: StaffRequest) -> HttpResponse:
    shown = Inbox.objects.visible_to(request.user).select_related("branch", "team")
    template = "channels/parts/inboxes.html" if request.htmx else "channels/inboxes.html"
    return render(request, template, {"inboxes": shown, "paused": why_paused()})


@needs("channels.connect")
def choose_kind(request: StaffRequest) -> HttpResponse:
    segments: dict[str, list[ChannelKind]] = {}
    for kind in sorted(kinds, key=lambda kind: kind.order):
        if kind.can_be_connected:
            segments.setdefault(str(kind.segment), []).append(kind)
    return render(request, "channels/choose_kind.html", {"segments": segments})


@needs("channels.connect")
def new_inbox(request: StaffRequest, kind: str) -> HttpResponse:
    if kind not in kinds or not kinds[kind].can_be_connected:
        raise Http404
    channel = kinds[kind]
    forms = _forms(request, channel)
    if _are_valid(request, forms):
        try:
            inbox = connect_inbox(kind, by=request.user, **_values(forms, channel))
        except Refused as refused:
            forms[0].add_error(None, str(refused))
        else:
            messages.success(request, _("The inbox is connected."))
            return redirect("channels:inbox", inbox.pk)
    return _page(request, forms, channel=channel)


@needs("channels.connect")
def inbox(request: StaffRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Inbox.objects.visible_to(request.user), pk=pk)
    forms = _forms(request, shown.channel, get_object_or_404(Inbox, pk=pk))
    if _are_valid(request, forms):
        try:
            change_inbox(shown, by=request.user, **_values(forms, shown.channel))
        except Refused as refused:
            forms[0].add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("channels:inbox", pk)
    return _page(
        request,
        forms,
        channel=shown.channel,
        inbox=shown,
        embed_code=shown.channel.embed_code(shown),
        public_page=shown.channel.public_page(shown),
        to_copy=shown.channel.to_copy(shown),
        paused=why_paused(),
    )


@require_POST
@needs("channels.connect")
def trial(request: StaffRequest, pk: int) -> HttpResponse:
    """Try the saved settings out against the real servers and say what is wrong."""
    shown = get_object_or_404(Inbox.objects.visible_to(request.user), pk=pk)
    try:
        shown.channel.try_out(shown)
    except (TryLater, NeverAccepted, Uncertain) as reason:
        return render(request, "channels/parts/trial.html", {"problem": str(reason)})
    except NotImplementedError:
        return render(request, "channels/parts/trial.html", {"nothing": True})
    return render(request, "channels/parts/trial.html", {})


@require_POST
@needs("channels.connect")
def setup(request: StaffRequest, pk: int) -> HttpResponse:
    """Have the provider post to us."""
    shown = get_object_or_404(Inbox.objects.visible_to(request.user), pk=pk)
    try:
        set_up_inbox(shown, by=request.user)
    except (TryLater, NeverAccepted, Uncertain) as reason:
        return render(request, "channels/parts/trial.html", {"problem": str(reason)})
    return render(request, "channels/parts/trial.html", {"is_set_up": True})


@require_POST
@needs("channels.connect")
def look(request: StaffRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Inbox.objects.visible_to(request.user), pk=pk)
    look_soon.defer(inbox_id=shown.id)
    messages.info(request, _("We are looking. What is new appears in a moment."))
    return redirect("channels:inbox", pk)


@require_POST
@needs("channels.connect")
def switch(request: StaffRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Inbox.objects.visible_to(request.user), pk=pk)
    on = request.POST.get("on") == "1"
    try:
        switch_inbox(shown, on=on, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(
            request, _("The inbox is on.") if on else _("The inbox is off: it takes nothing in.")
        )
    return redirect("channels:inbox", pk)


def _forms(request: StaffRequest, channel: ChannelKind, inbox: Inbox | None = None) -> list[Any]:
    """The form of every inbox and the one of its kind, on one page."""
    data = request.POST or None
    identity = channel.identity if channel.has_address else ""
    common = InboxForm(data, instance=inbox, user=request.user, identity=identity)
    if channel.settings_form is None:
        return [common]
    of_kind: Form = channel.settings_form(data, initial=inbox.settings if inbox else None, prefix="kind")
    return [common, of_kind]


def _are_valid(request: StaffRequest, forms: list[Any]) -> bool:
    return request.method == "POST" and all([form.is_valid() for form in forms])


def _values(forms: list[Any], channel: ChannelKind) -> dict[str, Any]:
    of_kind = forms[1].cleaned_data if len(forms) > 1 else {}
    settings, secrets = split_secrets(of_kind, channel.secret_fields)
    return {**forms[0].cleaned_data, "settings": settings, "secrets": secrets}


def _page(request: StaffRequest, forms: list[Any], **context: Any) -> HttpResponse:
    status = 422 if any(form.is_bound and form.errors for form in forms) else 200
    shown = {"form": forms[0], "kind_form": forms[1] if len(forms) > 1 else None, **context}
    return render(request, "channels/inbox.html", shown, status=status)
