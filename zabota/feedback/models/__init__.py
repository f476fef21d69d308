from zabota.feedback.models.answer import Answer
from zabota.feedback.models.invitation import Invitation, Refusal, Way
from zabota.feedback.models.question import Question
from zabota.feedback.models.quota import Quota
from zabota.feedback.models.response import EarlierVersion, Mark, Response
from zabota.feedback.models.spent_link import SpentLink
from zabota.feedback.models.survey import Survey
from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.models.touchpoint_judgement import TouchpointJudgement
from zabota.feedback.models.touchpoint_quiz import TouchpointQuiz
from zabota.feedback.models.wave import Wave

__all__ = [
    "Answer",
    "EarlierVersion",
    "Invitation",
    "Mark",
    "Question",
    "Quota",
    "Refusal",
    "Response",
    "SpentLink",
    "Survey",
    "Touchpoint",
    "TouchpointJudgement",
    "TouchpointQuiz",
    "Wave",
    "Way",
]
