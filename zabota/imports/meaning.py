"""What one row of the file means: a card to be made, a card that is there, or why neither."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_noop as _

from zabota.core.errors import Refused
from zabota.customers.actions.add_identity import refuse_impossible
from zabota.customers.addresses import Address, as_address
from zabota.customers.foreseen import Key
from zabota.customers.identities import one_line
from zabota.customers.models import Customer

NO_ROW = _("This row cannot be read: is a quotation mark missing?")
EMPTY = _("Neither a name nor an address.")
WRONG_EMAIL = _("The e-mail address is none.")
WRONG_PHONE = _("The phone number cannot be dialled: write it with the country code.")
WRONG_CARD = _("The card number is empty.")
SEVERAL = _("Its addresses stand on different cards: merge them first.")
UNSEEN = _("One of its addresses stands on a card that you do not see.")
WRONG = {"email": WRONG_EMAIL, "phone": WRONG_PHONE, "card": WRONG_CARD}
ADDRESSES = ("email", "phone", "card")
LANGUAGES = {
    **{code: code for code, _name in settings.LANGUAGES},
    **{"русский": "ru", "russian": "ru", "rus": "ru", "рус": "ru", "română": "ro", "romana": "ro"},
    **{"romanian": "ro", "румынский": "ro", "english": "en", "eng": "en", "английский": "en"},
}


@dataclass(frozen=True)
class Meant:
    """One row as it is understood; `problem` says why it is not."""

    number: int
    name: str = ""
    addresses: tuple[Address, ...] = ()
    language: str = ""
    customer_class: str = ""
    problem: str = ""


def understood(number: int, row: Sequence[str] | None, places: Mapping[str, int]) -> Meant:
    """By the columns that were named. An empty address is none; a wrong one is a problem of the row."""
    if row is None:
        return Meant(number, problem=NO_ROW)

    def field(name: str) -> str:
        place = places.get(name)
        return one_line(row[place]) if place is not None and place < len(row) else ""

    addresses = []
    for kind in ADDRESSES:
        if given := field(kind):
            address = as_address(kind, given)
            try:
                refuse_impossible(kind, address.value, given)
            except Refused:
                return Meant(number, name=field("name"), problem=WRONG[kind])
            addresses.append(address)
    name = " ".join(filter(None, [field("name"), field("surname")]))[:160]
    if not name and not addresses:
        return Meant(number, problem=EMPTY)
    return Meant(
        number,
        name=name,
        addresses=tuple(addresses),
        language=LANGUAGES.get(field("language").lower(), ""),
        customer_class=field("customer_class")[:20],
    )


def card_of(meant: Meant, held: Mapping[Key, Customer], seen: set[int]) -> tuple[Customer | None, str]:
    """The card that has one of its addresses, and what stands in the way."""
    cards = {held[one.key].id: held[one.key] for one in meant.addresses if one.key in held}
    if len(cards) > 1:
        return None, SEVERAL
    card = next(iter(cards.values()), None)
    if card is not None and card.id not in seen:
        return None, UNSEEN
    return card, ""
