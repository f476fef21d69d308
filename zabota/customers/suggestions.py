"""Which cards may be one person's, and why. A question only: a person decides."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.core.search import fold
from zabota.customers.identities import mail_base, phone_end
from zabota.customers.models import Customer, Identity, MergeSuggestion

if TYPE_CHECKING:
    from zabota.company.models import User

MOST = 5
MOST_LOOKED_AT = 60
NAMED = _("The same customer named an address of both cards")


@dataclass(frozen=True)
class Suggestion:
    customer: Customer
    reasons: tuple[Any, ...]


def suggest_merges(customer: Customer, user: "User") -> list[Suggestion]:
    """Cards visible to `user` that may be the same person's, with reasons; the likeliest first, MOST at most.

    Reasons: an address of both was named at once; a phone that ends alike; variants of one mail address; the
    same name together with the household, the company or one of the former. Four queries.
    """
    recorded, dismissed = pairs_of(customer)
    own = list(customer.identities.all())
    visible = Customer.objects.visible_to(user).present().exclude(id__in=[customer.id, *dismissed])
    texts = {searched for identity in own if (searched := searched_form(identity))}
    if len(customer.name.split()) > 1:
        texts.add(customer.name)
    alike = [Customer.objects.found_by(text).order_by().values("id") for text in sorted(texts)]
    asked = Customer.objects.filter(id__in=recorded).order_by().values("id")
    others = visible.filter(id__in=asked.union(*alike) if alike else asked)
    found = []
    for other in others.prefetch_related("identities")[:MOST_LOOKED_AT]:
        reasons = [NAMED] if other.id in recorded else []
        reasons += reasons_for(customer, own, other, list(other.identities.all()))
        if reasons:
            found.append(Suggestion(other, tuple(reasons)))
    return sorted(found, key=lambda suggestion: -len(suggestion.reasons))[:MOST]


def pairs_of(customer: Customer) -> tuple[set[int], set[int]]:
    """The other cards of kept pairs: those that wait for a decision, and those that are two people."""
    recorded: set[int] = set()
    dismissed: set[int] = set()
    of_customer = MergeSuggestion.objects.filter(Q(customer=customer) | Q(other=customer))
    for low, high, dismissed_at in of_customer.values_list("customer_id", "other_id", "dismissed_at"):
        (dismissed if dismissed_at else recorded).add(high if low == customer.id else low)
    return recorded, dismissed


def searched_form(identity: Identity) -> str:
    if identity.kind == "phone":
        return phone_end(identity.value)
    if identity.kind == "email":
        return mail_base(identity.value)
    return ""


def reasons_for(one: Customer, own: list[Identity], other: Customer, theirs: list[Identity]) -> list[Any]:
    """Pure: why two cards look alike; empty when nothing more than a name speaks for it."""
    reasons: list[Any] = []
    if phones := shared(own, theirs, "phone", phone_end):
        reasons.append(_("Phones end alike: …%(end)s") % {"end": sorted(phones)[0]})
    if mails := shared(own, theirs, "email", mail_base):
        reasons.append(_("Variants of one mail address: %(mail)s") % {"mail": sorted(mails)[0]})
    if same_name(one.name, other.name):
        if one.household_id and one.household_id == other.household_id:
            reasons.append(_("Same name and household"))
        if one.company_id and one.company_id == other.company_id:
            reasons.append(_("Same name and company"))
        if reasons:
            reasons.append(_("Same name"))
    return reasons


def shared(own: list[Identity], theirs: list[Identity], kind: str, form: Any) -> set[str]:
    return {form(i.value) for i in own if i.kind == kind} & {
        form(i.value) for i in theirs if i.kind == kind
    } - {""}


def same_name(one: str, other: str) -> bool:
    """The same words in any order, whatever the case and marks."""
    words = sorted(re.findall(r"\w+", fold(one)))
    return len(words) > 1 and words == sorted(re.findall(r"\w+", fold(other)))
