from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, Team
from zabota.customers.models import Customer, Expectation
from zabota.desk.actions.reply import LONGEST
from zabota.desk.guards import LONGEST_KEY
from zabota.desk.models import ContactReason, Conversation

LONGEST_SHOWN = 200


class ReplyForm(forms.Form):
    """What the reply box sends; files come beside it."""

    text = forms.CharField(required=False, max_length=LONGEST, strip=False)
    version = forms.IntegerField(required=False)
    key = forms.CharField(required=False, max_length=LONGEST_KEY)
    resolving = forms.BooleanField(required=False)
    answers_question = forms.NullBooleanField(required=False)


class ResolutionForm(forms.Form):
    """Why the customer wrote, was what the customer needed done; if one likes, what expectations were met."""

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

    def __init__(
        self, *args: Any, belongs_to: str = "", expectations: Iterable[Expectation] = (), **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.expectations = {f"expectation_{one.pk}": one for one in expectations}
        self.fields |= {name: met_field(one) for name, one in self.expectations.items()}
        reasons = ContactReason.objects.filter(retired_at=None)
        self.fields["reason"].queryset = reasons
        self.fields["reason"].required = reasons.exists()
        if belongs_to:
            for field in self.fields.values():
                field.widget.attrs["form"] = belongs_to

    def expected(self) -> list[forms.BoundField]:
        """The choice of each of the customer's expectations."""
        return [self[name] for name in self.expectations]

    def clean(self) -> dict[str, Any]:
        """What was said of expectations comes as one: expectation -> met or not."""
        said = super().clean() or {}
        words = {one.pk: said.pop(name, "") for name, one in self.expectations.items()}
        return {**said, "expectations": {pk: word == "met" for pk, word in words.items() if word}}


def met_field(expectation: Expectation) -> forms.ChoiceField:
    """Nothing is said of it until somebody says it, and what was pressed can be taken back."""
    choices = [("met", _("met")), ("not_met", _("not met")), ("", _("not marked"))]
    text = Truncator(expectation.text).chars(LONGEST_SHOWN)
    label = format_lazy(_("Hypothesis: {text}"), text=text) if expectation.is_hypothesis else text
    return forms.ChoiceField(choices=choices, required=False, label=label, widget=forms.RadioSelect)


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
