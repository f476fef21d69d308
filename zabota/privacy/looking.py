"""Who looked: the access log narrowed to a person, a customer, a day and a kind."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.customers.models import Customer
from zabota.privacy.models import Access
from zabota.privacy.person import cards_of
from zabota.privacy.queries import AccessQuerySet

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(9000, 1, 1)
"""Nothing happened before or after: days beyond cannot be reckoned with in every zone."""
NOUNS = ("by", "customer", "conversation")


class LookForm(forms.Form):
    by = forms.ModelChoiceField(User.objects.none(), label=_("Who"), required=False, empty_label=_("anybody"))
    kind = forms.ChoiceField(label=_("What"), required=False)
    on = forms.DateField(
        label=_("On the day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    customer = forms.IntegerField(
        label=_("Number of the customer"), required=False, min_value=1, max_value=2**62
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["by"].queryset = User.objects.visible_to(user)
        fields["kind"].choices = [("", _("anything")), *Access.Kind.choices]


def accesses_for(user: User, asked: Mapping[str, Any]) -> AccessQuerySet:
    """`asked`: by (a user), kind, on (a day here), customer (a number); what is empty is not asked."""
    found = Access.objects.visible_to(user).select_related(*NOUNS)
    if asked.get("by"):
        found = found.filter(by=asked["by"])
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    if asked.get("on"):
        day = min(max(asked["on"], FIRST_DAY), LAST_DAY)
        found = found.filter(at__gte=midnight(day), at__lt=midnight(day + timedelta(days=1)))
    if asked.get("customer"):
        found = found.filter(customer__in=cards_of_number(asked["customer"]))
    return found


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def cards_of_number(number: int) -> list[int]:
    """The card with all that were merged into it."""
    customer = Customer.objects.filter(pk=number).first()
    return cards_of(customer) if customer else []
