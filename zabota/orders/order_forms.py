"""What is entered for a service order."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zabota.company.parameters import value_of
from zabota.orders.actions.give_warranty import MOST_DAYS
from zabota.orders.actions.offer_options import WayOut
from zabota.orders.models import Licence, Maker, Part, RequestType, Work

MOMENT = {"attrs": {"type": "datetime-local"}, "format": "%Y-%m-%dT%H:%M"}
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
DAY = {"attrs": {"type": "date"}, "format": "%Y-%m-%d"}
WAYS = 3


def moment_field(label: Any, help_text: Any = "") -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.DateTimeInput(**MOMENT),  # type: ignore[arg-type]
        input_formats=MOMENTS,
    )


def words(label: Any, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=5_000, widget=forms.Textarea(attrs={"rows": rows}), **more)


class OrderForm(forms.Form):
    fields: dict[str, Any]
    request_type = forms.ModelChoiceField(
        RequestType.objects.none(), label=_("Kind of request"), empty_label=None
    )
    work = forms.ModelChoiceField(Work.objects.all(), label=_("Kind of work"), empty_label=_("Choose"))
    maker = forms.ModelChoiceField(
        Maker.objects.all(), label=_("Maker"), required=False, empty_label=_("another one")
    )
    item = forms.CharField(label=_("The thing"), max_length=160)
    serial = forms.CharField(
        label=_("Serial number"), max_length=80, help_text=_("Or how else it is told from others.")
    )
    fault = words(_("What is wrong, in the customer's words"), rows=3)
    address = forms.CharField(
        label=_("Address, if we come"),
        max_length=240,
        required=False,
        help_text=_("Leave it empty when the thing is brought to us."),
    )
    promised_at = moment_field(_("Promised by"), _("Empty: by when the steps take their time."))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["request_type"].queryset = RequestType.objects.in_use().filter(is_order=True)


class WordsForm(forms.Form):
    text = words(_("What was found or done"), rows=3)


class PriceForm(forms.Form):
    amount = forms.DecimalField(label=_("Price"), min_value=0, max_digits=12, decimal_places=2)
    price_of_new = forms.DecimalField(
        label=_("What a new one costs"), min_value=0, max_digits=12, decimal_places=2, required=False
    )
    covers = words(_("What the price covers"))


class PriceAnswerForm(forms.Form):
    agreed = forms.ChoiceField(
        label=_("What did the customer say?"),
        choices=(("yes", _("yes, do it")), ("no", _("no"))),
        widget=forms.RadioSelect,
    )
    said = forms.CharField(label=_("How and in what words"), max_length=1_000)


class PartForm(forms.Form):
    name = forms.CharField(label=_("Name of the part"), max_length=120)
    serial = forms.CharField(label=_("Serial number"), max_length=80, required=False)
    origin = forms.ChoiceField(label=_("Where it is from"), choices=Part.Origin)


class FateForm(forms.Form):
    fate = forms.ChoiceField(label=_("Where it went"), choices=Part.Fate)
    serial = forms.CharField(label=_("Number as read now"), max_length=80, required=False)
    note = forms.CharField(label=_("Remark"), max_length=240, required=False)


class WarrantyForm(forms.Form):
    days = forms.IntegerField(label=_("How many days"), min_value=1, max_value=MOST_DAYS)
    covers = words(_("What the warranty covers"))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        usual = {"days": value_of("orders.warranty_days"), "covers": value_of("orders.warranty_covers")}
        self.initial = {**usual, **self.initial}


class WaysForm(forms.Form):
    """Ways out of a missed date; at least two are filled in."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for number in range(1, WAYS + 1):
            told = {"number": number}
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("Way out %(number)d") % told, max_length=240, required=number < WAYS
            )
            self.fields[f"date_{number}"] = moment_field(_("New date %(number)d") % told)

    def ways(self) -> list[WayOut]:
        kept = self.cleaned_data
        numbers = [number for number in range(1, WAYS + 1) if kept.get(f"text_{number}")]
        return [WayOut(kept[f"text_{number}"], kept.get(f"date_{number}")) for number in numbers]


class WorkForm(forms.Form):
    name = forms.CharField(label=_("Kind of work"), max_length=120)
    needs_licence = forms.BooleanField(label=_("Only under a licence"), required=False, initial=True)


class MakerForm(forms.Form):
    name = forms.CharField(label=_("Maker"), max_length=120)
    is_authorised = forms.BooleanField(label=_("They authorised us"), required=False)
    authorised_until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(**DAY),  # type: ignore[arg-type]
    )


class AreaForm(forms.Form):
    name = forms.CharField(label=_("Area"), max_length=120)
    places = words(_("Places, one a line"), rows=6)


class LicenceForm(forms.Form):
    number = forms.CharField(label=_("Licence number"), max_length=60)
    issuer = forms.CharField(label=_("Who gave it"), max_length=160)
    holder_kind = forms.ChoiceField(label=_("Whose it is"), choices=Licence.Holder)
    holder = forms.CharField(label=_("Name of that company or craftsman"), max_length=160, required=False)
    valid_from = forms.DateField(label=_("Valid from"), widget=forms.DateInput(**DAY))  # type: ignore[arg-type]
    valid_until = forms.DateField(label=_("Valid until"), widget=forms.DateInput(**DAY))  # type: ignore[arg-type]
    works = forms.ModelMultipleChoiceField(
        Work.objects.all(), label=_("For which work"), widget=forms.CheckboxSelectMultiple
    )
