from zabota.reception.models.book_entry import BookEntry
from zabota.reception.models.call import Call
from zabota.reception.models.consultation import Consultation
from zabota.reception.models.extension import Extension
from zabota.reception.models.hand_over import HandOver
from zabota.reception.models.senior_call import SeniorCall

__all__ = ["BookEntry", "Call", "Consultation", "Extension", "HandOver", "SeniorCall"]
