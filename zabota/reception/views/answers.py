"""What the pages of the front office have in common: a form on a page of its own, and its refusals."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from zabota.core.actions.store_file import store_file
from zabota.core.errors import Refused
from zabota.core.models import StoredFile
from zabota.core.request import StaffRequest
from zabota.customers.models import Customer
from zabota.reception.ways import guest

LARGEST = 20_000_000


def form_page(request: StaffRequest, form: Any, **words: Any) -> HttpResponse:
    """`words`: title, lead, button, back (an address), and whom it is about (`customer`)."""
    status = 422 if form is not None and form.is_bound and form.errors else 200
    return render(request, "reception/form.html", {"form": form, **words}, status=status)


def chosen_customer(request: StaffRequest) -> Customer | None:
    number = request.POST.get("customer") or request.GET.get("customer", "")
    if not (number.isdecimal() and len(number) < 19):
        return None
    return Customer.objects.visible_to(request.user).present().filter(pk=int(number)).first()


def who(given: dict[str, Any]) -> Customer:
    """The chosen customer, else whoever has the address, else a new card."""
    if given.get("customer"):
        return given["customer"]
    contact = given.get("contact", "").strip()
    kind = "email" if "@" in contact else "phone"
    return guest(given.get("name", ""), [(kind, contact)], given["branch"])


def stored_picture(file: UploadedFile | None) -> StoredFile | None:
    """A picture that was posted; what is no picture, or too large, is Refused."""
    if file is None:
        return None
    if (file.size or 0) > LARGEST:
        raise Refused(_("The picture is too large: at most %(number)d MB.") % {"number": LARGEST // 10**6})
    kept = store_file(file.read(), file.name or "", file.content_type or "")
    if not kept.is_picture:
        raise Refused(_("This file is no picture that can be shown."))
    return kept
