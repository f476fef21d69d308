"""What a survey kind must know: how its page is shown and read. A kind is one file in `feedback/kinds/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from zabota.core.registry import Registry
from zabota.feedback.models.response import LONGEST_TEXT
from zabota.feedback.question_kind import Said

if TYPE_CHECKING:
    from zabota.feedback.models import Invitation


@dataclass(frozen=True)
class Answers:
    """What a customer entered: touchpoint id -> (score, why); `said`: question id -> the rows of its answer.

    `errors`: a touchpoint's id, a question's field (q-7), or "" for the page -> words.
    """

    marks: dict[int, tuple[int, str]] = field(default_factory=dict)
    comment: str = ""
    errors: dict[int | str, Any] = field(default_factory=dict)
    said: dict[int, tuple[Said, ...]] = field(default_factory=dict)


class SurveyKind:
    """Subclass, register, and bring `template`, the fields of the survey page."""

    name = ""
    label: Any = ""
    template = ""

    def lines(self, invitation: "Invitation", language: str, answers: Answers) -> list[dict[str, Any]]:
        """What `template` shows, one item a question, with what was already entered."""
        raise NotImplementedError

    def read(self, invitation: "Invitation", entered: Mapping[str, str]) -> Answers:
        """Make answers of a submitted form; never raises on what a stranger may send."""
        raise NotImplementedError


survey_kinds: Registry[SurveyKind] = Registry("feedback/kinds")


def survey_kind_choices() -> list[tuple[str, Any]]:
    return [(kind.name, kind.label) for kind in survey_kinds]


def plain(text: str) -> str:
    """What a customer typed, without the one character that PostgreSQL cannot keep."""
    return text.replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST_TEXT]
