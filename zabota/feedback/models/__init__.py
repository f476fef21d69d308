from zabota.feedback.models.invitation import Invitation, Refusal
from zabota.feedback.models.response import Mark, Response
from zabota.feedback.models.survey import Survey, SurveyTouchpoint
from zabota.feedback.models.touchpoint import Touchpoint

__all__ = ["Invitation", "Mark", "Refusal", "Response", "Survey", "SurveyTouchpoint", "Touchpoint"]
