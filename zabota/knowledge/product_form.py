from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.knowledge.models import FACTS, Product, ProductText


class ProductForm(forms.Form):
    """Price, place and picture, and the name and facts in every language."""

    fields: dict[str, Any]
    code = forms.CharField(label=_("Code"), max_length=60, required=False)
    price = forms.DecimalField(label=_("Price"), max_digits=12, decimal_places=2, min_value=0, required=False)
    branches = forms.ModelMultipleChoiceField(
        Branch.objects.all(), label=_("Available at"), required=False, widget=forms.CheckboxSelectMultiple
    )
    picture = forms.FileField(
        label=_("Picture"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"})
    )

    def __init__(self, *args: Any, product: Product | None = None, **kwargs: Any):
        stands: dict[str, Any] = {}
        if product:
            stands = {"code": product.code, "price": product.price, "branches": list(product.branches.all())}
            for text in product.texts.all():
                stands |= {f"{name}_{text.language}": getattr(text, name) for name in ("name", *FACTS)}
        super().__init__(*args, **kwargs | {"initial": stands})
        labels = {field.name: field.verbose_name for field in ProductText._meta.fields}
        for code, language in settings.LANGUAGES:
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name (%(language)s)") % {"language": language}, max_length=160, required=False
            )
            for fact in FACTS:
                self.fields[f"{fact}_{code}"] = forms.CharField(
                    label=f"{labels[fact]} ({language})",
                    required=False,
                    max_length=5_000,
                    widget=forms.Textarea(attrs={"rows": 1, "data-autosize": "", "lang": code}),
                )

    def texts(self) -> dict[str, dict[str, str]]:
        data = self.cleaned_data
        return {
            code: {name: data[f"{name}_{code}"] for name in ("name", *FACTS)}
            for code, _name in settings.LANGUAGES
        }
