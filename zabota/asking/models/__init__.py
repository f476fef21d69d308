from zabota.asking.models.call import Call, CallList
from zabota.asking.models.kiosk import Kiosk, KioskAnswer
from zabota.asking.models.paper import PaperBatch, PaperSheet
from zabota.asking.models.receipt import Receipt, Smiley, Voucher
from zabota.asking.models.till import Till

__all__ = [
    "Call",
    "CallList",
    "Kiosk",
    "KioskAnswer",
    "PaperBatch",
    "PaperSheet",
    "Receipt",
    "Smiley",
    "Till",
    "Voucher",
]
