from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, Team, User
from zabota.desk.models import ContactReason, Conversation

ANY = ("", _("any"))
STATES = [
    ("open", _("open")),
    ("waiting", _("waiting for us")),
    ("overdue", _("overdue")),
    ("snoozed", _("snoozed")),
    ("resolved", _("resolved")),
    ("all", _("all, resolved too")),
]


class QueueForm(forms.Form):
    """What a saved queue holds; the names of the fields are those of `filters.py`."""

    fields: dict[str, Any]
    name = forms.CharField(label=_("Name"), max_length=80)
    state = forms.ChoiceField(label=_("Conversations that are"), choices=STATES)
    assignee = forms.ChoiceField(
        label=_("With"), required=False, choices=[ANY, ("me", _("me")), ("nobody", _("nobody"))]
    )
    inbox = forms.ModelChoiceField(
        Inbox.objects.none(), label=_("Inbox"), required=False, empty_label=_("any")
    )
    branch = forms.ModelChoiceField(
        Branch.objects.none(), label=_("Branch"), required=False, empty_label=_("any")
    )
    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), required=False, empty_label=_("any"))
    reason = forms.ModelChoiceField(
        ContactReason.objects.filter(retired_at=None),
        label=_("Contact reason"),
        required=False,
        empty_label=_("any"),
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"), required=False, choices=[ANY, *Conversation.Outcome.choices]
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[ANY, *settings.LANGUAGES])
    customer_class = forms.CharField(label=_("Class of the customer"), required=False, max_length=20)
    shared = forms.BooleanField(
        label=_("For all"), required=False, help_text=_("Else only you see this queue.")
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        everywhere = user.sees_all_branches
        self.fields["inbox"].queryset = Inbox.objects.visible_to(user).order_by("name")
        self.fields["branch"].queryset = (
            Branch.objects.all() if everywhere else Branch.objects.filter(id__in=user.branch_ids)
        )
        self.fields["team"].queryset = (
            Team.objects.all() if everywhere else Team.objects.filter(id__in=user.team_ids)
        )
        if not user.may("desk.manage"):
            del self.fields["shared"]

    def filters(self) -> dict[str, Any]:
        """As `save_queue` keeps them: only what was chosen, rows by their number."""
        chosen = {name: value for name, value in self.cleaned_data.items() if name not in ("name", "shared")}
        return {name: getattr(value, "pk", value) for name, value in chosen.items() if value}
