"""Fields that connect pages share."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from zabota.channels.kind import NoWayOut
from zabota.channels.network import spoken
from zabota.channels.reachable import check_url


def secret(label: Any, help_text: Any = "", **more: Any) -> forms.CharField:
    """Stored encrypted, and never shown again."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    usual = {"max_length": 500, "required": False, "strip": True}
    return forms.CharField(label=label, help_text=help_text, widget=widget, **{**usual, **more})


def check_server(url: str) -> None:
    """A server that may be called; else ValidationError with what to do."""
    try:
        check_url(url)
    except NoWayOut as reason:
        raise ValidationError(spoken(str(reason))) from reason


def server_url(initial: str, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=_("Address of the provider's interface"),
        initial=initial,
        max_length=300,
        validators=[check_server],
        help_text=help_text or _("Change it only if you run such a server yourself."),
    )


class ProviderForm(forms.Form):
    """What the connect page of a provider asks; fields are added by its kinds."""

    fields: dict[str, Any]


def secret_of(inbox: Any, name: str) -> str:
    return (inbox.secrets or {}).get(name, "")


def base_url(inbox: Any, usual: str) -> str:
    return (inbox.settings.get("api_url") or usual).rstrip("/")
