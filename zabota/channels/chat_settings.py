"""What the connect page asks for a chat."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from zabota.channels.embedding import OriginsForm
from zabota.channels.models import Inbox

COLOUR = "#0b6468"


class ChatSettings(OriginsForm):
    fields: dict[str, Any]
    heading = forms.CharField(
        label=_("Heading"), max_length=80, required=False, help_text=_("Empty: the company's name.")
    )
    greeting = forms.CharField(
        label=_("First words to a visitor"),
        max_length=300,
        required=False,
        help_text=_("Empty: “Hello! How can we help?”"),
    )
    colour = forms.CharField(
        label=_("Colour"),
        initial=COLOUR,
        required=False,
        widget=forms.TextInput({"type": "color"}),
        validators=[RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", _("A colour is written like #0b6468."))],
    )
    mail_when_gone = forms.BooleanField(
        label=_("Send the answer by e-mail too when the visitor has left the site"),
        initial=True,
        required=False,
        help_text=_("To those who left an e-mail address and did not see the answer within five minutes."),
    )
    mail_inbox = forms.TypedChoiceField(
        label=_("Such mails go out through"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        inboxes = Inbox.objects.switched_on().filter(kind="email").values_list("id", "name")
        self.fields["mail_inbox"].choices = [("", _("the e-mail inbox of the same branch")), *inboxes]
