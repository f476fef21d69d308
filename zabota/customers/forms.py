from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.company.models import Branch, User
from zabota.company.parameters import value_of
from zabota.customers.models import Identity

LANGUAGES = [("", _("not known")), ("en", "English"), ("ru", "Русский"), ("ro", "Română")]
ADDRESS_KINDS = [(kind, Identity.LABELS[kind]) for kind in ("phone", "email", "card")]
MOMENT = "%Y-%m-%dT%H:%M"


def class_choices(present: str = "") -> list[tuple[str, Any]]:
    """The classes the company works with; one that is on a card already stays choosable."""
    classes = [name.strip() for name in value_of("customers.classes").split(",") if name.strip()]
    if present and present not in classes:
        classes.append(present)
    return [("", _("no class")), *((name[:20], name[:20]) for name in classes)]


def branch_choices(user: User) -> Any:
    branches = Branch.objects.filter(closed_for_good_at=None)
    return branches if user.sees_all_branches else branches.filter(id__in=user.branch_ids)


class NewCustomerForm(forms.Form):
    fields: dict[str, Any]
    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=160, required=False)
    phone = forms.CharField(
        label=_("Phone"), max_length=60, required=False, widget=forms.TextInput({"type": "tel"})
    )
    email = forms.CharField(
        label=_("E-mail"), max_length=254, required=False, widget=forms.TextInput({"type": "email"})
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    branch = forms.ModelChoiceField(label=_("Branch"), queryset=Branch.objects.none(), empty_label=None)
    expectation = forms.CharField(
        label=_("What does the customer expect?"),
        help_text=_("In the customer's own words. It stays a hypothesis until the customer confirms it."),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["branch"].queryset = branch_choices(user)
        if not value_of("customers.remarks_until_asked"):
            del self.fields["expectation"]


class ChangeCustomerForm(forms.Form):
    fields: dict[str, Any]
    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=160, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    customer_class = forms.ChoiceField(label=_("Class"), required=False)
    manager = forms.ModelChoiceField(label=_("Own manager"), queryset=User.objects.none(), required=False)
    company = forms.CharField(label=_("Company"), max_length=160, required=False)
    is_corporate = forms.BooleanField(label=_("Speaks for the company"), required=False)
    household = forms.CharField(label=_("Household"), max_length=160, required=False)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, user: User, customer: Any, **kwargs: Any):
        languages = [*LANGUAGES]
        if customer.language and customer.language not in dict(LANGUAGES):
            languages.append((customer.language, customer.language))
        kwargs.setdefault("initial", self.stands(customer))
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages
        self.fields["customer_class"].choices = class_choices(customer.customer_class)
        colleagues = User.objects.visible_to(user).active().values("pk")
        self.fields["manager"].queryset = User.objects.filter(
            Q(pk__in=colleagues) | Q(pk=customer.manager_id)
        )
        if not customer.keeps_remarks:
            del self.fields["household"], self.fields["note"]

    @staticmethod
    def stands(customer: Any) -> dict[str, Any]:
        """The card as it stands, as the form shows it."""
        return {
            "version": customer.version,
            "name": customer.name,
            "language": customer.language,
            "customer_class": customer.customer_class,
            "manager": customer.manager_id,
            "company": str(customer.company or ""),
            "is_corporate": customer.is_corporate,
            "household": str(customer.household or ""),
            "note": customer.note,
        }


class AddressForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=ADDRESS_KINDS)
    value = forms.CharField(label=_("Address"), max_length=254)


class ExpectationForm(forms.Form):
    text = forms.CharField(
        label=_("What the customer expects, in the customer's own words"),
        widget=forms.Textarea({"rows": 2}),
        max_length=4000,
    )
    is_confirmed = forms.BooleanField(label=_("The customer confirmed it"), required=False)


class WishForm(forms.Form):
    text = forms.CharField(
        label=_("What the customer would like us to have or do"),
        widget=forms.Textarea({"rows": 2}),
        max_length=4000,
    )


class PromiseForm(forms.Form):
    fields: dict[str, Any]
    text = forms.CharField(label=_("What we promise"), widget=forms.Textarea({"rows": 2}), max_length=4000)
    due_at = forms.DateTimeField(
        label=_("By when"),
        input_formats=[MOMENT, f"{MOMENT}:%S"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT),
    )
    owner = forms.ModelChoiceField(label=_("Who sees to it"), queryset=User.objects.none(), empty_label=None)

    def __init__(self, *args: Any, user: User, **kwargs: Any):
        soon = timezone.localtime().replace(minute=0, second=0) + timedelta(days=1)
        kwargs.setdefault("initial", {"owner": user.pk, "due_at": soon})
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.visible_to(user).active()


class ListForm(forms.Form):
    """What the list of customers is narrowed to; whatever makes no sense is left out."""

    fields: dict[str, Any]
    q = forms.CharField(label=_("Any part of a name, phone, e-mail or card"), required=False, max_length=200)
    branch = forms.ModelChoiceField(
        label=_("Branch"), queryset=Branch.objects.none(), required=False, empty_label=_("All branches")
    )
    customer_class = forms.ChoiceField(label=_("Class"), required=False)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("All languages")), *LANGUAGES[1:]]
    )
    privacy = forms.ChoiceField(label=_("Privacy"), required=False)

    def __init__(self, *args: Any, user: User, privacies: list[tuple[str, Any]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["branch"].queryset = branch_choices(user)
        self.fields["customer_class"].choices = [("", _("All classes")), *class_choices()[1:]]
        self.fields["privacy"].choices = [("", _("Any privacy")), *privacies]
