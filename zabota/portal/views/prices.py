from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from zabota.core.access import public
from zabota.core.paging import page_by
from zabota.knowledge.actions.save_product import SEARCHED
from zabota.knowledge.finding import in_order, search
from zabota.knowledge.models import Product
from zabota.portal.prices import price_lines, prices_are_open
from zabota.portal.reading import asked_for, reading

MOST_FOUND = 200
"""Cards out of use or without a price are found, too, and only then left out."""


@public("a price that is told before is no hidden price")
def prices(request: HttpRequest) -> HttpResponse:
    """What everything costs, where the company wants it told; `?q=` searches, best first."""
    if not prices_are_open():
        raise Http404
    listed = Product.objects.on_price_list().prefetch_related("texts", "branches")
    text = asked_for(request)
    if text:
        found = search(SEARCHED, text, MOST_FOUND)
        page, products = None, in_order(listed.filter(id__in=found.ids), found.ids)
        is_near = bool(found.instead)
    else:
        page = page_by(listed, request.GET.get("page", ""), ["code", "id"])
        products, is_near = page.rows, False
    lines = price_lines(products, *reading())
    context = {"lines": lines, "page": page, "text": text, "is_near": is_near and bool(lines)}
    return render(request, "portal/prices.html", context)
