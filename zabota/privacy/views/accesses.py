"""Who opened what of which customer."""

from django.http import HttpResponse
from django.shortcuts import render

from zabota.core.access import needs
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.customers.models import Customer
from zabota.privacy.looking import LookForm, accesses_for


@needs("privacy.see")
def accesses(request: StaffRequest) -> HttpResponse:
    """The newest first; a filter that makes no sense is said, and nothing is shown."""
    form = LookForm(request.GET, user=request.user)
    asked = form.cleaned_data if form.is_valid() else {}
    found = accesses_for(request.user, asked) if form.is_valid() else accesses_for(request.user, {}).none()
    context = {
        "form": form,
        "page": page_by(found, request.GET.get("page", ""), ("-id",)),
        "narrowed": any(asked.values()),
        "customer": Customer.objects.visible_to(request.user).filter(pk=asked.get("customer") or 0).first(),
    }
    return render(request, "privacy/accesses.html", context)
