"""What the connect page asks for an e-mail inbox."""

from django import forms
from django.utils.translation import gettext_lazy as _

TLS_MODES = [
    ("tls", _("encrypted from the start (TLS)")),
    ("starttls", _("encrypted after STARTTLS")),
    ("none", _("not encrypted")),
]
AFTERWARDS = [
    ("seen", _("mark it as read")),
    ("move", _("move it to another folder")),
    ("delete", _("delete it there")),
    ("keep", _("leave it untouched")),
]
WAYS_IN = [
    ("imap", _("fetch it from a mailbox (IMAP)")),
    ("handed", _("it is handed to us: built-in SMTP receiver, or the command “zabota mail deliver”")),
]
PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class EmailForm(forms.Form):
    """Fields named `*_password` are stored encrypted; left empty, the stored one stays."""

    sender_name = forms.CharField(
        label=_("Name that customers see"),
        max_length=120,
        required=False,
        help_text=_("Empty: the inbox's name."),
    )
    way_in = forms.ChoiceField(label=_("How mail comes in"), choices=WAYS_IN, initial="imap")
    imap_host = forms.CharField(label=_("IMAP server"), max_length=253, required=False)
    imap_port = forms.IntegerField(
        label=_("IMAP port"), min_value=1, max_value=65535, initial=993, required=False
    )
    imap_tls = forms.ChoiceField(label=_("IMAP encryption"), choices=TLS_MODES, initial="tls", required=False)
    imap_user = forms.CharField(label=_("IMAP user name"), max_length=254, required=False)
    imap_password = forms.CharField(label=_("IMAP password"), widget=PASSWORD, required=False, strip=False)
    imap_folder = forms.CharField(label=_("Folder"), max_length=200, initial="INBOX", required=False)
    imap_after = forms.ChoiceField(
        label=_("When a mail was taken in"), choices=AFTERWARDS, initial="seen", required=False
    )
    imap_move_to = forms.CharField(label=_("Folder to move it to"), max_length=200, required=False)
    smtp_host = forms.CharField(
        label=_("SMTP server"), max_length=253, required=False, help_text=_("For what we send.")
    )
    smtp_port = forms.IntegerField(
        label=_("SMTP port"), min_value=1, max_value=65535, initial=587, required=False
    )
    smtp_tls = forms.ChoiceField(
        label=_("SMTP encryption"), choices=TLS_MODES, initial="starttls", required=False
    )
    smtp_user = forms.CharField(label=_("SMTP user name"), max_length=254, required=False)
    smtp_password = forms.CharField(label=_("SMTP password"), widget=PASSWORD, required=False, strip=False)
    check_certificate = forms.BooleanField(
        label=_("Check the servers' certificates"), initial=True, required=False
    )
    trusted_server = forms.CharField(
        label=_("Server whose checks of senders we trust"),
        max_length=253,
        required=False,
        help_text=_(
            "The name at the start of Authentication-Results headers. Empty: no sender counts as proven."
        ),
    )

    def clean(self) -> dict:
        values = super().clean() or {}
        if values.get("way_in") == "imap":
            for name in ("imap_host", "imap_port", "imap_user"):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("Needed to fetch mail."))
        if values.get("imap_after") == "move" and not values.get("imap_move_to"):
            self.add_error("imap_move_to", _("Which folder?"))
        return values
