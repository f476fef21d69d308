"""The shapes that several question kinds share: numbers on a scale, and one of several named answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.feedback.question_kind import QuestionKind, Said, Unclear

if TYPE_CHECKING:
    from zabota.feedback.models import Answer, Question


class ScaleKind(QuestionKind):
    """A whole number from `lowest` to `highest`, with a word at each end; kept as `value`."""

    template = "feedback/kinds/scale.html"
    lowest = 1
    highest = 10
    ends: tuple[Any, Any] = ("", "")

    def line(self, question: "Question", language: str, said: Sequence[Said]) -> dict[str, Any]:
        scale = range(self.lowest, self.highest + 1)
        chosen = said[0].value if said else None
        shown = {"scale": scale, "ends": self.ends, "chosen": chosen, "width": len(scale)}
        return {**super().line(question, language, said), **shown}

    def read(self, question: "Question", entered: Mapping[str, Any]) -> tuple[Said, ...]:
        text = entered.get(f"q-{question.id}", "")
        if not text:
            return ()
        values = {str(value): value for value in range(self.lowest, self.highest + 1)}
        if text not in values:
            limits = {"lowest": self.lowest, "highest": self.highest}
            raise Unclear(_("Please choose a whole number from %(lowest)d to %(highest)d.") % limits)
        return (Said(value=values[text]),)

    def accepts(self, question: "Question", said: Sequence[Said]) -> bool:
        return len(said) == 1 and type(said[0].value) is int and self.lowest <= said[0].value <= self.highest

    def shown(self, answer: "Answer", language: str) -> str:
        return _("%(value)s of %(highest)d") % {"value": answer.value, "highest": self.highest}


@dataclass(frozen=True)
class Option:
    """One named answer: `key` is kept for ever, `value` orders it, `icon` is its face where it has one."""

    key: str
    label: Any
    value: int | None = None
    icon: str = ""


class NamedKind(QuestionKind):
    """One (or several) of named answers; kept as `key`, and as `value` where they have an order."""

    template = "feedback/kinds/named.html"
    options: tuple[Option, ...] = ()

    def options_of(self, question: "Question", language: str) -> Sequence[Option]:
        return self.options

    def takes_several(self, question: "Question") -> bool:
        return False

    def line(self, question: "Question", language: str, said: Sequence[Said]) -> dict[str, Any]:
        chosen = [row.key for row in said]
        several = self.takes_several(question)
        shown = {"options": self.options_of(question, language), "chosen": chosen, "several": several}
        return {**super().line(question, language, said), **shown}

    def read(self, question: "Question", entered: Mapping[str, Any]) -> tuple[Said, ...]:
        keys = all_of(entered, f"q-{question.id}")
        if not keys:
            return ()
        said = self.said(question, keys)
        if not self.accepts(question, said):
            raise Unclear(_("Please choose one of the answers."))
        return said

    def said(self, question: "Question", keys: Sequence[str]) -> tuple[Said, ...]:
        values = {option.key: option.value for option in self.options_of(question, "")}
        return tuple(Said(key=key, value=values.get(key)) for key in dict.fromkeys(keys))

    def accepts(self, question: "Question", said: Sequence[Said]) -> bool:
        known = {option.key for option in self.options_of(question, "")}
        keys = [row.key for row in said]
        few_enough = len(keys) == 1 or (self.takes_several(question) and len(set(keys)) == len(keys) > 0)
        return few_enough and known.issuperset(keys)

    def shown(self, answer: "Answer", language: str) -> str:
        with override(language):
            found = {option.key: str(option.label) for option in self.options_of(answer.question, language)}
        return found.get(answer.key, answer.key)


def all_of(entered: Mapping[str, Any], name: str) -> list[str]:
    """Every value of a field, whether it came from a browser's form or as plain pairs."""
    several = getattr(entered, "getlist", None)
    found = several(name) if several else [entered.get(name, "")]
    return [value for value in found if value]
