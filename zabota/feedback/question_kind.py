"""What a question kind must know: how it is worded, shown, read and kept. A kind is one file in `kinds/`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import override

from zabota.core.registry import Registry

if TYPE_CHECKING:
    from zabota.feedback.models import Answer, Question

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Said:
    """One row of an answer, as `Answer` keeps it."""

    value: int | None = None
    key: str = ""
    text: str = ""
    other_value: int | None = None
    touchpoint_id: int | None = None


class Unclear(Exception):
    """What was entered is no answer to this question; the message says what to do."""


class QuestionKind:
    """Subclass, register, and bring `template`: the question's fields on the customer's page."""

    name = ""
    label: Any = ""
    hint: Any = ""
    """For the marketer: what it finds out."""
    order = 50
    template = ""
    needs_touchpoint = False
    takes_touchpoint = True
    has_options = False
    seconds = 4
    """About how long a customer needs for it."""

    def default_words(self, touchpoint_name: str) -> str:
        """Asked where the marketer wrote nothing, in the current language; empty: words are needed."""
        return ""

    def words(self, question: "Question", language: str) -> str:
        with override(language):
            own = self.default_words(question.touchpoint.name_in(language) if question.touchpoint else "")
        return question.text_in(language) or own or next(iter(question.texts.values()), "")

    def gaps(self, question: "Question") -> list[str]:
        """The languages in which a customer would read another language's words."""
        if question.texts or not self.default_words("x"):
            return [code for code in LANGUAGES if not question.text_in(code)]
        names = question.touchpoint.names if question.touchpoint else None
        others = [code for code in LANGUAGES if code != settings.LANGUAGE_CODE]
        return [code for code in others if names is not None and not names.get(code)]

    def problem(self, question: "Question") -> Any | None:
        """Why it cannot be asked as it stands, in words for the marketer; None when it can."""
        return None

    def line(self, question: "Question", language: str, said: Sequence[Said]) -> dict[str, Any]:
        """What `template` shows, with what was said already. Fields are `q-<id>` and `q-<id>-<more>`."""
        return {"id": question.id, "field": f"q-{question.id}", "name": self.words(question, language)}

    def read(self, question: "Question", entered: Mapping[str, Any]) -> tuple[Said, ...]:
        """From a submitted form, () when it was left out. Raises Unclear, and nothing else, on nonsense."""
        raise NotImplementedError

    def accepts(self, question: "Question", said: Sequence[Said]) -> bool:
        """Whether this can be an answer: what a form, a kiosk or a program sent is checked here again."""
        raise NotImplementedError

    def shown(self, answer: "Answer", language: str) -> str:
        """One kept row in words for the staff, in the current language."""
        return answer.text or answer.key or str(answer.value)


question_kinds: Registry[QuestionKind] = Registry("feedback/kinds")


def question_kind_choices() -> list[tuple[str, Any]]:
    return [(kind.name, kind.label) for kind in sorted(question_kinds, key=lambda kind: kind.order)]
