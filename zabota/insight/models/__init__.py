from zabota.insight.models.kpi_definition import KpiDefinition
from zabota.insight.models.snapshot import Snapshot
from zabota.insight.models.target import Target

__all__ = ["KpiDefinition", "Snapshot", "Target"]
