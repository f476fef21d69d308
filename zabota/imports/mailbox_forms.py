from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.customers.forms import branch_choices
from zabota.imports.models import MailboxImport


class MailboxForm(forms.Form):
    fields: dict[str, Any]
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput({"accept": ".mbox,.mbx,.eml,.zip,application/mbox,message/rfc822"}),
        help_text=_("A mailbox file (.mbox), one mail (.eml), or a .zip of them."),
    )
    inbox: Any = forms.ModelChoiceField(
        Inbox.objects.none(),
        label=_("Into which inbox"),
        help_text=_("Mail that came to this inbox already is not taken again."),
    )
    branch: Any = forms.ModelChoiceField(
        None, label=_("Branch that serves them"), required=False, empty_label=_("the branch of the inbox")
    )

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["inbox"].queryset = (
            Inbox.objects.visible_to(user).switched_on().filter(kind="email").order_by("name")
        )
        self.fields["branch"].queryset = branch_choices(user)


class OwnAddressesForm(forms.Form):
    """Whose mail is ours."""

    fields: dict[str, Any]
    own_addresses = forms.CharField(
        label=_("Our own addresses"),
        required=False,
        widget=forms.Textarea({"rows": 4, "spellcheck": "false"}),
        help_text=_("One a line; @example.com stands for all of a domain. What they sent are our answers."),
    )
    leaves_machines = forms.BooleanField(
        label=_("Leave out what machines sent: newsletters, reports, absence notes"), required=False
    )

    def __init__(self, *args: Any, of: MailboxImport, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial = {
            "own_addresses": "\n".join(of.own_addresses),
            "leaves_machines": of.leaves_machines,
        }

    def values(self) -> dict[str, Any]:
        kept = self.cleaned_data
        return {
            "own_addresses": kept["own_addresses"].replace(",", "\n").split("\n"),
            "leaves_machines": kept["leaves_machines"],
        }
