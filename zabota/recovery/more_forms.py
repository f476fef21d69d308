"""Forms of goodwill, budgets and compensations of many."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, User
from zabota.desk.models import ContactReason
from zabota.feedback.models import Touchpoint
from zabota.recovery.models import Goodwill

WHO = (
    ("touchpoint", _("everyone who marked a touchpoint low")),
    ("reason", _("everyone who wrote for a reason")),
    ("named", _("those named below")),
)


def branches_of(user: User) -> Any:
    branches = Branch.objects.filter(closed_for_good_at=None)
    return branches if user.sees_all_branches else branches.filter(id__in=user.branch_ids)


class ReviewForm(forms.Form):
    review = forms.ChoiceField(choices=Goodwill.Review.choices)
    note = forms.CharField(required=False, max_length=2_000)


class DeclineForm(forms.Form):
    why = forms.CharField(max_length=2_000)


class BudgetForm(forms.Form):
    fields: dict[str, Any]
    branch = forms.ModelChoiceField(Branch.objects.none(), required=False, label=_("Branch"))
    month = forms.DateField(
        label=_("From the month on"),
        input_formats=["%Y-%m", "%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
    )
    amount = forms.DecimalField(
        label=_("A month may cost"),
        help_text=_("Empty takes the budget of this month away."),
        required=False,
        min_value=Decimal(0),
        max_digits=12,
        decimal_places=2,
    )

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branches_of(user)
        self.fields["branch"].required = not user.sees_all_branches
        self.fields["branch"].empty_label = _("cases of no branch")


class WeightForm(forms.Form):
    yearly_value = forms.DecimalField(
        label=_("Spends in a year"), required=False, min_value=Decimal(0), max_digits=12, decimal_places=2
    )
    followers = forms.IntegerField(
        label=_("Followers"),
        help_text=_("How many people read what this customer writes."),
        required=False,
        min_value=0,
        max_value=2_000_000_000,
    )


class CompensationForm(forms.Form):
    """One incident, many customers."""

    fields: dict[str, Any]
    incident = forms.CharField(label=_("What happened"), max_length=200)
    branch = forms.ModelChoiceField(Branch.objects.none(), required=False, label=_("Branch"))
    who = forms.ChoiceField(label=_("Who gets it"), choices=WHO, widget=forms.RadioSelect)
    touchpoint = forms.ModelChoiceField(Touchpoint.objects.none(), required=False, label=_("Touchpoint"))
    reason = forms.ModelChoiceField(ContactReason.objects.none(), required=False, label=_("Reason"))
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(
        label=_("Up to and including"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    named = forms.CharField(
        label=_("E-mails, phones, cards or customer numbers"),
        help_text=_("One a line."),
        required=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    kind = forms.ChoiceField(label=_("What kind"), choices=Goodwill.Kind.choices)
    what = forms.CharField(label=_("What exactly"), max_length=200)
    cost = forms.DecimalField(
        label=_("What it costs us for each"), min_value=Decimal(0), max_digits=12, decimal_places=2
    )
    text = forms.CharField(
        label=_("What each customer is told"),
        help_text=_("{customer} becomes the customer's name."),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branches_of(user)
        self.fields["branch"].required = not user.sees_all_branches
        self.fields["touchpoint"].queryset = Touchpoint.objects.visible_to(user).in_use()
        self.fields["reason"].queryset = ContactReason.objects.filter(retired_at=None)

    def clean(self) -> dict[str, Any]:
        sent = super().clean() or {}
        needed = sent.get("who")
        if needed and not sent.get(needed):
            self.add_error(needed, _("Say who gets it."))
        if needed in ("touchpoint", "reason"):
            for name in ("since", "until"):
                if not sent.get(name):
                    self.add_error(name, _("Say from when until when."))
        return sent

    def span(self) -> tuple[datetime, datetime]:
        """The days asked for, in the branch's zone."""
        branch = self.cleaned_data.get("branch")
        zone = branch.zone_info if branch else timezone.get_current_timezone()
        since, until = self.cleaned_data["since"], self.cleaned_data["until"] + timedelta(days=1)
        return datetime.combine(since, time(0), zone), datetime.combine(until, time(0), zone)
