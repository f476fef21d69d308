from zabota.answers.models import QuestionAsked
from zabota.core.holdings import holds
from zabota.desk.holdings import TALKS

holds(QuestionAsked, TALKS, of=("conversation__customer",), goes=True)
