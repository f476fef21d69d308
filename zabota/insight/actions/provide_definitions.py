from django.utils import translation

from zabota.insight.kpi import kpis
from zabota.insight.models import KpiDefinition


def provide_definitions() -> None:
    """Write down what every KPI means in this version; a version once written is never changed."""
    with translation.override("en"):
        for kpi in kpis:
            KpiDefinition.objects.get_or_create(
                name=kpi.name, version=kpi.version, defaults={"formula": str(kpi.formula)}
            )
