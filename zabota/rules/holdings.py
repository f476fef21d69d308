from zabota.core.holdings import holds
from zabota.desk.holdings import TALKS
from zabota.rules.models import RuleRun

holds(RuleRun, TALKS, of=("conversation__customer",), clears=("problem",))
