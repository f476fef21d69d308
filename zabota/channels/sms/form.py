"""What the connect page asks for an SMS gateway."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.channels.settings_fields import ProviderForm, check_server, secret
from zabota.channels.sms.template import read_lines

METHODS = [
    ("form", _("POST, as a form")),
    ("json", _("POST, as JSON")),
    ("query", _("GET, in the address")),
]
LINES = {"rows": 4, "spellcheck": "false"}


def names(initial: str, label: Any) -> forms.CharField:
    return forms.CharField(label=label, initial=initial, max_length=120, required=False)


class SmsForm(ProviderForm):
    """{to} {to_digits} {text} {sender} {id} {report_url} {key} may stand in addresses, fields and headers."""

    url = forms.CharField(
        label=_("Address to which SMS are handed over"),
        max_length=500,
        validators=[check_server],
        help_text=_("From the gateway's documentation."),
    )
    method = forms.ChoiceField(label=_("How"), choices=METHODS, initial="form")
    fields_sent = forms.CharField(
        label=_("Fields"),
        widget=forms.Textarea(LINES),
        initial="to={to}\ntext={text}\nfrom={sender}\nreport={report_url}",
        help_text=_(
            "One a line: name=value. {to} is the number, {to_digits} the number without +, {text} the words, "
            "{sender} the sender, {id} our own id, {report_url} where reports go, {key} the key below."
        ),
    )
    headers_sent = forms.CharField(
        label=_("Headers"),
        widget=forms.Textarea(LINES),
        required=False,
        initial="Authorization: Bearer {key}",
        help_text=_("One a line: Name: value."),
    )
    key = secret(_("Key or password of the gateway"))
    sender = forms.CharField(
        label=_("Sender that customers see"),
        max_length=20,
        required=False,
        help_text=_("A number or a name."),
    )
    id_path = names("id", _("Where in the answer the SMS's id stands, e.g. messages.0.id"))
    ok_path = names("", _("Where in the answer it says that all is well"))
    ok_value = names("", _("What stands there then"))
    most_parts = forms.IntegerField(
        label=_("Longest message, in SMS"),
        initial=6,
        min_value=1,
        max_value=20,
        help_text=_("What is longer is refused."),
    )
    in_secret = secret(
        _("Secret that the gateway shows us"),
        _("As a field or header “secret”, as a password (Basic), or by a signature like an own channel's."),
        min_length=12,
    )
    in_from = names("from", _("Field with the sender's number"))
    in_text = names("text", _("Field with the words"))
    in_id = names("id", _("Field with the id"))
    report_state = names("status", _("Field with the state, in a report"))
    report_reason = names("error", _("Field with the reason, in a report"))
    delivered_values = names("delivered, DELIVRD, 1", _("States that mean delivered"))
    failed_values = names(
        "failed, UNDELIV, EXPIRED, REJECTD, DELETED, UNKNOWN, 2, 16", _("States that mean failed")
    )
    thanks = names("OK", _("What the gateway wants to hear"))

    def clean_fields_sent(self) -> str:
        read_lines(self.cleaned_data["fields_sent"], "=")
        return self.cleaned_data["fields_sent"]

    def clean_headers_sent(self) -> str:
        read_lines(self.cleaned_data["headers_sent"], ":")
        return self.cleaned_data["headers_sent"]
