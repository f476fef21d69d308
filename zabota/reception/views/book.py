"""The complaints book on paper, typed in."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zabota.core.access import needs
from zabota.core.downloads import preview
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.reception.actions.write_book_entry import write_book_entry
from zabota.reception.forms import BookForm
from zabota.reception.models import BookEntry
from zabota.reception.views.answers import chosen_customer, form_page, stored_picture, who


@needs("reception.use")
def entries(request: StaffRequest) -> HttpResponse:
    rows = BookEntry.objects.visible_to(request.user).select_related("branch", "customer", "by", "photo")
    page = page_by(rows, request.GET.get("page", ""), ("-id",))
    return render(request, "reception/book.html", {"page": page})


@needs("reception.use")
def new_entry(request: StaffRequest) -> HttpResponse:
    """A page typed in, with its picture: it waits for an answer like every message."""
    chosen = chosen_customer(request)
    form = BookForm(
        request.POST or None, request.FILES or None, user=request.user, initial={"customer": chosen}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                entry = write_book_entry(
                    who(given),
                    given["text"],
                    branch=given["branch"],
                    page=given["page"],
                    written_on=given["written_on"],
                    place=given["place"],
                    photo=stored_picture(given["photo"]),
                    by=request.user,
                    request_key=given["key"],
                )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The entry is kept. It waits for an answer."))
            return redirect("desk:conversation", entry.conversation_id)
    return form_page(
        request,
        form,
        title=_("Entry of the complaints book"),
        lead=_("Word for word, with a picture of the page: the answer goes to the same customer."),
        button=_("Keep the entry"),
        back=reverse("reception:book"),
        customer=chosen,
    )


@needs("reception.use")
def photo(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The picture of the page, made anew: nothing that was hidden in the file."""
    entry = get_object_or_404(BookEntry.objects.visible_to(request.user).select_related("photo"), pk=pk)
    if entry.photo is None:
        raise Http404
    return preview(entry.photo)
