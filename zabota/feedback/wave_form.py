"""The plan of a wave, and a quota, as forms."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, User
from zabota.feedback.forms import branches_of
from zabota.feedback.models import Quota, Survey, Touchpoint, Wave


class WaveForm(forms.Form):
    fields: dict[str, Any]
    name = forms.CharField(label=_("Name"), max_length=120)
    survey = forms.ModelChoiceField(Survey.objects.none(), label=_("Survey"), empty_label=None)
    starts_on = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    rhythm = forms.ChoiceField(
        label=_("Rhythm"),
        choices=Wave.Rhythm.choices,
        required=False,
        help_text=_(
            "When it ends, the next one is planned with the same questions: only so can you see a change."
        ),
    )
    branches = forms.ModelMultipleChoiceField(
        Branch.objects.none(),
        label=_("Customers of these branches"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen means all."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Who speak"), choices=settings.LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    classes = forms.CharField(
        label=_("Of these classes, separated by commas"), max_length=200, required=False
    )
    served_within_days = forms.IntegerField(
        label=_("Served within so many days"), min_value=1, max_value=1500, required=False
    )
    answers_wanted = forms.IntegerField(
        label=_("Answers wanted"),
        min_value=1,
        max_value=10_000_000,
        required=False,
        help_text=_("With so many nobody else is asked."),
    )
    batch_size = forms.IntegerField(label=_("Customers a minute"), min_value=1, max_value=1000, initial=100)

    def __init__(self, data: Any, *, user: User, wave: Wave | None = None):
        super().__init__(data, initial=initial_of(wave))
        self.fields["survey"].queryset = Survey.objects.visible_to(user).in_use()
        self.fields["branches"].queryset = branches_of(user)
        for name in ("survey", "rhythm"):
            self.fields[name].widget.attrs["class"] = "form-select"

    def given(self) -> dict[str, Any]:
        """What `plan_wave` takes, besides the survey and the days."""
        said = self.cleaned_data
        classes = [name.strip() for name in said["classes"].split(",") if name.strip()]
        group = {
            "languages": said["languages"],
            "classes": classes,
            "served_within_days": said["served_within_days"],
        }
        return {
            "name": said["name"],
            "rhythm": said["rhythm"],
            "branches": list(said["branches"]),
            "group": {name: value for name, value in group.items() if value},
            "answers_wanted": said["answers_wanted"],
            "batch_size": said["batch_size"],
        }


def initial_of(wave: Wave | None) -> dict[str, Any]:
    if wave is None:
        today = timezone.localdate()
        return {"starts_on": today + timedelta(days=1), "ends_on": today + timedelta(days=14)}
    kept = ("name", "starts_on", "ends_on", "rhythm", "answers_wanted", "batch_size")
    group = {**wave.group, "classes": ", ".join(wave.group.get("classes", []))}
    return {
        **{name: getattr(wave, name) for name in kept},
        **group,
        "survey": wave.survey_id,
        "branches": wave.branches.all(),
    }


class QuotaForm(forms.Form):
    fields: dict[str, Any]
    most = forms.IntegerField(label=_("At most"), min_value=1, max_value=10_000_000)
    period = forms.ChoiceField(label=_("In"), choices=Quota.Period.choices, initial=Quota.Period.MONTH)
    branch = forms.ModelChoiceField(
        Branch.objects.none(), label=_("Branch"), required=False, empty_label=_("each branch by itself")
    )
    survey = forms.ModelChoiceField(
        Survey.objects.none(), label=_("Survey"), required=False, empty_label=_("all surveys together")
    )
    touchpoint = forms.ModelChoiceField(
        Touchpoint.objects.none(),
        label=_("Touchpoint"),
        required=False,
        empty_label=_("count invitations"),
        help_text=_("With a touchpoint its marks are counted; at the limit surveys leave it out."),
    )

    def __init__(self, data: Any, *, user: User):
        super().__init__(data)
        self.fields["branch"].queryset = branches_of(user)
        self.fields["survey"].queryset = Survey.objects.visible_to(user).in_use()
        self.fields["touchpoint"].queryset = Touchpoint.objects.visible_to(user).in_use()
