"""The link by which the first administrator of an empty company comes in."""

from django.urls import reverse

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.links import is_genuine, make_token

PURPOSE = "first-administrator"


def first_link() -> str:
    """The path of the page; it works until there is a user. `begin_empty` makes what it is made with."""
    return reverse("portal:first", args=[make_token(PURPOSE, 0, value_of("portal.first_nonce"))])


def opens_first(token: str) -> bool:
    nonce = value_of("portal.first_nonce")
    return bool(nonce) and is_genuine(token, PURPOSE, 0, nonce) and not User.objects.exists()
