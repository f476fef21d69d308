"""The questions as whoever answers sees them, before anything is stored."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from zabota.company.models import Branch
from zabota.feedback.kind import Answers, survey_kinds
from zabota.feedback.models import Invitation, Survey
from zabota.feedback.questions import questions_at, touchpoints_in

LANGUAGES = {code for code, _name in settings.LANGUAGES}


def blank_sheet(survey: Survey, branch: Branch | None, language: str) -> Invitation:
    """An invitation that is not stored: what `invite_nobody` would ask at this branch now. Writes nothing."""
    questions = questions_at(survey, branch)
    marked = [{"id": point.id, "name": point.name_in(language)} for point in touchpoints_in(questions)]
    return Invitation(
        survey=survey,
        branch=branch,
        language=language,
        touchpoints=marked,
        questions=[question.id for question in questions],
        is_anonymous=survey.is_anonymous,
    )


def read_sheet(sheet: Invitation, entered: Mapping[str, str]) -> Answers:
    return survey_kinds[sheet.survey.kind].read(sheet, entered)


def read_marks(given: Any) -> dict[int, tuple[int, str]]:
    """Marks as JSON brought them, {"12": 7} or {"12": [7, "why"]}; ValueError for anything else."""
    if not isinstance(given, dict) or not given:
        raise ValueError("no marks")
    marks: dict[int, tuple[int, str]] = {}
    for key, said in given.items():
        score, why = said if isinstance(said, list) and len(said) == 2 else (said, "")
        if not str(key).isdecimal() or type(score) is not int or not isinstance(why, str):
            raise ValueError("a mark is a touchpoint and a whole number")
        marks[int(key)] = (score, why)
    return marks
