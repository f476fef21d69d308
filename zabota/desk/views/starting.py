from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.customers.models import Customer
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.forms import NewConversationForm
from zabota.desk.views.saying import stored

MOST_FOUND = 12


@needs("desk.answer")
def new_conversation(request: StaffRequest) -> HttpResponse:
    """We write first: find the customer (`q`), then the message. `?customer=7` has chosen already."""
    chosen = chosen_customer(request)
    if request.method == "POST":
        form = NewConversationForm(request.POST, user=request.user)
        if form.is_valid():
            try:
                return redirect("desk:conversation", begin(request, form).id)
            except Refused as refusal:
                form.add_error(None, str(refusal))
    else:
        initial = {"customer": chosen, "key": get_random_string(22)}
        form = NewConversationForm(user=request.user, initial=initial)
        inboxes = list(form.fields["inbox"].queryset[:2])
        if len(inboxes) == 1:
            form.initial["inbox"] = inboxes[0]
    asked = request.GET.get("q", "").strip()
    context = {
        "form": form,
        "chosen": chosen,
        "asked": asked,
        "found": found(request, asked),
        "back": "/inbox/",
    }
    return render(request, "desk/new.html", context, status=422 if form.is_bound and form.errors else 200)


def begin(request: StaffRequest, form: NewConversationForm):
    sent = form.cleaned_data
    with transaction.atomic():
        return open_conversation(
            inbox=sent["inbox"],
            customer=sent["customer"],
            subject=sent["subject"],
            text=sent["text"],
            by=request.user,
            files=stored(request),
            request_key=sent["key"],
        )


def chosen_customer(request: StaffRequest) -> Customer | None:
    number = request.POST.get("customer") or request.GET.get("customer", "")
    if not (number.isdecimal() and len(number) < 19):
        return None
    return Customer.objects.visible_to(request.user).present().filter(pk=int(number)).first()


def found(request: StaffRequest, asked: str) -> list[Customer]:
    people = Customer.objects.visible_to(request.user).present()
    people = people.narrowed_to(asked, request.user)
    return list(people.prefetch_related("identities").order_by("-id")[:MOST_FOUND])
