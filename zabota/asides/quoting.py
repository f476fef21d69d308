"""What of a conversation goes along with a question to others: chosen messages, without the customer's
addresses.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from zabota.customers.models import Customer
from zabota.desk.models import Conversation, Message

HIDDEN = "[…]"
MAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
NO_DIGIT = re.compile(r"\D")
FEWEST_DIGITS = 6


def quoted(conversation: Conversation, messages: Iterable[Message]) -> str:
    """The texts, each line marked, with who said it by role and not by name."""
    parts = []
    for message in messages:
        who = _("The customer wrote:") if message.is_from_customer else _("We wrote:")
        lines = "\n".join(f"> {line}" for line in message.text.splitlines())
        parts.append(f"{who}\n{lines}")
    return without_addresses("\n\n".join(parts), conversation)


def without_addresses(text: str, conversation: Conversation) -> str:
    """Every mail address, and every number by which this customer is known, however it is spaced."""
    hidden = MAIL.sub(HIDDEN, text)
    for sign in signs_of(addresses_of(conversation.customer, conversation.address)):
        hidden = sign.sub(HIDDEN, hidden)
    return hidden


def signs_of(addresses: Iterable[str]) -> Iterator[re.Pattern[str]]:
    """How each is recognised. What may stand between digits is bounded: the search grows as the text does."""
    for secret in addresses:
        digits = NO_DIGIT.sub("", secret)
        if "@" not in secret and len(digits) >= FEWEST_DIGITS:
            spaced = r"[\s().+-]{0,4}".join(digits[-FEWEST_DIGITS - 2 :])
            yield re.compile(rf"[+\d\s().-]{{0,12}}{spaced}")
        elif len(secret) > 3:
            yield re.compile(re.escape(secret), re.IGNORECASE)


def addresses_of(customer: Customer, *more: str) -> list[str]:
    known = {one for pair in customer.identities.values_list("value", "shown") for one in pair}
    return sorted({*known, *more} - {""}, key=len, reverse=True)
