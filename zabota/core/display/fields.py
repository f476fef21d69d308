"""One form field with its label, help and errors tied together for screen readers."""

from typing import Any

from django.forms import BoundField, CheckboxInput, ClearableFileInput, Select, Textarea
from django.forms.widgets import CheckboxSelectMultiple, RadioSelect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from zabota.core.display.icons import icon


def field(bound: BoundField, label: str | None = None, hide_label: bool = False) -> SafeString:
    """The field as a block; hidden fields come bare. Groups of choices become a fieldset with a legend."""
    if bound.is_hidden:
        return SafeString(f"{bound}{bound.errors if bound.errors else ''}")
    widget = bound.field.widget
    hint, errors = _hint(bound), _errors(bound)
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return _group(bound, label or bound.label, hint, errors)
    if isinstance(widget, CheckboxInput):
        return _single_check(bound, label or bound.label, hint, errors)
    title = format_html(
        '<label class="form-label{}" for="{}">{}{}</label>',
        " visually-hidden" if hide_label else "",
        bound.id_for_label,
        label or bound.label,
        _optional(bound),
    )
    return format_html('<div class="field">{}{}{}{}</div>', title, _control(bound), hint, errors)


def _look(bound: BoundField) -> str:
    widget = bound.field.widget
    own = widget.attrs.get("class", "")
    base = "form-select" if isinstance(widget, Select) else "form-control"
    return " ".join(filter(None, [base, own, "is-invalid" if bound.errors else ""]))


def _described(bound: BoundField) -> dict[str, Any]:
    ids = [
        f"{bound.auto_id}_{part}"
        for part, there in (("help", bound.help_text), ("error", bound.errors))
        if there
    ]
    attrs = {"aria-describedby": " ".join(ids)} if ids else {}
    return {**attrs, "aria-invalid": "true"} if bound.errors else attrs


def _control(bound: BoundField) -> SafeString:
    attrs: dict[str, Any] = {"class": _look(bound), **_described(bound)}
    widget = bound.field.widget
    if isinstance(widget, Textarea) and not isinstance(widget, ClearableFileInput):
        attrs |= {"data-autosize": True, "rows": widget.attrs.get("rows", 3), "cols": False}
    return bound.as_widget(attrs=attrs)


def _optional(bound: BoundField) -> SafeString:
    if bound.field.required or bound.field.disabled:
        return SafeString("")
    return format_html(' <span class="field-optional">({})</span>', _("optional"))


def _hint(bound: BoundField) -> SafeString:
    if not bound.help_text:
        return SafeString("")
    return format_html('<div class="form-hint" id="{}_help">{}</div>', bound.auto_id, bound.help_text)


def _errors(bound: BoundField) -> SafeString:
    if not bound.errors:
        return SafeString("")
    texts = format_html_join(" ", "{}", ((error,) for error in bound.errors))
    return format_html(
        '<p class="form-error" id="{}_error">{}<span>{}</span></p>',
        bound.auto_id,
        icon("alert-circle", "small"),
        texts,
    )


def _single_check(bound: BoundField, label: Any, hint: SafeString, errors: SafeString) -> SafeString:
    box = bound.as_widget(attrs={"class": "form-check-input", **_described(bound)})
    return format_html(
        '<div class="field"><div class="form-check">{}'
        '<label class="form-check-label" for="{}">{}</label></div>{}{}</div>',
        box,
        bound.id_for_label,
        label,
        hint,
        errors,
    )


def _group(bound: BoundField, label: Any, hint: SafeString, errors: SafeString) -> SafeString:
    described = _described(bound).get("aria-describedby", "")
    bound.field.widget.attrs["class"] = "form-check-input"
    rows = format_html_join(
        "",
        '<div class="form-check">{}<label class="form-check-label" for="{}">{}</label></div>',
        ((choice.tag(), choice.id_for_label, choice.choice_label) for choice in bound),
    )
    return format_html(
        '<fieldset class="field"{}><legend>{}{}</legend>{}{}{}</fieldset>',
        format_html(' aria-describedby="{}"', described) if described else "",
        label,
        _optional(bound),
        rows,
        hint,
        errors,
    )
