import secrets
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zabota.channels.by_hand import ByHandKind
from zabota.channels.kind import TryLater, kinds
from zabota.channels.models import Inbox
from zabota.channels.settings_fields import ProviderForm

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without signs that are mistaken for each other when a link is read aloud."""
RANDOM = "{random}"
RANDOM_LENGTH = 16


def check_pattern(pattern: str) -> None:
    if RANDOM not in pattern:
        raise ValidationError(
            _("The name must contain %(random)s: a room that can be guessed is open to strangers."),
            params={"random": RANDOM},
        )


class VideoForm(ProviderForm):
    server_url = forms.CharField(
        label=_("Address of the video server"),
        max_length=300,
        validators=[URLValidator(schemes=["https", "http"])],
        help_text=_("Your own Jitsi, or another whose rooms are opened by a link: https://meet.example.org"),
    )
    room_pattern = forms.CharField(
        label=_("Name of a room"),
        max_length=120,
        initial=f"zabota-{RANDOM}",
        validators=[check_pattern],
        help_text=_("%(random)s becomes sixteen random signs, new ones for each consultation.")
        % {"random": RANDOM},
    )
    mail_inbox = forms.TypedChoiceField(
        label=_("Links go out through"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, **more: Any):
        super().__init__(*args, **more)
        mailboxes = Inbox.objects.switched_on().filter(kind="email").values_list("id", "name")
        self.fields["mail_inbox"].choices = [("", _("the e-mail inbox of the same branch")), *mailboxes]


@kinds.register
class Video(ByHandKind):
    """A talk by video at a booked time, in a room of the company's own server."""

    name = "video"
    label = _("Video consultation")
    icon = "video"
    can_be_connected = True
    settings_form = VideoForm
    segment = _("Voice and face to face")

    def try_out(self, inbox: Inbox) -> None:
        if not inbox.settings.get("server_url"):
            raise TryLater(gettext("The address of the video server is missing."))


def new_room(inbox: Inbox) -> str:
    """The address of a room that nobody has been in, and that nobody guesses (79 bits)."""
    random = "".join(secrets.choice(ALPHABET) for _sign in range(RANDOM_LENGTH))
    name = (inbox.settings.get("room_pattern") or RANDOM).replace(RANDOM, random)
    return f"{inbox.settings['server_url'].rstrip('/')}/{name}"
