from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.answer_wish import answer_wish
from zabota.customers.card import find_customer
from zabota.customers.forms import WishForm
from zabota.customers.models import Wish
from zabota.customers.views.sections import done, section


@require_POST
@needs("customers.change")
def wishes(request: StaffRequest, pk: int) -> HttpResponse:
    customer = find_customer(pk, request.user)
    form = WishForm(request.POST, auto_id="wish_%s")
    if not form.is_valid():
        return section(request, customer, "wishes", wish_form=form)
    text = form.cleaned_data["text"]
    return done(
        request, customer, "wishes", lambda: add_wish(customer, text, by=request.user), wish_form=form
    )


@require_POST
@needs("customers.change")
def answer(request: StaffRequest, pk: int, row: int) -> HttpResponse:
    customer = find_customer(pk, request.user)
    wish = get_object_or_404(Wish.objects.visible_to(request.user).filter(customer=customer), pk=row)
    text = request.POST.get("answer", "")
    return done(request, customer, "wishes", lambda: answer_wish(wish, text, by=request.user))
