"""The form of one question: its words in every language side by side, and what its kind needs besides."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from zabota.feedback.designing import only_words
from zabota.feedback.models import Question, Touchpoint
from zabota.feedback.question_kind import QuestionKind

LANGUAGES = settings.LANGUAGES
OPTIONS = range(1, 9)
LONGEST = 300


class QuestionForm(forms.Form):
    """`touchpoints`: those this user may choose from. The words left empty are the kind's own."""

    fields: dict[str, Any]

    def __init__(
        self,
        data: Any,
        *,
        kind: QuestionKind,
        touchpoints: list[Touchpoint],
        question: Question | None = None,
    ):
        super().__init__(data, initial=initial_of(question) if question else None)
        self.kind = kind
        names = [
            (point.id, f"{point} · {point.branch}" if point.branch else str(point)) for point in touchpoints
        ]
        self.by_id = {point.id: point for point in touchpoints}
        if kind.takes_touchpoint:
            none: list[tuple[Any, Any]] = (
                [] if kind.needs_touchpoint and question is not None else [("", _("choose"))]
            )
            if not kind.needs_touchpoint:
                none = [("", _("about no touchpoint"))]
            self.fields["touchpoint"] = forms.TypedChoiceField(
                label=_("Touchpoint"),
                choices=[*none, *names],
                coerce=int,
                empty_value=None,
                required=kind.needs_touchpoint,
            )
        if kind.name == "ranking":
            self.fields["touchpoints"] = forms.TypedMultipleChoiceField(
                label=_("Touchpoints to put in order"),
                choices=names,
                coerce=int,
                widget=forms.CheckboxSelectMultiple,
            )
        self.add_words("text", question.touchpoint if question else None)
        if kind.name == "kano":
            self.add_words("other", None)
        if kind.has_options:
            for place in OPTIONS:
                self.add_words(f"option_{place}", None)
            self.fields["several"] = forms.BooleanField(
                label=_("Several answers may be chosen"), required=False
            )

    def add_words(self, prefix: str, touchpoint: Touchpoint | None) -> None:
        for code, name in LANGUAGES:
            hint = ""
            if prefix == "text":
                with override(code):
                    hint = self.kind.default_words(touchpoint.name_in(code) if touchpoint else "…")
            self.fields[f"{prefix}_{code}"] = forms.CharField(
                label=name,
                max_length=LONGEST,
                required=False,
                widget=forms.TextInput(attrs={"placeholder": hint, "lang": code}),
            )

    def words_of(self, prefix: str) -> dict[str, str]:
        return only_words({code: self.cleaned_data.get(f"{prefix}_{code}") for code, _name in LANGUAGES})

    def rows(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """(what the words are for, a field for each language), for the page."""
        shown: list[tuple[Any, str]] = [(_("The question"), "text")]
        if self.kind.name == "kano":
            shown = [(_("With it"), "text"), (_("Without it"), "other")]
        if self.kind.has_options:
            shown += [(_("Answer %(number)d") % {"number": place}, f"option_{place}") for place in OPTIONS]
        return [(title, [self[f"{prefix}_{code}"] for code, _name in LANGUAGES]) for title, prefix in shown]

    def given(self, question: Question | None) -> dict[str, Any]:
        """What the actions take."""
        touchpoint = self.by_id.get(self.cleaned_data.get("touchpoint") or 0)
        if question and question.touchpoint and question.touchpoint_id not in self.by_id:
            touchpoint = question.touchpoint  # of a branch this user cannot see: it stays
        return {"texts": self.words_of("text"), "touchpoint": touchpoint, "details": self.details(question)}

    def details(self, question: Question | None) -> dict[str, Any]:
        if self.kind.name == "ranking":
            return {"touchpoints": self.cleaned_data["touchpoints"]}
        if self.kind.name == "kano":
            words = self.words_of("other")
            return {"other_texts": words} if words else {}
        if self.kind.has_options:
            return {"options": self.options(question), "several": self.cleaned_data["several"]}
        return {}

    def options(self, question: Question | None) -> list[dict[str, Any]]:
        """An option that stays keeps its key, so that its answers go on counting."""
        kept = [row["key"] for row in question.details.get("options", [])] if question else []
        found: list[dict[str, Any]] = []
        for place in OPTIONS:
            if texts := self.words_of(f"option_{place}"):
                key = (
                    kept[place - 1]
                    if place <= len(kept)
                    else new_key({*kept, *(row["key"] for row in found)})
                )
                found.append({"key": key, "texts": texts})
        return found


def new_key(taken: set[str]) -> str:
    return next(f"o{number}" for number in range(1, 1000) if f"o{number}" not in taken)


def initial_of(question: Question) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "touchpoint": question.touchpoint_id,
        "touchpoints": question.details.get("touchpoints", []),
        "several": question.details.get("several", False),
    }
    groups = {"text": question.texts, "other": question.details.get("other_texts", {})}
    for place, option in enumerate(question.details.get("options", []), 1):
        groups[f"option_{place}"] = option["texts"]
    for prefix, texts in groups.items():
        shown |= {f"{prefix}_{code}": text for code, text in texts.items()}
    return shown
