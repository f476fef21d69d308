from zabota.complaints.models.complaint import Complaint
from zabota.complaints.models.deadline_rule import DeadlineRule
from zabota.complaints.models.step import ComplaintStep

__all__ = ["Complaint", "ComplaintStep", "DeadlineRule"]
