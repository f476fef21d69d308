"""How kinds of addresses and languages are called on screens."""

from typing import Any

from zabota.customers.models import Identity

LANGUAGES = {"en": "English", "ru": "Русский", "ro": "Română"}
ICONS = {
    "email": "mail",
    "phone": "phone",
    "card": "credit-card",
    "chat": "message-circle",
    "telegram": "brand-telegram",
    "whatsapp": "brand-whatsapp",
    "viber": "brand-viber",
    "vk": "brand-vk",
}


def kind_label(kind: str) -> Any:
    """What a kind of address is called; a kind of a channel is called by its own name."""
    return Identity.LABELS.get(kind.partition("-")[0], kind.capitalize())


def kind_icon(kind: str) -> str:
    return ICONS.get(kind, "at")


def language_name(code: str) -> str:
    """A language by its own name; a code we do not speak as it is."""
    return LANGUAGES.get(code, code)
