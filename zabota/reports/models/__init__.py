from zabota.reports.models.contact_fact import AnswerFact, ContactFact
from zabota.reports.models.day_columns import DayColumns, DimensionWord
from zabota.reports.models.day_sum import DaySum
from zabota.reports.models.stale import StaleContact, StaleDay

__all__ = ["AnswerFact", "ContactFact", "DayColumns", "DaySum", "DimensionWord", "StaleContact", "StaleDay"]
