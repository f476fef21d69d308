from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, Team
from zabota.customers.models import Customer
from zabota.desk.actions.reply import LONGEST
from zabota.desk.guards import LONGEST_KEY
from zabota.desk.models import ContactReason, Conversation, SlaPolicy
from zabota.desk.models.sla import Limit


class ReplyForm(forms.Form):
    """What the reply box sends; files come beside it."""

    text = forms.CharField(required=False, max_length=LONGEST, strip=False)
    version = forms.IntegerField(required=False)
    key = forms.CharField(required=False, max_length=LONGEST_KEY)
    resolving = forms.BooleanField(required=False)


class ResolutionForm(forms.Form):
    """Why the customer wrote, and was what the customer needed done?"""

    fields: dict[str, Any]
    reason = forms.ModelChoiceField(
        ContactReason.objects.none(),
        required=False,
        label=_("Why did the customer write?"),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose why the customer wrote.")},
    )
    outcome = forms.ChoiceField(
        choices=Conversation.Outcome.choices,
        label=_("Was what the customer needed done?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether what the customer needed was done.")},
    )
    note = forms.CharField(
        required=False,
        max_length=10_000,
        label=_("In a few words"),
        help_text=_("Needed when it was not done"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, belongs_to: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        reasons = ContactReason.objects.filter(retired_at=None)
        self.fields["reason"].queryset = reasons
        self.fields["reason"].required = reasons.exists()
        if belongs_to:
            for field in self.fields.values():
                field.widget.attrs["form"] = belongs_to


class TransferForm(forms.Form):
    team = forms.ModelChoiceField(Team.objects.all(), required=False, label=_("Team"))
    branch = forms.ModelChoiceField(Branch.objects.all(), required=False, label=_("Branch"))


class SnoozeForm(forms.Form):
    until = forms.DateTimeField(
        label=_("Another time"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )


class NewConversationForm(forms.Form):
    """A member of the staff writes to a customer first."""

    fields: dict[str, Any]
    customer = forms.ModelChoiceField(Customer.objects.none(), label=_("Customer"), widget=forms.HiddenInput)
    inbox = forms.ModelChoiceField(
        Inbox.objects.none(), label=_("Write from"), help_text=_("The customer answers to this inbox.")
    )
    subject = forms.CharField(label=_("Subject"), max_length=300, required=False)
    text = forms.CharField(label=_("Message"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8}))
    key = forms.CharField(required=False, max_length=LONGEST_KEY, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["customer"].queryset = Customer.objects.visible_to(user).present()
        self.fields["inbox"].queryset = Inbox.objects.visible_to(user).switched_on().order_by("name")


class ReasonForm(forms.Form):
    name = forms.CharField(label=_("Reason"), max_length=120)
    parent = forms.ModelChoiceField(
        ContactReason.objects.filter(retired_at=None, parent=None),
        required=False,
        label=_("Part of"),
        help_text=_("Leave it empty for a main reason."),
    )


class LimitForm(forms.Form):
    """One SLA policy: its limits in hours, and what it is for."""

    name = forms.CharField(label=_("Name"), max_length=120)
    order = forms.IntegerField(
        label=_("Order"),
        min_value=0,
        max_value=30_000,
        help_text=_("Of the policies that fit, the first counts."),
    )
    in_business_hours = forms.BooleanField(
        label=_("Only business hours count"), required=False, help_text=_("Else the clock never stops.")
    )
    inboxes = forms.ModelMultipleChoiceField(
        Inbox.objects.all(), required=False, label=_("Inboxes"), widget=forms.CheckboxSelectMultiple
    )
    branches = forms.ModelMultipleChoiceField(
        Branch.objects.all(), required=False, label=_("Branches"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, policy: SlaPolicy | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        kept = {target.limit: target.seconds / 3600 for target in policy.targets.all()} if policy else {}
        for value, label in Limit.choices:
            self.fields[value] = forms.FloatField(
                label=_("%(limit)s, hours") % {"limit": label.capitalize()},
                required=False,
                min_value=0.01,
                max_value=10_000,
                initial=f"{kept[value]:g}" if value in kept else None,
                widget=forms.NumberInput(attrs={"step": "any"}),
            )
        if policy:
            stands: dict[str, Any] = {
                "name": policy.name,
                "order": policy.order,
                "in_business_hours": policy.in_business_hours,
                "inboxes": list(policy.inboxes.all()),
                "branches": list(policy.branches.all()),
            }
            self.initial = {**self.initial, **stands}
        self.policy = policy
        self.order_fields(["name", *Limit.values, "in_business_hours", "order", "inboxes", "branches"])
        if policy:
            self.fields["name"].disabled = True

    def limits(self) -> dict[str, int]:
        """Limit -> seconds, of those that were filled in."""
        given = ((value, self.cleaned_data.get(value)) for value in Limit.values)
        return {value: round(hours * 3600) for value, hours in given if hours}
