from zabota.core.holdings import holds
from zabota.desk.holdings import TALKS
from zabota.reports.models import ContactFact

holds(ContactFact, TALKS, of=("customer",))
