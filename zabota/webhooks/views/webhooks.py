from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.outside import happenings
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.webhooks.actions.remove_webhook import remove_webhook
from zabota.webhooks.actions.renew_secret import renew_secret
from zabota.webhooks.actions.save_webhook import save_webhook
from zabota.webhooks.actions.switch_webhook import switch_webhook
from zabota.webhooks.actions.try_webhook import try_webhook
from zabota.webhooks.forms import WebhookForm
from zabota.webhooks.models import Telling, Webhook

STATES = ("waiting", "told", "given_up")


@needs("webhooks.manage")
def webhooks(request: StaffRequest) -> HttpResponse:
    """Who is told what happens here."""
    rows = Webhook.objects.visible_to(request.user).select_related("owner", "branch")
    return render(request, "webhooks/webhooks.html", {"webhooks": rows})


@needs("webhooks.manage")
def new_webhook(request: StaffRequest) -> HttpResponse:
    """Its secret is shown once, on the page that answers."""
    form = WebhookForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            made = save_webhook(None, **form.cleaned_data, by=request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return with_secret(request, made)
    context = {"form": form, "back": reverse("webhooks:webhooks"), "title": _("New webhook")}
    return render(request, "webhooks/form.html", context, status=422 if form.errors else 200)


@needs("webhooks.manage")
def webhook(request: StaffRequest, pk: int) -> HttpResponse:
    """One address, and what it was told, the newest first."""
    kept = shown(request, pk)
    state = request.GET.get("state", "")
    tellings = Telling.objects.visible_to(request.user).filter(webhook=kept)
    rows = getattr(tellings, state)() if state in STATES else tellings
    context = {
        "webhook": kept,
        "page": page_by(rows, request.GET.get("page", ""), ["-id"]),
        "state": state,
        "states": Telling.State.choices,
        "told": [one for one in happenings if one.name in kept.happenings],
    }
    return render(request, "webhooks/webhook.html", context)


@needs("webhooks.manage")
def change(request: StaffRequest, pk: int) -> HttpResponse:
    kept = shown(request, pk)
    return form_page(
        request,
        WebhookForm(request.POST or None, user=request.user, webhook=kept),
        lambda form: save_webhook(kept, **form.cleaned_data, by=request.user),
        template="webhooks/form.html",
        said=_("Saved."),
        back=reverse("webhooks:webhook", args=[pk]),
        title=kept.name,
    )


@require_POST
@needs("webhooks.manage")
def switch(request: StaffRequest, pk: int) -> HttpResponse:
    switch_webhook(shown(request, pk), on=bool(request.POST.get("on")), by=request.user)
    return redirect("webhooks:webhook", pk)


@require_POST
@needs("webhooks.manage")
def secret(request: StaffRequest, pk: int) -> HttpResponse:
    """A new one, shown once."""
    return with_secret(request, renew_secret(shown(request, pk), by=request.user))


@require_POST
@needs("webhooks.manage")
def trial(request: StaffRequest, pk: int) -> HttpResponse:
    try:
        told = try_webhook(shown(request, pk), by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        say = messages.success if told.told_at else messages.error
        say(request, _("It took the trial.") if told.told_at else _("It did not take the trial: see below."))
    return redirect("webhooks:webhook", pk)


@require_POST
@needs("webhooks.manage")
def removal(request: StaffRequest, pk: int) -> HttpResponse:
    remove_webhook(shown(request, pk), by=request.user)
    messages.success(request, _("The webhook is removed."))
    return redirect("webhooks:webhooks")


def shown(request: StaffRequest, pk: int) -> Webhook:
    return get_object_or_404(
        Webhook.objects.visible_to(request.user).select_related("owner", "branch"), pk=pk
    )


def with_secret(request: StaffRequest, kept: Webhook) -> HttpResponse:
    response = render(request, "webhooks/secret.html", {"webhook": kept})
    response["Cache-Control"] = "no-store"
    return response
