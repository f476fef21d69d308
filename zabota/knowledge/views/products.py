from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.parameters import value_of
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.actions.store_file import store_file
from zabota.core.downloads import preview
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.knowledge.actions.retire_product import retire_product
from zabota.knowledge.actions.save_product import SEARCHED, save_product
from zabota.knowledge.finding import in_order, search
from zabota.knowledge.models import Product
from zabota.knowledge.product_form import ProductForm
from zabota.knowledge.queries import best_text


@needs("knowledge.see")
def products(request: StaffRequest) -> HttpResponse:
    """Product cards; `?q=` finds the answer to a question about one by any of its words."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    mine = (
        Product.objects.visible_to(request.user)
        .prefetch_related("texts", "branches")
        .select_related("picture")
    )
    if text:
        found = search(SEARCHED, text)
        page, rows = None, in_order(mine.filter(id__in=found.ids), found.ids)
    else:
        page = page_by(mine, request.GET.get("page", ""), ["code", "id"])
        rows = page.rows
    languages = (get_language() or "", value_of("company.language"))
    shown = [{"product": row, "text": best_text(row.texts.all(), *languages)} for row in rows]
    context = {
        "page": page,
        "rows": shown,
        "text": text,
        "may_write": request.user.may("knowledge.write"),
        "is_open": value_of("knowledge.prices_are_open"),
    }
    return render(request, "knowledge/products.html", context)


@needs("knowledge.write")
def product(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """Write one product's card."""
    kept = get_object_or_404(Product.objects.visible_to(request.user), pk=pk) if pk else None

    def save(form: ProductForm) -> None:
        wanted = form.cleaned_data
        file = wanted["picture"]
        save_product(
            kept,
            texts=form.texts(),
            code=wanted["code"],
            price=wanted["price"],
            branches=wanted["branches"],
            picture=store_file(file.read(), file.name, file.content_type) if file else None,
        )

    return form_page(
        request,
        ProductForm(request.POST or None, request.FILES or None, product=kept),
        save,
        template="knowledge/product_form.html",
        said=_("Saved."),
        back=reverse("knowledge:products"),
        title=str(kept or _("New product")),
        kept=kept,
        is_open=value_of("knowledge.prices_are_open"),
    )


@require_POST
@needs("knowledge.write")
def retirement(request: StaffRequest, pk: int) -> HttpResponse:
    """Sell it no more, or again."""
    kept = get_object_or_404(Product.objects.visible_to(request.user), pk=pk)
    retire_product(kept, request.POST.get("retired") == "yes")
    return redirect("knowledge:products")


@needs("knowledge.see")
def picture(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The picture of a product, re-encoded."""
    kept = Product.objects.visible_to(request.user).exclude(picture=None).select_related("picture")
    return preview(get_object_or_404(kept, pk=pk).picture)
