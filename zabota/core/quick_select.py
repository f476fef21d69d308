"""A select written in one go: Django renders a template for each option, and branches may be hundreds."""

from collections.abc import Iterator
from html import escape
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString


class QuickSelect(forms.Select):
    """For flat choices; looks and works as `forms.Select` does."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = set(self.format_value(value))
        written = ((str("" if key is None else key), str(label)) for key, label in self.choices)
        options = SafeString(
            "".join(
                f'<option value="{escape(key)}"{SELECTED if key in chosen else ""}>{escape(label)}</option>'
                for key, label in written
            )
        )
        attributes = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        return format_html("<select{}>{}</select>", attributes, options)


SELECTED = " selected"


class NamedRows(ModelChoiceIterator):
    """Id and name alone are fetched, no whole rows."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        yield from self.queryset.values_list("pk", "name")


class NamedChoiceField(forms.ModelChoiceField):
    """One of many rows that are told apart by their `name`."""

    widget = QuickSelect
    iterator = NamedRows
