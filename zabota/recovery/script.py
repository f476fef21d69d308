"""The call script with names filled in: plain replacement from a fixed list, nothing is evaluated."""

from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.company.parameters import value_of
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
    texts = dict(CallScript.objects.values_list("language", "text"))
    language = language_of(case)
    text = texts.get(language) or texts.get(value_of("company.language")) or ""
    filled = fill(text, fields_of(case, user, language))
    return [line.strip() for line in filled.splitlines() if line.strip()]


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
