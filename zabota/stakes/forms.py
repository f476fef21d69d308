from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.company.models import Branch
from zabota.stakes.assumptions import ASSUMED
from zabota.stakes.measure import measures
from zabota.stakes.models import Leaving

SHARES = (("0.5", _("half")), ("0.75", _("three quarters")), ("0.25", pgettext_lazy("share", "a quarter")))


def day(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


class AssumptionsForm(forms.Form):
    """Every assumption, lowest, likely and highest, with its source."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for assumed in ASSUMED:
            for side in ("low", "likely", "high"):
                self.fields[f"{assumed.name}_{side}"] = forms.FloatField(
                    min_value=0, max_value=assumed.largest, localize=False
                )
            self.fields[f"{assumed.name}_source"] = forms.CharField(max_length=300, required=False)


class LeavingForm(forms.Form):
    left_on = day(label=_("When"), initial=timezone.localdate)
    reason = forms.ChoiceField(label=_("Why"), choices=Leaving.Reason.choices, widget=forms.RadioSelect)
    said = forms.CharField(
        label=_("In the customer's own words"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FollowersForm(forms.Form):
    followers = forms.IntegerField(
        label=_("How many follow this customer"), min_value=0, max_value=2_000_000_000
    )
    where = forms.CharField(label=_("Where"), required=False, max_length=200)


class GoalForm(forms.Form):
    fields: dict[str, Any]
    measure = forms.ChoiceField(label=_("Of what"))
    share = forms.TypedChoiceField(label=_("What may be left of it"), choices=SHARES, coerce=float)
    branch = forms.ModelChoiceField(
        Branch.objects.filter(closed_for_good_at=None),
        label=_("Branch"),
        required=False,
        empty_label=_("All"),
    )
    baseline_from = day(label=_("Compared with the time from"))
    baseline_until = day(label=_("until"))
    due_on = day(label=_("Reached by"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["measure"].choices = [(one.name, one.label) for one in measures]
