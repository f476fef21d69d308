"""`{% load customers_tags %}`: a card's facts where only the customer is given, and the names of kinds."""

from typing import Any

from django import template

from zabota.customers.card import card_of
from zabota.customers.models import Identity

register = template.Library()

register.simple_tag(card_of)

LANGUAGES = {"en": "English", "ru": "Русский", "ro": "Română"}
ICONS = {"email": "mail", "phone": "phone", "card": "credit-card", "chat": "message-circle"}


@register.filter
def kind_label(kind: str) -> Any:
    """What a kind of address is called; a kind of a channel is called by its own name."""
    return Identity.LABELS.get(kind, kind.capitalize())


@register.filter
def kind_icon(kind: str) -> str:
    return ICONS.get(kind, "at")


@register.filter
def language_name(code: str) -> str:
    """A language by its own name; a code we do not speak as it is."""
    return LANGUAGES.get(code, code)
