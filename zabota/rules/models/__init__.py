from zabota.rules.models.rule import Rule
from zabota.rules.models.rule_run import RuleRun

__all__ = ["Rule", "RuleRun"]
