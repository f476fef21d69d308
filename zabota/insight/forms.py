from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.insight.kpi import Kpi

FACTORS = {"share": 0.01, "seconds": 60}
UNITS = {"share": _("in percent"), "seconds": _("in minutes")}


class TargetForm(forms.Form):
    """A target, in the unit people speak of: percent and minutes rather than shares and seconds."""

    value = forms.FloatField(label=_("Target"))
    branch = forms.ModelChoiceField(
        Branch.objects.all(), required=False, label=_("Branch"), empty_label=_("All")
    )
    from_on = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, kpi: Kpi, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.factor = FACTORS.get(kpi.unit, 1)
        self.fields["value"].help_text = UNITS.get(kpi.unit, "")
        self.fields["from_on"].initial = timezone.localdate

    def clean_value(self) -> float:
        return self.cleaned_data["value"] * self.factor
