"""What the connect page asks for a web form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.channels.embedding import OriginsForm
from zabota.channels.models import Inbox

SECRET = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class FormSettings(OriginsForm):
    fields: dict[str, Any]
    heading = forms.CharField(
        label=_("Heading"), max_length=120, required=False, help_text=_("Empty: “Write to us”.")
    )
    lead = forms.CharField(label=_("Words below the heading"), max_length=400, required=False)
    asks_subject = forms.BooleanField(label=_("Ask for a subject"), required=False)
    asks_files = forms.BooleanField(label=_("Take files"), initial=True, required=False)
    consent_text = forms.CharField(
        label=_("Consent that the customer ticks"),
        max_length=300,
        required=False,
        help_text=_("Empty: none is asked for."),
    )
    consent_url = forms.URLField(
        label=_("Page that the consent leads to"), required=False, assume_scheme="https"
    )
    mail_inbox = forms.TypedChoiceField(
        label=_("Answers go out through"), coerce=int, empty_value=None, required=False
    )
    signing_secret = forms.CharField(
        label=_("Secret for messages that your own form posts"),
        widget=SECRET,
        required=False,
        max_length=200,
        help_text=_("If set, what is posted at the webhook door must be signed with it."),
    )

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        inboxes = Inbox.objects.switched_on().filter(kind="email").values_list("id", "name")
        self.fields["mail_inbox"].choices = [("", _("the e-mail inbox of the same branch")), *inboxes]
