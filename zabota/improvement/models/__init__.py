from zabota.improvement.models.cause_link import CauseLink
from zabota.improvement.models.corrective_action import CorrectiveAction
from zabota.improvement.models.duty import Duty
from zabota.improvement.models.investigation import Investigation, Testimony
from zabota.improvement.models.meeting import AgendaItem, Meeting, MeetingMember
from zabota.improvement.models.root_cause import RootCause

__all__ = [
    "AgendaItem",
    "CauseLink",
    "CorrectiveAction",
    "Duty",
    "Investigation",
    "Meeting",
    "MeetingMember",
    "RootCause",
    "Testimony",
]
