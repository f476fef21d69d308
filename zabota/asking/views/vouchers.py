"""Codes at the cash desk, and whether somebody plays with them."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zabota.asking.actions.redeem_voucher import redeem_voucher
from zabota.asking.forms import RedeemForm
from zabota.asking.models import Smiley, Voucher
from zabota.asking.smileys import FACES
from zabota.asking.views.ways import shown
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.insight.statistics.wilson import wilson

DAYS = 90
MOST = 50


@require_http_methods(["GET", "HEAD", "POST"])
@needs("asking.redeem")
def vouchers(request: StaffRequest) -> HttpResponse:
    """The cashier types the code; below, the log of what was redeemed."""
    form = RedeemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            voucher = redeem_voucher(form.cleaned_data["code"], form.cleaned_data["bill"], by=request.user)
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            said = _("%(percent)s %% off: the code is used up now.")
            messages.success(request, said % {"percent": f"{voucher.percent.normalize():f}"})
            return redirect("asking:vouchers")
    log = Voucher.objects.visible_to(request.user).redeemed()
    log = log.select_related("redeemed_by", "smiley__receipt__till__branch")
    page = page_by(log, request.GET.get("page", ""), ("-redeemed_at", "-id"))
    status = 422 if form.errors else 200
    return render(request, "asking/vouchers.html", {"form": form, "page": page}, status=status)


@require_safe
@needs("asking.see")
def smileys(request: StaffRequest) -> HttpResponse:
    """How the five fell out, and the share of discounts by cashier (gaming guard). Signs, not proof."""
    since = timezone.now() - timedelta(days=DAYS)
    rows = Smiley.objects.visible_to(request.user).filter(at__gte=since)
    counts = dict(rows.order_by().values_list("value").annotate(n=Count("id")))
    total = sum(counts.values())
    context = {
        "faces": [(value, label, counts.get(value, 0)) for value, label in FACES.items()],
        "total": total,
        "satisfied": shown(wilson(counts.get(4, 0) + counts.get(5, 0), total)),
        "cashiers": by_cashier(rows),
        "devices": rows.exclude(device="")
        .values("device")
        .annotate(n=Count("id"), vouchers=Count("voucher"))
        .filter(n__gt=2)
        .order_by("-n")[:MOST],
        "days": DAYS,
    }
    return render(request, "asking/smileys_staff.html", context)


def by_cashier(rows: Any) -> list[dict[str, Any]]:
    """Per cashier: smileys, the share with a discount, codes the cashier redeemed from own receipts."""
    counted = (
        rows.order_by()
        .values(
            branch=F("receipt__till__branch__name"),
            code=F("receipt__cashier"),
            name=F("receipt__employee__name"),
        )
        .annotate(
            n=Count("id"),
            discounts=Count("voucher"),
            redeemed=Count("voucher", filter=Q(voucher__redeemed_at__isnull=False)),
            own=Count("voucher", filter=Q(voucher__redeemed_by=F("receipt__employee"))),
        )
        .order_by("-discounts", "-n")[:MOST]
    )
    return [{**row, "share": shown(wilson(row["discounts"], row["n"]))} for row in counted]
