from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zabota.complaints.actions.set_deadline import set_deadline
from zabota.complaints.countries import NAMED
from zabota.complaints.forms import COUNTRIES, RuleForm
from zabota.complaints.models import Complaint, DeadlineRule
from zabota.complaints.rules import rule_for
from zabota.core.access import needs
from zabota.core.request import StaffRequest


@require_http_methods(["GET", "POST"])
@needs("complaints.set")
def deadlines(request: StaffRequest) -> HttpResponse:
    """What holds in each country, and the company's own rules in place of the presets."""
    form = RuleForm(request.POST if request.method == "POST" else None, initial=chosen(request))
    if request.method == "POST" and form.is_valid():
        set_deadline(form.cleaned_data["country"], form.cleaned_data["kind"], form.rule())
        messages.success(request, _("It holds for complaints that come from now on."))
        return redirect("complaints:deadlines")
    context = {"form": form, "rows": rows()}
    return render(request, "complaints/deadlines.html", context, status=422 if has_errors(form) else 200)


@require_POST
@needs("complaints.set")
def preset(request: StaffRequest, pk: int) -> HttpResponse:
    """Go back to the preset."""
    own = get_object_or_404(DeadlineRule.objects.visible_to(request.user), pk=pk)
    set_deadline(own.country, own.kind, None)
    messages.success(request, _("The preset holds again."))
    return redirect("complaints:deadlines")


def has_errors(form: Form) -> bool:
    return form.is_bound and bool(form.errors)


def chosen(request: StaffRequest) -> dict[str, object]:
    """The rule to begin the form with: `?country=MD&kind=claim`."""
    kinds = Complaint.Kind.values
    country = request.GET.get("country", NAMED[0])
    kind = request.GET.get("kind", kinds[0])
    country, kind = country if country in COUNTRIES else NAMED[0], kind if kind in kinds else kinds[0]
    _name, rule = rule_for(country, kind)
    return {
        "country": country,
        "kind": kind,
        "acknowledge_days": rule.acknowledge.days,
        "acknowledge_unit": rule.acknowledge.unit.value,
        "answer_days": rule.answer.days,
        "answer_unit": rule.answer.unit.value,
        "moves": rule.moves,
        "source": rule.source,
    }


def rows() -> list[dict[str, object]]:
    """Every country and kind with the rule in force and whether it is the company's own."""
    own = {(rule.country, rule.kind): rule for rule in DeadlineRule.objects.all()}
    found = []
    for country, label in COUNTRIES.items():
        for kind, kind_label in Complaint.Kind.choices:
            _name, rule = rule_for(country, kind)
            found.append(
                {
                    "country": country,
                    "label": label,
                    "kind": kind,
                    "kind_label": kind_label,
                    "rule": rule,
                    "own": own.get((country, kind)),
                }
            )
    return found
