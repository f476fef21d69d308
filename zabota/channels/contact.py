"""What a stranger writes into “e-mail or phone”."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

PHONE = re.compile(r"\+?[\d\s().\-/]{6,30}")


def read_contact(text: str) -> tuple[str, str]:
    """("email", address) or ("phone", number); raises ValidationError with what to do."""
    given = " ".join(text.split())
    if "@" in given:
        try:
            validate_email(given)
        except ValidationError:
            raise ValidationError(_("This e-mail address is not complete.")) from None
        return "email", given
    if PHONE.fullmatch(given) and sum(c.isdigit() for c in given) >= 6:
        return "phone", given
    raise ValidationError(_("Write an e-mail address or a phone number."))
