"""Prepared texts with plain fields. No template engine: a name that is not on the list stays as it was
typed.
"""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager

from django.conf import settings
from django.utils import translation

from zabota.company.parameters import value_of
from zabota.desk.models import Conversation

FIELD = re.compile(r"\{([a-z_]{1,30})\}")


def fill(text: str, fields: Mapping[str, str]) -> str:
    """`text` with each {field} that is known replaced once; what is put in is not looked at again."""
    return FIELD.sub(lambda found: fields.get(found[1], found[0]), text)


def fields_of(conversation: Conversation) -> dict[str, str]:
    return {
        "number": str(conversation.id),
        "name": conversation.customer_name,
        "company": value_of("company.name"),
        "subject": conversation.subject,
    }


def in_company_language() -> AbstractContextManager[None]:
    """What the system itself writes down has no reader yet: it is written in the company's language."""
    return translation.override(value_of("company.language"))


def language_of(conversation: Conversation) -> str:
    """The language to write to this customer in: one of ours."""
    ours = dict(settings.LANGUAGES)
    known = (conversation.language, conversation.customer.language, conversation.inbox.language)
    return next((code for code in known if code in ours), value_of("company.language"))
