from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.answers.deed_words import in_words, names_for
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.rules.actions.save_rule import save_rule
from zabota.rules.actions.switch_rule import switch_rule
from zabota.rules.forms import RuleForm
from zabota.rules.history import LOOKS_BACK, history_of
from zabota.rules.models import Rule, RuleRun
from zabota.rules.wording import asked_in_words

MOST_SHOWN = 100


def found(request: StaffRequest, pk: int) -> Rule:
    return get_object_or_404(Rule.objects.visible_to(request.user), pk=pk)


@needs("rules.manage")
def rules(request: StaffRequest) -> HttpResponse:
    """All rules in their order, with what each did lately."""
    lately = Q(runs__at__gte=timezone.now() - LOOKS_BACK)
    counted = Rule.objects.visible_to(request.user).annotate(
        acted=Count("runs", filter=lately & Q(runs__problem="")),
        failed=Count("runs", filter=lately & ~Q(runs__problem="")),
        last_at=Max("runs__at"),
    )
    shown = list(counted)
    names = names_for(rule.does for rule in shown)
    rows = [
        {"rule": rule, "asks": asked_in_words(rule), "does": in_words(rule.does, names)} for rule in shown
    ]
    return render(request, "rules/rules.html", {"rows": rows})


@needs("rules.manage")
def rule(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """When, if, then. What was changed is off until its test was looked at."""
    kept = found(request, pk) if pk else None
    saved: list[Rule] = []

    def save(form: RuleForm) -> None:
        wanted = form.cleaned_data
        saved.append(
            save_rule(
                kept,
                name=wanted["name"],
                order=wanted["order"],
                trigger=wanted["trigger"],
                conditions=form.conditions(),
                deeds=form.deeds(),
            )
        )

    answer = form_page(
        request,
        RuleForm(request.POST or None, user=request.user, rule=kept),
        save,
        template="rules/rule.html",
        said=_("Saved. Look at what it would have done, then switch it on."),
        back=reverse("rules:rules"),
        title=kept.name if kept else _("New rule"),
        kept=kept,
    )
    return redirect("rules:history", saved[0].pk) if saved else answer


@needs("rules.manage")
def history(request: StaffRequest, pk: int) -> HttpResponse:
    """What it would have done over the last thirty days, and the button that switches it on."""
    kept = found(request, pk)
    told = history_of(kept, request.user)
    context = {
        "rule": kept,
        "history": told,
        "would": told.would[:MOST_SHOWN],
        "more": max(0, len(told.would) - MOST_SHOWN),
        "asks": asked_in_words(kept),
        "does": in_words(kept.does, names_for([kept.does])),
    }
    return render(request, "rules/history.html", context)


@require_POST
@needs("rules.manage")
def switch(request: StaffRequest, pk: int) -> HttpResponse:
    """On only with the print of what was looked at."""
    kept = found(request, pk)
    try:
        switch_rule(kept, request.POST.get("on") == "yes", seen=request.POST.get("seen", ""))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("rules:history", pk)
    said = _("It acts from now on.") if kept.switched_on_at else _("It does nothing any more.")
    messages.success(request, said)
    return redirect("rules:rules")


@needs("rules.manage")
def runs(request: StaffRequest, pk: int) -> HttpResponse:
    """What the rule did, newest first."""
    kept = found(request, pk)
    mine = RuleRun.objects.visible_to(request.user).filter(rule=kept).select_related("conversation")
    page = page_by(mine, request.GET.get("page", ""), ["-at", "-id"])
    return render(request, "rules/runs.html", {"rule": kept, "page": page})
