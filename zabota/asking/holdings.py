from zabota.asking.models import Call, KioskAnswer, PaperSheet, Receipt, Smiley, Voucher
from zabota.core.holdings import holds
from zabota.feedback.holdings import ANSWERS

INVITED = ("invitation__customer",)

holds(Call, ANSWERS, of=("customer",), clears=("note", "reasons"))
holds(PaperSheet, ANSWERS, of=INVITED, instead={"first": {}, "second": None})
holds(KioskAnswer, ANSWERS, of=INVITED, instead={"said": {}, "problem": ""})
holds(Voucher, ANSWERS, of=("smiley__receipt__invitation__customer",), clears=("bill",), secret=("code",))
holds(Smiley, ANSWERS, of=("receipt__invitation__customer",), clears=("device",))
holds(Receipt, ANSWERS, of=INVITED, instead={"cashier": ""})
