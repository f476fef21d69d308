"""A saved reply as it is put into one conversation."""

from dataclasses import dataclass

from zabota.answers.fields import values_for
from zabota.answers.models import SavedReply
from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.desk.models import Conversation
from zabota.desk.wording import fill, language_of
from zabota.knowledge.queries import best_text


@dataclass(frozen=True)
class Filled:
    """`language` is that of the text, which may not be the customer's: then there is no text in theirs."""

    text: str
    language: str
    is_theirs: bool


def filled(reply: SavedReply, conversation: Conversation, by: User | None) -> Filled:
    """In the customer's language if there is such a text, else the company's, else any; fields filled in."""
    wanted = language_of(conversation)
    text = best_text(reply.texts.all(), wanted, value_of("company.language"))
    if text is None:
        return Filled("", wanted, is_theirs=False)
    values = values_for(conversation, by, text.language)
    return Filled(fill(text.text, values), text.language, text.language == wanted)
