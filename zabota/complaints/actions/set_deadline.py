from django.db import transaction
from django.utils.translation import gettext as _

from zabota.complaints.countries import NAMED
from zabota.complaints.deadlines import Rule
from zabota.complaints.models import Complaint, DeadlineRule
from zabota.core.errors import Refused


@transaction.atomic
def set_deadline(country: str, kind: str, rule: Rule | None) -> None:
    """The company's own rule for a kind in a country; None goes back to the preset.

    Complaints that are in the register keep the rule they came under.
    """
    if country not in NAMED and not (len(country) == 2 and country.isalpha() and country.isupper()):
        raise Refused(_("A country is named by two letters."))
    if kind not in Complaint.Kind.values:
        raise Refused(_("There is no such kind of complaint."))
    if rule is None:
        DeadlineRule.objects.filter(country=country, kind=kind).delete()
        return
    DeadlineRule.objects.update_or_create(
        country=country,
        kind=kind,
        defaults={
            "acknowledge_days": rule.acknowledge.days,
            "acknowledge_unit": rule.acknowledge.unit,
            "answer_days": rule.answer.days,
            "answer_unit": rule.answer.unit,
            "moves": rule.moves,
            "source": rule.source[:300],
        },
    )
