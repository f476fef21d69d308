"""The form that strangers fill, and the token that makes two presses one message."""

import secrets
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.channels.contact import read_contact
from zabota.channels.models import Inbox
from zabota.channels.web_messages import LONGEST_TEXT

LEAST_SECONDS = 3
MOST_SECONDS = 3 * 24 * 3600


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        return files.getlist(name) if hasattr(files, "getlist") else []


class ManyFilesField(forms.FileField):
    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(ManyFilesField, self).clean(one, initial) for one in data or [] if one]


class MessageForm(forms.Form):
    """What a customer writes to us. `website` is hidden from people; whoever fills it is asked again."""

    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=160, widget=forms.TextInput({"autocomplete": "name"})
    )
    contact = forms.CharField(
        label=gettext_lazy("E-mail or phone"),
        max_length=254,
        help_text=gettext_lazy("Our answer goes there."),
        widget=forms.TextInput({"autocomplete": "email"}),
    )
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=300, required=False)
    text = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 5, "data-autosize": ""}),
    )
    files = ManyFilesField(label=gettext_lazy("Files"), required=False)  # type: ignore[assignment]
    consent = forms.BooleanField(required=True)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, inbox: Inbox, **more: Any):
        super().__init__(*args, **more)
        chosen = inbox.settings
        if not chosen.get("asks_subject"):
            del self.fields["subject"]
        if not chosen.get("asks_files", True):
            del self.fields["files"]
        if chosen.get("consent_text"):
            self.fields["consent"].label = chosen["consent_text"]
        else:
            del self.fields["consent"]

    def clean_contact(self) -> tuple[str, str]:
        return read_contact(self.cleaned_data["contact"])


def new_form_token(inbox: Inbox) -> str:
    return signing.TimestampSigner(salt="form").sign(f"{inbox.id}-{secrets.token_hex(12)}")


def key_of_token(inbox: Inbox, token: str) -> str:
    """The delivery's key; raises BadSignature when the token is not of this form or older than three days."""
    said = signing.TimestampSigner(salt="form").unsign(token, max_age=MOST_SECONDS)
    if not said.startswith(f"{inbox.id}-"):
        raise signing.BadSignature(_("This token is of another form."))
    return f"form:{said}"


def is_too_quick(token: str) -> bool:
    """Nobody reads and fills a form in three seconds."""
    try:
        signing.TimestampSigner(salt="form").unsign(token, max_age=LEAST_SECONDS)
    except signing.SignatureExpired:
        return False
    return True
