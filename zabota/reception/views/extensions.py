from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.reception.actions.set_extension import set_extension
from zabota.reception.forms import ExtensionForm
from zabota.reception.models import Extension


@needs("reception.set_extensions")
def extensions(request: StaffRequest) -> HttpResponse:
    """Whose telephone has which number."""
    form = ExtensionForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            set_extension(form.cleaned_data["user"], form.cleaned_data["number"], by=request.user)
        except Refused as refused:
            form.add_error("number", str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("reception:extensions")
    rows = Extension.objects.visible_to(request.user).select_related("user")
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reception/extensions.html", {"form": form, "extensions": rows}, status=status)
