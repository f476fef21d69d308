from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    address = forms.EmailField(
        label=_("Your e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class MessageForm(forms.Form):
    text = forms.CharField(
        label=_("Your message"), max_length=20_000, widget=forms.Textarea(attrs={"data-autosize": ""})
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)


class PrivacyForm(forms.Form):
    """What the customer allows; each choice counts from the moment it is saved."""

    fields: dict[str, Any]
    privacy = forms.ChoiceField(label=_("How shall we serve you?"), widget=forms.RadioSelect)
    surveys = forms.BooleanField(label=_("You may ask me how a visit was"), required=False)
    reminders = forms.BooleanField(label=_("You may remind me of my appointments"), required=False)
    news = forms.BooleanField(label=_("You may send me news and offers"), required=False)

    def __init__(self, *args, choices=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["privacy"].choices = choices
