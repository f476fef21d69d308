from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.channels.kind import kind_choices
from zabota.channels.models import Inbox
from zabota.company.models import Branch
from zabota.customers.forms import class_choices
from zabota.desk.models import SlaPolicy
from zabota.desk.models.sla import Limit
from zabota.desk.sla import DayRule

PARTS = {
    "before": gettext_lazy("Received before"),
    "today_by": gettext_lazy("by, the same working day"),
    "later_by": gettext_lazy("later: by, on the next working day"),
}


NO_TIMES = [None] * len(PARTS)


class LimitForm(forms.Form):
    """One SLA policy: its limits in hours or by the time of day, and what it is for."""

    fields: dict[str, Any]
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    in_business_hours = forms.BooleanField(
        label=gettext_lazy("Only business hours count"),
        required=False,
        help_text=gettext_lazy("Else the clock never stops."),
    )
    pauses = forms.BooleanField(
        label=gettext_lazy("Stands still while the customer is asked"), required=False, initial=True
    )
    order = forms.IntegerField(
        label=gettext_lazy("Order"),
        min_value=0,
        max_value=30_000,
        help_text=gettext_lazy("Of the policies that fit, the first counts."),
    )
    channels = forms.MultipleChoiceField(
        required=False, label=gettext_lazy("Channels"), widget=forms.CheckboxSelectMultiple
    )
    inboxes = forms.ModelMultipleChoiceField(
        Inbox.objects.all(),
        required=False,
        label=gettext_lazy("Inboxes"),
        widget=forms.CheckboxSelectMultiple,
    )
    branches = forms.ModelMultipleChoiceField(
        Branch.objects.all(),
        required=False,
        label=gettext_lazy("Branches"),
        widget=forms.CheckboxSelectMultiple,
    )
    customer_classes = forms.MultipleChoiceField(
        required=False, label=gettext_lazy("Classes of customers"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, policy: SlaPolicy | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.policy = policy
        kept = {target.limit: target for target in policy.targets.all()} if policy else {}
        for value in Limit.values:
            self.add_limit(value, kept.get(value))
        self.fields["channels"].choices = kind_choices()
        classes = dict(class_choices()[1:])
        if policy:
            classes |= {name: name for name in policy.customer_classes}
            self.fields["name"].disabled = True
            self.initial = {**self.initial, **standing_values(policy)}
        self.fields["customer_classes"].choices = [*classes.items()]

    def add_limit(self, value: str, kept: Any) -> None:
        self.fields[value] = forms.FloatField(
            label=gettext_lazy("In hours"),
            required=False,
            min_value=0.01,
            max_value=10_000,
            initial=f"{kept.seconds / 3600:g}" if kept and kept.seconds else None,
            widget=forms.NumberInput(attrs={"step": "any"}),
        )
        for part, label in PARTS.items():
            self.fields[f"{value}_{part}"] = forms.TimeField(
                label=label,
                required=False,
                initial=getattr(kept, part, None),
                widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            )

    def rows(self) -> Iterator[tuple[Any, Any, list[Any]]]:
        """(name of the limit, its hours, the three times of a deadline by the time of day)."""
        for value, label in Limit.choices:
            yield label, self[value], [self[f"{value}_{part}"] for part in PARTS]

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        for value in Limit.values:
            times = times_in(kept, value)
            if times != NO_TIMES and None in times:
                self.add_error(value, _("A deadline by the time of day needs all three times."))
            elif times != NO_TIMES and kept.get(value):
                self.add_error(value, _("Give hours or times of the day, not both."))
            elif times != NO_TIMES and times[1] < times[0]:
                self.add_error(value, _("What comes before a moment cannot be due earlier than that moment."))
        return kept

    def limits(self) -> dict[str, int | DayRule]:
        """Limit -> what it was given, of those that were filled in."""
        found: dict[str, int | DayRule] = {}
        for value in Limit.values:
            times = times_in(self.cleaned_data, value)
            if times != NO_TIMES:
                found[value] = DayRule(*times)
            elif hours := self.cleaned_data.get(value):
                found[value] = round(hours * 3600)
        return found


def times_in(kept: dict[str, Any], limit: str) -> list[Any]:
    """The three times of one limit, None where it was left empty; midnight is a time."""
    return [kept.get(f"{limit}_{part}") for part in PARTS]


def standing_values(policy: SlaPolicy) -> dict[str, Any]:
    return {
        "name": policy.name,
        "order": policy.order,
        "in_business_hours": policy.in_business_hours,
        "pauses": all(target.pauses_while_customer_is_asked for target in policy.targets.all()),
        "channels": policy.channels,
        "inboxes": list(policy.inboxes.all()),
        "branches": list(policy.branches.all()),
        "customer_classes": policy.customer_classes,
    }
