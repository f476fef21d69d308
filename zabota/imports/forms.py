from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.company.models import User
from zabota.customers.forms import branch_choices
from zabota.imports.models import CustomerImport
from zabota.imports.table import DELIMITERS, ENCODINGS, WORDS

LABELS = {
    "name": pgettext_lazy("person", "Name"),
    "surname": _("Surname"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "card": pgettext_lazy("loyalty", "Card"),
    "language": _("Language"),
    "customer_class": _("Class"),
}
NAMES = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1251": "Windows-1251", "cp1250": "Windows-1250"}


class FileForm(forms.Form):
    fields: dict[str, Any]
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv,text/csv"}),
        help_text=_("A table as CSV; its first row names the columns."),
    )
    branch: Any = forms.ModelChoiceField(
        None, label=_("Branch that serves them"), required=False, empty_label=_("none")
    )

    def __init__(self, *args: Any, user: User, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["branch"].queryset = branch_choices(user)


class ReadingForm(forms.Form):
    """How the file is written, and which column is which."""

    fields: dict[str, Any]
    encoding = forms.ChoiceField(
        label=_("Letters"), choices=[(one, NAMES.get(one, one)) for one in ENCODINGS]
    )
    delimiter = forms.ChoiceField(label=_("Columns are parted by"), choices=list(DELIMITERS.items()))
    duplicates = forms.ChoiceField(
        label=_("Where a card has the address already"),
        choices=CustomerImport.Duplicates.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, of: CustomerImport, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial = {"encoding": of.encoding, "delimiter": of.delimiter, "duplicates": of.duplicates}
        columns = [("", _("none")), *((str(n), name or str(n + 1)) for n, name in enumerate(of.columns))]
        for field in WORDS:
            self.fields[f"column_{field}"] = forms.ChoiceField(
                label=LABELS[field], choices=columns, required=False, initial=str(of.places.get(field, ""))
            )

    def values(self) -> dict[str, Any]:
        kept = self.cleaned_data
        places = {field: int(kept[f"column_{field}"]) for field in WORDS if kept[f"column_{field}"]}
        return {**{name: kept[name] for name in ("encoding", "delimiter", "duplicates")}, "places": places}
