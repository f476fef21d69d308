"""What the connect page asks for a telephone line."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.channels.settings_fields import ProviderForm, secret


class PhoneForm(ProviderForm):
    way = forms.ChoiceField(
        label=_("How do we hear of calls?"),
        choices=(
            ("hand", _("They are written down by hand")),
            ("webhook", _("The exchange posts each event, signed")),
            ("ami", _("We listen to Asterisk (AMI)")),
        ),
        initial="hand",
    )
    signing_secret = secret(
        _("Secret with which the exchange signs"),
        _("At least 16 characters. Without it nothing is taken in."),
        min_length=16,
    )
    host = forms.CharField(label=_("Server of Asterisk"), max_length=200, required=False)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=5038, required=False)
    tls = forms.BooleanField(label=_("Encrypted (TLS)"), required=False)
    check_certificate = forms.BooleanField(label=_("Check the certificate"), required=False, initial=True)
    user = forms.CharField(label=_("User of the manager interface"), max_length=100, required=False)
    ami_secret = secret(_("Its secret"))
    longest_extension = forms.IntegerField(
        label=_("Our own numbers have at most so many digits"),
        min_value=1,
        max_value=8,
        initial=5,
        required=False,
    )
    records_calls = forms.BooleanField(
        label=_("Take in recordings"),
        required=False,
        help_text=_("Only where callers are told that they are recorded."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("way") == "ami":
            for name in ("host", "user"):
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("This is needed to listen to Asterisk."))
        return given
