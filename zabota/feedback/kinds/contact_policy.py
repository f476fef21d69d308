"""Feedback's own reasons not to ask (numbers.md, contact policy)."""

from typing import Any

from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from zabota.company.parameters import value_of
from zabota.customers.models import Consent, Customer
from zabota.feedback.models.invitation import Invitation
from zabota.feedback.policy import Ask, ReasonNotToAsk, reasons_not_to_ask
from zabota.feedback.rhythm import fullest_year, too_near


def consent_of(customer: Customer) -> Consent | None:
    return Consent.objects.filter(customer=customer, purpose=Consent.Purpose.SURVEYS).first()


def is_given(consent: Consent | None) -> bool:
    return consent is not None and consent.withdrawn_at is None and consent.given_at is not None


def day(text: str) -> str:
    """A stored moment as a date for people."""
    at = parse_datetime(text)
    return formats.date_format(timezone.localtime(at), "DATE_FORMAT") if at else text


@reasons_not_to_ask.register
class SurveyOff(ReasonNotToAsk):
    name = "survey_off"
    label = gettext_lazy("The survey is switched off.")
    order = 5

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        return {} if ask.survey.switched_off_at else None


@reasons_not_to_ask.register
class NothingToAsk(ReasonNotToAsk):
    name = "nothing_to_ask"
    label = gettext_lazy("The survey asks nothing that can be met at this branch.")
    order = 6

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        return None if ask.question_ids else {}


@reasons_not_to_ask.register
class Withdrawn(ReasonNotToAsk):
    name = "withdrawn"
    label = gettext_lazy("The customer does not wish to be asked.")
    order = 10

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        consent = consent_of(ask.customer)
        if consent is None or consent.withdrawn_at is None:
            return None
        return {"at": consent.withdrawn_at.isoformat()}

    def words(self, facts: dict[str, Any]) -> Any:
        return _("The customer asked on %(day)s not to be asked.") % {"day": day(facts["at"])}


@reasons_not_to_ask.register
class NoConsent(ReasonNotToAsk):
    name = "no_consent"
    label = gettext_lazy("Customers are asked only if they agreed to it, and this one has not.")
    order = 11

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        if not value_of("feedback.consent_needed") or is_given(consent_of(ask.customer)):
            return None
        return {}


@reasons_not_to_ask.register
class Private(ReasonNotToAsk):
    """Privacy was chosen: only what the service needs, unless the customer agreed to surveys by name."""

    name = "private"
    label = gettext_lazy("The customer chose privacy: we write only what the service needs.")
    order = 12

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        if ask.customer.privacy != Customer.Privacy.PRIVATE or is_given(consent_of(ask.customer)):
            return None
        return {}


@reasons_not_to_ask.register
class ClassNotAsked(ReasonNotToAsk):
    name = "class"
    label = gettext_lazy("Customers of this class are not asked, for example our own people.")
    order = 13

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        spared = {name.strip() for name in value_of("feedback.classes_not_asked").split(",")} - {""}
        return {"class": ask.customer.customer_class} if ask.customer.customer_class in spared else None

    def words(self, facts: dict[str, Any]) -> Any:
        return _("Customers of the class “%(class)s” are not asked.") % facts


@reasons_not_to_ask.register
class AskedAlready(ReasonNotToAsk):
    name = "asked_already"
    label = gettext_lazy("The customer was already asked about this conversation.")
    order = 20

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        if ask.conversation is None:
            return None
        asked = Invitation.objects.filter(conversation=ask.conversation, survey=ask.survey).first()
        return {"invitation": asked.id} if asked else None


@reasons_not_to_ask.register
class TooSoon(ReasonNotToAsk):
    name = "too_soon"
    label = gettext_lazy("The customer was asked not long ago.")
    order = 30

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        days = value_of("feedback.days_between")
        near = too_near(ask.at, moments(ask), days)
        return {"at": near.isoformat(), "days": days} if near else None

    def words(self, facts: dict[str, Any]) -> Any:
        text = ngettext(
            "The customer was asked on %(day)s; we leave at least %(days)d day between two surveys.",
            "The customer was asked on %(day)s; we leave at least %(days)d days between two surveys.",
            facts["days"],
        )
        return text % {"day": day(facts["at"]), "days": facts["days"]}


@reasons_not_to_ask.register
class TooOften(ReasonNotToAsk):
    name = "too_often"
    label = gettext_lazy("The customer was asked often enough this year.")
    order = 31

    def holds(self, ask: Ask) -> dict[str, Any] | None:
        most = value_of("feedback.times_a_year")
        count = fullest_year(ask.at, moments(ask))
        return {"asked": count - 1, "most": most} if count > most else None

    def words(self, facts: dict[str, Any]) -> Any:
        text = ngettext(
            "The customer was asked %(asked)d time within a year; %(most)d is the limit.",
            "The customer was asked %(asked)d times within a year; %(most)d is the limit.",
            facts["asked"],
        )
        return text % facts


def moments(ask: Ask) -> list[Any]:
    """When this person was asked, whatever became of it: a withdrawn or lost invitation counts too."""
    return list(Invitation.objects.filter(customer=ask.customer).values_list("created_at", flat=True))
