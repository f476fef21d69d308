"""The proofs: a list, and one certificate as a page and as JSON."""

from django.apps import apps
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import capfirst

from zabota.core.access import needs
from zabota.core.holdings import holdings
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.privacy.certificate import certificate_of, is_untouched
from zabota.privacy.models import Erasure


@needs("privacy.see")
def erasures(request: StaffRequest) -> HttpResponse:
    seen = Erasure.objects.visible_to(request.user).select_related("by")
    return render(
        request, "privacy/erasures.html", {"page": page_by(seen, request.GET.get("page", ""), ("-id",))}
    )


def found(request: StaffRequest, pk: int) -> Erasure:
    return get_object_or_404(Erasure.objects.visible_to(request.user).select_related("by"), pk=pk)


@needs("privacy.see")
def erasure(request: StaffRequest, pk: int) -> HttpResponse:
    one = found(request, pk)
    lines = [
        {
            "section": holdings[name].section,
            "name": capfirst(apps.get_model(name)._meta.verbose_name),
            **counts,
        }
        for name, counts in one.counts.items()
        if name != "files" and name in holdings
    ]
    context = {"erasure": one, "lines": lines, "is_untouched": is_untouched(one)}
    return render(request, "privacy/erasure.html", context)


@needs("privacy.see")
def certificate(request: StaffRequest, pk: int) -> JsonResponse:
    one = found(request, pk)
    response = JsonResponse(certificate_of(one), json_dumps_params={"indent": 1, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="erasure-{one.id}.json"'
    return response
