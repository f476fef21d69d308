"""Scripts; names are filled in by plain replacement from a fixed list, nothing is evaluated."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.desk.models import Conversation
from zabota.desk.wording import fill
from zabota.feedback.models import Mark
from zabota.recovery.models import CallScript, RecoveryCase

FIELDS = {
    "customer": _("the customer's name"),
    "staff": _("who calls"),
    "company": _("the company"),
    "branch": _("the branch"),
    "mark": _("the lowest mark"),
    "touchpoint": _("what it was given to"),
}


def language_of(case: RecoveryCase) -> str:
    """The language to speak with this customer in."""
    return case.customer.language or value_of("company.language")


def script_for(case: RecoveryCase, user: User) -> list[str]:
    """What to say and ask, line by line, in the customer's language; in the company's where there is none."""
    texts = texts_of(CallScript.Kind.CALL)
    language = language_of(case)
    text = texts.get(language) or texts.get(value_of("company.language")) or ""
    return lines_of(fill(text, fields_of(case, user, language)))


def prompt_for(conversation: Conversation, user: User) -> list[str]:
    """What helps in a tense talk, in the reader's own language; nothing for who does not answer."""
    if conversation.merged_into_id or not user.may("desk.answer"):
        return []
    texts = texts_of(CallScript.Kind.TENSE)
    return lines_of(texts.get(get_language() or "") or texts.get(value_of("company.language")) or "")


def texts_of(kind: str) -> dict[str, str]:
    """Language -> text."""
    return dict(CallScript.objects.filter(kind=kind).values_list("language", "text"))


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def fields_of(case: RecoveryCase, user: User, language: str) -> dict[str, str]:
    worst = Mark.objects.filter(response=case.response_id).select_related("touchpoint").first()
    return {
        "customer": str(case.customer),
        "staff": user.name,
        "company": value_of("company.name"),
        "branch": case.branch.name if case.branch else "",
        "mark": str(case.lowest),
        "touchpoint": worst.touchpoint.name_in(language) if worst else "",
    }
