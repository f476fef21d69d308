from zabota.recovery.models.budget import GoodwillBudget
from zabota.recovery.models.call_script import CallScript
from zabota.recovery.models.candour import Candour
from zabota.recovery.models.case import RecoveryCase
from zabota.recovery.models.compensation import CompensatedCustomer, Compensation
from zabota.recovery.models.goodwill import Goodwill, GoodwillLimit
from zabota.recovery.models.lack import LackQuestion
from zabota.recovery.models.step import CaseStep
from zabota.recovery.models.weight import CustomerWeight

__all__ = [
    "CallScript",
    "Candour",
    "CaseStep",
    "CompensatedCustomer",
    "Compensation",
    "CustomerWeight",
    "Goodwill",
    "GoodwillBudget",
    "GoodwillLimit",
    "LackQuestion",
    "RecoveryCase",
]
