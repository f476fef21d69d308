from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from zabota.core.access import public
from zabota.portal.actions.send_link import queue_link
from zabota.portal.actions.use_link import use_link
from zabota.portal.customer import enter, leave, visit_of
from zabota.portal.forms import AddressForm
from zabota.portal.links import link_of

BY_LINK = "customers come in by a link sent to their address"


@never_cache
@public(BY_LINK)
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a link by mail. The answer is the same whether we know the address or not."""
    if visit_of(request):
        return redirect("portal:home")
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        queue_link(form.cleaned_data["address"])
        return render(request, "portal/link_sent.html", {"address": form.cleaned_data["address"]})
    return render(request, "portal/sign_in.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@public(BY_LINK)
def entrance(request: HttpRequest, token: str) -> HttpResponse:
    """The link's page has one button: looking spends nothing, so a mail scanner cannot use the link up."""
    link = link_of(token)
    if link is None:
        return render(request, "portal/link_over.html", status=410)
    if request.method == "POST" and use_link(link):
        enter(request, link)
        return redirect("portal:home")
    return render(request, "portal/entrance.html", {"name": link.customer.name})


@require_POST
@public(BY_LINK)
def departure(request: HttpRequest) -> HttpResponse:
    leave(request)
    messages.success(request, _("You have left your pages on this device."))
    return redirect("portal:sign_in")
