from zabota.visits.models.appointment import Appointment
from zabota.visits.models.notice import Notice

__all__ = ["Appointment", "Notice"]
