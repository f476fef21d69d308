from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Department, User
from zabota.orders.actions.save_type import MOST_STEPS, StepPlan
from zabota.orders.evidence_kind import evidence_choices
from zabota.orders.models import ActionPlan, RequestType

HOUR = 3600


class TypeForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    is_order = forms.BooleanField(
        label=_("It is work on a customer's thing"),
        required=False,
        help_text=_("A service order comes with it: diagnosis, price, parts, warranty."),
    )


class StepRowForm(forms.Form):
    """One step of a type. A row without a title is left out."""

    fields: dict[str, Any]
    title = forms.CharField(label=_("What is done"), max_length=160, required=False)
    department = forms.ModelChoiceField(
        Department.objects.all(), label=_("Department"), required=False, empty_label=_("whoever serves")
    )
    hours = forms.FloatField(
        label=_("Working hours"),
        required=False,
        min_value=0.01,
        max_value=10_000,
        widget=forms.NumberInput(attrs={"step": "any"}),
    )
    evidence = forms.ChoiceField(label=_("Shown by"), initial="tick")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["evidence"].choices = evidence_choices()
        self.empty_permitted = True

    def plan(self) -> StepPlan | None:
        kept = self.cleaned_data
        if not kept.get("title"):
            return None
        hours = kept.get("hours")
        return StepPlan(
            title=kept["title"],
            department=kept.get("department"),
            due_seconds=round(hours * HOUR) if hours else None,
            evidence=kept.get("evidence") or "tick",
        )


StepRows = forms.formset_factory(StepRowForm, extra=3, max_num=MOST_STEPS, absolute_max=MOST_STEPS)


class BeginForm(forms.Form):
    fields: dict[str, Any]
    request_type = forms.ModelChoiceField(
        RequestType.objects.none(), label=_("Kind of request"), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["request_type"].queryset = RequestType.objects.in_use().filter(is_order=False)


class DoForm(forms.Form):
    remark = forms.CharField(label=_("Remark"), required=False, max_length=5_000)


class HandForm(forms.Form):
    fields: dict[str, Any]
    department = forms.ModelChoiceField(
        Department.objects.all(), label=_("Department"), required=False, empty_label=_("whoever serves")
    )
    doer = forms.ModelChoiceField(
        User.objects.none(), label=_("Colleague"), required=False, empty_label=_("nobody in particular")
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["doer"].queryset = User.objects.active().visible_to(user).order_by("name")


class SendBackForm(forms.Form):
    because = forms.CharField(label=_("What was not right"), max_length=1_000)


class CallOffForm(forms.Form):
    why = forms.ChoiceField(label=_("Why it ends"), choices=ActionPlan.Why, widget=forms.RadioSelect)
    note = forms.CharField(label=_("In a few words"), max_length=1_000)
