from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.company.parameters import PROFILES


class FirstForm(forms.Form):
    """What an empty company must know before anybody can sign in."""

    company = forms.CharField(label=_("Name of the company"), max_length=120)
    profile = forms.ChoiceField(label=_("Sector"), choices=list(PROFILES.items()), initial="shop")
    name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail"))
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 characters."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "password" in given:
            user = User(name=given.get("name", ""), email=given.get("email", ""))
            try:
                validate_password(given["password"], user)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return given
