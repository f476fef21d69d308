from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zabota.answers.forms import DeedsForm
from zabota.channels.models import Inbox
from zabota.company.models import Branch, Team
from zabota.customers.forms import class_choices
from zabota.rules.conditions import Conditions
from zabota.rules.models import Rule
from zabota.rules.triggers import trigger_choices

CHECKS = forms.CheckboxSelectMultiple
PLACES = ("inboxes", "branches", "teams")
CONDITIONS = (*PLACES, "languages", "customer_classes", "words", "only_unassigned")


class RuleForm(DeedsForm):
    """When, if, then."""

    name = forms.CharField(label=_("Name"), max_length=120)
    order = forms.IntegerField(label=_("Place"), min_value=0, max_value=999, initial=100)
    trigger = forms.ChoiceField(label=_("When"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("If one of these is said"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2, "data-autosize": ""}),
        help_text=_(
            "Words or phrases with a comma between them, in any form and language; empty: whatever is said."
        ),
    )
    only_unassigned = forms.BooleanField(label=_("Only if it is with nobody"), required=False)
    inboxes = forms.ModelMultipleChoiceField(
        Inbox.objects.all(), label=_("Inboxes"), required=False, widget=CHECKS
    )
    branches = forms.ModelMultipleChoiceField(
        Branch.objects.all(), label=_("Branches"), required=False, widget=CHECKS
    )
    teams = forms.ModelMultipleChoiceField(
        Team.objects.all(), label=_("Teams"), required=False, widget=CHECKS
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=settings.LANGUAGES, required=False, widget=CHECKS
    )
    customer_classes = forms.MultipleChoiceField(label=_("Customer classes"), required=False, widget=CHECKS)
    field_order = ["name", "trigger", *("words", "languages", "customer_classes", *PLACES, "only_unassigned")]

    def __init__(self, *args: Any, rule: Rule | None = None, **kwargs: Any):
        stands: dict[str, Any] = {}
        if rule:
            stands = {"name": rule.name, "order": rule.order, "trigger": rule.trigger, **rule.conditions}
        super().__init__(*args, deeds=rule.does if rule else None, takes=False, initial=stands, **kwargs)
        self.fields["trigger"].choices = trigger_choices()
        self.fields["customer_classes"].choices = class_choices()

    def conditions(self) -> Conditions:
        data = self.cleaned_data
        places = {name: tuple(row.pk for row in data[name]) for name in PLACES}
        lists = {name: tuple(data[name]) for name in ("languages", "customer_classes")}
        return Conditions(
            **places, **lists, words=data["words"].strip(), only_unassigned=data["only_unassigned"]
        )
