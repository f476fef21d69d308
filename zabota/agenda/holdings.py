from zabota.agenda.models import Task
from zabota.core.holdings import holds
from zabota.desk.holdings import TALKS

holds(Task, TALKS, of=("conversation__customer", "customer"), clears=("text", "outcome"))
