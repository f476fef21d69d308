from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.customers.actions.dismiss_suggestion import dismiss_suggestion
from zabota.customers.actions.merge import merge
from zabota.customers.actions.unmerge import unmerge
from zabota.customers.card import card_of, find_customer
from zabota.customers.display import language_name
from zabota.customers.models import Customer, CustomerMerge
from zabota.customers.suggestions import suggest_merges

MOST_FOUND = 20


@needs("customers.merge")
def suggestions(request: StaffRequest, pk: int) -> HttpResponse:
    """The part of the card that asks whether another card is the same person's."""
    customer = find_customer(pk, request.user)
    context = {"customer": customer, "suggestions": suggest_merges(customer, request.user)}
    return render(request, "customers/parts/suggestions.html", context)


@require_POST
@needs("customers.merge")
def dismissal(request: StaffRequest, pk: int, other: int) -> HttpResponse:
    customer, second = find_customer(pk, request.user), find_customer(other, request.user)
    dismiss_suggestion(customer, second, by=request.user)
    return suggestions(request, pk) if request.htmx else redirect("customers:card", pk)


@needs("customers.merge")
def choose(request: StaffRequest, pk: int) -> HttpResponse:
    """Find the other card of the same person."""
    customer = find_customer(pk, request.user)
    text = request.GET.get("q", "").strip()
    found = Customer.objects.none()
    if text:
        found = (
            Customer.objects.visible_to(request.user)
            .present()
            .narrowed_to(text, request.user)
            .exclude(id=customer.id)
        )
    context = {
        "customer": customer,
        "text": text,
        "found": found.prefetch_related("identities").order_by("-id")[:MOST_FOUND],
        "suggestions": suggest_merges(customer, request.user),
    }
    return render(request, "customers/choose_merge.html", context)


@needs("customers.merge")
def side_by_side(request: StaffRequest, pk: int, other: int) -> HttpResponse:
    """Both cards beside each other; on POST the other one becomes part of this one."""
    kept, merged = find_customer(pk, request.user), find_customer(other, request.user)
    if kept == merged or kept.merged_into_id or merged.merged_into_id:
        raise Http404
    if request.method == "POST":
        try:
            done = merge(kept, merged, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            said = _("The cards are one now. It can be undone on this card, under “Merged cards”.")
            messages.success(request, said, extra_tags=f"merge-{done.id}")
            return redirect("customers:card", kept.id)
    context = {
        "kept": kept,
        "merged": merged,
        "lines": compared(card_of(kept, request.user), card_of(merged, request.user)),
    }
    return render(request, "customers/merge.html", context)


@require_POST
@needs("customers.merge")
def undoing(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(CustomerMerge.objects.select_related("kept"), pk=pk)
    kept = find_customer(row.kept_id, request.user)
    try:
        unmerge(row, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The cards are two again, each with its own."))
    return redirect("customers:card", kept.id)


def compared(one: Any, other: Any) -> list[tuple[str, Any, Any]]:
    """What both cards hold, line by line: (label, of the one that stays, of the other)."""
    return [
        (label, of_one, of_other)
        for (label, of_one), (_l, of_other) in zip(held(one), held(other), strict=True)
    ]


def held(card: Any) -> list[tuple[str, Any]]:
    customer = card.customer
    return [
        (_("Addresses"), "\n".join(identity.shown for identity in card.identities)),
        (_("Language"), language_name(customer.language)),
        (_("Class"), customer.customer_class),
        (_("Company"), customer.company or ""),
        (_("Branches"), ", ".join(branch.name for branch in card.branches)),
        (_("Privacy"), customer.get_privacy_display()),
        (_("Expectations"), len(card.expectations)),
        (_("Wishes"), len(card.wishes)),
        (_("Promises"), len(card.promises)),
        (_("Known since"), customer.created_at),
    ]
