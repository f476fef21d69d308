from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zabota.knowledge.models import Article


class ArticleForm(forms.Form):
    """One help page with its title and text in every language."""

    section = forms.CharField(label=_("Section"), max_length=80, required=False)
    order = forms.IntegerField(label=_("Place in the section"), initial=100, min_value=0, max_value=9999)

    def __init__(self, *args: Any, article: Article | None = None, **kwargs: Any):
        initial: dict[str, Any] = {}
        if article:
            initial = {"section": article.section, "order": article.order}
            for text in article.texts.all():
                initial |= {f"title_{text.language}": text.title, f"body_{text.language}": text.body}
        super().__init__(*args, **kwargs | {"initial": initial})
        for code, name in settings.LANGUAGES:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title (%(language)s)") % {"language": name}, max_length=160, required=False
            )
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Text (%(language)s)") % {"language": name},
                required=False,
                widget=forms.Textarea(attrs={"rows": 8, "data-autosize": ""}),
                help_text=_("Markdown: # heading, **bold**, - list, [words](address)"),
            )

    def texts(self) -> dict[str, tuple[str, str]]:
        data = self.cleaned_data
        return {code: (data[f"title_{code}"], data[f"body_{code}"]) for code, _name in settings.LANGUAGES}
