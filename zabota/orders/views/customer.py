"""The customer's page of an order: where it is, the price to agree to, ways out, the warranty."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.views.decorators.http import require_safe

from zabota.core.access import public
from zabota.core.downloads import preview
from zabota.core.errors import Refused
from zabota.core.link_pages import LANGUAGES, language_for, link_page, opened_by
from zabota.desk.wording import language_of
from zabota.orders.actions.answer_price import answer_price
from zabota.orders.actions.choose_option import choose_option
from zabota.orders.listing import steps_shown
from zabota.orders.models import DateOption, Evidence, ServiceOrder

WITH = ("plan__conversation__customer", "plan__conversation__inbox", "plan__conversation__branch")


@link_page("customers follow their order by the link in our message")
def customer(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows; only POST agrees or chooses."""
    order = order_of(token)
    with translation.override(language_for(request, language_of(order.plan.conversation) if order else None)):
        return answer(request, order)


@public("photos of a customer's own order, by the link in our message")
@require_safe
def picture(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """One photo of the order, re-encoded."""
    order = order_of(token)
    if order is None:
        raise Http404
    shown = Evidence.objects.counting().filter(step__plan=order.plan_id, file__is_picture=True)
    return preview(get_object_or_404(shown.select_related("file"), pk=pk).file)


def order_of(token: str) -> ServiceOrder | None:
    return opened_by(ServiceOrder.objects.select_related("licence", "maker", *WITH), token)


def answer(request: HttpRequest, order: ServiceOrder | None) -> HttpResponse:
    if order is None:
        return render(request, "orders/customer.html", {"languages": LANGUAGES}, status=404)
    problem = ""
    if request.method == "POST":
        try:
            take(request, order)
        except Refused as refusal:
            problem = str(refusal)
        order.refresh_from_db()
    return page(request, order, problem)


def take(request: HttpRequest, order: ServiceOrder) -> None:
    """What was pressed: yes or no to the price that was shown, or one of the ways out."""
    said, number = request.POST.get("answer", ""), request.POST.get("number", "")
    if not number.isdecimal() or len(number) > 18:
        return
    if said in ("yes", "no"):
        if (offer := order.prices.filter(pk=int(number)).first()) is not None:
            answer_price(offer, agreed=said == "yes")
    elif said == "way":
        options = DateOption.objects.filter(lateness__order=order, lateness__offered_at__isnull=False)
        if (option := options.filter(pk=int(number)).first()) is not None:
            choose_option(option)


def page(request: HttpRequest, order: ServiceOrder, problem: str) -> HttpResponse:
    steps = steps_shown(order.plan)
    late = order.latenesses.filter(settled_at=None, offered_at__isnull=False).first()
    context = {
        "order": order,
        "plan": order.plan,
        "steps": steps,
        "pictures": [f for step in steps for f in step.files if f.file.is_picture and not f.set_aside_at],
        "price": order.prices.first(),
        "late": late,
        "options": late.options.all() if late else [],
        "parts": order.parts.all(),
        "warranty": order.warranties.first(),
        "languages": LANGUAGES,
        "problem": problem,
    }
    return render(request, "orders/customer.html", context, status=422 if problem else 200)
