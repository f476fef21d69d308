from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.feedback.question_kind import LANGUAGES, QuestionKind, Said, Unclear, question_kinds
from zabota.feedback.question_shapes import Option
from zabota.insight.statistics.kano import Feeling, kano_class

if TYPE_CHECKING:
    from zabota.feedback.models import Answer, Question

ANSWERS = (
    Option(str(int(Feeling.LIKE)), gettext_lazy("I like it"), Feeling.LIKE),
    Option(str(int(Feeling.EXPECT)), gettext_lazy("It must be so"), Feeling.EXPECT),
    Option(str(int(Feeling.NEUTRAL)), gettext_lazy("I do not care"), Feeling.NEUTRAL),
    Option(str(int(Feeling.TOLERATE)), gettext_lazy("I can live with it"), Feeling.TOLERATE),
    Option(str(int(Feeling.DISLIKE)), gettext_lazy("I dislike it"), Feeling.DISLIKE),
)
CLASSES = {
    "A": gettext_lazy("attractive: delights when there, is not missed when absent"),
    "O": gettext_lazy("the more the better"),
    "M": gettext_lazy("must be: taken for granted, angers when absent"),
    "I": gettext_lazy("indifferent"),
    "R": gettext_lazy("reverse: better without it"),
    "Q": gettext_lazy("contradictory answer"),
}
FIELDS = {str(int(feeling)): feeling for feeling in Feeling}


@question_kinds.register
class Kano(QuestionKind):
    """A pair: how it is with it (`value` 1-5) and without it (`other_value`); `key` is its class.

    `details`: {"other_texts": {language: the second question's words}}.
    """

    name = "kano"
    label = gettext_lazy("Kano pair")
    hint = gettext_lazy(
        "What must be there, what delights, what nobody needs: two questions, five answers each."
    )
    order = 40
    template = "feedback/kinds/kano.html"
    seconds = 12

    def default_words(self, touchpoint_name: str) -> str:
        if not touchpoint_name:
            return ""
        return _("%(touchpoint)s: if it is good, what do you say?") % {"touchpoint": touchpoint_name}

    def other_words(self, question: "Question", language: str) -> str:
        texts = question.details.get("other_texts") or {}
        name = question.touchpoint.name_in(language) if question.touchpoint else ""
        if texts:
            return texts.get(language) or next(iter(texts.values()))
        if name:
            return _("%(touchpoint)s: and if it is bad or missing?") % {"touchpoint": name}
        return _("And if it were missing?")

    def gaps(self, question: "Question") -> list[str]:
        texts = question.details.get("other_texts") or {}
        unsaid = [code for code in LANGUAGES if texts and not texts.get(code)]
        return [code for code in LANGUAGES if code in unsaid or code in super(Kano, self).gaps(question)]

    def problem(self, question: "Question") -> Any | None:
        if question.touchpoint is None and not question.texts:
            return _("Choose a touchpoint, or write what is asked about.")
        return None

    def line(self, question: "Question", language: str, said: Sequence[Said]) -> dict[str, Any]:
        first, second = (said[0].value, said[0].other_value) if said else (None, None)
        field = f"q-{question.id}"
        halves = [
            {"field": field, "name": self.words(question, language), "chosen": first},
            {"field": f"{field}-other", "name": self.other_words(question, language), "chosen": second},
        ]
        return {**super().line(question, language, said), "halves": halves, "options": ANSWERS}

    def read(self, question: "Question", entered: Mapping[str, Any]) -> tuple[Said, ...]:
        first = entered.get(f"q-{question.id}", "")
        second = entered.get(f"q-{question.id}-other", "")
        if not first and not second:
            return ()
        if first not in FIELDS or second not in FIELDS:
            raise Unclear(_("Please answer both halves: only together they tell us something."))
        return (pair(FIELDS[first], FIELDS[second]),)

    def accepts(self, question: "Question", said: Sequence[Said]) -> bool:
        return len(said) == 1 and pair_or_none(said[0].value, said[0].other_value) == said[0]

    def shown(self, answer: "Answer", language: str) -> str:
        return str(CLASSES.get(answer.key, answer.key))


def pair(functional: int, dysfunctional: int) -> Said:
    key = str(kano_class(Feeling(functional), Feeling(dysfunctional)))
    return Said(value=int(functional), other_value=int(dysfunctional), key=key)


def pair_or_none(functional: int | None, dysfunctional: int | None) -> Said | None:
    feelings = set(Feeling)
    return pair(functional, dysfunctional) if functional in feelings and dysfunctional in feelings else None
