from zabota.recovery.models.call_script import CallScript
from zabota.recovery.models.case import RecoveryCase
from zabota.recovery.models.goodwill import Goodwill, GoodwillLimit
from zabota.recovery.models.step import CaseStep

__all__ = ["CallScript", "CaseStep", "Goodwill", "GoodwillLimit", "RecoveryCase"]
