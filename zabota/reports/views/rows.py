from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.export import FORMATS, Column, export
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.insight.statistics.bands import band_of
from zabota.reports.figures import facts_filter
from zabota.reports.measures import MEASURES, Measure
from zabota.reports.models import ContactFact
from zabota.reports.queries import ContactFactQuerySet
from zabota.reports.scope import ReportScope, branches_of, scope_of
from zabota.reports.views.reports import name_of, only_name


@require_safe
@needs("reports.see")
def rows(request: StaffRequest) -> HttpResponse:
    """The contacts behind one number."""
    scope, measure, value = asked_for(request)
    page = page_by(
        facts(scope, measure, value), request.GET.get("page", ""), ("-opened_at", "-conversation_id")
    )
    context = {
        "page": page,
        "lines": [line(fact, measure) for fact in page.rows],
        "measure": measure,
        "scope": scope,
        "value": "" if scope.by.name == "all" else name_of(scope.by.names([value], scope.user), value),
        "only": only_name(scope),
        "formats": FORMATS,
        "query": scope.query(measure=measure.name, value=value),
        "back": scope.query(),
    }
    return render(request, "reports/rows.html", context)


def asked_for(request: StaffRequest) -> tuple[ReportScope, Measure, str]:
    scope = scope_of(request.user, request.GET, branches_of(request.user), by="all")
    measure = MEASURES.get(request.GET.get("measure", "")) or MEASURES["contacts"]
    return scope, measure, request.GET.get("value", "")[:40]


def facts(scope: ReportScope, measure: Measure, value: str) -> ContactFactQuerySet:
    found = ContactFact.objects.rows_for(scope.user).filter(facts_filter(scope, measure.name, value))
    if measure.name == "next_response":
        found = found.distinct()
    return found.select_related("conversation", "branch", "team", "first_person", "resolver", "reason")


def line(fact: ContactFact, measure: Measure) -> dict[str, Any]:
    """What the row contributes to the number."""
    seconds = getattr(fact, measure.column, None) if measure.unit == "seconds" else None
    good = None
    if measure.name == "seen_first":
        good = fact.reopened_at is None and fact.came_again_at is None
    elif measure.good:
        good = getattr(fact, measure.good, None)
    return {
        "fact": fact,
        "seconds": seconds,
        "good": good,
        "mark": fact.mark if measure.unit == "nps" else None,
        "band": str(band_of(fact.mark)) if fact.mark else "",
        "person": fact.resolver if measure.person == "resolver" else fact.first_person,
    }


@require_safe
@needs("reports.see")
def export_rows(request: StaffRequest, kind: str) -> HttpResponseBase:
    scope, measure, value = asked_for(request)
    found = facts(scope, measure, value).order_by("-opened_at", "-conversation_id")
    return export(kind, "contacts", COLUMNS, found.iterator(chunk_size=2000))


COLUMNS = [
    Column(_("Conversation"), lambda fact: fact.conversation_id),
    Column(_("Customer"), lambda fact: fact.conversation.customer_name),
    Column(_("Branch"), lambda fact: str(fact.branch or "")),
    Column(_("Team"), lambda fact: str(fact.team or "")),
    Column(_("Channel"), lambda fact: fact.channel),
    Column(_("Reason"), lambda fact: str(fact.reason or "")),
    Column(_("Customer class"), lambda fact: fact.customer_class),
    Column(_("Language"), lambda fact: fact.language),
    Column(_("Opened"), lambda fact: fact.opened_at),
    Column(_("First response, seconds"), lambda fact: fact.first_response_seconds),
    Column(_("First response in target"), lambda fact: fact.first_response_in_target),
    Column(_("Resolved"), lambda fact: fact.resolved_at),
    Column(_("Resolution, seconds"), lambda fact: fact.resolution_seconds),
    Column(_("Resolution in target"), lambda fact: fact.resolution_in_target),
    Column(_("Contact time, seconds"), lambda fact: fact.contact_seconds),
    Column(_("Came again"), lambda fact: fact.came_again_at),
    Column(_("Worst mark"), lambda fact: fact.mark),
    Column(_("Routed by"), lambda fact: fact.criterion),
]
